"""What people say about the graph: two things are the same or not, a claim or an entity is to be corrected.

Statements stand beside the claims and are applied when the graph is computed; no claim is edited. They point at what they
are about in the words of documents (`anchor.py`), so that they outlive a second import.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Literal

from .anchor import Anchor, ClaimAnchor, EntityAnchor
from .claim import ROLES_OF, TYPES_OF
from .errors import InvalidRecord
from .resolve.profiles import digest
from .resolve.telling import days_of

Verdict = Literal["same", "different", "unsure"]
VERDICTS = ("same", "different", "unsure")

STATUSES = ("delivered", "in_progress", "pledged", "cancelled")
ENTITY_TYPES = ("Organization", "Person", "Place")
_CURRENCY = re.compile("[A-Z]{3}")
ROLE_FIELDS = tuple(sorted(r for roles in ROLES_OF.values() for r in roles))
"""Fields of a claim whose value is the list of those who have the role."""
GOODS_FIELDS = ("goods", "quantity", "unit")
"""Fields of one of a claim's goods: its name, its figure, its unit."""
WORD_FIELDS = ("name", "role", "channel", "donor_text", "recipient_text")
"""Fields of a claim that are words of the text."""
CLAIM_FIELDS = ("rejected", "type", "status", "date", "money", "currency", *WORD_FIELDS, *GOODS_FIELDS, *ROLE_FIELDS)
ENTITY_FIELDS = ("name", "type", "kind", "division", "apart")
"""`apart` takes the targets out of their entity: they are another one of the same name."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who said something, when (ISO 8601 with an offset from UTC), and why."""

    author: str
    time: str
    reason: str = ""

    @property
    def moment(self) -> datetime:
        """The time in UTC: later statements win over earlier ones."""
        return datetime.fromisoformat(self.time).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two entities or two claims are the same, different, or it is unsure.

    >>> a, b = (EntityAnchor("Organization", n) for n in ("松江侨联", "松江市侨联"))
    >>> Judgement(b, a, "same", Signature("li", "2024-05-01T10:00:00+00:00", "one seal")).left.name
    '松江侨联'
    """

    left: Anchor
    right: Anchor
    verdict: Verdict
    signed: Signature
    undone: Signature | None = None

    def __post_init__(self) -> None:
        """Put the two in order; raise InvalidRecord where the judgement says nothing about two things of one kind."""
        if self.verdict not in VERDICTS:
            raise InvalidRecord(f"there is no verdict {self.verdict!r}; there are {', '.join(VERDICTS)}")
        if type(self.left) is not type(self.right):
            raise InvalidRecord("a judgement is about two entities or about two claims, not about one of each")
        if self.left == self.right:
            raise InvalidRecord(f"a judgement needs two different things, not {self.left} twice")
        _check_kinds(self.left, self.right)
        _check(self.signed, self.undone)
        if self.left.text > self.right.text:
            left, right = self.right, self.left
            object.__setattr__(self, "left", left)
            object.__setattr__(self, "right", right)

    @property
    def id(self) -> str:
        """Made from what is said, by whom and when: the same statement has one id in every store."""
        return "j" + digest(self.left.text, self.right.text, self.verdict, self.signed.author, self.signed.time)

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """What it is about."""
        return self.left, self.right

    @property
    def subject(self) -> str:
        """What two judgements about the same two things have in common: the latest of them rules."""
        return f"{self.left.text}\x1f{self.right.text}"

    @property
    def splits(self) -> EntityAnchor | None:
        """Of two bearers of one name that are different, the one that is taken out of the other's entity."""
        left, right = self.left, self.right
        if self.verdict != "different" or not isinstance(left, EntityAnchor) or not isinstance(right, EntityAnchor):
            return None
        if left.key != right.key:
            return None
        return right if right.document is not None else left


@dataclass(frozen=True, slots=True)
class Correction:
    """The `field` of a claim, or of an entity wherever `targets` name it, has the value `value`.

    `goods` says which goods are meant, by name as the claim has it; `parties` are those who have the role `field`. A value of
    None says that there is none. `rejected` (the claim is wrong) and `apart` have no value.
    """

    targets: tuple[Anchor, ...]
    field: str
    value: str | None
    signed: Signature
    goods: str | None = None
    parties: tuple[EntityAnchor, ...] = ()
    undone: Signature | None = None

    def __post_init__(self) -> None:
        """Raise InvalidRecord where the correction has no target, or its field cannot have the value."""
        kinds = {type(t) for t in self.targets}
        if len(kinds) != 1 or (ClaimAnchor in kinds and len(self.targets) > 1):
            raise InvalidRecord("a correction is of one claim, or of one entity by its names")
        object.__setattr__(self, "targets", tuple(sorted(set(self.targets), key=lambda t: t.text)))
        fields = CLAIM_FIELDS if ClaimAnchor in kinds else ENTITY_FIELDS
        if self.field not in fields:
            raise InvalidRecord(f"there is no field {self.field!r} to correct; there are {', '.join(fields)}")
        if ClaimAnchor not in kinds and self.field == "apart" and any(t.document is None for t in self.targets):
            raise InvalidRecord("to set an entity apart, name the documents in which it is another one")
        _check_value(self)
        _check(self.signed, self.undone)

    @property
    def id(self) -> str:
        """Made from what is said, by whom and when."""
        what = [*(t.text for t in self.targets), self.field, json.dumps([self.value, self.goods])]
        return "k" + digest(*what, *(p.text for p in self.parties), self.signed.author, self.signed.time)

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """What it is about."""
        return self.targets

    @property
    def subject(self) -> str:
        """What two corrections of the same field of the same thing have in common: the latest of them rules."""
        return "\x1f".join((*(t.text for t in self.targets), self.field, self.goods or ""))


Statement = Judgement | Correction


def ruling(statements: Iterable[Statement]) -> list[Statement]:
    """Those that are applied, the earliest first: neither undone, nor said otherwise later, nor unsure."""
    latest: dict[str, Statement] = {}
    for s in sorted(statements, key=order):
        if s.undone is None:
            latest[s.subject] = s
    kept = (s for s in latest.values() if not (isinstance(s, Judgement) and s.verdict == "unsure"))
    return sorted(kept, key=order)


def order(s: Statement) -> tuple[datetime, str]:
    """Earlier before later."""
    return s.signed.moment, s.id


def number_of(text: str) -> float:
    """A figure as people write one; raises InvalidRecord.

    >>> number_of("12,000")
    12000.0
    """
    try:
        value = float(text.replace(",", ""))
    except ValueError as error:
        raise InvalidRecord(f"{text!r} is no figure") from error
    if not 0 <= value < float("inf"):
        raise InvalidRecord(f"{text!r} is no figure that goods or money can have")
    return value


def money_of(text: str) -> tuple[float, str]:
    """An amount, with its ISO 4217 currency or ""; raises InvalidRecord.

    >>> money_of("12,000 EUR"), money_of("300")
    ((12000.0, 'EUR'), (300.0, ''))
    """
    amount, _, currency = text.strip().partition(" ")
    if currency and not _CURRENCY.fullmatch(currency):
        raise InvalidRecord(f"{currency!r} is no currency; give its ISO 4217 code, such as CNY")
    return number_of(amount), currency


def statement_text(s: Statement) -> str:
    """A statement as one line of JSON: what is kept in a store and written to a file."""
    body = asdict(s) | {"kind": "judgement" if isinstance(s, Judgement) else "correction", "id": s.id}
    return json.dumps(body, ensure_ascii=False, sort_keys=True)


def statement_of(line: str) -> Statement:
    """The statement that `statement_text` wrote; raises InvalidRecord for anything else."""
    try:
        body = json.loads(line)
        signed = Signature(**body["signed"])
        undone = Signature(**body["undone"]) if body.get("undone") else None
        if body["kind"] == "judgement":
            left, right = _anchor(body["left"]), _anchor(body["right"])
            return Judgement(left, right, body["verdict"], signed, undone)
        targets = tuple(_anchor(t) for t in body["targets"])
        parties = tuple(EntityAnchor(**p) for p in body.get("parties", ()))
        return Correction(targets, body["field"], body["value"], signed, body.get("goods"), parties, undone)
    except (ValueError, KeyError, TypeError) as error:
        raise InvalidRecord(f"this is no judgement or correction: {line[:80]!r}") from error


def _anchor(body: dict[str, object]) -> Anchor:
    if "name" in body:
        return EntityAnchor(**body)  # type: ignore[arg-type]  # a wrong key or type is told by statement_of
    return ClaimAnchor(**{k: tuple(v) if isinstance(v, list) else v for k, v in body.items()})  # type: ignore[arg-type]


def _check_kinds(left: Anchor, right: Anchor) -> None:
    if isinstance(left, ClaimAnchor) and isinstance(right, ClaimAnchor):
        if left.kind != right.kind:
            raise InvalidRecord(f"a {left.kind} and a {right.kind} cannot be judged to be one")
        if left.kind == "tie":
            raise InvalidRecord("a tie is told by its two ends: judge these, or correct the claim")
    elif isinstance(left, EntityAnchor) and (left.key, left.document) == (_key(right), right.document):
        raise InvalidRecord(f"{left} and {right} are one name; say in which document each stands")


def _key(anchor: Anchor) -> str | None:
    return anchor.key if isinstance(anchor, EntityAnchor) else None


def _check_value(c: Correction) -> None:
    field, value = c.field, c.value
    if (field in GOODS_FIELDS) != (c.goods is not None):
        raise InvalidRecord("goods, quantity and unit belong to goods that are named; other fields to none")
    if c.parties and field not in ROLE_FIELDS:
        raise InvalidRecord(f"{field} has a value, not parties")
    if (field in ("rejected", "apart") or field in ROLE_FIELDS) and value is not None:
        raise InvalidRecord(f"{field} has no value")
    if value is None or not isinstance(c.targets[0], ClaimAnchor):
        _check_entity_value(c)
        return
    known = {"status": STATUSES, "type": TYPES_OF[c.targets[0].kind]}.get(field)
    if known and value not in known:
        raise InvalidRecord(f"there is no {field} {value!r}; there are {', '.join(known)}")
    if field == "quantity":
        number_of(value)
    if field in ("money", "currency"):
        money_of(value if field == "money" else f"0 {value}")
    if field == "date" and not _is_date(value):
        raise InvalidRecord(f"{value!r} is no date; write a day 2020-02-08, a month, a year, or from/to")


def _is_date(value: str) -> bool:
    first, _, last = value.partition("/")
    return days_of(first, last or None) is not None


def _check_entity_value(c: Correction) -> None:
    needs = ("name", "type") if isinstance(c.targets[0], EntityAnchor) else ("type", "goods")
    if c.field in needs and not (c.value and c.value.strip()):
        raise InvalidRecord(f"{c.field} needs a value")
    if isinstance(c.targets[0], EntityAnchor) and c.field == "type" and c.value not in ENTITY_TYPES:
        raise InvalidRecord(f"there is no type {c.value!r}; there are {', '.join(ENTITY_TYPES)}")


def _check(signed: Signature, undone: Signature | None) -> None:
    for s in (signed, *((undone,) if undone else ())):
        if not s.author.strip():
            raise InvalidRecord("a statement needs an author")
        try:
            when = datetime.fromisoformat(s.time)
        except ValueError as error:
            raise InvalidRecord(f"{s.time!r} is no ISO 8601 time") from error
        if when.tzinfo is None:
            raise InvalidRecord(f"the time {s.time!r} has no offset from UTC")
    if not signed.reason.strip():
        raise InvalidRecord("a statement needs a reason: others will ask for it")

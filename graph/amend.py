"""A reading as people correct it: what resolution works on. The reading itself stays as it was put."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from .anchor import ClaimAnchor, EntityAnchor, find_claim, find_locals, key_of
from .claim import Claim, Reading, Role, RoleName
from .document import LocalEntity, Span
from .judgement import GOODS_FIELDS, ROLE_FIELDS, WORD_FIELDS, Correction, Judgement, Statement, money_of, number_of
from .resolve.names import fold
from .values import Dated, Item, Money, Quantity, Words


@dataclass(frozen=True, slots=True)
class Amended:
    """A reading under statements.

    `reading` holds corrected entities and claims, without the `rejected` ones; entities that a correction brings in stand
    behind the others. `parts` names, for local entities taken out of the entity of their name, what they were taken out by.
    `found` holds, for each statement and place in its anchors, the local entities or the claim that it means.
    """

    reading: Reading
    rejected: frozenset[str] = frozenset()
    parts: dict[str, str] = field(default_factory=dict[str, str])
    found: tuple[tuple[str, int, str], ...] = ()


def amend(reading: Reading, statements: Iterable[Statement]) -> Amended:
    """A reading under the statements that rule (the earliest first) and may be about its document."""
    told = list(statements)
    entities, parts, found = _entities(reading, told)
    claims = _Claims(reading, entities)
    for s in told:
        for n, anchor in enumerate(s.anchors):
            if not isinstance(anchor, ClaimAnchor) or anchor.document != reading.document.id:
                continue
            if claim := find_claim(anchor, reading):
                found.append((s.id, n, claim))
                if isinstance(s, Correction):
                    claims.correct(claim, s)
    kept = tuple(claims.by_id[c.id] for c in reading.claims if c.id not in claims.rejected)
    corrected = replace(reading, entities=tuple(claims.entities.values()), claims=kept)
    return Amended(corrected, frozenset(claims.rejected), parts, tuple(sorted(found)))


def renamed(anchor: EntityAnchor, statements: Iterable[Statement]) -> EntityAnchor:
    """What an anchor that names no document means after the corrections of that name."""
    key = anchor.key
    for s in statements:
        if isinstance(s, Correction) and any(
            isinstance(t, EntityAnchor) and t.document is None and t.key == key for t in s.targets
        ):
            fields = {s.field: s.value} if s.field in ("name", "type", "division") else {}
            anchor = replace(anchor, **fields)  # type: ignore[arg-type]  # the correction checked its value
    return anchor


def _entities(
    reading: Reading, statements: list[Statement]
) -> tuple[dict[str, LocalEntity], dict[str, str], list[tuple[str, int, str]]]:
    entities = {e.id: e for e in reading.entities}
    parts: dict[str, str] = {}
    found: list[tuple[str, int, str]] = []
    for s in statements:
        for n, anchor in enumerate(s.anchors):
            if not isinstance(anchor, EntityAnchor) or anchor.document not in (None, reading.document.id):
                continue
            if anchor.document is None and isinstance(s, Judgement):
                continue  # it is about all bearers of the name, and found by the name
            wide = anchor.document is None
            ids = [e.id for e in reading.entities if key_of(e) == anchor.key] if wide else None
            for i in find_locals(anchor, reading.entities) if ids is None else ids:
                if anchor.document is not None:
                    found.append((s.id, n, i))
                if isinstance(s, Correction):
                    entities[i], parts = _corrected(entities[i], s, anchor), _parted(parts, i, s)
                elif s.splits == anchor:
                    parts[i] = s.id
    return entities, parts, found


def _parted(parts: dict[str, str], local: str, c: Correction) -> dict[str, str]:
    return parts | {local: c.id} if c.field == "apart" else parts


def _corrected(e: LocalEntity, c: Correction, anchor: EntityAnchor) -> LocalEntity:
    if c.field == "name" and c.value:
        # Where every bearer of the name gets the new one, the old one still finds it.
        more = (e.name,) if anchor.document is None and e.name != c.value else ()
        return replace(e, name=c.value, aliases=(*(a for a in e.aliases if a != c.value), *more))
    if c.field == "type":
        return replace(e, type=c.value or e.type)  # type: ignore[arg-type]  # the correction checked its value
    if c.field == "kind":
        return replace(e, kind=c.value or "")
    return replace(e, division=c.value) if c.field == "division" else e


class _Claims:
    """The claims of a reading while corrections are applied, one after the other."""

    def __init__(self, reading: Reading, entities: dict[str, LocalEntity]) -> None:
        self.by_id = {c.id: c for c in reading.claims}
        self.entities = dict(entities)
        self.rejected: set[str] = set()
        self._reading = reading
        self._items = {c.id: c.items for c in reading.claims}

    def correct(self, claim: str, c: Correction) -> None:
        if c.field == "rejected":
            self.rejected.add(claim)
            return
        before = self.by_id[claim]
        if c.field in ROLE_FIELDS:
            self.by_id[claim] = self._with_roles(before, c)
        elif c.field in GOODS_FIELDS:
            self.by_id[claim] = replace(before, items=self._with_goods(before, c))
        else:
            self.by_id[claim] = _VALUES[c.field](before, c.value)

    def _with_roles(self, claim: Claim, c: Correction) -> Claim:
        spans = {r.entity: r.span for r in claim.roles if r.span is not None}
        roles = [r for r in claim.roles if r.role != c.field]
        role: RoleName = c.field  # type: ignore[assignment]  # the correction checked its field
        for p in c.parties:
            local = self._local(p, claim.document, c.id)
            roles.append(Role(role, local, spans.get(local)))
        return replace(claim, roles=tuple(roles))

    def _with_goods(self, claim: Claim, c: Correction) -> tuple[Item, ...]:
        """The items, with those corrected that the document calls so, whatever was corrected before."""
        both = zip(self._items[claim.id], claim.items, strict=True)
        return tuple(now if was.name.value != c.goods else _item(now, c, _place(claim)) for was, now in both)

    def _local(self, party: EntityAnchor, document: str, correction: str) -> str:
        """The document's own entity of that name; where it names none, one that the correction brings in."""
        for e in self._reading.entities:
            if e.type == party.type and (
                key_of(e) == party.key or (not party.division and fold(e.name) == fold(party.name))
            ):
                return e.id
        new = f"{correction}:{party.key}"
        self.entities[new] = LocalEntity(new, document, party.type, party.name, "", (), (), party.division)
        return new


def _item(i: Item, c: Correction, at: Span) -> Item:
    q = i.quantity
    if c.field == "goods":
        return replace(i, name=replace(i.name, value=c.value or i.name.value))
    if c.field == "unit":
        return replace(i, quantity=replace(q, unit=c.value or "")) if q else i
    if c.value is None:
        return replace(i, quantity=None)
    value = number_of(c.value)
    if q is None:
        return replace(i, quantity=Quantity("", value, value, value, "exact", "", at))
    return replace(i, quantity=replace(q, value=value, low=value, high=value, hedge="exact"))


def _status(c: Claim, value: str | None) -> Claim:
    at = c.status.span if c.status else _place(c)
    return replace(c, status=Words(value, at) if value else None)


def _type(c: Claim, value: str | None) -> Claim:
    return replace(c, type=value or c.type)


def _date(c: Claim, value: str | None) -> Claim:
    if not value:
        return replace(c, date=None)
    first, _, last = value.partition("/")
    written, at = (c.date.written, c.date.span) if c.date else ("", _place(c))
    return replace(c, date=Dated(written, first, at, last or None))


def _money(c: Claim, value: str | None) -> Claim:
    if not value:
        return replace(c, money=None)
    amount, currency = money_of(value)
    if c.money is None:
        stated = Money("", amount, amount, amount, "exact", currency or "CNY", "unknown", _place(c))
    else:
        figures = {"amount": amount, "low": amount, "high": amount}
        stated = replace(c.money, hedge="exact", currency=currency or c.money.currency, **figures)  # type: ignore[arg-type]
    return replace(c, money=stated)


def _currency(c: Claim, value: str | None) -> Claim:
    return replace(c, money=replace(c.money, currency=value or c.money.currency)) if c.money else c


def _words(field: str) -> Callable[[Claim, str | None], Claim]:
    """Corrects a field that is words of the text: an event's name, a person's role, the words for unnamed givers."""

    def corrected(c: Claim, value: str | None) -> Claim:
        at = next((w.span for n, w in c.words if n == field), _place(c))
        others = tuple((n, w) for n, w in c.words if n != field)
        return replace(c, words=((field, Words(value, at)), *others) if value else others)

    return corrected


_VALUES: dict[str, Callable[[Claim, str | None], Claim]] = {
    "status": _status,
    "type": _type,
    "date": _date,
    "money": _money,
    "currency": _currency,
    **{field: _words(field) for field in WORD_FIELDS},
}


def _place(c: Claim) -> Span:
    """Where a value stands that the document does not state: with the evidence."""
    return c.evidence[0]

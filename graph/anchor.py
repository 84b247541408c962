"""What a statement is about, in the words of documents: it is found again after a document was read anew.

Ids of local entities and claims shift when a document changes; names and sentences mostly do not.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace

from .claim import Claim, ClaimKind, Reading
from .document import EntityType, LocalEntity
from .resolve.names import fold, stem


@dataclass(frozen=True, slots=True)
class EntityAnchor:
    """Whoever bears a name: in one document or, where `document` is None, in every one.

    >>> EntityAnchor("Organization", "松江市侨联", "松江市").key == EntityAnchor("Organization", "松江市 侨联", "松江").key
    True
    """

    type: EntityType
    name: str
    division: str | None = None
    document: str | None = None

    @property
    def key(self) -> str:
        """What bearers of the name have in common: type, folded name, folded place."""
        return name_key(self.type, self.name, self.division)

    @property
    def text(self) -> str:
        """The anchor as text; equal anchors have equal texts."""
        return json.dumps([self.type, fold(self.name), self.key, self.document], ensure_ascii=False)

    def __str__(self) -> str:
        """The name, with where it stands."""
        where = f" ({self.division})" if self.division else ""
        return f"{self.name}{where}" + (f" in {self.document}" if self.document else "")


@dataclass(frozen=True, slots=True)
class ClaimAnchor:
    """A claim by its document, its sentences (`quotes`) and what it says (`says`: who in which role, goods, money).

    `n` counts the claims before it that say the same in the same sentences.
    """

    document: str
    kind: ClaimKind
    type: str
    quotes: tuple[str, ...]
    says: tuple[str, ...] = ()
    n: int = 0

    @property
    def text(self) -> str:
        """The anchor as text; equal anchors have equal texts."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    def __str__(self) -> str:
        """The beginning of its sentence, with where it stands."""
        quote = "".join(self.quotes[0].split())
        return f"{quote[:24]}{'…' * (len(quote) > 24)} in {self.document}"


Anchor = EntityAnchor | ClaimAnchor


def name_key(type_: str, name: str, division: str | None) -> str:
    """Type, folded name and folded place as one string."""
    placed = division and type_ != "Person"  # where a person lives does not tell them apart
    return f"{type_}|{fold(name)}|{stem(fold(division)) if placed and division else ''}"


def key_of(e: LocalEntity) -> str:
    """The key under which an anchor finds a local entity."""
    return name_key(e.type, e.name, e.division)


def claim_anchor(claim: str, reading: Reading) -> ClaimAnchor:
    """The anchor of a claim (by id) of a reading."""
    entities = {e.id: e for e in reading.entities}
    anchors = {c.id: _anchor(c, entities) for c in reading.claims}
    before = list(anchors)[: list(anchors).index(claim)]
    return replace(anchors[claim], n=sum(anchors[i] == anchors[claim] for i in before))


def find_claim(anchor: ClaimAnchor, reading: Reading) -> str | None:
    """The id of the claim that an anchor means in a reading of its document, or None where it is not there any more.

    It stands in one of the same sentences and, of several there, says most of the same.
    """
    entities = {e.id: e for e in reading.entities}
    scored: list[tuple[float, str]] = []
    for c in reading.claims:
        other = _anchor(c, entities)
        if c.kind == anchor.kind and _shares_words(anchor.quotes, other.quotes):
            mine, theirs = set(anchor.says), set(other.says)
            alike = len(mine & theirs) / len(mine | theirs) if mine | theirs else 1.0
            scored.append((alike + (c.type == anchor.type), c.id))
    best = [i for score, i in scored if score == max(s for s, _ in scored)]
    return best[anchor.n] if anchor.n < len(best) else None


def find_locals(anchor: EntityAnchor, entities: tuple[LocalEntity, ...]) -> list[str]:
    """The ids of the local entities that an anchor means in its document.

    Where none of the name is in that division any more, those of the name, if they are one.
    """
    named = [e for e in entities if e.type == anchor.type and fold(e.name) == fold(anchor.name)]
    return [e.id for e in named if key_of(e) == anchor.key] or [e.id for e in named if len(named) == 1]


def _anchor(c: Claim, entities: dict[str, LocalEntity]) -> ClaimAnchor:
    quotes = tuple(dict.fromkeys("".join(s.quote.split()) for s in c.evidence))
    return ClaimAnchor(c.document, c.kind, c.type, quotes, _says(c, entities))


def _shares_words(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return any(a and b and (a in b or b in a) for a in mine for b in theirs)


def _says(c: Claim, entities: dict[str, LocalEntity]) -> tuple[str, ...]:
    said = {f"{r.role}:{fold(entities[r.entity].name)}" for r in c.roles if r.entity in entities}
    for item in c.items:
        q = item.quantity
        value = f"{q.value:.15g}" if q and q.value is not None else ""
        said.add(f"goods:{item.name.value} {value}{q.unit if q else ''}")
    if c.money:
        said.add(f"money:{c.money.amount:.15g} {c.money.currency}")
    if c.status:
        said.add(f"status:{c.status.value}")
    if c.date:
        said.add(f"date:{c.date.iso}")
    return tuple(sorted(said | {f"{n}:{w.value}" for n, w in c.words}))

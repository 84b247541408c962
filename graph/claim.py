"""Claims: what one document asserts, in which words, at which place, read by which rule. A claim is never edited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .document import Article, Document, LocalEntity, Mention, Span
from .errors import InvalidRecord
from .values import Dated, Item, Money, Words

ClaimKind = Literal["flow", "event", "tie"]
FlowKind = Literal["donation", "purchase", "dispatch"]
Status = Literal["delivered", "pledged", "in_progress", "cancelled"]
TieType = Literal["CONTACTED", "AFFILIATED", "SISTER_CITY", "MEMBER_OF", "SIGNED_WITH", "LOCATED_IN"]
UnusedKind = Literal["money", "quantity", "people", "organization"]
RoleName = Literal["donor", "recipient", "via", "host", "supporter", "participant", "source", "target"]

FLOW_TYPES = ("donation", "purchase", "dispatch")
TIE_TYPES = ("CONTACTED", "AFFILIATED", "SISTER_CITY", "MEMBER_OF", "SIGNED_WITH", "LOCATED_IN")
UNORDERED_TIES = frozenset({"SISTER_CITY", "SIGNED_WITH"})
EVENT_TYPES = ("event",)
ROLES_OF: dict[str, frozenset[str]] = {
    "flow": frozenset({"donor", "recipient", "via"}),
    "event": frozenset({"host", "supporter", "participant"}),
    "tie": frozenset({"source", "target"}),
}
TYPES_OF: dict[str, tuple[str, ...]] = {"flow": FLOW_TYPES, "event": EVENT_TYPES, "tie": TIE_TYPES}


@dataclass(frozen=True, slots=True)
class Role:
    """A local entity's part in a claim, with the span where the sentence names or points at it (if it does)."""

    role: RoleName
    entity: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A flow, event or tie that one document asserts.

    `type` is a FlowKind for flows, "event" for events, a TieType for ties. `words` holds the fields that are words of
    the text, by name: donor_text, recipient_text (flows), name (events), role, channel, former (ties), each with the span it was
    read from. `evidence` is the sentence or its parts; `rule` names the rule that read it; `confidence` is in 0..1.
    """

    id: str
    document: str
    kind: ClaimKind
    type: str
    roles: tuple[Role, ...]
    evidence: tuple[Span, ...]
    rule: str
    confidence: float = 0.5
    items: tuple[Item, ...] = ()
    money: Money | None = None
    status: Words | None = None
    date: Dated | None = None
    words: tuple[tuple[str, Words], ...] = ()
    article: str | None = None

    def __post_init__(self) -> None:
        """Raise InvalidRecord where kind, type, roles or evidence do not belong together."""
        if self.type not in TYPES_OF.get(self.kind, ()):
            raise InvalidRecord(f"claim {self.id}: {self.kind} has no type {self.type!r}")
        if bad := {r.role for r in self.roles} - ROLES_OF[self.kind]:
            raise InvalidRecord(f"claim {self.id}: a {self.kind} has no role {sorted(bad)}")
        if not self.evidence:
            raise InvalidRecord(f"claim {self.id} rests on no span")
        if not 0.0 <= self.confidence <= 1.0:
            raise InvalidRecord(f"claim {self.id}: confidence {self.confidence} is not in 0..1")

    def entities(self, role: RoleName) -> tuple[str, ...]:
        """The local entities that have `role`, in the order of the text."""
        return tuple(dict.fromkeys(r.entity for r in self.roles if r.role == role))

    def word(self, name: str) -> str | None:
        """The words of the field `name`, or None."""
        return next((w.value for n, w in self.words if n == name), None)


@dataclass(frozen=True, slots=True)
class Unused:
    """A value or name that a document holds and no claim uses: money, a quantity of goods, a number of people, or a body."""

    kind: UnusedKind
    span: Span
    sentence: Span


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a document holds and what of it the claims use: found and used count values and organisations by kind."""

    found: tuple[tuple[str, int], ...] = ()
    used: tuple[tuple[str, int], ...] = ()
    unused: tuple[Unused, ...] = ()

    def share(self, kind: UnusedKind) -> float | None:
        """The share of what the document holds of a kind that claims use; None where it holds none.

        >>> Coverage((("money", 4),), (("money", 3),)).share("money")
        0.75
        """
        found = dict(self.found).get(kind, 0)
        return dict(self.used).get(kind, 0) / found if found else None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that reading one document gives: a pure function of the document, without a store, a network or a clock."""

    document: Document
    articles: tuple[Article, ...] = ()
    entities: tuple[LocalEntity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    coverage: Coverage = Coverage()

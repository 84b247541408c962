"""What the questions answer with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..graph.document import EntityType, Span
from ..graph.entity import Entity, Event, Flow, Tie

Arrived = Literal["no", "part", "yes"]


@dataclass(frozen=True, slots=True)
class Named:
    """An entity as it stands in a row: id, name, type."""

    id: str
    name: str
    type: EntityType


@dataclass(frozen=True, slots=True)
class Match:
    """An entity found by name: the form that matched, and in how many documents and flows, events and ties it stands."""

    entity: Entity
    form: str
    documents: int
    records: int


@dataclass(frozen=True, slots=True)
class Corrected:
    """A field of a claim that a person corrected: `value` is what it is now, `was` what was read; by whom and why.

    `field` is `rejected` for a claim that is wrong as a whole; `id` is that of the correction, by which it can be undone.
    """

    id: str
    claim: str
    field: str
    goods: str | None
    value: str
    was: str
    author: str
    time: str
    reason: str


@dataclass(frozen=True, slots=True)
class FlowRow:
    """A flow with its parties by name and the documents that tell of it; `corrected` says what people changed of it."""

    flow: Flow
    donors: tuple[Named, ...]
    recipients: tuple[Named, ...]
    via: tuple[Named, ...]
    documents: tuple[str, ...]
    corrected: tuple[Corrected, ...] = ()


@dataclass(frozen=True, slots=True)
class Quoted:
    """A piece of evidence: its claim, the rule that read it, the words, and the words around them up to the sentence's ends."""

    claim: str
    rule: str
    confidence: float
    span: Span
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Stage:
    """A status that a claim states, with the date of its document where that is known."""

    status: str
    published: str | None
    claim: str
    document: str


@dataclass(frozen=True, slots=True)
class Joined:
    """Two claims that were taken to tell of one flow or event, and why."""

    left: str
    right: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherFlow:
    """Another flow between the same giver and receiver, with the claims that were compared, and why it is not the same."""

    flow: str
    claim: str
    other: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FlowStory:
    """A flow and every sentence that it rests on.

    `history` holds the stages that it went through, where it moved; `joined` why its claims are one flow; `apart` the
    flows between the same two that are others, and why; `sources` the independent sources, each with its documents.
    """

    row: FlowRow
    evidence: tuple[Quoted, ...]
    history: tuple[Stage, ...] = ()
    joined: tuple[Joined, ...] = ()
    apart: tuple[OtherFlow, ...] = ()
    sources: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event with those who hosted, supported and attended it by name."""

    event: Event
    hosts: tuple[Named, ...]
    supporters: tuple[Named, ...]
    participants: tuple[Named, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TieRow:
    """A tie with its ends by name."""

    tie: Tie
    source: Named
    target: Named
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """All that the graph holds about an entity; `people` are those with a role in it, or for a person its own roles."""

    entity: Entity
    gave: tuple[FlowRow, ...]
    received: tuple[FlowRow, ...]
    through: tuple[FlowRow, ...]
    hosted: tuple[EventRow, ...]
    attended: tuple[EventRow, ...]
    contacted: tuple[TieRow, ...]
    people: tuple[TieRow, ...]
    ties: tuple[TieRow, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in the store, with how much was read out of it."""

    id: str
    name: str
    title: str | None
    publisher: str | None
    home: str | None
    date: str | None
    characters: int
    entities: int
    claims: int


@dataclass(frozen=True, slots=True)
class GoodsSum:
    """Goods of one kind and unit added up over flows; `quantity` is None where no flow gives a figure.

    `at_least` says that some figure was hedged or missing, so that the sum may be short.
    """

    name: str
    unit: str
    quantity: float | None
    flows: int
    at_least: bool


@dataclass(frozen=True, slots=True)
class MoneySum:
    """Money of one currency added up over flows; `basis` is cash or value_of_goods: the two are never added together."""

    currency: str
    basis: str
    amount: float
    flows: int
    at_least: bool


@dataclass(frozen=True, slots=True)
class HelpedRow:
    """Who helped whom: joint givers and joint receivers stand together, so that nothing is counted twice.

    `group` is the month, country, city, kind or goods of a row that is not one of parties, "" where it is not known.
    """

    donors: tuple[Named, ...]
    donor_text: str | None
    recipients: tuple[Named, ...]
    recipient_text: str | None
    flows: tuple[str, ...]
    goods: tuple[GoodsSum, ...]
    money: tuple[MoneySum, ...]
    group: str | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A flow that is in no sum, and why; `counted` are the ids of flows that tell of the same help."""

    row: FlowRow
    reason: str
    counted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Helped:
    """The sums, and what they leave out."""

    rows: tuple[HelpedRow, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Pledge:
    """A promise, whether it arrived, and the flows that may be what came of it."""

    row: FlowRow
    arrived: Arrived
    deliveries: tuple[FlowRow, ...]

"""What the questions about time, disagreement and evidence answer with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..graph.document import Document, MentionForm, Span
from .answers import Corrected, EventRow, FlowRow, Named, Quoted, TieRow

RecordKind = Literal["flow", "event", "tie"]


@dataclass(frozen=True, slots=True)
class Moment:
    """Something in the story of an entity: one of `flow`, `event`, `tie` is set; `roles` are the entity's in it."""

    date: str | None
    kind: RecordKind
    id: str
    roles: tuple[str, ...]
    flow: FlowRow | None
    event: EventRow | None
    tie: TieRow | None
    quote: Quoted


@dataclass(frozen=True, slots=True)
class Stated:
    """One of several values of a field, with the claims and documents that state it and their words."""

    value: str
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field of a flow or event that its claims state differently; `kept` is shown elsewhere, chosen by `policy`."""

    id: str
    kind: RecordKind
    field: str
    kept: str
    policy: str
    values: tuple[Stated, ...]
    flow: FlowRow | None
    event: EventRow | None


@dataclass(frozen=True, slots=True)
class Ground:
    """A claim that something rests on: `records` are the flows, events and ties that it is evidence of.

    `corrected` says what people changed of it; a claim that they rejected is evidence of nothing.
    """

    claim: str
    kind: str
    type: str
    document: str
    rule: str
    confidence: float
    records: tuple[str, ...]
    quotes: tuple[Quoted, ...]
    corrected: tuple[Corrected, ...] = ()


@dataclass(frozen=True, slots=True)
class EventStory:
    """An event and every sentence that it rests on."""

    row: EventRow
    evidence: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A place in a text that names or points at an entity."""

    entity: Named
    span: Span
    form: MentionForm


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A document with all that was read out of it: mentions in the order of the text, claims with their words."""

    document: Document
    mentions: tuple[Marked, ...]
    claims: tuple[Ground, ...]

"""Answers about entities, flows and sums: what `queries/answers.py` holds."""

from __future__ import annotations

from typing import Annotated, Literal

from ...graph.claim import UnusedKind
from .base import Shape, Type, eg
from .records import ClaimId, Confidence, Document, Entity, Event, Flow, Id, Span, Tie

Flows = Annotated[list[str], eg(["f55de6f96365456e5"], "Ids of flows.")]
Documents = Annotated[list[str], eg(["reports/2020.txt"], "The documents that tell of it.")]


class Named(Shape):
    """An entity as it stands in a row."""

    id: Id
    name: Annotated[str, eg("绍兴市政府")]
    type: Annotated[Type, eg("Organization")]


class Match(Shape):
    """An entity found by name, with the form that matched."""

    entity: Entity
    form: Annotated[str, eg("绍兴市政府")]
    documents: Annotated[int, eg(3)]
    records: Annotated[int, eg(12, "Flows, events and ties that it stands in.")]


class Corrected(Shape):
    """A field of a claim that a person corrected: what it is now, what was read, by whom and why."""

    id: Annotated[str, eg("k5d1e0c2b7a9f4e63", "The correction, by which it can be undone.")]
    claim: ClaimId
    field: Annotated[str, eg("quantity")]
    goods: Annotated[str | None, eg("口罩")]
    value: Annotated[str, eg("2000")]
    was: Annotated[str, eg("20000")]
    author: Annotated[str, eg("ruth")]
    time: Annotated[str, eg("2024-05-01T10:00:00+00:00")]
    reason: Annotated[str, eg("the page says 2,000")]


class FlowRow(Shape):
    """A flow with its parties by name."""

    flow: Flow
    donors: list[Named]
    recipients: list[Named]
    via: list[Named]
    documents: Documents
    corrected: list[Corrected]


class Quoted(Shape):
    """A piece of evidence: claim, rule, the words, and the rest of their sentence."""

    claim: ClaimId
    rule: Annotated[str, eg("give-to")]
    confidence: Confidence
    span: Span
    before: Annotated[str, eg("二、转赠与支援1. ")]
    after: Annotated[str, eg("，5月11日来函告收讫。")]


class Stage(Shape):
    """A status that a claim states, with the date of its document where that is known."""

    status: Annotated[str, eg("pledged")]
    published: Annotated[str | None, eg("2020-04-03")]
    claim: ClaimId
    document: Document


class Joined(Shape):
    """Two claims that were taken to tell of one flow, and why."""

    left: ClaimId
    right: ClaimId
    why: Annotated[list[str], eg(["one figure", "one giver", "one receiver"])]


class OtherFlow(Shape):
    """Another flow between the same giver and receiver, with the claims that were compared, and why it is not the same."""

    flow: Annotated[str, eg("f8a1a8afa237e03d0")]
    claim: ClaimId
    other: ClaimId
    why: Annotated[list[str], eg(["a promise, and what came of it"])]


class FlowStory(Shape):
    """A flow and every sentence that it rests on.

    `history` holds the stages that it went through; `joined` why its claims are one flow; `apart` the flows between the
    same two that are others, and why; `sources` the documents, those of one independent source together.
    """

    row: FlowRow
    evidence: list[Quoted]
    history: list[Stage]
    joined: list[Joined]
    apart: list[OtherFlow]
    sources: list[Documents]


class EventRow(Shape):
    """An event with those in it by name."""

    event: Event
    hosts: list[Named]
    supporters: list[Named]
    participants: list[Named]
    documents: Documents


class TieRow(Shape):
    """A tie with its ends by name."""

    tie: Tie
    source: Named
    target: Named
    documents: Documents


class Profile(Shape):
    """All that the graph holds of an entity."""

    entity: Entity
    gave: list[FlowRow]
    received: list[FlowRow]
    through: list[FlowRow]
    hosted: list[EventRow]
    attended: list[EventRow]
    contacted: list[TieRow]
    people: list[TieRow]
    ties: list[TieRow]
    documents: Documents


class DocumentRow(Shape):
    """A document, with how much was read out of it."""

    id: Document
    name: Document
    title: Annotated[str | None, eg("友城往来")]
    publisher: Annotated[str | None, eg("绍兴市人民对外友好协会")]
    home: Annotated[str | None, eg("绍兴市")]
    date: Annotated[str | None, eg("2020-06-30")]
    characters: Annotated[int, eg(583)]
    entities: Annotated[int, eg(18)]
    claims: Annotated[int, eg(8)]


class GoodsSum(Shape):
    """Goods of one kind and unit added up; `at_least` where a figure was hedged or missing."""

    name: Annotated[str, eg("口罩")]
    unit: Annotated[str, eg("只")]
    quantity: Annotated[float | None, eg(22500.0)]
    flows: Annotated[int, eg(3)]
    at_least: Annotated[bool, eg(True)]


class MoneySum(Shape):
    """Money of one currency and basis added up."""

    currency: Annotated[str, eg("CNY")]
    basis: Annotated[str, eg("cash")]
    amount: Annotated[float, eg(186000.0)]
    flows: Annotated[int, eg(2)]
    at_least: Annotated[bool, eg(False)]


class HelpedRow(Shape):
    """A sum: joint givers and receivers stand together; `group` where it is not of parties."""

    donors: list[Named]
    donor_text: Annotated[str | None, eg(None)]
    recipients: list[Named]
    recipient_text: Annotated[str | None, eg(None)]
    flows: Flows
    goods: list[GoodsSum]
    money: list[MoneySum]
    group: Annotated[str | None, eg("2020-03")]


class LeftOut(Shape):
    """A flow that is in no sum, and why; `counted` tell of the same help."""

    row: FlowRow
    reason: Annotated[str, eg("promised: no document says that it was given")]
    counted: Flows


class Helped(Shape):
    """The sums, and what they leave out."""

    rows: list[HelpedRow]
    left_out: list[LeftOut]


class Pledge(Shape):
    """A promise, whether it arrived, and what may have come of it."""

    row: FlowRow
    arrived: Annotated[Literal["no", "part", "yes"], eg("no")]
    deliveries: list[FlowRow]


class Unused(Shape):
    """A value or name that no claim uses, in its sentence."""

    kind: Annotated[UnusedKind, eg("money")]
    span: Span
    sentence: Span


class Coverage(Shape):
    """What a document holds, and what of it claims use, counted by kind."""

    found: Annotated[list[tuple[str, int]], eg([["money", 4]])]
    used: Annotated[list[tuple[str, int]], eg([["money", 3]])]
    unused: list[Unused]

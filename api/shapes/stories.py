"""Answers about time, disagreement, evidence and questions in words: what `queries/answers_stories.py` holds."""

from __future__ import annotations

from typing import Annotated, Literal

from ...graph.document import MentionForm
from .answers import (
    Corrected,
    Coverage,
    Documents,
    EventRow,
    FlowRow,
    Helped,
    Match,
    Named,
    Pledge,
    Profile,
    Quoted,
    TieRow,
)
from .base import Listed, RecordKind, Shape, eg
from .network import Between, Chain, Hosts, Mutual, Network, Paths
from .records import ClaimId, Confidence, Document, Span
from .writing import Document as DocumentText

Claims = Annotated[list[str], eg(["reports/2020.txt#c3"])]
RecordId = Annotated[str, eg("f55de6f96365456e5")]


class Moment(Shape):
    """Something in the story of an entity: one of `flow`, `event`, `tie` is set."""

    date: Annotated[str | None, eg("2020-05-11")]
    kind: Annotated[RecordKind, eg("flow")]
    id: RecordId
    roles: Annotated[list[str], eg(["donor"])]
    flow: FlowRow | None
    event: EventRow | None
    tie: TieRow | None
    quote: Quoted


class Stated(Shape):
    """One of several values of a field, with who states it and their words."""

    value: Annotated[str, eg("护目镜 1000 副")]
    claims: Claims
    documents: Documents
    quotes: list[Quoted]


class Dispute(Shape):
    """A field that claims state differently; `kept` is shown elsewhere, chosen by `policy`."""

    id: RecordId
    kind: Annotated[RecordKind, eg("flow")]
    field: Annotated[str, eg("items.quantity")]
    kept: Annotated[str, eg("护目镜 1200 副")]
    policy: Annotated[str, eg("exact before hedged, then what more claims say")]
    values: list[Stated]
    flow: FlowRow | None
    event: EventRow | None


class Ground(Shape):
    """A claim that something rests on; `records` are what it is evidence of."""

    claim: ClaimId
    kind: Annotated[str, eg("flow")]
    type: Annotated[str, eg("donation")]
    document: Document
    rule: Annotated[str, eg("give-to")]
    confidence: Confidence
    records: Annotated[list[str], eg(["f55de6f96365456e5"])]
    quotes: list[Quoted]
    corrected: list[Corrected]


class EventStory(Shape):
    """An event with every sentence that it rests on."""

    row: EventRow
    evidence: list[Quoted]


class Marked(Shape):
    """A place in a text that names or points at an entity."""

    entity: Named
    span: Span
    form: Annotated[MentionForm, eg("name")]


class MarkedText(Shape):
    """A document with all that was read out of it."""

    document: DocumentText
    mentions: list[Marked]
    claims: list[Ground]


class Asked(Shape):
    """How a question in words was read; `question` is null where it was not understood, and `said` says so."""

    text: Annotated[str, eg("谁向绍兴市捐赠了口罩？")]
    language: Annotated[Literal["zh", "en"], eg("zh")]
    question: Annotated[str | None, eg("flows")]
    arguments: Annotated[dict[str, str], eg({"recipient": "绍兴市", "goods": "口罩"})]
    said: Annotated[str, eg("理解为：援助记录，物资 口罩，受方 绍兴市")]


Any_ = (
    Listed[FlowRow] | Helped | Listed[Pledge] | Paths | Network | Listed[Between] | Listed[Chain] | Listed[Mutual]
    | Listed[Hosts] | Listed[Moment] | Listed[Dispute] | Listed[Ground] | Listed[Match] | Profile | Coverage
)  # fmt: skip


class Answered(Shape):
    """How a question was read, and what the question of that name answers."""

    asked: Asked
    answer: Any_ | None

"""Values, entities, flows, events and ties: what `graph/values.py` and `graph/entity.py` hold."""

from __future__ import annotations

from typing import Annotated

from ...graph.values import Basis, Hedge
from .base import Shape, Type, eg

Id = Annotated[str, eg("o5d1e0c2b7a9f4e63", "An id; the same documents give the same ids.")]
FlowId = Annotated[str, eg("f55de6f96365456e5")]
ClaimId = Annotated[str, eg("reports/2020.txt#c3", "A claim: what one document asserts at one place.")]
Document = Annotated[str, eg("reports/2020.txt", "A document, by the name under which it was imported.")]
Confidence = Annotated[float, eg(0.83, "About how often such facts hold, 0 to 1.")]


class Span(Shape):
    """A stretch of a document's text: offsets in code points, end exclusive."""

    document: Document
    start: Annotated[int, eg(396)]
    end: Annotated[int, eg(402)]
    quote: Annotated[str, eg("隔离衣300")]


class Quantity(Shape):
    """A count or measure as written and as read; null where no figure is given."""

    written: Annotated[str, eg("1万余只")]
    value: Annotated[float | None, eg(10000.0)]
    low: Annotated[float | None, eg(10000.0)]
    high: Annotated[float | None, eg(None)]
    hedge: Annotated[Hedge, eg("at_least")]
    unit: Annotated[str, eg("只")]
    span: Span


class Money(Shape):
    """An amount as written and as read, with an ISO 4217 currency."""

    written: Annotated[str, eg("18.6万元人民币")]
    amount: Annotated[float, eg(186000.0)]
    low: Annotated[float | None, eg(186000.0)]
    high: Annotated[float | None, eg(186000.0)]
    hedge: Annotated[Hedge, eg("exact")]
    currency: Annotated[str, eg("CNY")]
    basis: Annotated[Basis, eg("cash")]
    span: Span


class Dated(Shape):
    """A date as written and as read: ISO day, month or year, as precise as the text; `end` for a range."""

    written: Annotated[str, eg("5月11日")]
    iso: Annotated[str, eg("2020-05-11")]
    span: Span
    end: Annotated[str | None, eg(None)]


class Words(Shape):
    """Words of the document as they stand, or a word of the model with the span it was read from."""

    value: Annotated[str, eg("隔离衣")]
    span: Span


class Item(Shape):
    """Goods, people or money in kind, with the quantity where the text gives one."""

    name: Words
    quantity: Quantity | None


class Entity(Shape):
    """An organisation, person or place, put together from all documents."""

    id: Id
    type: Annotated[Type, eg("Organization")]
    name: Annotated[str, eg("绍兴市政府", "The fullest form.")]
    kind: Annotated[str, eg("government")]
    names: Annotated[list[str], eg(["绍兴市政府"], "Every full name.")]
    aliases: Annotated[list[str], eg(["市政府"], "Every other form that names it.")]
    division: Annotated[str | None, eg("绍兴市")]


class Conflict(Shape):
    """A field that claims state differently: the value kept, the policy that chose it, each value with its claims."""

    field: Annotated[str, eg("items.quantity")]
    kept: Annotated[str, eg("护目镜 1200 副")]
    policy: Annotated[str, eg("exact before hedged, then what more claims say")]
    values: Annotated[list[tuple[str, list[str]]], eg([["护目镜 1000 副", ["reports/2020.txt#c3"]]])]


class Flow(Shape):
    """One transfer; donors, recipients and via are ids of entities."""

    id: FlowId
    kind: Annotated[str, eg("donation", "donation, purchase or dispatch (of people)")]
    donors: Annotated[list[str], eg(["o5d1e0c2b7a9f4e63"])]
    recipients: Annotated[list[str], eg(["p0b8c1d2e3f4a5b6c"])]
    via: Annotated[list[str], eg([])]
    donor_text: Annotated[str | None, eg(None, "The words for givers who are not named, as 企业.")]
    recipient_text: Annotated[str | None, eg(None)]
    items: list[Item]
    money: Money | None
    status: Annotated[str | None, eg("delivered", "delivered, in_progress, pledged or cancelled")]
    date: Dated | None
    confidence: Confidence
    claims: Annotated[list[str], eg(["reports/2020.txt#c3"])]
    conflicts: list[Conflict]


class Event(Shape):
    """A meeting, ceremony, session or joint statement; those in it are ids of entities."""

    id: Annotated[str, eg("e77aa1b2c3d4e5f60")]
    name: Annotated[str | None, eg("友城线上交流会")]
    date: Dated | None
    hosts: Annotated[list[str], eg(["o5d1e0c2b7a9f4e63"])]
    supporters: Annotated[list[str], eg([])]
    participants: Annotated[list[str], eg([])]
    confidence: Confidence
    claims: Annotated[list[str], eg(["reports/2020.txt#c5"])]
    conflicts: list[Conflict]


class Tie(Shape):
    """A relation of two entities, with every role, channel and other word that a claim gives it."""

    id: Annotated[str, eg("t19f8e7d6c5b4a392")]
    type: Annotated[str, eg("SISTER_CITY")]
    source: Annotated[str, eg("p0b8c1d2e3f4a5b6c")]
    target: Annotated[str, eg("p9a8b7c6d5e4f3a21")]
    properties: Annotated[list[tuple[str, list[str]]], eg([["role", ["会长"]]])]
    date: Dated | None
    confidence: Confidence
    claims: Annotated[list[str], eg(["reports/2020.txt#c7"])]

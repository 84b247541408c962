"""Answers about connections: what `queries/answers_network.py` holds."""

from __future__ import annotations

from typing import Annotated

from .answers import EventRow, FlowRow, Flows, Named, Quoted
from .base import Shape, Type, eg
from .records import Confidence, Id

Record = Annotated[str, eg("f55de6f96365456e5", "The flow, event or tie that says so.")]
Day = Annotated[str | None, eg("2020-05-11")]
Edge = Annotated[str, eg("DONATED")]


class Hop(Shape):
    """One step of a way, with the words that say so."""

    source: Named
    target: Named
    type: Edge
    forward: Annotated[bool, eg(True, "Whether the record tells it in this direction.")]
    record: Record
    date: Day
    confidence: Confidence
    quote: Quoted
    others: Annotated[int, eg(2, "Further records that connect the two.")]


class Path(Shape):
    """A way from one entity to another; `confidence` is that of its weakest hop."""

    hops: list[Hop]
    confidence: Confidence


class Paths(Shape):
    """Ways between two entities, shortest first."""

    source: Named
    target: Named
    paths: list[Path]
    stopped: Annotated[str | None, eg(None, "Why there may be more ways.")]


class NodeRow(Shape):
    """An entity of a network."""

    id: Id
    name: Annotated[str, eg("绍兴市政府")]
    type: Annotated[Type, eg("Organization")]
    kind: Annotated[str, eg("government")]
    hops: Annotated[int, eg(1)]
    links: Annotated[int, eg(14, "Records that connect it in the whole graph.")]


class EdgeRow(Shape):
    """A record that connects two entities of a network."""

    source: Id
    target: Id
    type: Edge
    record: Record
    date: Day
    status: Annotated[str | None, eg("delivered")]
    confidence: Confidence


class Network(Shape):
    """Entities and what connects them, and how much was left out."""

    nodes: list[NodeRow]
    edges: list[EdgeRow]
    nodes_left_out: Annotated[int, eg(0)]
    edges_left_out: Annotated[int, eg(0)]


class Chain(Shape):
    """Help from giver through another to receiver: stated in one flow, or a gift and its passing on."""

    donor: Named | None
    via: Named
    recipient: Named | None
    stated: list[FlowRow]
    passed_on: list[tuple[FlowRow, FlowRow]]


class Between(Shape):
    """One through whom help went."""

    via: Named
    donors: list[Named]
    recipients: list[Named]
    flows: Flows


class Mutual(Shape):
    """Two who helped each other; `first` gave earlier."""

    first: Named
    second: Named
    gave: list[FlowRow]
    returned: list[FlowRow]


class Hosts(Shape):
    """Two who hosted together, and what."""

    first: Named
    second: Named
    times: Annotated[int, eg(3)]
    events: list[EventRow]

"""What the questions about connections answer with."""

from __future__ import annotations

from dataclasses import dataclass

from ..graph.document import EntityType
from .answers import EventRow, FlowRow, Named, Quoted


@dataclass(frozen=True, slots=True)
class Hop:
    """One step: how `source` is connected to `target`, in which record, and the words that say so.

    `forward` says whether the record tells it in this direction: a gift goes from giver to receiver. `others` counts the
    further records that connect the two.
    """

    source: Named
    target: Named
    type: str
    forward: bool
    record: str
    date: str | None
    confidence: float
    quote: Quoted
    others: int


@dataclass(frozen=True, slots=True)
class Path:
    """A way from one entity to another; `confidence` is that of its weakest hop."""

    hops: tuple[Hop, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Paths:
    """Ways between two entities, shortest first; `stopped` says why there may be more, or is None."""

    source: Named
    target: Named
    paths: tuple[Path, ...]
    stopped: str | None


@dataclass(frozen=True, slots=True)
class NodeRow:
    """An entity of a network: `hops` away from the centre, with `links` records that connect it in the whole graph."""

    id: str
    name: str
    type: EntityType
    kind: str
    hops: int
    links: int


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """A record that connects two entities of a network."""

    source: str
    target: str
    type: str
    record: str
    date: str | None
    status: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Network:
    """Entities and what connects them; how many of either were left out for the limit."""

    nodes: tuple[NodeRow, ...]
    edges: tuple[EdgeRow, ...]
    nodes_left_out: int
    edges_left_out: int


@dataclass(frozen=True, slots=True)
class Chain:
    """Help that went from `donor` through `via` to `recipient`: flows that say so, or a gift and its passing on."""

    donor: Named | None
    via: Named
    recipient: Named | None
    stated: tuple[FlowRow, ...]
    passed_on: tuple[tuple[FlowRow, FlowRow], ...]


@dataclass(frozen=True, slots=True)
class Between:
    """One through whom help went: how many flows, for whom and to whom."""

    via: Named
    donors: tuple[Named, ...]
    recipients: tuple[Named, ...]
    flows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mutual:
    """Two who helped each other: `first` gave earlier, or is the first by name where dates do not tell."""

    first: Named
    second: Named
    gave: tuple[FlowRow, ...]
    returned: tuple[FlowRow, ...]


@dataclass(frozen=True, slots=True)
class Hosts:
    """Two who hosted together, and what."""

    first: Named
    second: Named
    times: int
    events: tuple[EventRow, ...]

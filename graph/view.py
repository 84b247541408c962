"""The graph as networkx knows it, for algorithms and notebooks: edges are views of flows, events and ties."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import TYPE_CHECKING, Any

from .claim import UNORDERED_TIES
from .entity import Event, Evidence, Flow, Tie
from .export import EDGE_OF
from .store import Store

if TYPE_CHECKING:
    import networkx

Edge = tuple[str, str, str, str, dict[str, Any]]


def graph_of(
    store: Store, *, types: Iterable[str] | None = None, min_confidence: float = 0.0
) -> networkx.MultiDiGraph[str]:
    """All entities as nodes, all relations as edges: DONATED, SUPPLIED, DISPATCHED, CO_HOSTED and the types of ties.

    Nodes have type, name, kind; edges have type, record (the id of the flow, event or tie), confidence, and evidence, a
    tuple of Evidence. Relations without a direction (CO_HOSTED, SISTER_CITY, SIGNED_WITH) give an edge each way. `types`
    keeps edges of some types only.

    >>> from aidgraph.graph.store import open_store
    >>> with open_store(":memory:") as store:
    ...     graph_of(store).number_of_nodes()
    0
    """
    import networkx

    wanted = frozenset(types) if types is not None else None
    made: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    with store.view() as view:
        for e in view.entities():
            made.add_node(e.id, type=e.type, name=e.name, kind=e.kind, division=e.division)
        evidence = view.evidence()
        edges = [edge for f in view.flows() for edge in _gifts(f)]
        edges += [edge for e in view.events() for edge in _co_hosted(e)]
        edges += [edge for t in view.ties() for edge in _tie(t)]
        for source, target, type_, record, about in edges:
            if about["confidence"] >= min_confidence and (wanted is None or type_ in wanted):
                grounds = _evidence(about.pop("claims"), evidence)
                made.add_edge(
                    source, target, key=f"{type_}:{record}", type=type_, record=record, evidence=grounds, **about
                )
    return made


def _gifts(f: Flow) -> list[Edge]:
    about = {"confidence": f.confidence, "claims": f.claims, "status": f.status, "date": f.date.iso if f.date else None}
    ends = [(a, b) for a in f.donors for b in f.recipients if a != b]
    return [(a, b, EDGE_OF[f.kind], f.id, dict(about)) for a, b in ends]


def _co_hosted(e: Event) -> list[Edge]:
    about = {"confidence": e.confidence, "claims": e.claims, "name": e.name, "date": e.date.iso if e.date else None}
    both = [pair for a, b in combinations(sorted(set(e.hosts)), 2) for pair in ((a, b), (b, a))]
    return [(a, b, "CO_HOSTED", e.id, dict(about)) for a, b in both]


def _tie(t: Tie) -> list[Edge]:
    about = {"confidence": t.confidence, "claims": t.claims, "properties": dict(t.properties)}
    ends = [(t.source, t.target)] + [(t.target, t.source)] * (t.type in UNORDERED_TIES)
    return [(a, b, t.type, t.id, dict(about)) for a, b in ends]


def _evidence(claims: Iterable[str], evidence: dict[str, Evidence]) -> tuple[Evidence, ...]:
    return tuple(evidence[c] for c in claims)

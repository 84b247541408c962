"""Answers that are more than a list of rows, as a notebook uses them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aidgraph.queries.answers_network import EdgeRow, Hop, Network, Path, Paths

from .records import Results

if TYPE_CHECKING:
    import networkx


class Ways(Results[Path]):
    """Ways between two entities: a sequence of paths, in tables a row for each hop. `stopped` says why more may be."""

    def __init__(self, found: Paths) -> None:
        super().__init__(found.paths)
        self.found, self.source, self.target, self.stopped = found, found.source, found.target, found.stopped

    def _records(self) -> list[dict[str, Any]]:
        return [_hop(n, h) for n, p in enumerate(self.found.paths, 1) for h in p.hops]


class Net(Results[EdgeRow]):
    """A network: a sequence of edges, with its `nodes` and how many of both were left out."""

    def __init__(self, found: Network) -> None:
        super().__init__(found.edges)
        self.found, self.nodes = found, Results(found.nodes)
        self.nodes_left_out, self.edges_left_out = found.nodes_left_out, found.edges_left_out

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """The network for algorithms: nodes by id with their names, edges by type and record."""
        import networkx

        made: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
        for n in self.found.nodes:
            made.add_node(n.id, name=n.name, type=n.type, kind=n.kind, hops=n.hops)
        for e in self.found.edges:
            about = {"date": e.date, "status": e.status, "confidence": e.confidence}
            made.add_edge(e.source, e.target, key=f"{e.type}:{e.record}", type=e.type, record=e.record, **about)
        return made

    def _records(self) -> list[dict[str, Any]]:
        names = {n.id: n.name for n in self.found.nodes}
        return [r | {"source": names[r["source"]], "target": names[r["target"]]} for r in super()._records()]


def _hop(way: int, h: Hop) -> dict[str, Any]:
    told = {"type": h.type, "forward": h.forward, "record": h.record, "date": h.date, "confidence": h.confidence}
    where = {"quote": h.quote.span.quote, "document": h.quote.span.document, "others": h.others}
    return {"way": way, "source": h.source.name, "target": h.target.name, **told, **where}

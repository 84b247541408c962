"""Answers that are more than a list of rows, as a notebook uses them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aidgraph.queries.answers import Helped, HelpedRow
from aidgraph.queries.answers_network import EdgeRow, Hop, Network, Path, Paths
from aidgraph.queries.drawing import drawing

from .records import Results, quotes_of

if TYPE_CHECKING:
    import networkx

    from .questions import Questions


class Sums(Results[HelpedRow]):
    """Who helped whom: a sequence of sums, with the flows that are `left_out` of them and why."""

    def __init__(self, found: Helped, graph: Questions | None = None) -> None:
        super().__init__(found.rows, graph)
        self.found, self.rows = found, found.rows
        self.left_out = Results(found.left_out, graph)

    def whole(self) -> Helped:
        """The whole answer."""
        return self.found

    def _evidence(self, ids: Sequence[str]) -> list[list[str]]:
        """The evidence of a sum is that of its flows."""
        if self._graph is None:
            return super()._evidence(ids)
        told = quotes_of(self._graph, [f for r in self.rows for f in r.flows])
        flows = iter(told)
        return [[q for _ in r.flows for q in next(flows)] for r in self.rows]

    def _repr_html_(self) -> str:
        out = f"<p>In no sum: {len(self.left_out)} flows (left_out)</p>" if self.left_out else ""
        return super()._repr_html_() + out


class Ways(Results[Path]):
    """Ways between two entities: a sequence of paths, in tables a row for each hop. `stopped` says why more may be."""

    def __init__(self, found: Paths) -> None:
        super().__init__(found.paths)
        self.found = found
        self.source, self.target, self.stopped = found.source, found.target, found.stopped

    def whole(self) -> Paths:
        """The whole answer."""
        return self.found

    def _records(self) -> list[dict[str, Any]]:
        return [_hop(n, h) for n, p in enumerate(self.found.paths, 1) for h in p.hops]


class Net(Results[EdgeRow]):
    """A network: a sequence of edges, with its `nodes` and how many of both were left out."""

    def __init__(self, found: Network, graph: Questions | None = None) -> None:
        super().__init__(found.edges, graph)
        self.found = found
        self.nodes = Results(found.nodes)
        self.nodes_left_out, self.edges_left_out = found.nodes_left_out, found.edges_left_out

    def to_networkx(self, *, evidence: bool = False) -> networkx.MultiDiGraph[str]:
        """The network for algorithms: nodes by id with their names, edges by type and record.

        `evidence` gives each edge the words that it rests on, with their documents.
        """
        import networkx

        told = self._evidence([e.record for e in self.found.edges]) if evidence else None

        made: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
        for n in self.found.nodes:
            made.add_node(n.id, name=n.name, type=n.type, kind=n.kind, hops=n.hops)
        for n, e in enumerate(self.found.edges):
            about: dict[str, Any] = {"date": e.date, "status": e.status, "confidence": e.confidence}
            if told:
                about["evidence"] = told[n]
            made.add_edge(e.source, e.target, key=f"{e.type}:{e.record}", type=e.type, record=e.record, **about)
        return made

    def to_svg(self) -> str:
        """A drawing of the best connected, for pages and papers; the same network gives the same drawing."""
        return drawing(self.found)

    def _repr_html_(self) -> str:
        return self.to_svg() + super()._repr_html_()

    def whole(self) -> Network:
        """The whole answer."""
        return self.found

    def _records(self) -> list[dict[str, Any]]:
        names = {n.id: n.name for n in self.found.nodes}
        return [r | {"source": names[r["source"]], "target": names[r["target"]]} for r in super()._records()]


def _hop(way: int, h: Hop) -> dict[str, Any]:
    told = {"type": h.type, "forward": h.forward, "record": h.record, "date": h.date, "confidence": h.confidence}
    where = {"quote": h.quote.span.quote, "document": h.quote.span.document, "others": h.others}
    return {"way": way, "source": h.source.name, "target": h.target.name, **told, **where}

"""Answers that are more than a list of rows, as a notebook uses them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .records import Results

if TYPE_CHECKING:
    from aidgraph.queries import Hop, Path, Paths


class Ways(Results["Path"]):
    """Ways between two entities: a sequence of paths, in tables a row for each hop. `stopped` says why more may be."""

    def __init__(self, found: Paths) -> None:
        super().__init__(found.paths)
        self.found, self.source, self.target, self.stopped = found, found.source, found.target, found.stopped

    def _records(self) -> list[dict[str, Any]]:
        return [_hop(n, h) for n, p in enumerate(self.found.paths, 1) for h in p.hops]


def _hop(way: int, h: Hop) -> dict[str, Any]:
    told = {"type": h.type, "forward": h.forward, "record": h.record, "date": h.date, "confidence": h.confidence}
    where = {"quote": h.quote.span.quote, "document": h.quote.span.document, "others": h.others}
    return {"way": way, "source": h.source.name, "target": h.target.name, **told, **where}

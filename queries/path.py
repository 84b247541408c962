"""How two entities are connected: breadth-first from both ends over look-ups, then the ways through what was found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise

from ..graph.errors import UsageError
from ..graph.store import Store
from ..graph.store.reader import Reader
from .answers import Named, Quoted
from .answers_network import Hop, Path, Paths
from .connections import UNDIRECTED, Link, Terms, links_of, terms
from .naming import find
from .transfers import name_of, named, quoted

REACH = 20_000
"""Entities that are looked at before a search gives up: beyond it an answer takes longer than people wait."""
LOOKED_THROUGH = 2_000
"""Ways that are looked through for the `k` best of one length."""

Pair = tuple[str, str]


def path(
    store: Store,
    source: str,
    target: str,
    *,
    k: int = 1,
    types: Sequence[str] | None = None,
    since: str | None = None,
    until: str | None = None,
    min_confidence: float = 0.0,
    avoid: Sequence[str] = (),
    max_hops: int = 6,
) -> Paths:
    """The `k` shortest ways between two entities over flows, events and ties, whatever their direction.

    `types` are of EDGE_TYPES; with `since` or `until` undated records do not count; no way goes over an entity of
    `avoid`. Of equally long ways the surer come first. Each hop quotes the surest record. Raises NotFound or Ambiguous
    for a name, UsageError for an unknown type or date, or for twice the same entity.
    """
    a, b = find(store, source), find(store, target)
    if a.id == b.id:
        raise UsageError(f"{source!r} and {target!r} are both {a.name}; give two")
    if k < 1 or max_hops < 1:
        raise UsageError("k and max_hops are 1 or more")
    on = terms(types, since, until, min_confidence, {find(store, x).id for x in avoid} - {a.id, b.id})
    search = _Search(store, a.id, b.id, on)
    ways = search.ways(k, max_hops)
    with store.view() as view:
        return Paths(name_of(a), name_of(b), tuple(_paths(view, ways, search.links)), search.stopped)


class _Search:
    """Grows what is known around both ends, the smaller edge first, until there are ways enough."""

    def __init__(self, store: Store, source: str, target: str, on: Terms) -> None:
        self._store, self._on = store, on
        self._ends = (source, target)
        self._seen = ({source}, {target})
        self._edges = [{source}, {target}]
        self.links: dict[Pair, set[Link]] = defaultdict(set)
        self.stopped: str | None = None

    def ways(self, k: int, max_hops: int) -> list[list[str]]:
        """The `k` shortest ways as lists of ids; fewer where there are no more within `max_hops`."""
        found: list[list[str]] = []
        met = False
        for length in range(1, max_hops + 1):
            grown = self._grow()
            met = met or not self._seen[0].isdisjoint(self._seen[1])
            if self.stopped or not (grown or met):
                return found
            if met:
                found = self._within(length, k)
            if len(found) >= k:
                return found
        if all(self._edges):
            self.stopped = f"no way of more than {max_hops} hops was looked for"
        return found

    def _grow(self) -> bool:
        """One step from the end whose edge is smaller; false where nothing new can be reached."""
        if not any(self._edges):
            return False
        if len(self._seen[0]) + len(self._seen[1]) > REACH:
            self.stopped = (
                f"more than {REACH:,} entities lie around the two; choose types, dates or a higher confidence"
            )
            return False
        side = 0 if self._edges[0] and (not self._edges[1] or len(self._edges[0]) <= len(self._edges[1])) else 1
        reached: set[str] = set()
        for links in links_of(self._store, self._edges[side], self._on).values():
            for link in links:
                self.links[_pair(link.source, link.target)].add(link)
                reached |= {link.source, link.target}
        self._edges[side] = reached - self._seen[side]
        self._seen[side].update(reached)
        return True

    def _within(self, length: int, k: int) -> list[list[str]]:
        """The `k` best ways of at most `length` hops through what was found: short first, then sure, then by id."""
        import networkx

        around = networkx.Graph(sorted(self.links))
        source, target = self._ends
        if source not in around or target not in around:
            return []
        near = [networkx.single_source_shortest_path_length(around, end, length) for end in self._ends]
        kept = sorted(n for n in near[0] if n in near[1] and near[0][n] + near[1][n] <= length)
        if target not in near[0]:
            return []
        ways: list[list[str]] = []
        for way in islice(networkx.shortest_simple_paths(around.subgraph(kept), source, target), LOOKED_THROUGH):
            if len(way) - 1 > length or (len(ways) >= k and len(way) > len(ways[-1])):
                break
            ways.append(way)
        return sorted(ways, key=lambda w: (len(w), -self._sureness(w), w))[:k]

    def _sureness(self, way: Sequence[str]) -> float:
        return min(_best(self.links[_pair(*step)]).confidence for step in pairwise(way))


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def _best(links: Iterable[Link]) -> Link:
    return min(links, key=lambda x: (-x.confidence, x.type, x.record))


def _paths(view: Reader, ways: Sequence[Sequence[str]], links: dict[Pair, set[Link]]) -> list[Path]:
    steps = {step for way in ways for step in pairwise(way)}
    best = {step: _best(links[_pair(*step)]) for step in steps}
    quotes = first_quotes(view, {x.record for x in best.values()})
    names = named(view, {i for way in ways for i in way})
    hops = {step: _hop(step, best[step], links[_pair(*step)], names, quotes) for step in steps}
    found = [tuple(hops[step] for step in pairwise(way)) for way in ways]
    return [Path(hs, min(h.confidence for h in hs)) for hs in found]


def _hop(
    step: Pair, link: Link, links: set[Link], names: dict[str, Named], quotes: dict[str, tuple[str | None, Quoted]]
) -> Hop:
    date, quote = quotes[link.record]
    forward = link.source == step[0] or link.type in UNDIRECTED
    others = len({x.record for x in links}) - 1
    return Hop(names[step[0]], names[step[1]], link.type, forward, link.record, date, link.confidence, quote, others)


def first_quotes(view: Reader, records: Iterable[str]) -> dict[str, tuple[str | None, Quoted]]:
    """For each record (id) its date and the words of its surest claim."""
    ids = sorted(records)
    found = [*view.flows(ids), *view.events(ids), *view.ties(ids)]
    evidence = view.evidence(c for r in found for c in r.claims)
    documents = {d: view.document(d) for d in sorted({e.document for e in evidence.values()})}
    told: dict[str, tuple[str | None, Quoted]] = {}
    for r in found:
        e = min((evidence[c] for c in r.claims), key=lambda e: (-e.confidence, e.claim))
        told[r.id] = (r.date.iso if r.date else None, quoted(e, documents[e.document])[0])
    return told

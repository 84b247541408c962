"""The neighbourhood of an entity, or the best connected part of the whole, as nodes and edges."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..graph.entity import Event, Flow, Tie
from ..graph.errors import UsageError
from ..graph.store import Store
from ..graph.store.dialects import ask, listed
from ..graph.store.reader import Reader
from .answers_network import EdgeRow, Network, NodeRow
from .connections import Link, Terms, links_of, terms
from .naming import find

_LINKS = ask(
    """
    SELECT f.value AS id, (SELECT count(DISTINCT record) FROM party WHERE entity = f.value) AS links FROM json_each(?) f
""",
    "UNWIND $a AS id RETURN id, COUNT { MATCH (p:Party {entity: id}) RETURN DISTINCT p.record } AS links",
)
_BEST = ask(
    "SELECT entity FROM party GROUP BY entity ORDER BY count(DISTINCT record) DESC, entity LIMIT ?",
    "MATCH (p:Party) WITH p.entity AS entity, count(DISTINCT p.record) AS n RETURN entity ORDER BY n DESC, entity LIMIT $a",
)
_ALL = ask("SELECT count(DISTINCT entity) AS n FROM party", "MATCH (p:Party) RETURN count(DISTINCT p.entity) AS n")


def network(
    store: Store,
    center: str | None = None,
    *,
    hops: int = 1,
    types: Sequence[str] | None = None,
    since: str | None = None,
    until: str | None = None,
    min_confidence: float = 0.0,
    limit: int = 100,
    edge_limit: int = 1000,
) -> Network:
    """What lies within `hops` of an entity and what connects it; without one, the best connected entities of all.

    Where there are more than `limit` entities, the nearest stay, of these the best connected; of more than `edge_limit`
    edges the surest. `nodes_left_out` and `edges_left_out` count what was seen and is not shown (edges to entities that
    are not shown among them). `types` are of EDGE_TYPES. Raises NotFound or Ambiguous for a name, UsageError for an
    unknown type or date.
    """
    if hops < 1 or limit < 1 or edge_limit < 1:
        raise UsageError("hops, limit and edge_limit are 1 or more")
    on = terms(types, since, until, min_confidence)
    if center is None:
        at = dict.fromkeys((r["entity"] for r in store.rows(_BEST, limit)), 0)
        seen, links = store.rows(_ALL)[0]["n"], _links(store, at, on)
    else:
        at, seen, links = _around(store, find(store, center).id, on, hops, limit)
    inside = sorted((x for x in links if x.source in at and x.target in at), key=lambda x: (-x.confidence, x))
    shown = inside[:edge_limit]
    counts = _counts(store, at)
    with store.view() as view:
        nodes = [NodeRow(e.id, e.name, e.type, e.kind, at[e.id], counts[e.id]) for e in view.entities(at)]
        edges = _edges(view, sorted(shown))
    nodes.sort(key=lambda n: (n.hops, -n.links, n.id))
    return Network(tuple(nodes), tuple(edges), seen - len(at), len(links) - len(shown))


def _around(store: Store, center: str, on: Terms, hops: int, limit: int) -> tuple[dict[str, int], int, set[Link]]:
    """Entities with their distance, how many were seen, and the links of those kept."""
    at, seen, links, edge = {center: 0}, {center}, set[Link](), {center}
    for hop in range(1, hops + 1):
        found = _links(store, edge, on)
        links |= found
        reached = {e for x in found for e in (x.source, x.target)} - seen
        seen |= reached
        counts = _counts(store, reached)
        edge = set(sorted(reached, key=lambda e: (-counts[e], e))[: limit - len(at)])
        at |= dict.fromkeys(edge, hop)
        if not edge:
            break
    return at, len(seen), links | _links(store, edge, on) if edge else links


def _links(store: Store, ids: Iterable[str], on: Terms) -> set[Link]:
    return {x for found in links_of(store, ids, on).values() for x in found}


def _counts(store: Store, ids: Iterable[str]) -> dict[str, int]:
    return {r["id"]: r["links"] for r in store.rows(_LINKS, listed(sorted(ids)))}


def _edges(view: Reader, links: Sequence[Link]) -> list[EdgeRow]:
    ids = {x.record for x in links}
    records: dict[str, Flow | Event | Tie] = {r.id: r for r in (*view.flows(ids), *view.events(ids), *view.ties(ids))}

    def row(x: Link) -> EdgeRow:
        r = records[x.record]
        status = r.status if isinstance(r, Flow) else None
        return EdgeRow(x.source, x.target, x.type, x.record, r.date.iso if r.date else None, status, x.confidence)

    return [row(x) for x in links]

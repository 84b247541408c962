"""Who hosted with whom, how often, and what."""

from __future__ import annotations

from ..graph.store import Store
from ..graph.store.dialects import ask
from .answers_network import Hosts
from .choosing import day, order_of
from .naming import find
from .pages import Page, cut
from .profile import event_rows
from .transfers import named

_PAIRS = ask(
    """
    SELECT p.entity AS a, q.entity AS b, r.id FROM record r JOIN party p ON p.record = r.id JOIN party q ON q.record = r.id
    WHERE r.kind = 'event' AND p.role = 'host' AND q.role = 'host' AND p.entity < q.entity AND r.confidence >= ?
    AND (? IS NULL OR r.last_day >= ?) AND (? IS NULL OR r.first_day <= ?)
    AND (? IS NULL OR ? IN (p.entity, q.entity)) AND (? IS NULL OR ? IN (p.entity, q.entity))
""",
    """
    MATCH (r:Record {kind: 'event'}) WHERE r.confidence >= $a
    AND ($b IS NULL OR r.last_day >= $c) AND ($d IS NULL OR r.first_day <= $e)
    MATCH (p:Party {record: r.id}) WHERE p.role = 'host'
    MATCH (q:Party {record: r.id}) WHERE q.role = 'host' AND p.entity < q.entity
    AND ($f IS NULL OR $g IN [p.entity, q.entity]) AND ($h IS NULL OR $i IN [p.entity, q.entity])
    RETURN p.entity AS a, q.entity AS b, r.id AS id
    """,
)


def co_hosted(
    store: Store,
    party: str | None = None,
    other: str | None = None,
    *,
    since: str | None = None,
    until: str | None = None,
    min_confidence: float = 0.0,
    min_times: int = 1,
    limit: int | None = 100,
    after: str | None = None,
) -> Page[Hosts]:
    """Pairs of hosts with the events that they hosted together, the most frequent first.

    `party` and `other` keep to pairs with these; `party` stands first in them. Raises NotFound or Ambiguous for a name,
    UsageError for an unknown date or cursor.
    """
    a, b = (find(store, x).id if x else None for x in (party, other))
    first, last = day(since, 0) if since else None, day(until, 1) if until else None
    pairs: dict[tuple[str, str], list[str]] = {}
    for r in store.rows(_PAIRS, min_confidence, first, first, last, last, a, a, b, b):
        ends = (r["b"], r["a"]) if r["b"] == a else (r["a"], r["b"])
        pairs.setdefault(ends, []).append(r["id"])
    often = {ends: ids for ends, ids in pairs.items() if len(ids) >= min_times}
    cut_ = cut(often.items(), lambda x: (-len(x[1]), *x[0]), limit, after)
    with store.view() as view:
        names = named(view, {e for ends, _ in cut_ for e in ends})
        rows = [
            Hosts(names[x], names[y], len(ids), tuple(event_rows(view, sorted(view.events(ids), key=order_of))))
            for (x, y), ids in cut_
        ]
    return Page(tuple(rows), cut_.next)

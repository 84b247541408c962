"""What was promised, and how much of it the documents say arrived."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ..graph.entity import Flow
from ..graph.store import Store
from ..graph.store.dialects import ask, listed
from .answers import FlowRow, Pledge
from .choosing import order_of
from .fulfilment import arrived, deliveries
from .pages import Page, cut
from .transfers import flows, rows_of

_DELIVERED = ask(
    """
    SELECT DISTINCT r.id FROM record r JOIN party p ON p.record = r.id WHERE p.entity IN (SELECT value FROM json_each(?))
    AND p.role = 'donor' AND +r.kind = 'flow' AND r.status IS NOT 'pledged' AND r.status IS NOT 'cancelled'
""",
    """
    MATCH (p:Party) WHERE p.entity IN $a AND p.role = 'donor' MATCH (r:Record {id: p.record})
    WHERE r.kind = 'flow' AND NOT coalesce(r.status, '') IN ['pledged', 'cancelled'] RETURN DISTINCT r.id AS id
    """,
)


def pledges(
    store: Store,
    *,
    donor: str | None = None,
    recipient: str | None = None,
    party: str | None = None,
    goods: str | None = None,
    country: str | None = None,
    since: str | None = None,
    until: str | None = None,
    min_confidence: float = 0.0,
    kept: bool = False,
    limit: int | None = 100,
    after: str | None = None,
) -> Page[Pledge]:
    """Promises of which no document says that they arrived whole; with `kept` also those that did.

    A flow is taken for what came of a promise if its kind, giver and goods are the same, nothing sets its receiver apart
    and it is not dated before. In order of date, undated ones last. Raises what `flows` raises.
    """
    promised = flows(
        store, donor=donor, recipient=recipient, party=party, goods=goods, country=country, since=since, until=until,
        min_confidence=min_confidence, status="pledged", limit=None,
    )  # fmt: skip
    found = with_deliveries(store, promised)
    return cut((p for p in found if kept or p.arrived != "yes"), lambda p: order_of(p.row.flow), limit, after)


def with_deliveries(store: Store, promised: Sequence[FlowRow]) -> list[Pledge]:
    """Each promise with the flows of the whole store that may be what came of it."""
    donors = sorted({d for p in promised for d in p.flow.donors})
    ids = [r["id"] for r in store.rows(_DELIVERED, listed(donors))]
    with store.view() as view:
        given = view.flows(ids)
        by_giver: dict[str, list[Flow]] = defaultdict(list)
        for g in given:
            for d in g.donors:
                by_giver[d].append(g)
        came = {
            p.flow.id: deliveries(p.flow, {g.id: g for d in p.flow.donors for g in by_giver[d]}.values())
            for p in promised
        }
        return [Pledge(p, arrived(p.flow, came[p.flow.id]), tuple(rows_of(view, came[p.flow.id]))) for p in promised]

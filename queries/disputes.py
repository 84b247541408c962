"""Where claims of one flow or event disagree: field, values, documents."""

from __future__ import annotations

from ..graph.entity import Conflict, Event, Flow
from ..graph.store import Store
from ..graph.store.dialects import ask
from ..graph.store.reader import Reader
from .answers import EventRow, FlowRow
from .answers_stories import Dispute, Stated
from .choosing import day, one_of, order_of
from .naming import find
from .pages import Page, cut
from .policies import shown
from .profile import event_rows
from .transfers import distinct, quoted, rows_of

FIELDS = ("items.quantity", "items.unit", "money", "status", "date")

# A record without conflicts ends with an empty list of them; only these kinds have one.
_DISPUTED = ask(
    """
    SELECT r.id FROM record r WHERE r.kind IN ('flow', 'event') AND r.body NOT LIKE '%,[]]' AND r.confidence >= ?
    AND (? IS NULL OR r.last_day >= ?) AND (? IS NULL OR r.first_day <= ?)
    AND (? IS NULL OR EXISTS (SELECT 1 FROM party p WHERE p.record = r.id AND p.entity = ?))
""",
    """
    MATCH (r:Record) WHERE r.kind IN ['flow', 'event'] AND NOT r.body ENDS WITH ',[]]' AND r.confidence >= $a
    AND ($b IS NULL OR r.last_day >= $c) AND ($d IS NULL OR r.first_day <= $e)
    AND ($f IS NULL OR EXISTS { MATCH (p:Party {record: r.id}) WHERE p.entity = $g }) RETURN r.id AS id
    """,
)


def conflicts(
    store: Store,
    party: str | None = None,
    *,
    field: str | None = None,
    since: str | None = None,
    until: str | None = None,
    min_confidence: float = 0.0,
    limit: int | None = 100,
    after: str | None = None,
    policy: str | None = None,
) -> Page[Dispute]:
    """Fields of flows and events that claims state differently, each value with its documents and words.

    `field` is one of items.quantity, items.unit, money, status, date; `policy` (most-exact, most-sources, latest) says
    which value is kept. A status that moved on is a history, not in dispute. In order of date, undated ones last. Raises
    NotFound or Ambiguous for a name, UsageError for an unknown field, policy, date or cursor.
    """
    one_of(field, FIELDS, "field")
    one = find(store, party).id if party is not None else None
    first, last = day(since, 0) if since else None, day(until, 1) if until else None
    ids = [r["id"] for r in store.rows(_DISPUTED, min_confidence, first, first, last, last, one, one)]
    with store.view() as view:
        records: list[Flow | Event] = [*shown(view, view.flows(ids), policy), *shown(view, view.events(ids), policy)]
        told = [(r, n, c) for r in records for n, c in enumerate(r.conflicts) if field in (None, c.field)]
        found = cut(told, lambda x: (*order_of(x[0]), x[1]), limit, after)
        flows = {f.flow.id: f for f in rows_of(view, [r for r, _, _ in found if isinstance(r, Flow)])}
        events = {e.event.id: e for e in event_rows(view, [r for r, _, _ in found if isinstance(r, Event)])}
        rows = [_dispute(view, r, c, flows.get(r.id), events.get(r.id)) for r, _, c in found]
    return Page(tuple(rows), found.next)


def _dispute(view: Reader, r: Flow | Event, c: Conflict, flow: FlowRow | None, event: EventRow | None) -> Dispute:
    values = tuple(_stated(view, value, claims) for value, claims in c.values)
    return Dispute(r.id, "flow" if flow else "event", c.field, c.kept, c.policy, values, flow, event)


def _stated(view: Reader, value: str, claims: tuple[str, ...]) -> Stated:
    evidence = view.evidence(claims)
    quotes = [q for c in claims for q in quoted(evidence[c], view.document(evidence[c].document))]
    return Stated(value, claims, distinct(e.document for e in evidence.values()), tuple(quotes))

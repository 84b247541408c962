"""What happened with an entity, or between two, in order of date."""

from __future__ import annotations

from collections import defaultdict

from ..graph.entity import Event, Flow, Tie
from ..graph.errors import UsageError
from ..graph.store import Store
from ..graph.store.dialects import ask, listed
from ..graph.store.reader import Reader
from .answers_stories import Moment, RecordKind
from .choosing import LAST, day, order_of
from .naming import find
from .pages import Page, key_of, page
from .path import first_quotes
from .profile import event_rows, tie_rows
from .transfers import rows_of

KINDS: tuple[RecordKind, ...] = ("flow", "event", "tie")
_RECORDS = ask(
    f"""
    SELECT DISTINCT r.id FROM party p JOIN record r ON r.id = p.record
    WHERE p.entity = ? AND (? IS NULL OR EXISTS (SELECT 1 FROM party q WHERE q.record = r.id AND q.entity = ?))
    AND r.kind IN (SELECT value FROM json_each(?)) AND r.confidence >= ?
    AND (? IS NULL OR r.last_day >= ?) AND (? IS NULL OR r.first_day <= ?)
    AND (coalesce(r.first_day, '{LAST}'), r.id) > (?, ?) ORDER BY coalesce(r.first_day, '{LAST}'), r.id LIMIT ?
""",
    f"""
    MATCH (p:Party {{entity: $a}}) MATCH (r:Record {{id: p.record}})
    WHERE ($b IS NULL OR EXISTS {{ MATCH (q:Party {{record: r.id}}) WHERE q.entity = $c }})
    AND r.kind IN $d AND r.confidence >= $e
    AND ($f IS NULL OR r.last_day >= $g) AND ($h IS NULL OR r.first_day <= $i)
    WITH DISTINCT r, coalesce(r.first_day, '{LAST}') AS day WHERE day > $j OR (day = $j AND r.id > $k)
    RETURN r.id AS id ORDER BY day, id LIMIT CASE WHEN $l < 0 THEN 1000000000 ELSE $l END
    """,
)
_ROLES = ask(
    "SELECT record, role FROM party WHERE entity = ? AND record IN (SELECT value FROM json_each(?)) ORDER BY role",
    "MATCH (n:Party {entity: $a}) WHERE n.record IN $b RETURN n.record AS record, n.role AS role ORDER BY role",
)


def timeline(
    store: Store,
    party: str,
    other: str | None = None,
    *,
    kinds: tuple[RecordKind, ...] | list[RecordKind] = KINDS,
    since: str | None = None,
    until: str | None = None,
    min_confidence: float = 0.0,
    limit: int | None = 100,
    after: str | None = None,
) -> Page[Moment]:
    """Flows, events and ties of an entity, or those in which `other` stands too, in order of date, undated ones last.

    `kinds` keeps some of flow, event, tie. Each has the words of its surest claim. With `since` or `until` undated ones
    do not count. Raises NotFound or Ambiguous for a name, UsageError for an unknown kind, date or cursor.
    """
    if unknown := [k for k in kinds if k not in KINDS]:
        raise UsageError(f"there is no kind {unknown[0]!r}; there are {', '.join(KINDS)}")
    one, two = find(store, party).id, find(store, other).id if other is not None else None
    first, last = day(since, 0) if since else None, day(until, 1) if until else None
    past = [str(x) for x in key_of(after, 2)] if after else ["", ""]
    found = store.rows(
        _RECORDS, one, two, two, listed(list(kinds)), min_confidence, first, first, last, last, *past, -1 if limit is None else limit + 1
    )  # fmt: skip
    ids = [r["id"] for r in found]
    roles: dict[str, list[str]] = defaultdict(list)
    for r in store.rows(_ROLES, one, listed(ids)):
        roles[r["record"]].append(r["role"])
    with store.view() as view:
        moments = {m.id: m for m in _moments(view, ids, roles)}
    return page([moments[i] for i in ids], _key, limit)


def _key(m: Moment) -> tuple[str | float, ...]:
    record: Flow | Event | Tie | None = (
        m.flow.flow if m.flow else m.event.event if m.event else m.tie.tie if m.tie else None
    )
    return order_of(record) if record else (LAST, m.id)


def _moments(view: Reader, ids: list[str], roles: dict[str, list[str]]) -> list[Moment]:
    quotes = first_quotes(view, ids)
    flows = [(r.flow.id, r, None, None) for r in rows_of(view, view.flows(ids))]
    events = [(r.event.id, None, r, None) for r in event_rows(view, view.events(ids))]
    ties = [(r.tie.id, None, None, r) for r in tie_rows(view, view.ties(ids))]
    return [
        Moment(quotes[i][0], "flow" if f else "event" if e else "tie", i, tuple(roles[i]), f, e, t, quotes[i][1])
        for i, f, e, t in (*flows, *events, *ties)
    ]

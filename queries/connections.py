"""What connects entities, step by step: look-ups of neighbours over flows, events and ties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..graph.claim import TIE_TYPES, UNORDERED_TIES
from ..graph.errors import UsageError
from ..graph.export import EDGE_OF
from ..graph.store import Store
from ..graph.store.dialects import ask, listed
from .choosing import day

PASSED_ON, CO_HOSTED, ATTENDED = "PASSED_ON", "CO_HOSTED", "ATTENDED"
EDGE_TYPES = (*EDGE_OF.values(), PASSED_ON, CO_HOSTED, ATTENDED, *TIE_TYPES)
"""From giver to receiver; between both and the one it went through; of two hosts; of others at an event; ties."""
UNDIRECTED = frozenset({CO_HOSTED, *UNORDERED_TIES})

_NEIGHBOURS = ask(
    """
    SELECT p.entity AS a, p.role AS a_role, q.entity AS b, q.role AS b_role, r.id, r.kind, r.type, r.confidence
    FROM json_each(?) f CROSS JOIN party p ON p.entity = f.value CROSS JOIN record r ON r.id = p.record
    CROSS JOIN party q ON q.record = p.record
    WHERE q.entity <> p.entity AND r.confidence >= ? AND (? IS NULL OR r.last_day >= ?) AND (? IS NULL OR r.first_day <= ?)
""",
    """
    UNWIND $a AS entity MATCH (p:Party {entity: entity}) MATCH (r:Record {id: p.record})
    WHERE r.confidence >= $b AND ($c IS NULL OR r.last_day >= $d) AND ($e IS NULL OR r.first_day <= $f)
    MATCH (q:Party {record: r.id}) WHERE q.entity <> p.entity
    RETURN p.entity AS a, p.role AS a_role, q.entity AS b, q.role AS b_role, r.id AS id, r.kind AS kind, r.type AS type,
        r.confidence AS confidence
    """,
)


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """A record that connects two entities, in the direction in which it is told."""

    source: str
    target: str
    type: str
    record: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Terms:
    """Which links count: of some types, dated within days, of some confidence; never over `avoid`."""

    types: frozenset[str] | None = None
    since: str | None = None
    until: str | None = None
    min_confidence: float = 0.0
    avoid: frozenset[str] = frozenset()


def terms(
    types: Sequence[str] | None, since: str | None, until: str | None, min_confidence: float, avoid: Iterable[str] = ()
) -> Terms:
    """Terms out of what a user gives; raises UsageError for an unknown type or date."""
    for t in types or ():
        if t not in EDGE_TYPES:
            raise UsageError(f"there is no edge type {t!r}; there are {', '.join(EDGE_TYPES)}")
    wanted = frozenset(types) if types else None
    return Terms(
        wanted, day(since, 0) if since else None, day(until, 1) if until else None, min_confidence, frozenset(avoid)
    )


def links_of(store: Store, entities: Iterable[str], on: Terms) -> dict[str, set[Link]]:
    """The links of each of the entities with others."""
    found: dict[str, set[Link]] = defaultdict(set)
    values = (listed(sorted(entities)), on.min_confidence, on.since, on.since, on.until, on.until)
    for r in store.rows(_NEIGHBOURS, *values):
        link = _link(r["a"], r["a_role"], r["b"], r["b_role"], r["kind"], r["type"], r["id"], r["confidence"])
        if link and (on.types is None or link.type in on.types) and not {link.source, link.target} & on.avoid:
            found[r["a"]].add(link)
    return found


def _link(
    a: str, a_role: str, b: str, b_role: str, kind: str, type_: str, record: str, confidence: float
) -> Link | None:
    """The link between two parties of a record, None between two givers or two receivers."""
    if kind == "flow":
        if (a_role, b_role) not in _FLOW:
            return _link(b, b_role, a, a_role, kind, type_, record, confidence) if (b_role, a_role) in _FLOW else None
        through = "via" in (a_role, b_role)
        return Link(a, b, PASSED_ON if through else EDGE_OF[type_], record, confidence)
    if kind == "tie":
        return Link(a, b, type_, record, confidence) if a_role == "source" else Link(b, a, type_, record, confidence)
    if a_role == b_role == "host":
        return Link(min(a, b), max(a, b), CO_HOSTED, record, confidence)
    first, second = (a, b) if (_EVENT[b_role], a) < (_EVENT[a_role], b) else (b, a)
    return Link(first, second, ATTENDED, record, confidence)


_FLOW = {("donor", "recipient"), ("donor", "via"), ("via", "recipient")}
_EVENT = {"participant": 2, "supporter": 1, "host": 0}
"""Those who attend point at those who host."""

"""Through whom help went: those in between, and chains from giver to receiver."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..graph.entity import Flow
from ..graph.store import Store
from ..graph.store.dialects import ask
from .answers import FlowRow, Named
from .answers_network import Between, Chain
from .choosing import day, order_of, standing_for
from .fulfilment import OPEN, passings
from .naming import find
from .pages import Key, Page, cut
from .transfers import named, rows_of

_VIA = ask(
    """
    SELECT DISTINCT r.id FROM party p JOIN record r ON r.id = p.record WHERE p.role = 'via' AND (? IS NULL OR p.entity = ?)
""",
    "MATCH (p:Party) WHERE p.role = 'via' AND ($a IS NULL OR p.entity = $b) RETURN DISTINCT p.record AS id",
)
_RELAYED = ask(
    """
    SELECT DISTINCT r.id FROM record r JOIN party p ON p.record = r.id WHERE r.kind = 'flow'
    AND p.role IN ('donor', 'recipient') AND p.entity IN (
        SELECT entity FROM party WHERE role = 'donor' AND (? IS NULL OR entity = ?)
        INTERSECT SELECT entity FROM party WHERE role = 'recipient')
""",
    """
    MATCH (d:Party) WHERE d.role = 'donor' AND ($a IS NULL OR d.entity = $b) WITH DISTINCT d.entity AS entity
    WHERE EXISTS { MATCH (q:Party {entity: entity}) WHERE q.role = 'recipient' }
    MATCH (p:Party {entity: entity}) WHERE p.role IN ['donor', 'recipient']
    MATCH (r:Record {id: p.record}) WHERE r.kind = 'flow' RETURN DISTINCT r.id AS id
    """,
)
Ends = tuple[str, str, str]


def intermediaries(
    store: Store,
    *,
    donor: str | None = None,
    recipient: str | None = None,
    via: str | None = None,
    since: str | None = None,
    until: str | None = None,
    min_confidence: float = 0.0,
    limit: int | None = 100,
    after: str | None = None,
) -> Page[Between]:
    """Those through whom help went, with for whom and to whom, the most flows first.

    Counts flows that say through whom they went; `chains` adds gifts that were passed on. A country or town as `donor` or
    `recipient` stands for the bodies in it, too. Raises NotFound or Ambiguous
    for a name, UsageError for an unknown date or cursor.
    """
    found = [c for c in _chains(store, donor, recipient, via, since, until, min_confidence) if c.stated]
    by_via: dict[str, list[Chain]] = defaultdict(list)
    for c in found:
        by_via[c.via.id].append(c)
    rows = [_between(group) for group in by_via.values()]
    return cut(rows, lambda b: (-len(b.flows), b.via.id), limit, after)


def chains(
    store: Store,
    *,
    donor: str | None = None,
    recipient: str | None = None,
    via: str | None = None,
    since: str | None = None,
    until: str | None = None,
    min_confidence: float = 0.0,
    limit: int | None = 100,
    after: str | None = None,
) -> Page[Chain]:
    """Help that went from a giver through another to a receiver, the most often told first.

    A chain is stated by flows that name whom they went through, or lies in two flows: a gift, and the same goods or money
    given on, not earlier. Raises what `intermediaries` raises.
    """
    return cut(_chains(store, donor, recipient, via, since, until, min_confidence), _chain_key, limit, after)


def _chain_key(c: Chain) -> Key:
    ends = (c.via.id, c.donor.id if c.donor else "", c.recipient.id if c.recipient else "")
    return (-len(c.stated) - len(c.passed_on), *ends)


def _between(group: Sequence[Chain]) -> Between:
    givers = {c.donor.id: c.donor for c in group if c.donor}
    takers = {c.recipient.id: c.recipient for c in group if c.recipient}
    flows = sorted({f.flow.id for c in group for f in c.stated})
    return Between(group[0].via, _sorted(givers.values()), _sorted(takers.values()), tuple(flows))


def _sorted(named_: Iterable[Named]) -> tuple[Named, ...]:
    return tuple(sorted(named_, key=lambda n: n.id))


def _chains(
    store: Store,
    donor: str | None,
    recipient: str | None,
    via: str | None,
    since: str | None,
    until: str | None,
    min_confidence: float,
) -> list[Chain]:
    giver, taker = (set(standing_for(store, x)) if x else None for x in (donor, recipient))
    middle = find(store, via).id if via else None
    first, last = day(since, 0) if since else None, day(until, 1) if until else None
    with store.view() as view:
        stated, relayed = (
            [
                f
                for f in view.flows(r["id"] for r in store.rows(sql, middle, middle))
                if _counts(f, first, last, min_confidence)
            ]
            for sql in (_VIA, _RELAYED)
        )
        told: dict[Ends, tuple[list[Flow], list[tuple[Flow, Flow]]]] = defaultdict(lambda: ([], []))
        for f in stated:
            for ends in _ends(f.donors, f.via, f.recipients):
                told[ends][0].append(f)
        for f, g in passings(relayed):
            middles = [m for m in f.recipients if m in g.donors]
            for ends in _ends(f.donors, middles, g.recipients):
                told[ends][1].append((f, g))
        wanted = {
            e: x for e, x in told.items()
            if middle in (None, e[1]) and (giver is None or e[0] in giver) and (taker is None or e[2] in taker)
        }  # fmt: skip
        names = named(view, {i for e in wanted for i in e if i})
        records = {f.id: f for s, p in wanted.values() for f in (*s, *(f for pair in p for f in pair))}
        rows = {r.flow.id: r for r in rows_of(view, list(records.values()))}
    return [_chain(e, *x, names, rows) for e, x in sorted(wanted.items())]


def _chain(
    ends: Ends,
    stated: Sequence[Flow],
    passed: Sequence[tuple[Flow, Flow]],
    names: dict[str, Named],
    rows: dict[str, FlowRow],
) -> Chain:
    told = tuple(rows[f.id] for f in sorted(stated, key=order_of))
    pairs = tuple((rows[f.id], rows[g.id]) for f, g in passed)
    return Chain(names.get(ends[0]), names[ends[1]], names.get(ends[2]), told, pairs)


def _ends(givers: Sequence[str], middles: Sequence[str], takers: Sequence[str]) -> list[Ends]:
    """Every way from a giver through one in between to a receiver; "" where the text names none."""
    return [(d, v, r) for d in givers or ("",) for v in middles for r in takers or ("",)]


def _counts(f: Flow, first: str | None, last: str | None, least: float) -> bool:
    if f.confidence < least or (f.status or "") in OPEN:
        return False
    at = str(order_of(f)[0])
    known = f.date is not None
    return (first is None or (known and at >= first)) and (last is None or (known and at <= last))

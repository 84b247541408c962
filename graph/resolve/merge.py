"""Flows, events and ties out of the claims that tell of them: who, the most exact value of each field, what disagrees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from ..claim import UNORDERED_TIES, Claim
from ..entity import Conflict, Event, Flow, Tie
from ..values import Dated, Item, Money, Quantity
from .goods import core, is_generic, same_goods
from .policy import KEPT, Policy
from .profiles import digest
from .telling import Telling, days_of

T = TypeVar("T")
_PROGRESS = ("cancelled", "delivered", "in_progress", "pledged")

MOST_EXACT = "exact before hedged, then what more claims say"
FULLEST = "the longer name"
MOST_PRECISE = "day before month before year, then the earlier"
FURTHEST = "the furthest stage"
MOST_SAID = "what more claims say"


def flow_of(tellings: Sequence[Telling], policy: Policy = KEPT) -> Flow:
    """The flow that the claims of one transfer add up to, values by the `policy`; a giver who also arranges stays giver only."""
    told = sorted(tellings, key=lambda t: t.claim.id)
    claims = [t.claim for t in told]
    donors, recipients = _united(told, "donor"), _united(told, "recipient")
    items, of_items = _items(claims, policy)
    money, of_money = _money(claims, policy)
    dated, of_date = _date(claims, policy)
    status, of_status = _status(told, policy)
    return Flow(
        id="f" + digest(claims[0].id),
        kind=claims[0].type,
        donors=donors,
        recipients=recipients,
        via=tuple(v for v in _united(told, "via") if v not in donors and v not in recipients),
        donor_text=_first_word(claims, "donor_text"),
        recipient_text=_first_word(claims, "recipient_text"),
        items=items,
        money=money,
        status=status,
        date=dated,
        confidence=max(c.confidence for c in claims),
        claims=tuple(c.id for c in claims),
        conflicts=(*of_items, *of_money, *of_status, *of_date),
    )


def event_of(tellings: Sequence[Telling], policy: Policy = KEPT) -> Event:
    """The event that its claims add up to, its day by the `policy`; a host listed among those present stays host only."""
    told = sorted(tellings, key=lambda t: t.claim.id)
    claims = [t.claim for t in told]
    hosts = _united(told, "host")
    supporters = tuple(s for s in _united(told, "supporter") if s not in hosts)
    dated, conflicts = _date(claims, policy)
    names = [n for c in claims if (n := c.word("name"))]
    return Event(
        id="v" + digest(claims[0].id),
        name=min(names, key=lambda n: (-len(n), n)) if names else None,
        date=dated,
        hosts=hosts,
        supporters=supporters,
        participants=tuple(p for p in _united(told, "participant") if p not in hosts and p not in supporters),
        confidence=max(c.confidence for c in claims),
        claims=tuple(c.id for c in claims),
        conflicts=conflicts,
    )


def tie_keys(t: Telling) -> frozenset[tuple[str, str, str]]:
    """Type and resolved ends of the ties that a claim states; none where both ends are one entity."""
    ends = {(a, b) for a in t.of("source") for b in t.of("target") if a != b}
    if t.claim.type in UNORDERED_TIES:
        ends = {(min(e), max(e)) for e in ends}
    return frozenset((t.claim.type, a, b) for a, b in ends)


def tie_id(key: tuple[str, str, str]) -> str:
    """The id of the tie of a type between two entities."""
    return "t" + digest(*key)


def tie_of(key: tuple[str, str, str], claims: Iterable[Claim]) -> Tie:
    """The tie that all claims of one type between two entities add up to, with every word that they give it."""
    found = sorted(claims, key=lambda c: c.id)
    words: dict[str, set[str]] = defaultdict(set)
    for c in found:
        for name, w in c.words:
            words[name].add(w.value)
    return Tie(
        id=tie_id(key),
        type=key[0],
        source=key[1],
        target=key[2],
        properties=tuple((n, tuple(sorted(v))) for n, v in sorted(words.items())),
        date=_date(found, KEPT)[0],
        confidence=max(c.confidence for c in found),
        claims=tuple(c.id for c in found),
    )


def _united(told: Iterable[Telling], role: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(e for t in told for e in t.roles.get(role, ())))


def _first_word(claims: Iterable[Claim], name: str) -> str | None:
    return next((w for c in claims if (w := c.word(name))), None)


def _items(claims: Sequence[Claim], policy: Policy) -> tuple[tuple[Item, ...], tuple[Conflict, ...]]:
    """One item for each kind of goods: the fullest name, the most exact quantity; units and quantities that disagree."""
    groups = _kinds_of_goods([(i, c.id) for c in claims for i in c.items])
    items: list[Item] = []
    conflicts: list[Conflict] = []
    for group in groups:
        name = min((i.name for i, _ in group), key=lambda w: (-len(core(w.value)), -len(w.value), w.value))
        counted = [(i.quantity, c) for i, c in group if i.quantity is not None]
        best = _choose([(q, c, _figure(q)) for q, c in counted], _exactness, policy)
        items.append(Item(name, best))
        if best is not None:
            numbers = [(f"{q.value:g}", c) for q, c in counted if q.value is not None]
            units = [(q.unit, c) for q, c in counted if q.value == best.value]
            conflicts += _conflict("items.quantity", _figure(best)[0], policy.words(MOST_EXACT), numbers)
            conflicts += _conflict("items.unit", best.unit, policy.words(MOST_SAID), units)
    if any(not is_generic(core(i.name.value)) for i in items) and len(claims) > 1:
        items = [
            i for i in items if not is_generic(core(i.name.value)) or (i.quantity and i.quantity.value is not None)
        ]
    return tuple(items), tuple(conflicts)


def _kinds_of_goods(found: list[tuple[Item, str]]) -> list[list[tuple[Item, str]]]:
    """Items of different claims that are one kind of goods; items of one claim stay apart."""
    groups: list[list[tuple[Item, str]]] = []
    for item, claim in found:
        fits = [g for g in groups if _joins(item, claim, g)]
        equal = [g for g in fits if any(_value(i) == _value(item) for i, _ in g)]
        if fits:
            (equal or fits)[0].append((item, claim))
        else:
            groups.append([(item, claim)])
    return groups


def _joins(item: Item, claim: str, group: list[tuple[Item, str]]) -> bool:
    return all(c != claim and same_goods(core(item.name.value), core(i.name.value)) for i, c in group)


def _value(item: Item) -> float | None:
    return item.quantity.value if item.quantity else None


def _figure(q: Quantity) -> tuple[str, str]:
    return (f"{q.value:g}" if q.value is not None else "", q.unit)


def _exactness(q: Quantity) -> tuple[bool, bool]:
    return q.value is None, q.hedge != "exact"


def _money(claims: Sequence[Claim], policy: Policy) -> tuple[Money | None, tuple[Conflict, ...]]:
    told = [(c.money, c.id) for c in claims if c.money is not None]
    best = _choose([(m, c, _amount(m)) for m, c in told], lambda m: m.hedge != "exact", policy)
    if best is None:
        return None, ()
    return best, _conflict("money", _amount(best), policy.words(MOST_EXACT), [(_amount(m), c) for m, c in told])


def _amount(m: Money) -> str:
    return f"{m.amount:.15g} {m.currency}"


def _date(claims: Sequence[Claim], policy: Policy) -> tuple[Dated | None, tuple[Conflict, ...]]:
    told = [(c.date, c.id) for c in claims if c.date is not None]
    if not told:
        return None, ()
    saying: dict[str, list[str]] = defaultdict(list)
    for d, c in told:
        saying[d.iso].append(c)

    def worse(x: tuple[Dated, str]) -> tuple[int, int, str, str, str, int]:
        d, c = x
        return policy.rank(c, saying[d.iso]), -len(d.iso), d.iso, d.end or "", d.span.document, d.span.start

    best = min(told, key=worse)[0]
    apart = [(d.iso, c) for d, c in told if d is best or not _may_mean(d, best)]
    return best, _conflict("date", best.iso, policy.words(MOST_PRECISE), apart)


def _may_mean(wide: Dated, narrow: Dated) -> bool:
    a, b = days_of(wide.iso, wide.end), days_of(narrow.iso, narrow.end)
    return a is not None and b is not None and a[0] <= b[0] and b[1] <= a[1]


def _status(told: Sequence[Telling], policy: Policy) -> tuple[str | None, tuple[Conflict, ...]]:
    """The stage that a flow has reached. That it was promised or under way before is its history, no conflict; only what
    arrived cannot also have come to nothing.
    """
    said = [(t.status, t.claim.id) for t in told if t.status]
    if not said:
        return None, ()
    agreeing = {s: [c for x, c in said if x == s] for s, _ in said}
    best = min(said, key=lambda x: (policy.rank(x[1], agreeing[x[0]]), _stage(x[0]), x))[0]
    apart = said if {"delivered", "cancelled"} <= agreeing.keys() else []
    return best, _conflict("status", best, policy.words(FURTHEST), apart)


def _stage(status: str) -> int:
    return _PROGRESS.index(status) if status in _PROGRESS else len(_PROGRESS)


def _choose(told: Sequence[tuple[T, str, object]], worse: Callable[[T], object], policy: Policy) -> T | None:
    """The value that the policy wants, then the least `worse`, then said by most claims, smallest as written, first."""
    if not told:
        return None
    said: dict[str, list[str]] = defaultdict(list)
    for _, claim, figure in told:
        said[str(figure)].append(claim)

    def key(x: tuple[T, str, object]) -> tuple[int, object, int, str, str]:
        agreeing = said[str(x[2])]
        return policy.rank(x[1], agreeing), worse(x[0]), -len(agreeing), str(x[2]), x[1]

    return min(told, key=key)[0]  # type: ignore[arg-type]  # what is `worse` can be compared


def _conflict(field: str, kept: str, policy: str, told: Sequence[tuple[str, str]]) -> tuple[Conflict, ...]:
    by_value: dict[str, list[str]] = defaultdict(list)
    for value, claim in told:
        by_value[value].append(claim)
    if len(by_value) < 2:
        return ()
    return (Conflict(field, kept, policy, tuple((v, tuple(sorted(set(c)))) for v, c in sorted(by_value.items()))),)

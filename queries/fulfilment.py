"""Which flows tell of the same help as others: a promise and what came of it, a gift and its passing on, a total and its parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..graph.entity import Flow
from ..graph.resolve.goods import core, is_generic, same_goods
from ..graph.resolve.telling import days_of
from ..graph.values import Item
from .answers import Arrived

OPEN = ("pledged", "cancelled")
"""Statuses of flows that brought nothing, or nothing yet."""


def deliveries(promise: Flow, given: Iterable[Flow]) -> list[Flow]:
    """The flows of `given` that may be what came of a promise: same kind, giver, receiver and goods, not earlier."""
    return [g for g in given if _may_keep(promise, g)]


def arrived(promise: Flow, came: Sequence[Flow]) -> Arrived:
    """How much of a promise its deliveries bring: `part` also where a figure is missing on either side of goods."""
    if not came:
        return "no"
    if not promise.items and promise.money is None:
        return "part"
    whole = all(_brought(i, came) for i in promise.items) and _paid(promise, came)
    return "yes" if whole else "part"


def passings(flows: Sequence[Flow]) -> list[tuple[Flow, Flow]]:
    """Pairs of a gift and the gift by which its receiver (or the one it went through) passed the same on."""
    by_giver: dict[str, list[Flow]] = defaultdict(list)
    for f in flows:
        for d in f.donors:
            by_giver[d].append(f)
    pairs = {
        (f.id, g.id): (f, g)
        for f in flows
        for r in (*f.recipients, *f.via)
        for g in by_giver.get(r, ())
        if g is not f and not set(g.recipients) & set(f.donors) and _not_before(g, f) and _same_figures(g, f)
    }
    return [pairs[k] for k in sorted(pairs)]


def sums_others(f: Flow, documents: frozenset[str], among: Iterable[tuple[Flow, frozenset[str]]]) -> bool:
    """Whether a flow's money is exactly that of two or more other flows of its givers in one of its documents."""
    money = f.money
    if money is None or not f.donors:
        return False
    parts = [
        g.money.amount
        for g, where in among
        if g is not f and g.money and g.money.currency == money.currency and g.donors == f.donors and where & documents
    ]
    return len(parts) > 1 and sum(parts) == money.amount


def _may_keep(promise: Flow, g: Flow) -> bool:
    if g.id == promise.id or g.kind != promise.kind or (g.status or "") in OPEN or not _not_before(g, promise):
        return False
    givers, takers = set(promise.donors) & set(g.donors), set(promise.recipients) & set(g.recipients)
    unnamed = not promise.donors and not g.donors and promise.donor_text and promise.donor_text == g.donor_text
    if not (givers or unnamed) or (promise.recipients and g.recipients and not takers):
        return False
    if promise.items and any(_same(i, j) for i in promise.items for j in g.items):
        return True
    if promise.money and g.money:
        return promise.money.currency == g.money.currency and g.money.amount <= promise.money.amount
    return bool(givers and takers and not promise.items and promise.money is None)


def _brought(item: Item, came: Sequence[Flow]) -> bool:
    met = [j for g in came for j in g.items if _same(item, j)]
    wanted = item.quantity.value if item.quantity else None
    if wanted is None:
        return bool(met)
    return sum(j.quantity.value or 0.0 for j in met if j.quantity) >= wanted


def _paid(promise: Flow, came: Sequence[Flow]) -> bool:
    if promise.money is None or promise.money.basis == "value_of_goods":
        return True
    paid = [g.money.amount for g in came if g.money and g.money.currency == promise.money.currency]
    return sum(paid) >= promise.money.amount


def _same(a: Item, b: Item) -> bool:
    mine, theirs = core(a.name.value), core(b.name.value)
    return same_goods(mine, theirs) and not is_generic(mine)


def _same_figures(part: Flow, whole: Flow) -> bool:
    """Whether all that one flow gives was given, figure by figure, by the other; false where it gives no figure."""
    told = [i for i in part.items if i.quantity and i.quantity.value is not None]
    if part.money and part.money.basis == "cash":
        m = whole.money
        if m is None or (m.amount, m.currency) != (part.money.amount, part.money.currency):
            return False
    elif not told:
        return False
    return all(any(_equal(i, j) for j in whole.items) for i in told)


def _equal(a: Item, b: Item) -> bool:
    return bool(a.quantity and b.quantity and a.quantity.value == b.quantity.value and _same(a, b))


def _not_before(later: Flow, earlier: Flow) -> bool:
    a = days_of(later.date.iso, later.date.end) if later.date else None
    b = days_of(earlier.date.iso, earlier.date.end) if earlier.date else None
    return a is None or b is None or a[1] >= b[0]

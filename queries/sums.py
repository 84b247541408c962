"""Goods and money added up over flows; a figure that documents dispute is in no sum."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..graph.entity import Conflict, Flow
from ..graph.resolve.goods import core
from ..graph.resolve.policy import POLICIES
from ..graph.values import Item, Money
from .answers import GoodsSum, MoneySum


def goods_sums(flows: Iterable[Flow], only: str | None = None) -> tuple[GoodsSum, ...]:
    """Goods by kind and unit; `only` keeps those of one core name."""
    groups: dict[tuple[str, str], list[tuple[Item, bool]]] = defaultdict(list)
    for f in flows:
        for i in f.items:
            if only is None or core(i.name.value) == only:
                groups[core(i.name.value), i.quantity.unit if i.quantity else ""].append((i, _disputed(f, i)))
    return tuple(_goods_sum(unit, group) for (_, unit), group in sorted(groups.items()))


def money_sums(flows: Iterable[Flow]) -> tuple[MoneySum, ...]:
    """Money by currency; cash and the value of goods are never added together."""
    groups: dict[tuple[str, str], list[tuple[Money, bool]]] = defaultdict(list)
    for f in flows:
        if f.money:
            groups[f.money.currency, f.money.basis].append((f.money, _field_disputed(f, "money")))
    return tuple(_money_sum(*key, group) for key, group in sorted(groups.items()))


def disputes(f: Flow) -> str:
    """The figures of a flow that its documents give differently, "" where there are none.

    >>> disputes(Flow("f1", "donation"))
    ''
    """
    told = [f"{' / '.join(v for v, _ in c.values)}" for c in f.conflicts if c.field in ("items.quantity", "money")]
    return "; ".join(told)


def figureless(f: Flow) -> bool:
    """Whether a flow gives neither a quantity nor money."""
    return f.money is None and not any(i.quantity and i.quantity.value is not None for i in f.items)


def _goods_sum(unit: str, group: Sequence[tuple[Item, bool]]) -> GoodsSum:
    told = [i.quantity for i, disputed in group if i.quantity and i.quantity.value is not None and not disputed]
    total = sum(q.value or 0.0 for q in told) if told else None
    short = len(told) < len(group) or any(q.hedge != "exact" for q in told)
    return GoodsSum(min((i.name.value for i, _ in group), key=lambda n: (len(n), n)), unit, total, len(group), short)


def _money_sum(currency: str, basis: str, group: Sequence[tuple[Money, bool]]) -> MoneySum:
    told = [m for m, disputed in group if not disputed]
    short = len(told) < len(group) or any(m.hedge != "exact" for m in told)
    return MoneySum(currency, basis, sum(m.amount for m in told), len(group), short)


def _disputed(f: Flow, item: Item) -> bool:
    figure = f"{item.quantity.value:g}" if item.quantity and item.quantity.value is not None else None
    return any(c.field == "items.quantity" and c.kept == figure for c in _open(f))


def _field_disputed(f: Flow, field: str) -> bool:
    return any(c.field == field for c in _open(f))


def _open(f: Flow) -> list[Conflict]:
    """The conflicts that no policy was chosen to settle."""
    return [c for c in f.conflicts if c.policy not in POLICIES]

"""Who helped whom: sums over flows in which nothing is counted twice, and what they leave out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from ..graph.errors import UsageError
from ..graph.resolve.goods import core
from ..graph.store import SqliteStore
from ..graph.values import Item, Money
from .answers import FlowRow, GoodsSum, Helped, HelpedRow, LeftOut, MoneySum
from .transfers import flows

By = Literal["pair", "donor", "recipient"]
Party = tuple[tuple[str, ...], str | None]

PROMISED = "promised: no document says that it was given"
CANCELLED = "cancelled"
SUMS_OTHERS = "a total of other flows in these rows"

_HELP = ("donation", "dispatch")
_REASONS = {"pledged": PROMISED, "cancelled": CANCELLED}


def helped(
    store: SqliteStore,
    *,
    by: By = "pair",
    donor: str | None = None,
    recipient: str | None = None,
    party: str | None = None,
    goods: str | None = None,
    since: str | None = None,
    until: str | None = None,
    min_confidence: float = 0.0,
) -> Helped:
    """Gifts and people sent, added up by giver and receiver (`pair`), by giver or by receiver.

    Joint givers (and receivers) make one row, since the text does not divide what they gave. Purchases are no help.
    `left_out` holds promises, cancelled flows, and totals that sum other flows. The most flows come first. Raises what
    `flows` raises, and UsageError for another `by`.
    """
    if by not in ("pair", "donor", "recipient"):
        raise UsageError(f"cannot group by {by!r}; there are pair, donor, recipient")
    found = [
        f
        for kind in _HELP
        for f in flows(
            store, donor=donor, recipient=recipient, party=party, goods=goods, kind=kind, since=since, until=until,
            min_confidence=min_confidence, limit=None,
        )
    ]  # fmt: skip
    left_out = [LeftOut(f, reason) for f in found if (reason := _REASONS.get(f.flow.status or ""))]
    kept = [f for f in found if (f.flow.status or "") not in _REASONS]
    totals = {f.flow.id for f in kept if _sums_others(f, kept)}
    left_out += [LeftOut(f, SUMS_OTHERS) for f in kept if f.flow.id in totals]
    groups: dict[tuple[Party, Party], list[FlowRow]] = defaultdict(list)
    for f in kept:
        if f.flow.id not in totals:
            groups[_key(f, by)].append(f)
    rows = [_row(group, by) for group in groups.values()]
    return Helped(tuple(sorted(rows, key=lambda r: (-len(r.flows), r.flows))), tuple(left_out))


def _key(f: FlowRow, by: By) -> tuple[Party, Party]:
    giver = _party(f.flow.donors, f.flow.donor_text) if by != "recipient" else ((), None)
    taker = _party(f.flow.recipients, f.flow.recipient_text) if by != "donor" else ((), None)
    return giver, taker


def _party(ids: tuple[str, ...], text: str | None) -> Party:
    """Named parties by id, unnamed ones by the words for them."""
    return tuple(sorted(ids)), None if ids else text


def _row(group: Sequence[FlowRow], by: By) -> HelpedRow:
    first = group[0]
    giver, taker = by != "recipient", by != "donor"
    return HelpedRow(
        first.donors if giver else (),
        first.flow.donor_text if giver and not first.donors else None,
        first.recipients if taker else (),
        first.flow.recipient_text if taker and not first.recipients else None,
        tuple(sorted(f.flow.id for f in group)),
        _goods(i for f in group for i in f.flow.items),
        _money(f.flow.money for f in group if f.flow.money),
    )


def _goods(items: Iterable[Item]) -> tuple[GoodsSum, ...]:
    groups: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for i in items:
        groups[core(i.name.value), i.quantity.unit if i.quantity else ""].append(i)
    return tuple(_goods_sum(unit, group) for (_, unit), group in sorted(groups.items()))


def _goods_sum(unit: str, group: Sequence[Item]) -> GoodsSum:
    told = [i.quantity for i in group if i.quantity and i.quantity.value is not None]
    total = sum(q.value or 0.0 for q in told) if told else None
    short = len(told) < len(group) or any(q.hedge != "exact" for q in told)
    return GoodsSum(min((i.name.value for i in group), key=lambda n: (len(n), n)), unit, total, len(group), short)


def _money(sums: Iterable[Money]) -> tuple[MoneySum, ...]:
    groups: dict[tuple[str, str], list[Money]] = defaultdict(list)
    for m in sums:
        groups[m.currency, m.basis].append(m)
    return tuple(
        MoneySum(currency, basis, sum(m.amount for m in g), len(g), any(m.hedge != "exact" for m in g))
        for (currency, basis), g in sorted(groups.items())
    )


def _sums_others(f: FlowRow, among: Iterable[FlowRow]) -> bool:
    """Whether a flow's money is exactly that of two or more other flows of its givers in one of its documents."""
    money = f.flow.money
    if money is None or not f.flow.donors:
        return False
    parts = [
        g.flow.money.amount
        for g in among
        if g is not f and g.flow.money and g.flow.money.currency == money.currency and g.flow.donors == f.flow.donors
        and set(g.documents) & set(f.documents)
    ]  # fmt: skip
    return len(parts) > 1 and sum(parts) == money.amount

"""What two flow claims have in common, and what of them does not fit together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .goods import agree, close, is_generic, same_goods
from .names import stem
from .telling import Telling

RARE_FIGURE = 100
"""From this quantity on, equal figures for equal goods to one recipient are taken for one gift even if one side names no giver."""
RARE_SUM = 1000
"""The same for amounts of money."""

# Words that set a gift apart from the ones told beside it.
_ANOTHER = re.compile(r"此前|之前|曾经?|再次|再度|又|还|另外?|随后|后来|其中|同时|去年|今后|陆续|先后|多次")
_PART = re.compile(r"其中|分别|各(?=[\d一二三四五六七八九十])|首批|部分|第[一二三四五六七八九十\d]+批")
_TOTAL = re.compile(r"累计|共计|总计|总共|合计|总额|总值|总价值|先后|分批|陆续|全部|共(?=[捐收向援赠接到筹计\d])")


def status_fits(a: str, b: str) -> bool:
    """A promise and its delivery are two flows; a gift under way and the same one delivered are one."""
    moving = {"delivered", "in_progress", ""}
    return a == b or not (a and b) or {a, b} <= moving


def parties_fit(mine: Sequence[Telling], theirs: Sequence[Telling]) -> bool:
    """Whether givers and receivers may be the same: some shared, one side's not named, a
    giver who arranged it for the other side, a receiver in the place that the other side names."""
    pairs = [(a, b) for a in mine for b in theirs]
    givers = not _anyone(mine, "donor") or not _anyone(theirs, "donor")
    givers = givers or any(givers_fit(a, b) for a, b in pairs if a.of("donor") and b.of("donor"))
    receivers = not _anyone(mine, "recipient") or not _anyone(theirs, "recipient")
    return givers and (receivers or any(share_receiver(a, b) for a, b in pairs))


def givers_fit(a: Telling, b: Telling) -> bool:
    """Whether the givers of two claims may be the same: some shared, one side's not named, or one arranged it for the other."""
    mine, theirs = a.of("donor"), b.of("donor")
    return not mine or not theirs or not mine.isdisjoint(theirs) or gave_or_arranged(a, b)


def _anyone(tellings: Sequence[Telling], role: str) -> bool:
    return any(t.of(role) for t in tellings)


def gave_or_arranged(a: Telling, b: Telling) -> bool:
    """Whether a giver of the one arranged it for the other."""
    return bool(a.of("donor") & b.of("via") or b.of("donor") & a.of("via"))


def share_receiver(a: Telling, b: Telling) -> bool:
    """Whether two claims have a receiver in common, or the one names the place of the other's."""
    return bool(a.of("recipient") & b.of("recipient")) or _contain(a, b) or _contain(b, a)


def _contain(a: Telling, b: Telling) -> bool:
    """Whether a recipient of the one is the place that a receiving body of the other belongs to."""
    return bool({stem(p) for p in a.places} & {stem(d) for d in b.divisions})


def figures_fit(a: Telling, b: Telling) -> bool:
    """Whether goods and money of two claims do not contradict each other."""
    shared = agree(a.figures, b.figures)
    if shared is None:
        return False
    m, n = a.claim.money, b.claim.money
    if m and n:
        if m.currency != n.currency:
            return shared > 0
        return close(m.amount, n.amount, m.hedge != "exact" or n.hedge != "exact")
    return not (_cash_only(a) and _goods_only(b)) and not (_cash_only(b) and _goods_only(a))


def _cash_only(t: Telling) -> bool:
    return t.claim.money is not None and t.claim.money.basis == "cash" and not t.figures


def _goods_only(t: Telling) -> bool:
    return t.claim.money is None and any(not is_generic(f.core) for f in t.figures)


def shared_figures(a: Telling, b: Telling) -> int:
    """How many figures two claims share."""
    shared = agree(a.figures, b.figures) or 0
    m, n = a.claim.money, b.claim.money
    return shared + bool(m and n and m.amount == n.amount and m.currency == n.currency)


def rare(a: Telling, b: Telling) -> bool:
    """Whether they share a figure so large that another gift will hardly have it."""
    m, n = a.claim.money, b.claim.money
    if m and n and m.amount == n.amount and m.amount >= RARE_SUM:
        return True
    return any(
        f.value is not None and f.value >= RARE_FIGURE and f.value == g.value and same_goods(f.core, g.core)
        for f in a.figures
        for g in b.figures
    )


def figured(t: Telling) -> bool:
    """Whether a claim gives a figure, or money."""
    return t.claim.money is not None or any(f.value is not None and not is_generic(f.core) for f in t.figures)


def sets_apart(t: Telling) -> bool:
    """Whether words of a claim set it apart from what is told beside it (再次, 此前, 另)."""
    return any(_ANOTHER.search(s.quote) for s in t.claim.evidence)


def equal(a: Telling, b: Telling) -> bool:
    """Whether two claims out of the same words say the same."""
    roles = all(a.of(r) == b.of(r) for r in ("donor", "recipient"))
    m, n = a.claim.money, b.claim.money
    same_money = (m is None and n is None) or (m is not None and n is not None and m.amount == n.amount)
    return roles and a.figures == b.figures and same_money


def alike(a: Telling, b: Telling) -> bool:
    """Whether two claims tell of some goods of one kind, or both of money, or one of them of nothing in particular."""
    mine, theirs = ([f for f in t.figures if not is_generic(f.core)] for t in (a, b))
    if a.claim.money and b.claim.money or not (mine or a.claim.money) or not (theirs or b.claim.money):
        return True
    return any(same_goods(f.core, g.core) for f in mine for g in theirs)


def is_part(part: Telling, total: Telling) -> bool:
    """Whether words say that the one tells of some of what the other tells of: 其中, 首批, or 累计, 共 on the other side."""
    told = any(_PART.search(s.quote) for s in part.claim.evidence)
    return _less(part, total) and (told or any(_TOTAL.search(s.quote) for s in total.claim.evidence))


def _less(part: Telling, total: Telling) -> bool:
    m, n = part.claim.money, total.claim.money
    if m and n and m.currency == n.currency and m.amount < n.amount:
        return True
    return any(
        f.value is not None and g.value is not None and f.value < g.value and same_goods(f.core, g.core)
        for f in part.figures
        for g in total.figures
    )

"""What later clauses and sentences say of a transfer told before: it came, is on its way, came in part, is due."""

from __future__ import annotations

import re

from ..parts import Amount
from .clauses import Clause, Sentence
from .days import when_of
from .goods import Good, Goods, goods
from .memory import Memory
from .news import arrived, due, heard_of, in_part, on_the_way
from .predicates import Predicate
from .scope import Draft, Scope

_THAT_LOT = re.compile(
    r"(?:目前|现|至此|随后|其后|截至[^，。]{0,8})?，?(?:(?:该|这|上述|此|这些|全部|所有|首|第一|捐赠)(?:批|些|次|笔)?[^，。；的]{0,6}?(?:物资|货物|款项|善款|款物|货|款|口罩|设备|药品|防护服|器械|食品|用品|物品|订单)|货物|货款|物资|订单)"
)
_PLANNED = re.compile(r"其余将|预计|拟于|将于|计划于")
_NOTHING_NEW = frozenset({"pass", "receive"})
_NEW_TRANSFER = frozenset({"give", "purchase", "receive", "dispatch", "help", "go"})


def follow(scope: Scope, s: Sentence, k: int, preds: list[Predicate], drafts: list[Draft], memory: Memory) -> bool:
    """Bring the transfer told before up to date; whether the clause has been read by that."""
    clause = s.clauses[k]
    folded = scope.parts.section.view.folded
    text = folded[clause.start : clause.end]
    told = _told(s, clause, text, drafts, memory)
    if told is None or told.status is None:
        return False
    earlier = told not in drafts
    if not earlier and preds and all(p.cls in _NOTHING_NEW for p in preds):
        if not in_part(text) or _names_anybody(clause):
            return _part_given(told, clause, folded)
    elif any(p.cls in _NEW_TRANSFER for p in preds):
        return False
    if not earlier and (told.end > clause.start or _names_more(clause, folded, told, preds)):
        return False
    status = _status(text, told.status[0])
    if status is None or (told.type == "donation" and not earlier and status == "delivered" and preds):
        return False  # 运抵Y may also say who received: the frame of arriving reads it
    _update(told, status, clause, dated=not (due(text) or heard_of(text) or _PLANNED.search(text)), earlier=earlier)
    return True


def _part_given(d: Draft, clause: Clause, folded: str) -> bool:
    """计划发放粮食包，…累计发放7617个粮食包; 承诺500副，已收到350副: so much of what was promised has been given."""
    own = goods(clause.row, folded, clause.notes, strict=True)
    figures = [a.amount for a in clause.row if a.cls == "quantity"]
    given = own.items[0].amount if len(own.items) == 1 else next(iter(figures), None)
    if given is None or d.status is None or d.status[0] != "pledged" or _names_anybody(clause):
        return False
    promised = next((g for g in d.goods.items if _same_goods(g, own, given)), None)
    if promised is None:
        return False
    whole = promised.amount is not None and (given.value or 0) >= (promised.amount.value or 0)
    promised.amount = promised.amount or given
    d.status, d.end = ("delivered" if whole else "in_progress", clause.start, clause.end), max(d.end, clause.end)
    return True


def _same_goods(promised: Good, own: Goods, given: Amount) -> bool:
    if own.items:
        return promised.text == own.items[0].text
    return promised.amount is not None and promised.amount.unit == given.unit


def _names_anybody(clause: Clause) -> bool:
    return any(c.party is not None and c.party.named for c in clause.chunks)


def _told(s: Sentence, clause: Clause, text: str, drafts: list[Draft], memory: Memory) -> Draft | None:
    """The transfer that the clause may speak of: the sentence's last, or that of the sentence before."""
    if drafts:
        return drafts[-1] if drafts[-1].type != "dispatch" else None
    last = memory.last
    if last is None or memory.block != s.block or last.type == "dispatch" or clause is not s.clauses[0]:
        return None
    if _THAT_LOT.match(text) and not any(c.party is not None and c.party.named for c in clause.chunks[:2]):
        return last
    same = any(
        a.amount is not None and a.cls == "quantity" and _counts(last, a.amount.value, a.amount.unit)
        for a in clause.row
    )
    return last if same and last.type == "purchase" else None


def _counts(d: Draft, value: float | None, unit: str) -> bool:
    return any(g.amount is not None and g.amount.value == value and g.amount.unit == unit for g in d.goods.items)


def _names_more(clause: Clause, folded: str, told: Draft, preds: list[Predicate]) -> bool:
    """Whether the clause brings other goods or another owner, so that it tells of something else."""
    known = {g.text for g in told.goods.items}
    own = goods(clause.row, folded, clause.notes, strict=True)
    other = any(g.amount is not None and g.text not in known for g in own.items)
    return other or any(m.org is not None for p in preds for x in p.left.plain for m in x.members)


def _status(text: str, now: str) -> str | None:
    if in_part(text) or on_the_way(text):
        return "in_progress"
    if due(text):
        return now if now == "in_progress" else "pledged"
    return "delivered" if arrived(text) else None


def _update(d: Draft, status: str, clause: Clause, *, dated: bool, earlier: bool) -> None:
    assert d.status is not None  # the caller has looked
    own = when_of(clause) if dated or status == "pledged" else None  # not the day of 已发运，预计4月抵达
    open_before = d.status[0] != "delivered"
    if own is not None and (d.date is None or d.type == "purchase" or (open_before and status != "pledged")):
        d.date = own
    d.status = (status, clause.start, clause.end)
    if earlier:
        d.more.append((clause.start, clause.end))
    else:
        d.end = max(d.end, clause.end)

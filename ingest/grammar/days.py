"""The day of a transfer: which of a text's dates is its own, and when it is that of the sentence before."""

from __future__ import annotations

import re

from ..parts import When
from .clauses import Clause, Sentence
from .news import due, heard_of
from .scope import Draft

_OTHER_EVENT = re.compile(
    r"[^，。；]{0,10}?(?:来函|复函|回函|来信|复信|来电|致电|致函|发生|爆发|暴发|突发|地震(?!局|台|站|部门|灾|重|应急|工程)|台风[^，]{0,6}登陆|遭受|遭遇|遭到|袭击|来袭|(?:成立|创办|创立|创建|建校|建院|注册|出生|结为|缔结|结好|建交|开业|凯旋|返回|归来|回国|返程|回到)(?!于))"
)
_FOUNDED = ("成立于", "创办于", "创建于", "建于", "始建于", "始于", "创立于", "生于", "组建于", "注册于")
_DAY = len("2020-01-01")
_LEAD = 4
"""Characters that may stand before the day that a sentence begins with: a number, a quotation mark."""
_DATELINE = re.compile(r"^[^，。；]{0,12}[讯电][^，。；]{0,16}$")
_WEEK = re.compile(r"(?:上|下|本|这)(?:个)?(?:周|星期|礼拜)")
_UP_TO_NOW = re.compile(r"截至|截止|目前|现已|累计|至今|迄今|近日|连日|以来")
_ANOTHER_TIME = re.compile(
    r"此前|之前|日前|近日|近期|近来|连日|曾|去年|以往|历年|多年|年来|至今|截至|截止|目前|累计|期间|前不久|早些|当年|不久|一直|每年|随后|后来|历次|至此|总计|合计|共计|先后|再次|往年|几天|周后|月后|年后|天后|已有|以来"
)


def when_of(clause: Clause) -> When | None:
    """The first day or month that a clause gives for what it tells; no week, no founding, no earthquake's day."""
    return next((w for w in _own(clause) if w.role == "at"), None)


def bound_of(clause: Clause, role: str) -> When | None:
    """The day from which (`since`) or by which (`until`) a clause says that something is done."""
    return next((w for w in _own(clause) if w.role == role), None)


def settle(drafts: list[Draft], s: Sentence, folded: str, before: When | None, on: str | None) -> None:
    """Give the drafts of a sentence without a day the bound that it names, or the day of the sentence `before` it."""
    for d in drafts:
        if d.kind == "flow" and d.status is not None and d.date is None:
            d.date = _found(d, s, folded, d.status[0], before if _goes_on(s, folded) else None)
        if d.date is not None and d.status is not None and not _fits(d, d.date, d.status, on, folded):
            d.date = None


def _found(d: Draft, s: Sentence, folded: str, status: str, before: When | None) -> When | None:
    """The draft's day: one of its clauses, the nearest first; a bound; for what is done, the day of the sentence before."""
    clauses = [c for c in s.clauses if c.start < d.end and c.end > d.start]
    if status != "pledged":
        texts = [folded[c.start : c.end] for c in clauses]
        clauses = [c for c, text in zip(clauses, texts, strict=True) if not due(text) and not heard_of(text)]
    if (own := next((w for c in reversed(clauses) if (w := when_of(c))), None)) is not None:
        return own
    wanted = "until" if status == "pledged" else "since"
    bound = next((w for c in clauses if (w := bound_of(c, wanted))), None)
    return bound or (before if status == "delivered" else None)


def _fits(d: Draft, when: When, status: tuple[str, int, int], on: str | None, folded: str) -> bool:
    """Whether a day can be that of the transfer: not of the promise, not behind the document, none where nothing came."""
    if d.kind != "flow" or status[0] == "in_progress":
        return True
    if status[0] == "pledged":
        to_come = on is not None and when.iso >= on[: len(when.iso)]
        return to_come or when.role == "until" or when.start >= status[1]
    return status[0] == "delivered" and not _ahead(when, on, folded)


def _ahead(when: When, on: str | None, folded: str) -> bool:
    """Whether a day only reckoned (次日) lies behind the document's: nothing was given after the document was written."""
    reckoned = not re.search(r"\d|月", folded[when.start : when.end])
    return reckoned and on is not None and len(when.iso) == len(on) and when.iso > on


def stage_day(s: Sentence, folded: str, before: When | None) -> When | None:
    """The day that a sentence sets for those that follow in its paragraph: one it begins with, else that of before."""
    if not s.clauses:
        return before
    own = when_of(s.clauses[0])
    if own is None and _UP_TO_NOW.search(folded[s.start : s.end]):
        return None  # a sum up to now ends the story of a day
    head = folded[s.start : own.start] if own is not None else ""
    leads = own is not None and (len(head) <= _LEAD or bool(_DATELINE.search(head))) and len(own.iso) == _DAY
    return own if leads else before


# what opens a sentence of another, later day
_LATER = re.compile(r"[\s“]*(?:此后|随后几|之后|其后|后来|此外不久|不久)")


def _goes_on(s: Sentence, folded: str) -> bool:
    """Whether a sentence without a time of its own goes on from the one before."""
    if _LATER.match(folded, s.start):
        return False
    dated = any(a.when is not None for c in s.clauses for a in c.row)
    return not dated and not _ANOTHER_TIME.search(folded[s.start : s.end])


def _own(clause: Clause) -> list[When]:
    """The clause's resolved dates but those of weeks and of other events."""
    found: list[When] = []
    for i, a in enumerate(clause.row):
        if a.when is None or not a.when.iso or _WEEK.fullmatch(a.text):
            continue
        before = "".join(x.text for x in clause.row[max(0, i - 3) : i])
        behind = "".join(x.text for x in clause.row[i + 1 :])
        day = len(a.when.iso) == _DAY  # help comes in the month of a flood, but hardly on its day
        if not before.endswith(_FOUNDED) and not (day and _OTHER_EVENT.match(behind)):
            found.append(a.when)
    return found

"""Which white space of a block is read: between words of spaced scripts, names in credits, columns; the rest is left out."""

from __future__ import annotations

import re
from typing import Literal

from ..parts import BlockKind
from .script import GAP, RUN, spaced

Run = tuple[int, int, int]
"""Start and end of a stretch that is kept, and the place of the white space kept before it (-1: none)."""
_Habit = Literal["prose", "columns", "names"]
_HABIT: dict[BlockKind, _Habit] = {
    "row": "columns",
    "caption": "columns",
    "header": "columns",
    "byline": "names",
    "title": "names",
    "heading": "names",
}
_LIST_MARK = re.compile(r"[-*+•]|#{1,6}|\d{1,2}[.)]")
_CREDIT = re.compile(r"\([^()。]{0,60}(?:记者|通讯员|作者|摄|供图)[^()。]{0,60}\)")
_TRAILING_NUMBER = re.compile(r"(?<![\d.,A-Za-z-])\d{1,4}$")
_THOUSAND = re.compile(r"\d{3}(?!\d)")
_TAIL = 8
"""Characters behind a gap that tell a torn number."""
_DIGIT = re.compile(r"\d(?!\d)")
_THREE = 3
_YEAR = re.compile(r"(?:19|20)\d{2}年")
_MONTH_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])[日号]|(?:0?[1-9]|1[0-2])月")
_ASCII_MARKS = ",.;:!?)&'\"-/("


def runs(source: str, folded: str, ranges: list[tuple[int, int]], kind: BlockKind) -> list[Run]:
    """The stretches of `ranges` that are read, and the white space kept between them."""
    kept: list[Run] = []
    habit = _HABIT.get(kind, "prose")
    for start, end in ranges:
        credits = (
            [found.span() for found in _CREDIT.finditer(folded, start, end)] if GAP.search(source, start, end) else []
        )
        for run in RUN.finditer(source, start, end):
            if not kept:
                kept.append((*run.span(), -1))
                continue
            before = kept[-1]
            names = habit == "names" or any(a < run.start() < b for a, b in credits)
            keep = _is_read(source, folded, before, run.span(), "names" if names else habit, leading=len(kept) == 1)
            if not keep and before[1] == run.start():
                kept[-1] = (before[0], run.end(), before[2])
            else:
                kept.append((*run.span(), _space(source, before[1], run.start()) if keep else -1))
    return kept


def _space(source: str, start: int, end: int) -> int:
    """The place of the first white space in a gap that has width."""
    return next((at for at in range(start, end) if source[at].isspace()), -1)


def _is_read(source: str, folded: str, before: Run, after: tuple[int, int], habit: _Habit, *, leading: bool) -> bool:
    gap = source[before[1] : after[0]]
    if not gap or not any(map(str.isspace, gap[:4])):
        return False
    last, first = source[before[1] - 1], source[after[0]]
    if leading and _LIST_MARK.fullmatch(source, before[0], before[1]):
        return True
    if habit == "columns" and (len(gap) > 1 or gap in "\t\u3000"):
        return True
    if habit == "names" and not (spaced(last) or spaced(first)):
        return not _is_one_name(before, after)
    if last.isdecimal() and first.isdecimal():
        return not _is_one_number(folded, before, after)
    if spaced(last) and spaced(first):
        return True
    return _is_marked_latin(source, before, after)


def _is_one_name(before: Run, after: tuple[int, int]) -> bool:
    """Two single characters are a name of two characters spread to the width of three, or letterspaced words."""
    return before[1] - before[0] == 1 and after[1] - after[0] == 1


def _is_one_number(folded: str, before: Run, after: tuple[int, int]) -> bool:
    """Groups of three digits (1 136), or a year, month or day that the scanner has torn (20 20年)."""
    head = _TRAILING_NUMBER.search(folded, max(before[0], before[1] - 6), before[1])
    if not head:
        return False
    if len(head[0]) <= _THREE and _THOUSAND.match(folded, after[0]):
        return True
    if before[1] - before[0] == 1 and _DIGIT.match(folded, after[0]):  # 2 0 件
        return True
    joined = head[0] + "".join(folded[after[0] : after[0] + _TAIL].split())
    return bool(_YEAR.match(joined) or (len(head[0]) == 1 and _MONTH_DAY.match(joined)))


def _is_marked_latin(source: str, before: Run, after: tuple[int, int]) -> bool:
    """Latin words with a mark between them: Foo, Bar; Foo (Bar); 3 May, 2020."""
    last, first = source[before[1] - 1], source[after[0]]
    if last in _ASCII_MARKS and before[1] - before[0] > 1:
        last = source[before[1] - 2]
    if first in _ASCII_MARKS and after[1] - after[0] > 1:
        first = source[after[0] + 1]
    return spaced(last) and spaced(first) and (_is_letter(last) or _is_letter(first))


def _is_letter(char: str) -> bool:
    return spaced(char) and not char.isdecimal()

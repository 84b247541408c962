"""Blocks that share a line: run-in heads, credits behind the last sentence, fields of a title line set apart by gaps."""

from __future__ import annotations

import re
from itertools import pairwise

from .draft import Draft
from .marks import Mark, fields_of, is_author_line, mark_of

Cut = tuple[int, Mark]
"""A place in the source where a new block begins, and its mark."""

_RUN_IN = re.compile(r"【[^【】。]{1,30}】")
_RUN_IN_LATER = re.compile(r"(?<=[。！？])\s{0,9}(【[^【】。]{1,30}】)")
_SPACED_HEAD = re.compile(r"\S\s?[^\s。，；]{2,15}(?:\u3000|\s{2,})\s*(?=\S)")
_WITH_TEXT = 30
"""Characters of a marked paragraph that holds more than its head."""
_REPORT = re.compile(r"【(?:[^【】]{0,8}[讯电]|[^【】]*记者[^【】]*)】")
_FIELDS: frozenset[Mark] = frozenset({"dateline", "byline", "closing", "boilerplate", "notice", "header"})
_TAIL = re.compile(
    r"(?<=[。！？”)…])\s{0,60}(文\s?/[^。]{2,40}"
    r"|\([^()。]{0,12}(?:记者|通讯员|作者|来源|供稿|责任编辑|责编|编辑)[^()。]{0,40}\)"
    r"|\([^()。，]{2,30}(?:供稿|报道|撰稿|整理)\)|\([^()。，\d]{2,14}\))$"
)
_TAIL_REACH = 140
"""Characters at the end of a paragraph among which its credit is sought: 60 of gap, 60 of credit, what leads to it."""


def pieces(source: str, folded: str, draft: Draft) -> list[Draft]:
    """The draft cut at run-in heads, at wide gaps between fields, and before a credit at its end."""
    cuts = _fields(folded, draft) or [*_spaced_head(source, draft), *_run_in(folded, draft), *_tail(folded, draft)]
    return _cut(folded, draft, cuts) if cuts else [draft]


def _fields(folded: str, draft: Draft) -> list[Cut]:
    """Cuts of a line like 2021-07-24  来源：某网  编辑：某某, at gaps next to a date, credit or page number."""
    if draft.mark not in ("byline", "label") or len(draft.ranges) > 1:
        return []
    start, end = draft.ranges[0]
    fields = fields_of(folded[start:end])
    if not fields:
        return []
    cuts: list[Cut] = [(start + b[0], b[2]) for a, b in pairwise(fields) if {a[2], b[2]} & _FIELDS]
    first: Mark = draft.mark if draft.mark == "label" else fields[0][2]
    return [(start, first), *cuts] if cuts else []


def _spaced_head(source: str, draft: Draft) -> list[Cut]:
    """◆题目　正文: the head of a marked paragraph, set off by a full-width space or a wide gap."""
    if draft.mark not in ("bullet", "point") or draft.length < _WITH_TEXT:
        return []
    found = _SPACED_HEAD.match(source, *draft.ranges[0])
    return [(found.start(), "runin"), (found.end(), "text")] if found else []


def _run_in(folded: str, draft: Draft) -> list[Cut]:
    """【题目】 at the head of a paragraph of text; the text behind it is a block of its own."""
    if draft.mark != "text":
        return []
    heads: list[tuple[int, int]] = []
    for n, (start, end) in enumerate(draft.ranges):
        first = None if n else _RUN_IN.match(folded, start, end)
        heads += [first.span()] if first else []
        heads += [found.span(1) for found in _RUN_IN_LATER.finditer(folded, start, end)]
    cuts: list[Cut] = []
    for start, end in heads:
        mark: Mark = "byline" if _REPORT.fullmatch(folded, start, end) else "runin"
        cuts.append((start, mark))
        rest = _next_text(folded, draft, end)
        if rest >= 0 and folded[rest] != "【":
            cuts.append((rest, "text"))
    return cuts


def _next_text(folded: str, draft: Draft, at: int) -> int:
    """The place of the draft's next character from `at` on that is not white space, -1 where there is none."""
    for start, end in draft.ranges:
        for place in range(max(at, start), end):
            if not folded[place].isspace():
                return place
    return -1


def _tail(folded: str, draft: Draft) -> list[Cut]:
    """(某某 供稿) or 文/某某 behind the last sentence of a paragraph."""
    if draft.mark == "caption":  # the photographer belongs to it
        return []
    start, end = draft.ranges[-1]
    found = _TAIL.search(folded, max(start, end - _TAIL_REACH), end)
    if not found or found.start(1) == draft.ranges[0][0]:
        return []
    words = found[1]
    plain = words.startswith("(") and mark_of(words) == "text" and not is_author_line(words[1:-1])
    return [] if plain else [(found.start(1), "closing")]


def _cut(folded: str, draft: Draft, cuts: list[Cut]) -> list[Draft]:
    """The draft as several, begun at the places of `cuts`; what lies before the first keeps the draft's mark."""
    first = draft.ranges[0][0]
    begins = cuts if cuts[0][0] == first else [(first, draft.mark), *cuts]
    limits = [at for at, _ in begins[1:]] + [draft.ranges[-1][1]]
    return [_part(folded, draft, at, limit, mark) for (at, mark), limit in zip(begins, limits, strict=True)]


def _part(folded: str, draft: Draft, start: int, limit: int, mark: Mark) -> Draft:
    """The stretch of a draft from `start` to before `limit`; the first white space left out at its end sets it apart."""
    ranges = [(max(a, start), min(b, limit)) for a, b in draft.ranges if a < limit and b > start]
    a, b = ranges[-1]
    end = a + len(folded[a:b].rstrip())
    ranges[-1] = (a, end)
    last = limit == draft.ranges[-1][1]
    stop = draft.stop if last else end if end < len(folded) and folded[end].isspace() else -1
    text = folded[ranges[0][0] : ranges[0][1]]
    tail = draft.tail if last else folded[a:end]
    return Draft(mark, ranges, stop, text, tail, sum(b - a for a, b in ranges), draft.last)

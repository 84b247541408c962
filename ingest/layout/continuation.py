"""Does a sentence go on in the next line of text, behind a line break, blank line, caption or running head?

Marks for and against are added up; the weights were set by hand on scanned magazines, reports and web pages.
"""

from __future__ import annotations

import re

from .draft import Draft
from .lines import Line, Page, is_full
from .marks import Mark

_CLOSED = re.compile(r"[。！？；：!?;…](?:[”’)》】\]]*)$|[.](?:[”’)]*)$")
_CREDIT_TAIL = re.compile(
    r"(?:^|[。！？”])\s?(?:文/.{2,40}|\([^()]{0,40}(?:记者|通讯员|作者|编辑|供稿|供图|摄)[^()]{0,40}\))$"
)
_OPEN_END = re.compile(r"[，、(“‘《「『—,/]$")
_LEANING_END = frozenset("的了和与及向对把被将为从由是在等于或并而以其各该这那这至到给同")
"""Characters that hardly end a heading or a sentence without a mark."""
_LOOSE = re.compile(r"[的了此这们着]|我们|以及")
"""Words of running text that headings do without."""
_PAIRS = ("“”", "()", "《》", "‘’")
_DATED = re.compile(
    r"(?:[12]\d{3}\s?年\s?)?\d{1,2}\s?月\s?\d{1,2}\s?日|[12]\d{3}\s?年\s?\d{1,2}\s?月|(?:今|去|当|前)[年天日]|昨[天日]|近日|日前"
)
_REPORTED = re.compile(r"据(?:介绍|了解|悉|统计|报道|不完全统计)|此外|另外|其中|同时|随后|会上|目前")
_TAIL_START = re.compile(r"[，。、；：！？)”’》]")
_LEANING_START = re.compile(r"[的了着过们等和及或之并而]|与(?!会|此)")
_MARKS = re.compile(r"[，。；！？]")
_FIRST_CLAUSE = re.compile(r"[^，。；：、！？]{1,8}[，。；：、！？]")
_OPENERS = frozenset(
    "近日目随此同今去当会其据首另最为如在从对通因但然而又再并且与即自至截经由作我他她它这那每本该全各第前后上下一二三四五六七八九十0123456789“《("
)
"""Characters that begin many sentences with a short first clause: 近日, 此外, 会上, 3月5日."""
_SETTING = re.compile(r"[^，。；：]{2,14}(?:以来|期间|之际|之后|后|时|之前)，")
"""A first clause that sets the time of a new sentence."""
_NOTE = re.compile(r"\(?(?:注|备注|附注|说明|附)\s?\d?：")
_HANGING: frozenset[Mark] = frozenset({"entry", "label", "point", "bullet"})
"""Marks of paragraphs whose further lines may stand further in than the first."""
_SHORT_CLAUSE = 4
_SHORT_SENTENCE = 8
_LONG = 40
_HEADING_LENGTH = 16
ENOUGH = 1.0
_UNFILLED = 0.6
_INDENTED = 2


def is_closed(text: str) -> bool:
    """Tell whether a text ends as a sentence, clause or credit does.

    >>> is_closed("会议开幕。”"), is_closed("会议在北")
    (True, False)
    """
    tail = text[-60:].rstrip()
    return bool(_CLOSED.search(tail) or _CREDIT_TAIL.search(tail))


def is_mid_sentence(text: str) -> bool:
    """Tell whether a text is running text that stops in the middle of a sentence."""
    return not is_closed(text) and "。" in text


def goes_on(paragraph: Draft, line: Line, page: Page, *, in_title: bool) -> bool:
    """Tell whether `line`, the next line of text, continues `paragraph`.

    `in_title`: no running text has come yet.
    """
    if is_closed(paragraph.tail):
        return _is_same_paragraph(paragraph, line, page)
    weight = _weight_of_end(paragraph, page, in_title=in_title) + _weight_of_start(line)
    return weight + _weight_of_break(paragraph, line, page) >= ENOUGH


def _is_same_paragraph(paragraph: Draft, line: Line, page: Page) -> bool:
    """A full line that ends with a sentence, and the next begins at the same margin."""
    if (
        line.blanks
        or paragraph.after
        or not is_full(paragraph.last, page.fill)
        or _CREDIT_TAIL.search(paragraph.tail[-60:])
    ):
        return False
    if line.width < _UNFILLED * page.fill and not is_closed(line.text):  # a heading: a paragraph's last line is closed
        return False
    return not _is_indented(paragraph, line, page)


def _is_indented(paragraph: Draft, line: Line, page: Page) -> bool:
    """A first-line indent: further in than the margin, unless that is the hanging indent of an entry."""
    return line.indent >= page.margin + _INDENTED and paragraph.mark not in _HANGING


def _weight_of_end(paragraph: Draft, page: Page, *, in_title: bool) -> float:
    text = paragraph.tail
    weight = 0.0
    if "。" in text or "；" in text:
        weight += 2
    elif len(text) >= _LONG:
        weight += 1.5
    elif not is_full(paragraph.last, page.fill) or paragraph.last.blanks:
        weight -= 1 if len(text) >= _HEADING_LENGTH else 1.5
        weight += min(1.0, 0.5 * len(_LOOSE.findall(text))) + (0.5 if "，" in text else 0)
        weight += _weight_of_opening(text) or (-1 if in_title else 0)
    if _OPEN_END.search(text) or any(text.count(pair[0]) > text.count(pair[1]) for pair in _PAIRS):
        weight += 2.5
    elif text[-1] in _LEANING_END:
        weight += 1
    return weight


def _weight_of_opening(text: str) -> float:
    """3月5日，… and 据介绍，… open sentences of reports, hardly titles."""
    if _NOTE.match(text):
        return 3
    if "，" not in text:
        return 0
    return 2.5 if _REPORTED.match(text) else 1.5 if _DATED.match(text) else 0


def _weight_of_start(line: Line) -> float:
    text = line.text
    if _TAIL_START.match(text):
        return 4
    weight = 0.0
    if _LEANING_START.match(text) or text[0].islower():
        weight += 1.5
    clause = _FIRST_CLAUSE.match(text)
    if clause and text[0] not in _OPENERS:
        if len(clause[0]) <= _SHORT_CLAUSE + 1:
            weight += 2
        elif clause[0][-1] == "。" and len(clause[0]) <= _SHORT_SENTENCE:
            weight += 1.5
    elif _SETTING.match(text):
        weight -= 1.5
    elif _DATED.match(text):
        weight -= 0.5
    if line.blanks and not _MARKS.search(text) and len(text) < _LONG:
        weight -= 2
    return weight


def _weight_of_break(paragraph: Draft, line: Line, page: Page) -> float:
    if line.blanks or paragraph.after:
        return 0
    if paragraph.mark in _HANGING and line.indent > paragraph.indent:
        return 2.5
    if not page.fill:
        return -1
    weight = -1.5 if _is_indented(paragraph, line, page) else 0.0
    if is_full(paragraph.last, page.fill):
        return weight + 2.5
    return weight + (-2 if paragraph.last.width < _UNFILLED * page.fill else 0.5)

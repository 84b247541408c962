"""Lines made into paragraphs again: wrapped lines joined, what was cut by a page, picture or running head made whole."""

from __future__ import annotations

from collections.abc import Iterator

from .continuation import goes_on, is_closed, is_mid_sentence
from .draft import Draft, draft
from .lines import Line, Page, is_full, page_of
from .marks import Mark, is_short_title, marks_of

_PASSING: frozenset[Mark] = frozenset({"header", "caption", "legend", "boilerplate"})
"""Marks of lines that may stand in the middle of a sentence without being part of it."""
_STARTING: frozenset[Mark] = frozenset({"point", "bullet", "entry", "label"})
_WRAPPING: frozenset[Mark] = frozenset({"text", "point", "bullet", "entry", "label"})
"""Marks of lines that may go on in the next line."""
_MOST_PASSING = 8
"""Lines that may lie between two halves of a sentence."""
_PICTURE_GAP = 2
"""Blank lines that a picture leaves behind."""
_LOOK_AHEAD = 5


def paragraphs(lines: list[Line]) -> Iterator[Draft]:
    """The paragraphs of a source in reading order; a caption that cut one comes behind it."""
    marks, page = marks_of(lines), page_of(lines)
    held: Draft | None = None
    in_title = True
    for i, line in enumerate(lines):
        mark = marks[i]
        if held and _passes(held, lines, marks, i):
            held.after.append(draft(line, mark if mark in _PASSING else "caption"))
        elif held and _joins(held, line, mark, page, in_title=in_title):
            held.add(line)
        else:
            if held:
                yield from _released(held)
            held = draft(line, mark)
        in_title = in_title and not is_closed(line.text)
    if held:
        yield from _released(held)


def _released(held: Draft) -> Iterator[Draft]:
    yield held
    yield from held.after
    held.after = []


def _passes(held: Draft, lines: list[Line], marks: list[Mark], i: int) -> bool:
    """Line `i` stands between two halves of a sentence that `held` begins."""
    if held.mark not in _WRAPPING or len(held.after) >= _MOST_PASSING or is_closed(held.tail):
        return False
    if marks[i] in _PASSING:
        return True
    if not is_mid_sentence(held.tail):
        return False
    if marks[i] in ("dateline", "byline"):  # of a screenshot or picture between the halves
        return bool(held.after)
    return marks[i] == "text" and (_is_legend_text(held) or _is_bare_caption(lines, marks, i))


def _is_legend_text(held: Draft) -> bool:
    """The paragraph under 释义: belongs to the figure."""
    return bool(held.after) and held.after[-1].mark == "legend"


def _is_bare_caption(lines: list[Line], marks: list[Mark], i: int) -> bool:
    """A short line that ends no sentence, set off by a picture's gap, with running text to come."""
    line = lines[i]
    if line.blanks < _PICTURE_GAP or is_closed(line.text) or "，" in line.text or not is_short_title(line.text):
        return False
    if i + 1 < len(lines) and not lines[i + 1].blanks:
        return False
    coming = zip(lines[i + 1 : i + 1 + _LOOK_AHEAD], marks[i + 1 : i + 1 + _LOOK_AHEAD], strict=True)
    return any(mark == "text" and is_closed(later.text) for later, mark in coming)


def _joins(held: Draft, line: Line, mark: Mark, page: Page, *, in_title: bool) -> bool:
    if held.mark not in _WRAPPING:
        return False
    if mark in _STARTING:  # 第一、 | 二、三批
        return held.tail[-1] == "、" and not line.blanks and mark == "point"
    if mark != "text":
        return False
    if held.mark == "label" and not is_full(held.last, page.fill):
        return False
    return goes_on(held, line, page, in_title=in_title)

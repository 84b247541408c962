"""The physical lines of a source, with what layout has to know of each."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from .script import BLANK, columns

BREAK = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_INDENT_TAB = 4
_FULL = 6
"""Columns by which a full line may fall short of the fill width: a mark that may not start a line moves three Han."""
_LEAST_FILL = 30
_WRAPPED = ((3, 0.3), (2, 0.5))
"""Lines that reach the fill width, and their share among all that another follows at once: either pair will do."""
_OPEN_SHARE = 0.4
"""Share of wrapped lines that stop within a sentence; by chance nine in ten do, of whole paragraphs none."""
_ENDS = "。！？：；!?.”）)」"


@dataclass(frozen=True, slots=True)
class Line:
    """A line with text in it: `start` to `end` without white space at the edges, in code points of the source.

    `stop` is the place of its line break (-1 at the end of the text), `blanks` the number of empty lines before it,
    `indent` and `width` are in columns, `text` is folded.
    """

    start: int
    end: int
    stop: int
    blanks: int
    indent: int
    width: int
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """How a document is set, in columns: `fill`, the width at which lines were broken (0: a line is a paragraph), and
    `margin`, the least indent of lines that reach it.
    """

    fill: int
    margin: int


def page_of(lines: list[Line]) -> Page:
    """How the lines are set."""
    fill = _fill_width(lines)
    return Page(fill, min((line.indent for line in lines if is_full(line, fill)), default=0))


def split_lines(source: str, folded: str) -> list[Line]:
    """The lines of the source that hold text; `folded` is the source folded."""
    lines: list[Line] = []
    blanks = at = 0
    for found in [*BREAK.finditer(source), None]:
        end, stop, following = (
            (found.start(), found.end() - 1, found.end()) if found else (len(source), -1, len(source))
        )
        line = _line(source, folded, at, end, stop, blanks)
        if line:
            lines.append(line)
        blanks = 0 if line else blanks + 1
        at = following
    return lines


def _fill_width(lines: list[Line]) -> int:
    """The width in columns at which lines were broken, 0 where a line is a paragraph.

    Lines that another line follows at once are counted; many of them must reach the width and stop within a sentence.
    """
    followed = [a for a, b in zip(lines, lines[1:], strict=False) if not b.blanks and a.width >= _LEAST_FILL]
    widths, open_widths = (
        Counter(a.width for a in followed),
        Counter(a.width for a in followed if a.text[-1] not in _ENDS),
    )
    if not widths:
        return 0
    near = {wide: _within(widths, wide) for wide in widths}
    fill = max(near, key=lambda wide: (near[wide], wide))
    many = any(near[fill] >= max(least, share * len(followed)) for least, share in _WRAPPED)
    return fill if many and _within(open_widths, fill) >= _OPEN_SHARE * near[fill] else 0


def is_full(line: Line, fill: int) -> bool:
    """Tell whether a line reaches the fill width, so that its sentence may go on in the next."""
    return bool(fill) and line.width >= fill - _FULL


def _within(widths: Counter[int], fill: int) -> int:
    return sum(widths[fill - less] for less in range(_FULL + 1))


def _line(source: str, folded: str, at: int, end: int, stop: int, blanks: int) -> Line | None:
    content = source[at:end]
    start = at + len(content) - len(content.lstrip(BLANK))
    end = start + len(content.strip(BLANK))
    if start >= end:
        return None
    indent = sum(_INDENT_TAB if char == "\t" else columns(char) for char in source[at:start])
    text = folded[start:end]
    return Line(start, end, stop, blanks, indent, indent + columns(text), text)

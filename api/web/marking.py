"""A text cut into pieces at the borders of all that is marked in it, so that marks may overlap."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from ...queries import Ground, MarkedText, Named

What = TypeVar("What")

WINDOW = 20_000
"""Characters of a text on one page; longer texts come in several."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text under the same marks: who is named in it, which claims rest on it, which of them begin here."""

    start: int
    text: str
    entity: Named | None
    claims: tuple[Ground, ...]
    begins: tuple[Ground, ...]
    chosen: bool


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a text with its marks; `before` and `after` are where the neighbouring parts begin."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    before: int | None
    after: int | None


def window(told: MarkedText, at: int = 0, chosen: str | None = None) -> Window:
    """The part of a text that begins at or holds the character `at`, or holds the claim `chosen`, which is marked out."""
    text = told.document.text
    focus = next((g.quotes[0].span.start for g in told.claims if g.claim == chosen), at)
    borders = parts(text)
    n = bisect_right(borders, max(0, min(focus, len(text)))) - 1
    start = borders[n]
    end = borders[n + 1] if n + 1 < len(borders) else len(text)
    pieces = tuple(_pieces(told, start, end, chosen))
    return Window(start, end, pieces, borders[n - 1] if n else None, end if end < len(text) else None)


def parts(text: str, size: int = WINDOW) -> list[int]:
    r"""Where the parts of a text begin: behind an end of line where there is one, else after `size` characters.

    >>> parts("abc\ndef\nghi", 6)
    [0, 4, 8]
    """
    found = [0]
    while len(text) - found[-1] > size:
        cut = text.rfind("\n", found[-1] + size // 2, found[-1] + size)
        found.append(cut + 1 if cut >= 0 else found[-1] + size)
    return found


def _pieces(told: MarkedText, start: int, end: int, chosen: str | None) -> Iterator[Piece]:
    """The pieces of a part, in one walk over the marks in order of where they begin."""
    naming = sorted(_meeting(((m.span.start, m.span.end, m.entity) for m in told.mentions), start, end), key=_order)
    stating = sorted(
        _meeting(((q.span.start, q.span.end, g) for g in told.claims for q in g.quotes), start, end), key=_order
    )
    cuts = {start, end} | {x for a, b, _ in (*naming, *stating) for x in (a, b)}
    inside = sorted(x for x in cuts if start <= x <= end)
    named, stated = _Under(naming), _Under(stating)
    for a, b in pairwise(inside):
        entities, claims = named.at(a), {g.claim: g for _, _, g in stated.at(a)}
        longest = max(entities, key=lambda m: m[1] - m[0], default=None)
        begins = tuple(g for g in claims.values() if g.quotes[0].span.start == a)
        text = told.document.text[a:b]
        yield Piece(a, text, longest[2] if longest else None, tuple(claims.values()), begins, chosen in claims)


Mark = tuple[int, int, What]
"""From where to where a mark goes, and what it marks."""


class _Under(Generic[What]):
    """The marks that lie over a place; places are asked for in order."""

    def __init__(self, marks: list[Mark[What]]) -> None:
        self._marks, self._next, self._open = marks, 0, list[Mark[What]]()

    def at(self, place: int) -> list[Mark[What]]:
        while self._next < len(self._marks) and self._marks[self._next][0] <= place:
            self._open.append(self._marks[self._next])
            self._next += 1
        self._open = [m for m in self._open if m[1] > place]
        return self._open


def _meeting(marks: Iterable[Mark[What]], start: int, end: int) -> Iterator[Mark[What]]:
    return (m for m in marks if m[0] < end and m[1] > start)


def _order(mark: Mark[object]) -> tuple[int, int]:
    return mark[0], -mark[1]

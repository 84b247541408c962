"""Places that only their list gives away: what stands between commas before 等地, 等重灾区, 等县."""

from __future__ import annotations

import re
from functools import lru_cache

from ..parts import Word

_LIST = re.compile(
    r"[一-鿿]{2,12}(?:[、和][一-鿿]{2,7})+?等?(?:[一二三四五六七八九十两几数\d]+个?|重|受)?(?:灾区|地(?![区方位质震面图])|县市|城市|村庄|村镇|地区)"
)
_END = re.compile(r"等?(?:[一二三四五六七八九十两几数\d]+个?|重|受)?(?:灾区|地|县市|城市|村庄|村镇|地区)$")
_NAMES = frozenset({"PER", "nr", "LOC", "ns", "nz", "n", "nw"})
_CERTAIN = frozenset({"PER", "nr", "LOC", "ns", "nz", "nw"})
_LONGEST = 7  # characters of a transliterated town


@lru_cache(maxsize=8)
def _lists(folded: str) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for m in _LIST.finditer(folded):
        end = _END.search(m.group())
        if end is not None and (end.group().startswith("等") or re.search(r"\d|[两三四五六七八九十]", end.group())):
            found.append((m.start(), m.start() + end.start()))
    return tuple(found)


def listed_place(folded: str, w: Word) -> bool:
    """Whether the word is one of a list of places (甲城、乙丘、丙堡等重灾区).

    >>> listed_place("甲城、乙丘、丙堡等地", Word(3, 5, "PER"))
    True
    """
    return any(
        s <= w.start
        and w.end <= e
        and (w.end == e or folded[w.end] in "、和")
        and (w.start == s or folded[w.start - 1] in "、和" or folded[w.end : w.end + 1] == "、")
        for s, e in _lists(folded)
    )


def listed_places(folded: str, words_: list[Word]) -> list[tuple[int, int]]:
    """The spans of places in such lists that are one word, where another of the list is a proper name."""
    rows = [w for w in words_ if w.tag in _NAMES and 2 <= w.end - w.start <= _LONGEST and listed_place(folded, w)]
    out: list[tuple[int, int]] = []
    for s, e in _lists(folded):
        row = [w for w in rows if s <= w.start and w.end <= e]
        if any(w.tag in _CERTAIN for w in row):
            out.extend((w.start, w.end) for w in row)
    return out

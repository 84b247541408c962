"""Names as they are compared: one script, no spaces or marks, one form for each kind of body, places without their suffix."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import cast

from .tables import rows

_PLACE_SUFFIX = re.compile(r"(?<=..)(?:特别行政区|自治区|自治州|自治县|省|市|县|区|州|盟|旗)$")
_POINTING = re.compile(r"^(?:我们|我|本|该|贵|原)?(?:省|市|县|区|州|镇|乡)?(?=..)")


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """The text as names are compared: NFKC, small letters, simplified script, neither spaces nor marks.

    >>> fold("紅十字會（Blue Sky）") == fold("红十字会 blue sky")
    True
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    if not plain.isascii():
        plain = "".join(map(_simple, plain))
    return "".join(c for c in plain if c.isalnum())


def stem(folded: str) -> str:
    """A place's folded name without the word for its level; at least two characters stay.

    >>> stem("甲乙市"), stem("沙市")
    ('甲乙', '沙市')
    """
    return _PLACE_SUFFIX.sub("", folded)


def level(folded: str) -> str:
    """The word for its level at the end of a place's name, or "".

    >>> level("甲乙市"), level("甲乙")
    ('市', '')
    """
    return folded[len(stem(folded)) :]


def without_place(folded: str, division: str) -> str | None:
    """A body's folded name without the place before it, or None where it does not begin with that place.

    >>> without_place("甲乙市友协", "甲乙市"), without_place("甲乙友协", "甲乙市"), without_place("丙友协", "甲乙市")
    ('友协', '友协', None)
    """
    for prefix in (division, stem(division)):
        if prefix and folded.startswith(prefix) and len(folded) > len(prefix) + 1:
            return folded[len(prefix) :]
    return None


@lru_cache(maxsize=1 << 15)
def is_generic(folded: str) -> bool:
    """Whether a body's name says only what kind of body it is, so that every place may have one: 疫情防控指挥部, 市友协.

    >>> is_generic("红十字会"), is_generic("市外事办"), is_generic("蓝鲸基金会")
    (True, True, False)
    """
    return bool(_generic().fullmatch(_POINTING.sub("", folded)) or _generic().fullmatch(folded))


@lru_cache(maxsize=1 << 15)
def without_generic(folded: str) -> str:
    """A body's folded name without the words that only say what kind of body it is.

    >>> without_generic("蓝鲸基金会"), without_generic("红十字会")
    ('蓝鲸', '')
    """
    return _generic().sub("", folded)


@cache
def body_forms() -> dict[str, str]:
    """Every form of a kind of body with the canonical one."""
    return {f: row[0] for row in rows("bodies.tsv") for f in row}


@cache
def _generic() -> re.Pattern[str]:
    words = {w for row in rows("generic.tsv") for w in row} | set(body_forms())
    return re.compile("(?:" + "|".join(sorted(words, key=lambda w: (-len(w), w))) + ")+")


@lru_cache(maxsize=1 << 15)
def _simple(char: str) -> str:
    return char if char < "\u2e80" else _converter()(char)


@cache
def _converter() -> Callable[[str], str]:
    import opencc  # when the first Chinese name is folded: it reads its tables from disk

    return cast(Callable[[str], str], opencc.OpenCC("t2s").convert)

"""Forms as they are compared and shown: whitespace out, Latin words kept apart."""

from __future__ import annotations

import re

from ..layout.view import View

_BETWEEN_LATIN = re.compile(r"(?<=[A-Za-z0-9.,&'])\s+(?=[A-Za-z0-9(&])")
_QUOTES = re.compile(r"[\s\"'“”‘’「」『』《》〈〉]")


def squeeze(text: str) -> str:
    """The text without whitespace, but for one space between Latin words.

    >>> squeeze("Blue  Sky 救\\n援队")
    'Blue Sky救援队'
    """
    return re.sub(r"[^\S\x00]+", "", _BETWEEN_LATIN.sub("\x00", text)).replace("\x00", " ")


def key(text: str) -> str:
    """What two spellings of one form share: no whitespace, no quotes, small Latin letters, one kind of dot and dash.

    >>> key("“Blue Sky” 救援队") == key("BlueSky救援队")
    True
    """
    plain = _QUOTES.sub("", text).casefold()
    return re.sub(r"[—–―－-]+", "-", re.sub(r"[•・‧．]", "·", plain))


def form(view: View, start: int, end: int) -> str:
    """The source form of a stretch of the view, whitespace removed."""
    return squeeze(view.text[start:end])


def folded_form(view: View, start: int, end: int) -> str:
    """The key of a stretch of the view, in simplified script."""
    return key(view.folded[start:end])


def is_subsequence(short: str, long: str) -> bool:
    """Whether the characters of `short` stand in `long` in the same order.

    >>> is_subsequence("乡促会", "乡村儿童促进会")
    True
    """
    rest = iter(long)
    return all(c in rest for c in short)


def one_off(a: str, b: str) -> int | None:
    """The place at which two strings of one length differ, if it is the only one."""
    if len(a) != len(b):
        return None
    places = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return places[0] if len(places) == 1 else None

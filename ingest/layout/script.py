"""Kinds of characters, as parts of regular expressions and as tests of one character."""

from __future__ import annotations

import re

HAN = "\u2e80-\u2fdf\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
"""Han characters, radicals and their look-alikes (Unicode blocks), for use inside […]."""

ZERO_WIDTH = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""Characters without width that carry no text: joiners, direction marks, soft hyphen, byte order mark."""

BLANK = (
    "".join(chr(code) for code in range(0x3001) if chr(code).isspace() or re.match(f"[{ZERO_WIDTH}]", chr(code)))
    + "\ufeff"
)
"""What may be stripped off a line: white space and characters without width."""

GAP = re.compile(rf"[\s{ZERO_WIDTH}]+")
RUN = re.compile(rf"[^\s{ZERO_WIDTH}]+")
"""A stretch without white space: what a block keeps whole."""

_HANGUL = ("\uac00", "\ud7a3")
_IDEOGRAPHIC = "\u2e80"
"""Everything from here on, Hangul apart, is written without spaces between words."""


def spaced(char: str) -> bool:
    """Tell whether a letter or digit belongs to a script that sets spaces between words.

    >>> spaced("G"), spaced("8"), spaced("会"), spaced(",")
    (True, True, False, False)
    """
    if char < _IDEOGRAPHIC:
        return char.isalpha() or char.isdecimal()
    return _HANGUL[0] <= char <= _HANGUL[1]


def columns(text: str) -> int:
    """Width on the screen: two columns for a Han or full-width character, one for the others.

    >>> columns("N95口罩")
    7
    """
    return len(text) if text.isascii() else len(text) + sum(char >= _IDEOGRAPHIC for char in text)

"""One form of each character for rules to match on: simplified, half-width, one kind of quote, dot and zero.

Every character is folded to exactly one, so that places stay places.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import cycle

import opencc

from .script import HAN

_SINGLE = {
    **dict.fromkeys("○◯", "〇"),
    **dict.fromkeys("•・‧･∙⋅●", "·"),
    **dict.fromkeys("「〝﹁", "“"),
    **dict.fromkeys("」〞〟﹂", "”"),
    **dict.fromkeys("『﹃", "‘"),
    **dict.fromkeys("』﹄", "’"),
    **dict.fromkeys("〜∼", "～"),
    **dict.fromkeys("‐‑‒–−", "-"),
    **dict.fromkeys("―─", "—"),
    **dict.fromkeys("〔﹙", "("),
    **dict.fromkeys("〕﹚", ")"),
}
_KEPT_WIDE = "，：；！？～"
"""Full-width marks that stay: they are the one form that rules see."""

# Radicals that stand for whole characters in text taken out of PDF files; Unicode names them after the characters
# (EquivalentUnifiedIdeograph of the Unicode Character Database), but gives the supplement no decomposition.
_RADICALS = dict(
    zip(
        "⺁⺎⺒⺝⺟⺠⺩⺪⺰⺶⺷⻁⻄⻅⻆⻉⻋⻑⻒⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻯⻰⻳",
        "厂兀巳月母民王疋纟羊羊虎西见角贝车长长长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿竜龙龟",
        strict=True,
    )
)
_NEXT_TO_HAN = rf"{HAN}\u3001-\u3011“”‘’「」『』，：；！？）（～"
_ASCII_MARKS = re.compile(rf"(?<=[{_NEXT_TO_HAN}])[,:;?!]|[,:;?!](?=[{_NEXT_TO_HAN}])")
_WIDE_MARK = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}


def fold(text: str) -> str:
    r"""The text in the form that rules match on, of the same length.

    Brackets, letters and digits are half-width; , : ; ? ! next to Chinese are full-width, as are those that were.

    >>> fold("紅十字會（總會）,收到３,600只")
    '红十字会(总会)，收到3,600只'
    """
    if text.isascii():
        return text
    return _ASCII_MARKS.sub(lambda mark: _WIDE_MARK[mark[0]], text.translate(_table()))


def fold_quotes(text: str) -> str:
    """Straight quotes turned into opening and closing ones by turns, where their number in the block is even.

    >>> fold_quotes('简称"某会"')
    '简称“某会”'
    """
    if text.isascii() or '"' not in text or text.count('"') % 2:
        return text
    turns = cycle("“”")
    return "".join(next(turns) if char == '"' else char for char in text)


class _Table(dict[int, str]):
    """Code point → folded character, filled as characters turn up (str.translate asks for each)."""

    def __init__(self) -> None:
        super().__init__()
        self._simplify = opencc.OpenCC("t2s").convert

    def __missing__(self, code: int) -> str:
        folded = self[code] = self._fold(chr(code))
        return folded

    def _fold(self, char: str) -> str:
        if char in _SINGLE or char in _RADICALS:
            return _SINGLE.get(char) or _RADICALS[char]
        if char.isspace():
            return "\n" if len(f"{char}.".splitlines()) > 1 else " "
        if char >= "\u2e80" and char not in _KEPT_WIDE:
            char = _one(unicodedata.normalize("NFKC", char), char)
            char = _one(self._simplify(char), char)
        return char


@cache
def _table() -> _Table:
    return _Table()


def _one(folded: str, char: str) -> str:
    return folded if len(folded) == 1 else char

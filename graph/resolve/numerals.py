"""Numerals in names: 第1, 第一, 一中, 三一九 and 319 as one sign."""

from __future__ import annotations

import re

_DIGITS = {c: n for n, cs in enumerate(("零〇○", "一", "二两", "三", "四", "五", "六", "七", "八", "九")) for c in cs}
_NUMERAL = r"[零〇一二三四五六七八九十百\d]+"
_ORDINAL = re.compile(rf"第({_NUMERAL})")
_SCHOOL = re.compile(rf"(?<![一二三四五六七八九十百\d第])({_NUMERAL})(中|小|高|院)$")
_LONG = {"中": "中学", "小": "小学", "高": "高级中学", "院": "人民医院"}
_ROW = re.compile(r"[零〇一二三四五六七八九]{3,}|\d{2,}")
_UNIT_FIRST = re.compile(r"(#\d+#)附属")


def in_figures(text: str) -> str:
    """A name's text with its ordinals, and figures written digit by digit, as `#n#`.

    >>> in_figures("第十中学"), in_figures("第10中学"), in_figures("一中"), in_figures("三一九医院"), in_figures("第一附属医院")
    ('#10#中学', '#10#中学', '#1#中学', '#319#医院', '附属#1#医院')
    """
    text = _ORDINAL.sub(lambda m: _sign(m[1]), text)
    text = _SCHOOL.sub(lambda m: _sign(m[1]) + _LONG[m[2]], text)
    text = _ROW.sub(lambda m: _sign(m[0]) if text[m.start() - 1 : m.start()] != "#" else m[0], text)
    return _UNIT_FIRST.sub(r"附属\1", text)


def _sign(numeral: str) -> str:
    return f"#{value(numeral)}#"


def value(numeral: str) -> int:
    """The number that a numeral below a thousand writes, or the row of its digits.

    >>> value("二十三"), value("十"), value("〇四五"), value("045"), value("一百零二")
    (23, 10, 45, 45, 102)
    """
    if not {"十", "百"} & set(numeral):
        return int("".join(str(_DIGITS.get(c, c)) for c in numeral))
    total = digit = 0
    for c in numeral:
        if c in "十百":
            total, digit = total + (digit or 1) * (10 if c == "十" else 100), 0
        else:
            digit = _DIGITS.get(c, int(c) if c.isdigit() else 0)
    return total + digit

"""Numbers as Chinese texts write them: 12,000, 10.53万, 5万8千, 三千二百, 壹佰万, 廿八, 数千, 三五百, 20多万.

A pattern finds a number's characters, `read_number` says what they are worth. A number that a reader would not take for
one (二〇二〇 as a quantity, 一九) is None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Loose = Literal["", "more", "about"]
"""What a word inside or behind the digits adds: 余, 多 and 几 say more than, 来 says about."""

# Groups of thousands may be set apart by a comma or by one space; a decimal point may be followed by a stray space.
_GROUPED = r"[1-9][0-9]{0,2}(?:(?:[,，][0-9]{3})++|(?: [0-9]{3})++)(?![0-9])(?:\.[0-9]++)?"
ARABIC = rf"(?:{_GROUPED}|[0-9]++(?:\. ?[0-9]++)?)"
# 千 before 克, 米, 瓦 belongs to the unit: 5千克.
_WORDS = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_STEP = rf"(?:{'|'.join(_WORDS)}|[百千佰仟]?万亿|[十百千拾佰仟]?[万亿]|[十百千拾佰仟](?![克米瓦]))"
_LOOSE = r"(?: ?[余多来几])"
_MIXED = rf"{ARABIC}(?:{_LOOSE}?+ ?{_STEP})?+(?:(?<=[万亿千]){ARABIC}(?: ?{_STEP})?+)*+{_LOOSE}?+"
_HAN_CHARS = "零〇一二两三四五六七八九十百万亿廿卅卌壹贰叁参肆伍陆柒捌玖拾佰仟几数"
_HAN_LOOSE = r"(?<=[十百千万拾佰仟]) ?[余多来] ?(?=[十百千万亿])"
_HAN = rf"(?:[{_HAN_CHARS}]|千(?![克米瓦])|{_HAN_LOOSE})++{_LOOSE}?+"
NUMBER = rf"(?:{_MIXED}|成千上万|成百上千|{_HAN}|半)"
"""One number with what loosens it; no part of it can be given back, so that long runs cost no more than their length."""

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {c: i for i, c in enumerate("〇壹贰叁肆伍陆柒捌玖")}
_DIGITS |= {"两": 2, "参": 3}
_SCORES = {"廿": 20, "卅": 30, "卌": 40}
_STEPS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_VAGUE = "几数"
_UNCOUNTED = 10  # 数千 is below ten thousand: the vague digit's upper bound is ten, less one
_TOKEN = re.compile(rf"{ARABIC}|{'|'.join(_WORDS)}|[{_HAN_CHARS}千]")
_AT_LEAST = {"成千上万": 1000, "成百上千": 100}
_LONGEST = 40  # characters; no amount in words or figures is longer


@dataclass(frozen=True, slots=True)
class Number:
    """What a number says: `value` is the plain stated number, None where only bounds are stated (数千, 三五百)."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    loose: Loose = ""


def read_number(written: str) -> Number | None:
    """What the number `written` is worth, or None where its characters do not make one.

    >>> read_number("10.53万").value
    Decimal('105300')
    >>> read_number("数千").low, read_number("数千").high
    (Decimal('2000'), Decimal('9999'))
    """
    if len(written) > _LONGEST:
        return None
    if written in _AT_LEAST:
        return Number(None, Decimal(_AT_LEAST[written]), None)
    if written == "半":
        return Number(Decimal("0.5"), None, None)
    tokens = _TOKEN.findall(written)
    loose = _looseness(written)
    if any(t in _VAGUE for t in tokens):
        return _vague(tokens)
    if pair := _pair(tokens):
        first, second = (_value([*tokens[:pair], *tokens[pair + 1 :]]), _value([*tokens[: pair - 1], *tokens[pair:]]))
        return Number(None, first, second) if first is not None and second is not None and first < second else None
    value = _value(tokens)
    return None if value is None else Number(value, value if loose == "more" else None, None, loose)


def _looseness(written: str) -> Loose:
    if "余" in written or "多" in written or (written[0].isdigit() and "几" in written):
        return "more"
    return "about" if "来" in written else ""


def _vague(tokens: list[str]) -> Number | None:
    """数千 and 几十万: from twice to ten times the step, less one; 十几 and 20几 from one more than the ten."""
    at = next(i for i, t in enumerate(tokens) if t in _VAGUE)
    if tokens[0][0].isdigit():
        value = _value([t for t in tokens if t not in _VAGUE])
        return None if value is None else Number(value, value, None, "more")
    least = 1 if at else 2
    low, high = (_value(tokens, vague=v) for v in (least, _UNCOUNTED))
    return None if low is None or high is None else Number(None, low, high - 1)


def _pair(tokens: list[str]) -> int:
    """Where the second of two neighbouring digits stands that are an estimate (三五千, 十七八), else 0."""
    for i in range(1, len(tokens)):
        first, second = _DIGITS.get(tokens[i - 1], 0), _DIGITS.get(tokens[i], 0)
        if first and second and (second - first == 1 or (first, second) == (3, 5)):
            return i
    return 0


def _value(tokens: list[str], vague: int = 2) -> Decimal | None:
    """The worth of digits and steps, read from the left: below a myriad, times 万, times 亿."""
    total = section = Decimal(0)
    digit: Decimal | None = None
    last_step = 0
    zero = False
    for token in tokens:
        if token in "零〇" and digit is None:
            zero = True
        elif token in _STEPS:
            step = _STEPS[token]
            section += (Decimal(1) if digit is None else digit) * step
            digit, last_step, zero = None, step, False
        elif token in _MYRIADS:
            step = _MYRIADS[token]
            part = section + (digit or 0)
            if step == _MYRIADS["亿"]:
                part, total = total + part, Decimal(0)
            total += (part or Decimal(1)) * step
            section, digit, last_step, zero = Decimal(0), None, step, False
        elif token in _WORDS:
            digit = (Decimal(1) if digit is None else digit) * _WORDS[token]
        elif token in _SCORES:
            section += _SCORES[token]
            last_step = 10
        elif digit is not None:
            return None
        else:
            digit = Decimal(vague) if token in _VAGUE else _figure(token)
    if digit is not None and last_step > _STEPS["十"] and not zero and len(tokens[-1]) == 1:
        digit *= last_step // 10  # 一万五 is 15,000, 一百二 is 120
    result = total + section + (digit or 0)
    return result.normalize() + 0 if tokens and (digit is not None or last_step) else None


def _figure(token: str) -> Decimal:
    if token in _DIGITS:
        return Decimal(_DIGITS[token])
    return Decimal(token.replace(",", "").replace("，", "").replace(" ", ""))

"""Quantities of goods and people and amounts of money, with the words that hedge them.

Reading goes number by number: a number with a unit or a currency behind it (or a currency before it) is an amount,
unless what stands around it says that it is an ordinal, part of a name, or counts something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from ...graph.values import Hedge
from ..parts import Amount
from .context import is_distributive, is_each, list_goes_on, part_of_more, vague_in_word
from .currencies import code_of, names
from .hedges import after, before, hedged
from .numerals import NUMBER, Number, read_number
from .units import closing_units, half_units, not_counted_pattern, single_units, unit_pattern, unit_starts

_LEAD_LOOK_BACK = 16  # characters before a number in which its currency may stand
_RANGE = re.compile(rf" ?(?:-|~|～|—{{1,2}}|至|到) ?(?P<number>{NUMBER})")
_DATE_OR_TIME = r"[0-9]{4}([-./])[0-9]{1,2}\1[0-9]{1,2}(?![0-9])|[0-9]{1,2}[:：][0-9]{2}(?:[:：][0-9]{2})?(?![0-9])"
_CODES = r"[A-Za-z]++(?:-?[0-9]++)?+"  # the digits of N95, COVID-19, H7N9 are no numbers
_GENERIC = ("元", "圆", "块钱")
_STEP_ALONE = frozenset("百千万亿")
_FORMAL_ALONE = frozenset("壹贰叁参肆伍陆柒捌玖")
_NOT_YUAN = re.compile(r"[化旦首素老宵气朝勋帅音培谋曲]|代(?!金)|年|件|月(?![薪租均费供])|复始|方程")
_SANYUAN = re.compile(r"[里区桥牛]|集团|食品|乳业")
_MEASURE_WITH_MATTERS = frozenset("个座所处组部支")
_BEFORE_HALF = frozenset("一大多过小前后")
_LOOKS_LIKE_MONEY = re.compile(r"[币元圆镑铢盾郎布索美金戈]$|[^一-鿿]")
_HALF = re.compile(r" ?半(?![个月年天小径])")
_YUAN_LOOK_BACK = 4  # characters
_YUAN_PIECE = re.compile(r"(?:捐|捐了|捐出|给了?|出|花了?|付|交|收|捐款) ?$")
_NOUN_ENDS = re.compile(r"[一-鿿A-Za-z]{2}(?<![每同这那第唯另有是之某任统万么了单逐]) ?$")
_PIECE_ENDS = re.compile(r" ?(?:[，。；、！？\n)]|和|及|$)")


@dataclass(frozen=True, slots=True)
class _Stated:
    """A number, or a range of two, before it is known what it counts."""

    start: int
    end: int
    written: str
    number: Number


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a number counts: the unit or ISO 4217 currency, and where the words for it begin and end."""

    start: int
    end: int
    kind: Literal["quantity", "money"]
    unit: str


def find_amounts(text: str) -> list[Amount]:
    """The quantities and amounts of money in folded `text`, in order, none overlapping another.

    `value` is the plain stated number (60余万 is 600000), None for ranges and vague numbers; `low` and `high` are given
    where a hedge or a range sets them, so never for an exact number. Bodies, matters, times and how often a thing
    happened are not counted.

    >>> [(a.value, a.unit, a.hedge) for a in find_amounts("收到口罩1600余只、约合3万美元")]
    [(1600.0, '只', 'more_than'), (30000.0, 'USD', 'about')]
    """
    found: list[Amount] = []
    free = at = 0
    scan = _scan()
    while match := scan.search(text, at):
        at = match.end()
        if match["number"] is None:
            continue
        amount = _amount(text, match.start(), match["number"], free)
        if amount is None:
            continue
        if found and found[-1].each and not amount.each and list_goes_on(text, found[-1].end, amount.start):
            amount = replace(amount, each=True)
        found.append(amount)
        at = free = max(at, amount.end)
    return found


@lru_cache
def _scan() -> re.Pattern[str]:
    """Numbers, and what holds digits that are none; codes of currencies are left to stand before their number."""
    codes = "|".join(sorted((n for n in names() if n.isascii() and n.isalpha()), key=lambda n: (-len(n), n)))
    return re.compile(rf"(?<![A-Za-z])(?:{codes})(?= ?[0-9])|{_DATE_OR_TIME}|{_CODES}|(?P<number>{NUMBER})")


def _amount(text: str, start: int, written: str, free: int) -> Amount | None:
    """The amount whose number begins at `start`, if it is one; nothing before `free` may be taken."""
    if not _may_count(text, start, start + len(written)) or part_of_more(text, start, written):
        return None
    if written[0] == "数" and vague_in_word(text, start):
        start, written = start + 1, written[1:]
    for stated in _readings(text, start, written):
        if counted := _counted(text, stated, free):
            return _made(text, stated, counted, free)
    return None


def _may_count(text: str, start: int, end: int) -> bool:
    """A quick look at the neighbours: false where neither a unit nor a currency nor a range can stand there."""
    starts, ends = _neighbours()
    return text[end : end + 2].lstrip(" ")[:1] in starts or text[max(0, start - 2) : start].rstrip(" ")[-1:] in ends


@lru_cache
def _neighbours() -> tuple[frozenset[str], frozenset[str]]:
    leads = [n for n in names() if n not in _GENERIC]
    hedges = "约近逾到足于过上少多超满止出乎有为达"  # how the hedges between a currency and its number end
    starts = unit_starts() | {n[0] for n in names()} | set("-~～—至到")
    return starts, frozenset({n[-1] for n in leads} | set(hedges))


def _readings(text: str, start: int, written: str) -> Iterator[_Stated]:
    """The number as the first of a range (1000-2000), then as one number."""
    number = read_number(written) if written else None
    if number is None:
        return
    end = start + len(written)
    if (second := _RANGE.match(text, end)) and (span := _range(written, number, second["number"])):
        yield _Stated(start, second.end(), text[start : second.end()], span)
    yield _Stated(start, end, written, number)


def _range(first: str, low: Number, second: str) -> Number | None:
    """The range of two numbers, None where it would not rise; 1-2万 begins at one myriad."""
    high = read_number(second)
    if high is None or low.value is None or high.value is None:
        return None
    least = low.value
    steps = re.search(r"[十百千万亿]+$", second.rstrip("余多来几 "))
    scale = read_number(steps[0]) if steps and first.isascii() else None
    if scale and scale.value and least * scale.value < high.value:
        least *= scale.value
    return Number(None, least, high.value) if least < high.value else None


def _counted(text: str, stated: _Stated, free: int) -> _Counted | None:
    """What the number counts, by the words behind it, or by a currency before it."""
    at = stated.end + 1 if text[stated.end : stated.end + 1] == " " else stated.end
    lead = _lead(text, stated, free)
    if money := _currency_behind(text, stated, at, lead):
        return money
    if unit := _unit_behind(text, stated, at):
        return unit
    return lead


def _lead(text: str, stated: _Stated, free: int) -> _Counted | None:
    """A currency before the number: 人民币50万, US$3,000, 菲币约五十万."""
    start, _ = before(text, stated.start, stated.written)
    offset = max(free, start - _LEAD_LOOK_BACK)
    found = _lead_pattern().search(text[offset:start]) if offset < start else None
    if found is None:
        return None
    name = found["name"]
    return _Counted(offset + found.start(), stated.end, "money", code_of(name, text, offset + found.start()))


def _currency_behind(text: str, stated: _Stated, at: int, lead: _Counted | None) -> _Counted | None:
    """A currency behind the number, with a second name for it (万元人民币, 元(港币)) and 整."""
    found = _behind_pattern().match(text, at)
    if found is None or _alone(text, stated) or not _is_money(text, stated, found):
        return None
    name = found["second"] or found["inner"] or found["name"]
    if lead and name in _GENERIC:
        return _Counted(lead.start, found.end(), "money", lead.unit)
    return _Counted(stated.start, found.end(), "money", code_of(name, text, stated.start))


def _is_money(text: str, stated: _Stated, found: re.Match[str]) -> bool:
    if found["name"] not in ("元", "圆") or found["second"] or found["inner"]:
        return True
    if stated.written == "三" and _SANYUAN.match(text, found.end()):
        return False
    return not _NOT_YUAN.match(text, found.end())


def _unit_behind(text: str, stated: _Stated, at: int) -> _Counted | None:
    """A unit behind the number that counts goods or people."""
    found = unit_pattern().match(text, at)
    written = stated.written
    if found is None or _alone(text, stated) or written in _FORMAL_ALONE:
        return None
    unit = found[0]
    if unit == "块" and _given_yuan(text, stated.start, found.end()):
        return _Counted(stated.start, found.end(), "money", "CNY")
    if unit in _MEASURE_WITH_MATTERS and not_counted_pattern().match(text, found.end()):
        return None
    if written == "一" and not _one(text, stated.start, unit, found.end()):
        return None
    if written == "半" and (unit not in half_units() or text[max(0, stated.start - 1) : stated.start] in _BEFORE_HALF):
        return None
    return _Counted(stated.start, found.end(), "quantity", unit)


def _one(text: str, start: int, unit: str, end: int) -> bool:
    """Whether 一 counts: before the units of one load or machine, and behind its noun at the end of a piece (木雕一件)."""
    if unit in single_units():
        return not text.startswith(unit, end)
    return unit in closing_units() and bool(_PIECE_ENDS.match(text, end) and _NOUN_ENDS.search(text, 0, start))


def _given_yuan(text: str, start: int, end: int) -> bool:
    """Whether a bare 块 is money: given, and nothing named that it would be pieces of (捐了50块)."""
    given = _YUAN_PIECE.search(text, max(0, start - _YUAN_LOOK_BACK), start)
    return given is not None and _PIECE_ENDS.match(text, end) is not None


def _alone(text: str, stated: _Stated) -> bool:
    """Whether the number is a bare step (万元 of a table's head), which only a hedge makes a number (上万, 近百)."""
    return stated.written in _STEP_ALONE and before(text, stated.start, stated.written)[1] == "exact"


def _with_second(text: str, stated: _Stated, counted: _Counted) -> tuple[Number, int]:
    """The number with what stands behind its unit: a half (一吨半), or the end of a range (200元至500元)."""
    number, end = stated.number, counted.end
    half = _HALF.match(text, end) if counted.unit in half_units() else None
    if half and number.value is not None:
        return replace(number, value=number.value + Decimal("0.5")), half.end()
    second = _RANGE.match(text, end)
    if second and (span := _range(stated.written, number, second["number"])):
        to = _Stated(second.start("number"), second.end(), second["number"], span)
        other = _counted(text, to, second.start("number"))
        if other and (other.kind, other.unit) == (counted.kind, counted.unit):
            return span, other.end
    return number, end


def _made(text: str, stated: _Stated, counted: _Counted, free: int) -> Amount:
    """The amount with its hedges: before the number, before a leading currency, behind the unit."""
    number, end = _with_second(text, stated, counted)
    start, first = before(text, stated.start, stated.written)
    outer: Hedge = "exact"
    if counted.start < stated.start:
        start, outer = before(text, counted.start, stated.written)
    end, last = after(text, end)
    start = max(start, free)
    said = hedged(number, first, outer, last)
    each = is_each(text, start, end)
    return Amount(
        start, end, counted.kind, _float(said.value), _float(said.low), _float(said.high), said.hedge, counted.unit,
        each=each, distributive=not each and is_distributive(text, start),
    )  # fmt: skip


def _float(number: Decimal | None) -> float | None:
    return None if number is None else float(number)


@lru_cache
def _lead_pattern() -> re.Pattern[str]:
    """A currency at the end of what stands before a number; of Chinese names those that look like money, not 比尔."""
    latin = _any(n for n in names() if n.isascii())
    other = _any(n for n in names() if not n.isascii() and n not in _GENERIC and _LOOKS_LIKE_MONEY.search(n))
    return re.compile(rf"(?P<name>(?<![A-Za-z])(?:{latin})|(?:{other})) ?$")


@lru_cache
def _behind_pattern() -> re.Pattern[str]:
    """A currency behind a number: 元, 万元人民币, 元(港币), USD."""
    second = _any(n for n in names() if n not in _GENERIC and re.match("[一-鿿]", n))
    whole = r"(?:整|正(?=[，。)\n]|$))?"
    more = rf"(?: ?(?:\((?P<inner>{second})\)|(?P<second>{second})))?"
    return re.compile(rf"(?P<name>{_any(names())})(?![A-Za-z]){more}{whole}")


def _any(entries: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(entries, key=lambda e: (-len(e), e))))

"""Words that loosen a number: 约, 近, 逾, 不到 before it, 以上 and 左右 behind its unit, 余 and 多 inside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ...graph.values import Hedge
from .numerals import Number

_EXACT: Hedge = "exact"
_LOOK_BACK = 8  # characters; the longest hedge with its verb (不低于, 约为) is shorter
# The longer words that end in a hedge are told apart by what stands before it: 最近, 附近, 合约, 通过, 网上 hedge nothing.
_BEFORE = re.compile(
    r"(?:(?P<at_least>至少|起码|最少|不少于|不低于|不下于?|不小于|(?<![以网线晚早会身路车船天地场市街基手])上(?= ?$))"
    r"|(?P<at_most>至多|最多|顶多|不超过|不多于|不高于|不大于)"
    r"|(?P<more_than>超过|超出|突破|多于|高于|大于|不止|逾|(?<!高)超"
    r"|(?<![不通经超路难])过(?= ?$))"
    r"|(?P<less_than>将近|接近|几近|几乎|不到|不足|不满|未满|少于|低于|小于|(?<![最附临靠邻远亲就拉])近)"
    r"|(?P<about>大约|大概|约莫|差不多|估计|(?<![合契节预特签条履违邀公])约))(?:达到|[为有达])? ?$"
)
_STEPS = re.compile(r"[十百千万亿拾佰仟]")
_AFTER = re.compile(
    r" ?(?:(?P<at_least>及?以上(?!海|物资|捐|共|合计|各|所|人员|数据|均|为|是|就)|之上)"
    r"|(?P<at_most>以内|之内|及?以下(?!简称|统称|称|是|为|几|物资|人员|单位))"
    r"|(?P<about>左右(?![岸翼手])|上下(?![一游级同联齐]))"
    r"|(?P<more_than>有余|[多余](?![种样个家数名位方次年边元人]))(?![一-鿿]*的确))"
)
_CONVERTED = re.compile(r"约(?:折[合成算]?|合|值|等于|相当于|计) ?$")


@dataclass(frozen=True, slots=True)
class Hedged:
    """A number as hedged: what is stated and its bounds; an exact number has no bounds."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    hedge: Hedge


def before(text: str, start: int, number: str) -> tuple[int, Hedge]:
    """Where the hedge directly before the place `start` begins, and which it is; `start` and exact where there is none.

    `number` is what follows: 上 and 过 hedge only round numbers (上百, 过万).

    >>> before("共约3000只", 2, "3000")
    (1, 'about')
    """
    offset = max(0, start - _LOOK_BACK)
    found = _BEFORE.search(text[offset:start])
    if found is None:
        return start, "about" if _CONVERTED.search(text[offset:start]) else "exact"
    kind = _kind(found)
    if found[0].strip() in "上过" and (not _STEPS.match(number) or "余" in number or "多" in number):
        return start, "exact"
    return offset + found.start(), kind


def after(text: str, end: int) -> tuple[int, Hedge]:
    """Where the hedge directly behind the place `end` ends, and which it is; `end` and exact where there is none."""
    found = _AFTER.match(text, end)
    return (found.end(), _kind(found)) if found else (end, "exact")


def hedged(number: Number, *hedges: Hedge) -> Hedged:
    """The number with the hedges around it, the first of which weighs most.

    >>> hedged(Number(Decimal(300), None, None), "less_than").high
    Decimal('300')
    """
    kind: Hedge = _EXACT
    for hedge in hedges:
        if hedge != _EXACT:
            kind = hedge
            break
    if number.value is None:
        low = None if kind in ("less_than", "at_most") else number.low
        high = None if kind in ("more_than", "at_least") else number.high
        if kind == "exact":
            kind = "about" if number.high is not None else "at_least"
        return Hedged(None, low, high, kind)
    if number.loose == "more":
        kind = "more_than" if kind == "exact" else "about" if kind in ("less_than", "at_most") else kind
    elif number.loose == "about" and kind == "exact":
        kind = "about"
    low = number.value if kind in ("more_than", "at_least") else None
    high = number.value if kind in ("less_than", "at_most") else None
    return Hedged(number.value, low, high, kind)


def _kind(found: re.Match[str]) -> Hedge:
    return found.lastgroup or "exact"  # type: ignore[return-value]

"""Goods as they are compared: 医用外科口罩 and 外科口罩 are one kind, N95口罩 and 外科口罩 are not, 物资 may be anything."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from ..claim import Claim
from ..values import Quantity
from .names import fold

# Words before goods that say who uses them or how, not what they are; written for this project.
_ATTRIBUTE = re.compile(
    r"^(?:一次性|医疗机构|医疗|医用|医护|医|民用|防疫|抗疫|防控|救灾|紧缺|急需|优质|新|的|等|各类|各种|专用|国产|进口)(?=..)"
)
_GENERIC = re.compile(r"^(?:\w{0,6}(?:物资|物品|用品|款物|物质)|救援物|东西|货物)$")
_MONEY = re.compile(r"(?:款|资金|现金|善款|经费|金|钱|人民币)$")

ROUGH = 0.1
"""The share by which a hedged figure (约, 余, 多) may differ from another and not contradict it."""


class Figure(NamedTuple):
    """An item: the core of its name, its value or None, whether the value is hedged, its unit."""

    core: str
    value: float | None
    hedged: bool
    unit: str


@lru_cache(maxsize=1 << 14)
def core(name: str) -> str:
    """The folded name of goods without attributes that do not tell kinds apart.

    >>> core("一次性医用外科口罩"), core("防护服")
    ('外科口罩', '防护服')
    """
    folded, before = fold(name), ""
    while folded != before:
        before, folded = folded, _ATTRIBUTE.sub("", folded)
    return folded


def same_goods(a: str, b: str) -> bool:
    """Whether two cores may name the same goods: one is the other, or its end.

    >>> same_goods("外科口罩", "口罩"), same_goods("外科口罩", "n95口罩"), same_goods("护目镜", "镜")
    (True, False, False)
    """
    short, long = sorted((a, b), key=len)
    return a == b or (len(short) > 1 and long.endswith(short))


def is_generic(core_: str) -> bool:
    """Whether goods are named so widely that anything may be meant: 防疫物资, 生活用品."""
    return bool(_GENERIC.match(core_))


def is_money(core_: str) -> bool:
    """Whether an item's name means money: 善款, 资金."""
    return bool(_MONEY.search(core_))


def figures_of(claim: Claim) -> tuple[Figure, ...]:
    """The goods of a claim; money by name (善款) counts only with a figure of its own, else the claim's amount tells it."""
    found = (_figure(i.name.value, i.quantity) for i in claim.items)
    return tuple(f for f in found if f.value is not None or not is_money(f.core))


def _figure(name: str, q: Quantity | None) -> Figure:
    value = q.value if q else None
    return Figure(core(name), value, bool(q and q.hedge != "exact"), q.unit if q else "")


def agree(a: Iterable[Figure], b: Iterable[Figure]) -> int | None:
    """How many figures two lists of goods share, or None where the lists contradict each other.

    They contradict where both name goods and none in common, or where no figure for goods of one kind meets another's.
    """
    mine, theirs = [f for f in a if not is_generic(f.core)], [f for f in b if not is_generic(f.core)]
    if not mine or not theirs:
        return 0
    if not any(same_goods(f.core, g.core) for f in mine for g in theirs):
        return None
    if not (_no_contradiction(mine, theirs) and _no_contradiction(theirs, mine)):
        return None
    told = {(f.core, g.core) for f in mine for g in theirs if f.value is not None and f.value == g.value}
    equal = [pair for pair in told if same_goods(*pair)]
    return min(len({f for f, _ in equal}), len({g for _, g in equal}))


def _no_contradiction(mine: list[Figure], theirs: list[Figure]) -> bool:
    for f in mine:
        told = [g for g in theirs if same_goods(f.core, g.core) and g.value is not None]
        if f.value is not None and told and not any(_meet(f, g) for g in told) and not _told_elsewhere(f, told, mine):
            return False
    return True


def _told_elsewhere(f: Figure, told: list[Figure], mine: list[Figure]) -> bool:
    """Whether the other side's figures belong to other goods of this side: 口罩 100 and 外科口罩 200 against 口罩 200."""
    return all(any(m is not f and m.value == g.value and same_goods(m.core, g.core) for m in mine) for g in told)


def _meet(f: Figure, g: Figure) -> bool:
    return close(f.value, g.value, f.hedged or g.hedged)


def close(a: float | None, b: float | None, hedged: bool) -> bool:
    """Whether two figures may be one: equal, or within ROUGH of the greater where one is hedged; None is no figure.

    >>> close(10000, 10300, True), close(10000, 10300, False)
    (True, False)
    """
    if a is None or b is None:
        return True
    return a == b or (hedged and abs(a - b) <= ROUGH * max(abs(a), abs(b)))

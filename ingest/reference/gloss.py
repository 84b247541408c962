"""Latin names that stand beside a Chinese one in a running head or title and translate it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..parts import Parts
from .register import Spot

_NOUNS = (
    (r"foundation|fund", "基金会"),
    (r"association|society", "协会|学会|联合会|总会|友好协会|商会"),
    (r"federation|union|alliance|league", "联合会|总会|联盟|工会"),
    (r"chamber|commerce", "商会|总商会|贸促会|促进会"),
    (r"university", "大学"),
    (r"college|institute|academy", "学院|研究所|研究院|科学院"),
    (r"hospital|clinic", "医院|诊所"),
    (r"center|centre", "中心"),
    (r"embassy|consulate", "使馆|领馆|领事馆"),
    (r"red cross|red crescent", "红十字会|红新月会"),
    (r"committee|council|commission", "委员会|理事会|促进会"),
    (r"group|co|ltd|inc|corporation|company|limited", "公司|集团"),
    (r"organi[sz]ation|network", "组织|网络|机构"),
    (r"school", "学校|中学|小学"),
    (r"museum", "博物馆"),
    (r"bank", "银行"),
)
_HEADS = ("header", "title", "heading", "byline", "boilerplate")
_LATIN = re.compile(r"[a-z0-9 .,&'’-]+")


def glosses(part: Parts, spots: list[Spot]) -> Iterator[tuple[Spot, Spot]]:
    """Pairs of a Chinese and a Latin name of one running head whose type nouns say the same."""
    for block in part.section.blocks:
        if block.kind in _HEADS:
            inside = [s for s in spots if block.start <= s.start and s.end <= block.end]
            inside = [s for s in inside if s.name.type == "Organization"]
            latin = [s for s in inside if _LATIN.fullmatch(s.form.casefold())]
            chinese = {s.key: s for s in inside if s not in latin}
            if len(chinese) == 1:
                whole = next(iter(chinese.values()))
                yield from ((whole, gloss) for gloss in latin if says_the_same(gloss.form.casefold(), whole.key))


def says_the_same(latin: str, chinese: str) -> bool:
    """Whether a Latin name's type noun translates the Chinese name's.

    >>> says_the_same("morning star foundation", "晨星基金会"), says_the_same("morning star bank", "晨星基金会")
    (True, False)
    """
    nouns = (pattern for word, pattern in _NOUNS if re.search(rf"\b(?:{word})\b", latin))
    return any(re.search(rf"(?:{pattern})$", chinese) for pattern in nouns)

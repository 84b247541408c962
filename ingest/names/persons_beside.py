"""People whom only what stands beside them gives away: a leading title, an honorific, a byline's label, a line of their own."""

from __future__ import annotations

import re
from functools import lru_cache

from ..gazetteer.places import surnames
from ..parts import Name, Word
from ..vocabulary import words

# What may stand behind a name that a title introduces: marks, prepositions, and verbs that people are the subject of.
_BEHIND = re.compile(
    r"$|[，。、；：！？“”（）()\s|]|在|就|向|对|与|和|及|于|已|为|率|将|表|说|称|认|出|到|介|参|致|主|代|的|发|同|随|并|也|等|带|则|从|由|签|当|召|前|赴|会|宣|感|日|亲|先|一|曾|还|又|强|指|透|告|回|接|受|捐|个|应|以|给|把|作|做|来|去|署|担|任|任|领|陪|赶|要|是"
)
_LABEL = re.compile(
    r"(?:文|图|摄影|撰文|通讯员|记者|作者|编辑|责编|特约记者)[/:：|｜]\s*(?P<name>[一-鿿]{2,4})(?=$|[\s/，。、)）(（|]|图|文|摄)"
)
_SPACED = re.compile(
    r"(?<![一-鿿])(?:摄影|撰文|通讯员|作者|编辑|责编)[ \u3000]{1,3}(?P<name>[一-鿿]{2,3})(?=$|[\s/，。、)）(（|])"
)
_ALONE = re.compile(
    r"(?m)^[ \t\u3000]*[（(][ \u3000]?(?P<name>[一-鿿][ \u3000]{0,2}[一-鿿]{1,2})[ \u3000]?[)）][ \t\u3000]*$"
)
_HONORED = re.compile(r"(?P<name>[一-鿿]{2,3})(?:先生|女士|小姐|太太|伉俪|夫妇|昆仲)")
_NOT_A_NAME = re.compile(r"[的是了在有这那其该各每或及与和等并]|单位|会议|大会|人员|工作|同志|先生|女士|各位")
_NAME_LENGTHS = (3, 2)


def beside_title(folded: str, words_: list[Word], ends: tuple[str, ...], taken: list[tuple[int, int]]) -> list[Name]:
    """A surname with one or two characters right behind a leading title and before a verb or mark (副书记徐向远召开…)."""
    out: list[Name] = []
    for m in _leading().finditer(folded):
        start = m.end()
        if not folded[max(0, start - 6) : start].endswith(ends) or folded[start : start + 1] not in surnames():
            continue
        if any(a <= start < b for a, b in taken):
            continue
        end = _end_of_name(folded, words_, start)
        if end is not None and not any(a < end and start < b for a, b in taken):
            out.append(Name(start, end, "Person"))
    return out


@lru_cache
def _leading() -> re.Pattern[str]:
    titles = [t for t in words("titles")["titles"] if t.endswith(_OFFICES)]
    return re.compile("(?:" + "|".join(sorted(map(re.escape, titles), key=len, reverse=True)) + ")")


_OFFICES = (
    "长",
    "主席",
    "主任",
    "书记",
    "经理",
    "总裁",
    "理事",
    "董事",
    "总监",
    "干事",
    "参赞",
    "领事",
    "大使",
    "专员",
    "会计",
    "财政",
    "侨领",
    "企业家",
)


def _end_of_name(folded: str, words_: list[Word], start: int) -> int | None:
    borders = {w.start for w in words_} | {w.end for w in words_}
    fitting = []
    for length in _NAME_LENGTHS:
        end = start + length
        text = folded[start:end]
        if re.fullmatch(r"[一-鿿]+", text) and not _NOT_A_NAME.search(text) and _BEHIND.match(folded, end):
            fitting.append((end in borders, _BEHIND.match(text[-1]) is None, length, end))
    return max(fitting)[3] if fitting else None


def labelled(folded: str, taken: list[tuple[int, int]]) -> list[Name]:
    """文/甲乙丙, 通讯员：甲乙, and （甲乙） on a line of its own."""
    found = [m.span("name") for pattern in (_LABEL, _SPACED, _ALONE) for m in pattern.finditer(folded)]
    return [
        Name(s, e, "Person")
        for s, e in found
        if folded[s] in surnames()
        and not _NOT_A_NAME.search(folded[s:e])
        and not any(a < e and s < b for a, b in taken)
    ]


def honored(folded: str, words_: list[Word], taken: list[tuple[int, int]]) -> list[Name]:
    """A full name before 先生 or 女士 that the tagger cut otherwise; a surname alone names nobody."""
    starts = {w.start for w in words_}
    out: list[Name] = []
    for m in _HONORED.finditer(folded):
        for length in _NAME_LENGTHS:
            s = m.end("name") - length
            text = folded[s : m.end("name")]
            if s not in starts or text[0] not in surnames() or _NOT_A_NAME.search(text):
                continue
            if not any(a < m.end("name") and s < b for a, b in taken):
                out.append(Name(s, m.end("name"), "Person"))
            break
    return out

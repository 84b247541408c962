"""Whether the words before a head noun name a body, point at one, or say nothing."""

from __future__ import annotations

import re

from ..gazetteer.places import clips, match, places
from ..parts import Name, Word
from ..vocabulary import words
from .body_words import BARE, Head, cut, generic, place_like

_NAMED_BY_NOUNS = frozenset(words("names")["named_by_nouns"])
_DEICTIC_HEAD = re.compile(r"^(?:市|省|县|区|州|全|我|本|该|贵|校|院|部|厅|局|旗|盟|镇|乡|村)")


def judge(folded: str, words_: list[Word], begin: int, i: int, start: int, end: int, head: Head) -> Name | None:  # noqa: PLR0911  # one answer a kind of form
    """The name or pointing form that ends with `head`, None where the words only describe."""
    text = folded[start:end]
    core = text[: len(text) - len(head.text)]
    prefix = folded[start - 1 : start]
    before = words_[begin - 1] if begin else None
    if (
        prefix
        and prefix in "市省县区州我本该贵"
        and before is not None
        and before.end == start
        and before.start == start - 1
    ):
        if (
            prefix in "市省县区州"
            and begin > 1
            and words_[begin - 2].tag in ("LOC", "PER", "nz", "ns")
            and words_[begin - 2].end == start - 1
        ):
            w = words_[begin - 2]
            return Name(w.start, end, "Organization", head.kind, head=end - len(head.text))
        return Name(start - 1, end, "Organization", head.kind, deictic=True, head=end - len(head.text))
    if _DEICTIC_HEAD.match(text) and not places(text[:2]) and _points(folded, words_, begin, i):
        return Name(start, end, "Organization", head.kind, deictic=True, head=end - len(head.text))
    if core in BARE and head.kind in ("government", "office", "association"):
        return Name(start, end, "Organization", head.kind, deictic=True, head=end - len(head.text))
    if not core:
        return Name(start, end, "Organization", head.kind, deictic=True, head=start) if _bare(text) else None
    if "地方" in core or core in ("驻外", "海外", "驻", "地区"):
        return None
    if not _specific(folded, words_, begin, i, core):
        if head.text in ("指挥部", "领导小组", "采购组", "采购小组"):
            return Name(start, end, "Organization", head.kind, deictic=True, head=end - len(head.text))
        if (
            prefix == "、" and len(core) >= 3 and head.kind in ("government", "association", "institute")
        ):  # a later member of a list whose head carries the place
            return Name(start, end, "Organization", head.kind, head=end - len(head.text))
        return (
            Name(start, end, "Organization", head.kind, deictic=True, head=end - len(head.text))
            if _bare(text)
            else None
        )
    return Name(start, end, "Organization", head.kind, head=end - len(head.text))


def _points(folded: str, words_: list[Word], begin: int, i: int) -> bool:
    """市红十字会, 省外办: the first character alone is a level of government."""
    first = folded[words_[begin].start : words_[begin].end]
    return (
        first[0] in "我本该"
        or len(first) == 1
        or (
            first[0] in "市省县区州"
            and first not in ("市场", "省心", "区域", "州际", "市政", "县域", "市民", "省级", "市级", "区块")
        )
    )


def _bare(text: str) -> bool:
    return text in BARE


_CLAN = ("公所", "会馆", "宗亲会", "同乡会", "耆英会")


def _specific(folded: str, words_: list[Word], begin: int, i: int, core: str) -> bool:
    """Whether what stands before the head tells which body it is: a place, a proper word, or several words that are no everyday ones."""
    row = words_[begin : i + 1]
    if len(core) >= 2 and core not in generic() and folded[: row[-1].end].endswith(_CLAN):
        return True  # a surname, a virtue or a county: none of these houses is an everyday word
    first = folded[row[0].start : row[0].end]
    if len(first) == 1 and clips(first) and len(row) > 1 or (len(core) == 1 and clips(core)):
        return True  # 缅政府, 塔紧急情况委员会
    last = folded[row[-1].start : row[-1].end]
    if last in ("公司", "集团", "厂", "企业", "工厂", "商行") and all(
        place_like(w, folded[w.start : w.end]) or folded[w.start : w.end] in generic() for w in row[:-1]
    ):
        return False  # 莫斯科公司, 马来西亚手套公司: a trade in a country, not a name
    if any(
        w.tag in ("LOC", "ORG", "PER", "ns", "nt") and not (w is row[-1] and len(row) > 1 and False)
        for w in row
        if folded[w.start : w.end] not in generic()
    ):
        return True
    if any(w.tag in ("nz", "nw", "nx") and folded[w.start : w.end] not in generic() for w in row):
        return len(core) >= 2  # a proper word of one character is an error of the tagger
    if match(folded, row[0].start) or _named_by_a_noun(first, folded[row[0].start : row[-1].end], core):
        return True
    if (
        core.startswith(
            ("中国", "中华", "全国", "世界", "国际", "亚洲", "非洲", "华东", "东北", "西北", "欧洲", "联合国")
        )
        and len(core) > 2
    ):
        return True
    rest = [folded[w.start : w.end] for w in row[:-1]]
    unknown = [t for t in rest if t not in generic() and len(t) >= 2]
    last = folded[row[-1].start : row[-1].end]
    return (
        len(row) == 1
        and len(last) >= 5
        and row[0].tag in ("n",)
        and _rare(core)
        or (len(unknown) >= 2 and len(core) >= 4 and _company(last))
    )  # lengths below which a phrase is rather a description


def _named_by_a_noun(first: str, text: str, core: str) -> bool:
    """枫叶会馆, 春雨基金会: heads before which an everyday word makes a name, not a kind."""
    return text[len(core) :] in _NAMED_BY_NOUNS and len(first) > 1 and first not in generic() and not cut(first, "n")


def _rare(core: str) -> bool:
    return not any(core.startswith(g) or core.endswith(g) for g in generic())


def _company(last: str) -> bool:
    return last.endswith(("公司", "基金会", "集团", "有限公司", "合作社", "中心", "会社"))

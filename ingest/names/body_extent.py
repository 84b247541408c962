"""How far to the left of its head word the name of an organisation reaches."""

from __future__ import annotations

import re

from ..gazetteer.places import places
from ..parts import Name, Word
from ..vocabulary import words
from .body_judgement import judge
from .body_words import Head, cut, generic, heads, place_like

_INSIDE = frozenset(words("names")["inside"])
_VERBS_INSIDE = frozenset(words("names")["verbs_inside"])
_NOT_START = frozenset(words("names")["not_start"])
_VERBS_START = frozenset(words("names")["verbs_start"])
_STARTERS = frozenset(words("names")["starters"])


def extend(folded: str, words_: list[Word], i: int, head: Head) -> Name | None:
    """Go left from the head word while a name can go on; then decide whether what is there names a body."""
    begin = i
    j = i - 1
    while j >= 0 and words_[i].end - words_[j].start <= 40 and _belongs(folded, words_, j, begin):
        begin = j
        j -= 1
    begin = _trim(folded, words_, begin, i)
    if head.text.endswith("有限公司"):
        begin = _company_start(folded, words_, begin, i)
    begin = _before_zhi(folded, words_, begin)
    start, end = words_[begin].start, words_[i].end
    return judge(folded, words_, begin, i, start, end, head)


# nouns with which a name goes on behind 之
_OF = re.compile(r"之?[光路家星友声泉爱心手桥窗源花翼子](?![一二三])")


def _before_zhi(folded: str, words_: list[Word], begin: int) -> int:
    """Where a name with 之 inside begins: 希望|之光基金会, 丝绸|之|路合作网络."""
    start = words_[begin].start
    if not _OF.match(folded, start) or "之" not in folded[max(0, start - 1) : start + 1]:
        return begin
    j = begin - (folded[start] != "之") - 1
    return j if j >= 0 and 2 <= words_[j].end - words_[j].start <= _LONGEST_BEFORE_ZHI and _names(words_[j]) else begin


_LONGEST_BEFORE_ZHI = 4  # characters


def _names(w: Word) -> bool:
    return w.tag in ("n", "nz", "vn", "v", "a", "an", "LOC", "PER")


def _company_start(folded: str, words_: list[Word], begin: int, i: int) -> int:
    """A registered company's name begins with its place, whatever trade name stands between (长沙X很Y食品有限公司)."""
    if words_[begin].tag == "LOC" or places(folded[words_[begin].start : words_[begin].end]):
        return begin
    for j in range(begin - 1, max(-1, begin - 6), -1):
        text = folded[words_[j].start : words_[j].end]
        if (
            words_[j].tag == "w"
            or text in "由被向给对将把在于从与和及的了是"
            or "\n" in folded[words_[j].start : words_[i].start]
            or words_[i].end - words_[j].start > 24
        ):  # no company name is longer
            break
        if words_[j].tag == "LOC" or places(text):
            return j
    return begin


def _belongs(folded: str, words_: list[Word], j: int, begin: int) -> bool:
    w = words_[j]
    text = folded[w.start : w.end]
    gap = folded[w.end : words_[begin].start]
    if "\n" in folded[w.start : words_[begin].start] or gap.strip() or len(gap) > 1:
        return False
    if text in _NOT_START:
        return text in ("与", "和", "及") and _inner_conj(folded, words_, j, begin)
    if text in "、" and _inner_conj(folded, words_, j, begin):
        return True
    if text in ("(", ")", "（", "）") and _inner_bracket(folded, words_, j):
        return True
    if w.tag in _INSIDE:
        return not cut(text, w.tag) or _kept_before(text, folded[words_[begin].start : words_[begin].start + 14])
    if w.tag == "v" or w.tag in ("vd", "ad", "d"):
        return text in _VERBS_INSIDE and j > 0
    if w.tag in ("m", "f", "t", "TIME", "q"):
        return (
            bool(
                re.fullmatch(
                    r"第[一二三四五六七八九十百\d]+(?:届|批|医院)?|\d{1,3}|[一二三四五六七八九]|首批|中|北|南|东|西|新",
                    text,
                )
            )
            and text != "一"
        )
    return bool(text in ("·", "-", "—", "－") and j > 0)


# a staff against a danger or for goods; a union of people
_STAFF = re.compile(r"[一-鿿]{0,10}?(?:指挥部|领导小组)|[一-鿿]{0,3}组")
_UNION = re.compile(r"(?:联盟|联谊会|协会|联合会|总会)")


def _kept_before(text: str, follow: str) -> bool:
    """Everyday words that belong to a name all the same: 疫情|防控指挥部, 企业家|联谊会."""
    if text in ("疫情", "物资"):
        return _STAFF.match(follow) is not None
    return text in ("志愿者", "企业家") and _UNION.match(follow) is not None


def _inner_conj(folded: str, words_: list[Word], j: int, begin: int) -> bool:
    """与 or 、 inside a name: a place stands before the whole and nothing before the conjunction is a body by itself (X市Y与Z研究中心)."""
    if begin >= len(words_) or j < 1:
        return False
    last = folded[words_[j - 1].start : words_[j - 1].end]
    if heads()[0].search(last) and words_[j - 1].tag in ("ORG", "n") and len(last) > 1 and last not in ("外事",):
        return False
    if words_[j - 1].tag not in ("n", "vn", "an", "v", "nz", "a"):
        return False
    k = j - 1
    while (
        k >= 0
        and words_[k].tag in ("n", "vn", "an", "v", "nz", "a", "w")
        and folded[words_[k].start : words_[k].end] not in ("，", "。", "；", "：", "的")
        and j - k < 5
    ):  # attributes of one name
        if words_[k].tag == "w" and folded[words_[k].start : words_[k].end] != "、":
            return False
        k -= 1
    if k < 0 or words_[k].tag not in ("LOC", "ORG", "ns"):
        return False
    text = folded[words_[k].start : words_[j].end]
    head = folded[words_[begin].start : words_[begin].end + 6]
    joined = text[-1] in "与" or bool(re.match(r"[一-鿿]{2,8}(?:中心|办公室|研究|委员会|局|部|协会)", head))
    return joined and not re.search(r"(?:公司|集团|协会|基金会|医院|大学)", folded[words_[k].end : words_[j].start])


def _inner_bracket(folded: str, words_: list[Word], j: int) -> bool:
    """（集团） and （中国） inside a company's name."""
    around = folded[max(0, words_[j].start - 6) : words_[j].end + 12]
    return bool(
        re.search(
            r"[(（](?:集团|中国|香港|澳门|上海|北京|深圳|广东|亚洲|国际|控股|[一-鿿]{2,4})[)）][一-鿿]{0,8}(?:有限|股份|公司|集团|控股|投资|管委会|管理委员会|分会|委员会|商会|总会|大学|学院|医院)",
            around,
        )
    )


def _trim(folded: str, words_: list[Word], begin: int, i: int) -> int:
    """Move the start right over words with which no name begins."""
    while begin < i:
        w = words_[begin]
        text = folded[w.start : w.end]
        if (
            text in ("、", "与", "和", "及", "·", "-", "—", ")", "）", "－")
            or w.tag in ("v", "d", "vd", "ad", "m", "f", "q")
            and not text.startswith("第")
            and text not in _VERBS_START
        ):
            begin += 1
        elif text in generic() and begin + 1 <= i and not place_like(words_[begin], text) and text not in _STARTERS:
            if begin + 1 == i and heads()[0].fullmatch(folded[words_[i].start : words_[i].end]):
                break
            begin += 1
        else:
            break
    return begin

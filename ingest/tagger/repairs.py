"""Known mistakes of the tagger's cutting, put right before anything reads its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ..gazetteer.places import match
from ..parts import Word

# The tagger takes a town with its party organ for a person: 李店镇党委/PER.
_ORGAN_OF_PLACE = re.compile(
    r"(?P<place>[一-鿿]{1,6}[省市县区州镇乡村])(?P<organ>党委|党组|党工委|党总支|党支部|政府)$"
)
_LONGEST_PERSON = 8  # characters of a transliterated name without a dot


def repaired(folded: str, words: Sequence[Word]) -> list[Word]:
    """The words with the known mistakes put right; together they still cover the same characters.

    >>> [w.tag for w in repaired("发展中国家", [Word(0, 2, "v"), Word(2, 4, "LOC"), Word(4, 5, "n")])]
    ['n']
    """
    out: list[Word] = []
    left = list(words)
    while left:
        for repair in _REPAIRS:
            if (made := repair(folded, left)) is not None:
                n, new = made
                out.extend(new)
                del left[:n]
                break
        else:
            out.append(left.pop(0))
    return out


Repair = Callable[[str, Sequence[Word]], tuple[int, list[Word]] | None]


def _developing(folded: str, w: Sequence[Word]) -> tuple[int, list[Word]] | None:
    """发展|中国|家 names no country."""
    if len(w) > 2 and folded[w[0].start : w[2].end] == "发展中国家":
        return 3, [Word(w[0].start, w[2].end, "n")]
    return None


def _association_head(folded: str, w: Sequence[Word]) -> tuple[int, list[Word]] | None:
    """X友|协会长: the head of 友协."""
    if (
        len(w) < 2
        or folded[w[1].start : w[1].end] != "协会长"
        or folded[w[0].end - 1] != "友"
        or w[0].end != w[1].start
    ):
        return None
    cut = w[1].start + 1
    return 2, [Word(w[0].start, cut, "ORG"), Word(cut, w[1].end, "n")]


def _transliterated(folded: str, w: Sequence[Word]) -> tuple[int, list[Word]] | None:
    """阿布力|米提: one foreign name cut in two."""
    if len(w) < 2 or w[0].tag != "PER" or w[1].tag != "PER" or w[0].end != w[1].start:
        return None
    first, second = folded[w[0].start : w[0].end], folded[w[1].start : w[1].end]
    foreign = _foreign(first) and _foreign(second)
    if not foreign or len(first) + len(second) > _LONGEST_PERSON or "·" in first + second:
        return None
    return 2, [Word(w[0].start, w[1].end, "PER")]


def _organ_of_place(folded: str, w: Sequence[Word]) -> tuple[int, list[Word]] | None:
    """李店镇党委/PER is a town and its committee."""
    m = _ORGAN_OF_PLACE.fullmatch(folded[w[0].start : w[0].end]) if w[0].tag == "PER" else None
    if m is None:
        return None
    cut = w[0].start + m.end("place")
    return 1, [Word(w[0].start, cut, "LOC"), Word(cut, w[0].end, "n")]


def _says(folded: str, w: Sequence[Word]) -> tuple[int, list[Word]] | None:
    """援助之手表|示感谢: 表示 is the verb, whatever the tagger took its first half for."""
    if len(w) < 2 or folded[w[1].start : w[1].end] != "示" or folded[w[0].end - 1] != "表" or w[0].end != w[1].start:
        return None
    cut = w[0].end - 1
    before = [Word(w[0].start, cut, "n")] if cut > w[0].start else []
    return 2, [*before, Word(cut, w[1].end, "v")]


def _foreign_place(folded: str, w: Sequence[Word]) -> tuple[int, list[Word]] | None:
    """尼斯|特里卡市: the name of one foreign place cut in two."""
    if len(w) < 2 or w[0].end != w[1].start or w[1].tag not in ("LOC", "ns", "nz", "PER"):
        return None
    hit = match(folded, w[0].start)
    at = hit[0] if hit is not None and hit[0] < w[0].end and hit[1][0].level == "country" else w[0].start
    country = [Word(w[0].start, at, "LOC")] if at > w[0].start else []  # 罗马尼亚比斯|特里察市
    first, second = folded[at : w[0].end], folded[w[1].start : w[1].end]
    if second[-1] not in _LEVELS or len(second) < 3 or not 1 < len(first) <= 3 or w[0].tag[:1] in ("v", "d", "p"):
        return None
    whole = all(c in _SOUNDS for c in first) and _foreign(second[:-1])
    return (2, [*country, Word(at, w[1].end, "LOC")]) if whole else None


def _public_office(folded: str, w: Sequence[Word]) -> tuple[int, list[Word]] | None:
    """联成公|所捐: 公所 is the end of a hall's name."""
    if len(w) < 2 or w[0].end != w[1].start or folded[w[0].end - 1] != "公" or folded[w[1].start] != "所":
        return None
    if w[0].tag not in ("ORG", "PER", "LOC", "nz") or w[0].end - w[0].start < 2:
        return None
    rest = [Word(w[1].start + 1, w[1].end, "v")] if w[1].end - w[1].start > 1 else []
    return 2, [Word(w[0].start, w[1].start + 1, "ORG"), *rest]


def _friend_city(folded: str, w: Sequence[Word]) -> tuple[int, list[Word]] | None:
    """向友|城: 友城 is the word."""
    text = folded[w[0].start : w[0].end]
    if text[0] in "向给对与为同" and text[1:] in ("友城", "友好城市"):
        return 1, [Word(w[0].start, w[0].start + 1, "p"), Word(w[0].start + 1, w[0].end, "n")]
    if len(w) < 2 or w[0].end != w[1].start or folded[w[1].start : w[1].end] != "城" or folded[w[0].end - 1] != "友":
        return None
    cut = w[0].end - 1
    before = [Word(w[0].start, cut, "p" if folded[w[0].start : cut] in "向给对与为同" else w[0].tag)]
    return 2, [*(before if cut > w[0].start else []), Word(cut, w[1].end, "n")]


def _japanese(folded: str, w: Sequence[Word]) -> tuple[int, list[Word]] | None:
    """樋口雄|一: a first name that ends in 一, where nothing is counted."""
    if len(w) < 2 or w[0].tag != "PER" or w[0].end != w[1].start or folded[w[1].start : w[1].end] != "一":
        return None
    if w[0].end - w[0].start < 3 and not (len(w) > 2 and w[2].tag == "w"):  # surname and first name
        return None
    return (2, [Word(w[0].start, w[1].end, "PER")]) if len(w) == 2 or w[2].tag[:1] in "wvpc" else None


def _attends(folded: str, w: Sequence[Word]) -> tuple[int, list[Word]] | None:
    """童立|发出|席: the last character of the name got into 出席."""
    if len(w) < 3 or w[0].tag != "PER" or w[0].end != w[1].start or w[1].end != w[2].start:
        return None
    middle = folded[w[1].start : w[1].end]
    if len(middle) != 2 or middle[1] != "出" or folded[w[2].start : w[2].end] != "席":
        return None
    cut = w[1].end - 1
    return 3, [Word(w[0].start, cut, "PER"), Word(cut, w[2].end, "v")]


_LEVELS = "市州省县郡镇"
_REPAIRS: tuple[Repair, ...] = (
    _developing, _association_head, _transliterated, _organ_of_place, _says, _foreign_place, _public_office, _friend_city, _japanese, _attends,
)  # fmt: skip

# Characters that transliterations are written with and Chinese first names hardly ever; from the tables of
# transliteration in use for news (names of persons), chosen by hand.
_SOUNDS = frozenset(
    "阿埃艾巴贝比波布查达德迪杜厄恩尔法菲弗格戈古哈赫基吉加卡克科库拉莱里利列卢鲁罗洛马迈米姆莫穆纳尼努诺帕佩皮普奇乔热萨塞沙舍什史斯索塔坦特提图瓦维乌西谢雅耶伊扎泽兹力尕"
)


def _foreign(text: str) -> bool:
    return sum(c in _SOUNDS for c in text) * 3 >= len(text) * 2

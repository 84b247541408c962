"""Goods and money of a transfer: items with their quantities, cash, and the value of goods, out of a row of atoms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from ..parts import Amount, Name
from ..vocabulary import words
from .atoms import Atom

# A measure for a load, not a count of goods: 一批 says nothing of how much, 177批防疫用品和食品 counts the loads together.
LOADS = frozenset({"批", "箱", "车", "柜", "集装箱", "托", "打", "货柜"})
# Verbs of helping that stand as nouns before a figure or behind a verb of handing over (提供现汇援助10万美元).
AID_NOUNS = frozenset({"援助", "资助", "捐助", "捐赠", "补助", "赞助", "捐款"})
_PEOPLE_UNITS = frozenset({"人", "名", "位", "户"})
_END = {"give", "pass", "receive", "arrive", "purchase", "dispatch", "go", "help", "stop", "arrange", "by", "through"}


@dataclass(slots=True)
class Good:
    """One item: where its name stands in the view and the quantity that counts it."""

    start: int
    end: int
    amount: Amount | None = None
    text: str = ""


@dataclass(slots=True)
class Sum:
    """An amount of money: cash, or the value of goods; `total` where it sums what stands beside it."""

    amount: Amount
    value: bool = False
    total: bool = False


@dataclass(slots=True)
class Goods:
    """What one transfer moves."""

    items: list[Good] = field(default_factory=list)
    sums: list[Sum] = field(default_factory=list)
    severally: bool = False
    contents: bool = False
    info: bool = False
    bare: Amount | None = None

    def __bool__(self) -> bool:
        """Whether anything is moved."""
        return bool(self.items or self.sums)

    def extend(self, other: Goods) -> None:
        """Take over what a following clause adds (价值…, 计…, further goods)."""
        if other.contents and other.items and self.items and self._stands_for_a_list():
            self.items.pop()
        if other.bare is not None and not other.items and len(self.items) == 1 and self.items[0].amount is None:
            self.items[0].amount = _count(other.bare)  # 公交车，共计20台
        for item in other.items:
            twin = next((i for i in self.items if i.amount is None and i.text and i.text == item.text), None)
            if twin is not None:
                twin.amount = item.amount
            else:
                self.items.append(item)
        self.sums.extend(other.sums)
        self.severally = self.severally or other.severally

    def _stands_for_a_list(self) -> bool:
        """Whether the last item only announces what follows (177箱物资，计…)."""
        last = self.items[-1]
        if last.amount is not None:
            return last.amount.unit in LOADS
        return last.text.endswith(words("goods")["generic"])

    @property
    def counted(self) -> bool:
        """Whether a figure stands with the goods."""
        return bool(self.sums) or any(i.amount for i in self.items)


def goods(
    row: Iterable[Atom],
    folded: str,
    notes: Iterable[list[Atom]] = (),
    *,
    strict: bool,
    people: bool = False,
    severally: bool = False,
) -> Goods:
    """The goods in `row`. With `strict`, a name without a figure counts only where its head is a known noun of goods.

    With `people` only nouns of people count (专家, 志愿者), else nouns of people never do.
    """
    found = Goods(severally=severally)
    behind_etc = False
    pieces = _pieces(list(row))
    for piece, separator in pieces:
        behind_etc = (
            (behind_etc or separator == "etc")
            if separator in ("etc", "conj_etc") or behind_etc and separator == "conj"
            else separator == "etc"
        )
        _piece(piece, folded, found, strict=strict, generic=behind_etc and bool(found.items))
    for note in notes:
        _note(note, folded, found)
    kinds = words("goods")["people"]
    if not people:  # 资助贫困生400人: who is helped, not what is given
        found.items = [g for g in found.items if g.amount is None or g.amount.unit not in _PEOPLE_UNITS]
    found.items = [
        g
        for g in found.items
        if (
            folded[g.start : g.end].endswith(kinds)
            or (g.amount is not None and g.amount.unit in ("名", "位") and folded[g.end - 1] in "员师手者兵生医工")
        )
        == people
    ]
    if not people:  # 代表团一行8人 is nothing one gives
        found.items = [g for g in found.items if g.amount is None or g.amount.unit not in ("人", "名", "位")]
    for g in found.items:
        g.text = folded[g.start : g.end]
    found.items = [g for g in found.items if not _no_goods(g.text)]
    return found


def _no_goods(name: str) -> bool:
    """Whether what stands where goods would is a purpose or a figure of speech (为X防疫, 而是一笔笔, 人道主义)."""
    return name in words("goods")["none"] or name.startswith(words("goods")["none_begins"])


def _pieces(row: list[Atom]) -> list[tuple[list[Atom], str]]:
    """The row cut at list separators, each piece with the separator before it; ends at the first verb of a new frame."""
    out: list[tuple[list[Atom], str]] = []
    current: list[Atom] = []
    before = ""
    for i, a in enumerate(row):
        if a.cls in _END and current and _starts_frame(row, i):
            break
        if a.cls in ("sep", "comma", "etc", "semi") or (a.cls == "conj" and _splits(row, i)):
            if current:
                out.append((current, before))
                current = []
            before = a.cls
        elif a.cls == "word" and a.text in _purposes() and current and i + 1 < len(row) and _has_noun(current):
            break
        else:
            current.append(a)
    if current:
        out.append((current, before))
    return out


def _starts_frame(row: list[Atom], i: int) -> bool:
    if (
        row[i].text in AID_NOUNS
        and i + 1 < len(row)
        and row[i + 1].cls in ("money", "quantity")
        and not any(a.cls in ("quantity", "money") for a in row[:i])
    ):
        return False  # 现汇援助10万美元: a noun
    if i + 1 < len(row) and part_of_goods(row[i - 1].cls if i else "pass", row[i].text, row[i + 1]):
        return False
    return not (
        i + 1 < len(row)
        and row[i + 1].cls == "word"
        and row[i].cls in ("give", "help", "pass")
        and len(row[i].text) == 2
        and (row[i].text in ("援助", "救助", "支援", "捐赠", "救济") or row[i].tag == "vn")
        and row[i + 1].text in words("goods")["goods"]
    )


# what a verb of helping stands behind where it is the first part of a word for goods
_BEFORE_GOODS_NAME = frozenset({"quantity", "sep", "conj", "de", "le", "give", "pass", "purchase", "receive"})


def part_of_goods(before: str, verb: str, behind: Atom) -> bool:
    """Whether a verb of helping begins the name of goods (2000只|赈济|家庭箱); `before` is the class of what precedes it."""
    noun = behind.cls == "word" and behind.tag.startswith("n") and behind.text.endswith((*_heads(), "包", "箱"))
    return noun and verb in _AID and before in _BEFORE_GOODS_NAME


_AID = frozenset({"援助", "救助", "支援", "救济", "赈济", "帮扶", "资助"})


def _splits(row: list[Atom], i: int) -> bool:
    """和 parts two goods unless the first is counted by loads and the second has no figure (177批防疫用品和食品)."""
    before = [a for a in row[max(0, i - 10) : i] if a.cls in ("quantity", "money", "sep")]
    if len(before) > 1 and before[-1].cls == "money":
        before = before[:-1]  # 177批总价值1800万元的防疫用品和食品
    after = [a for a in row[i + 1 : i + 7] if a.cls in ("quantity", "money", "sep", "comma")]
    counted = (
        bool(before)
        and before[-1].cls == "quantity"
        and before[-1].amount is not None
        and before[-1].amount.unit in LOADS
    )
    return not counted or (bool(after) and after[0].cls == "quantity")


def _has_noun(piece: list[Atom]) -> bool:
    return any(a.cls in ("quantity", "money") or (a.cls == "word" and len(a.text) > 1) for a in piece)


def _piece(piece: list[Atom], folded: str, found: Goods, *, strict: bool, generic: bool) -> None:  # noqa: C901, PLR0912  # one scan over the figures of a piece; its cases share the cursor
    figures = [i for i, a in enumerate(piece) if a.cls in ("quantity", "money") and a.amount is not None]
    if any(a.cls in ("each", "severally") or (a.amount is not None and a.amount.distributive) for a in piece):
        found.severally = True
    if (
        piece
        and piece[0].text
        in (
            "计",
            "共计",
            "内含",
            "内有",
            "合计",
            "共",
            "含",
            "包括",
            "包含",
            "计有",
            "有",
            "主要有",
            "分别为",
            "即",
            "其中",
        )
        and any(piece[i].cls == "quantity" for i in figures)
    ):
        found.contents = True
    if not figures:
        if not generic:
            _bare(piece, folded, found, strict=strict)
        return
    if (
        len(piece) == 1
        and piece[0].cls == "quantity"
        and found.severally
        and found.items
        and found.items[-1].amount is not None
    ):
        found.items.append(
            Good(found.items[-1].start, found.items[-1].end, _count(piece[0].amount) if piece[0].amount else None)
        )
        return  # 分别发来棉被3000床、2000床
    while len(piece) > 1 and (
        (piece[-1].cls == "word" and piece[-1].tag == "d") or piece[-1].cls in ("to", "to_after")
    ):
        piece = piece[:-1]  # 其中200个已…, 拨出200个给
    if piece[-1].cls == "quantity" and all(
        a.cls in ("of_which", "total", "date") or a.text in words("goods")["total_before"] for a in piece[:-1]
    ):
        piece = piece[-1:]  # 其中200个: of what was named before
    if len(piece) == 1 and piece[0].cls == "quantity":
        found.bare = piece[0].amount  # 2100件、价值30万元的食品: the count waits for its noun
        return
    cursor = 0
    for n, i in enumerate(figures):
        amount = piece[i].amount
        assert amount is not None  # figures are atoms with an amount
        stop = figures[n + 1] if n + 1 < len(figures) else len(piece)
        left, right = piece[cursor:i], piece[i + 1 : stop]
        if amount.each:
            cursor = i + 1
            continue
        if piece[i].cls == "money":
            cursor = _money(amount, left, right, folded, found, last=n + 1 == len(figures), first_item=i)
            continue
        after, before = _noun(right, folded), _noun(left, folded)
        if n + 1 < len(figures) and piece[stop].cls == "quantity" and before:
            after = None  # 口罩500只 防护服20套: the name stands before each figure
        if after and not _info(folded[slice(*after)]):
            found.items.append(Good(*after, amount=_count(amount)))
            cursor = stop
        elif before:
            if found.items and found.items[-1].start <= before[0] < found.items[-1].end:
                found.items[-1].amount = _count(amount)
            elif not _info(folded[slice(*before)]):
                found.items.append(Good(*before, amount=_count(amount)))
            cursor = i + 1
        else:
            cursor = i + 1
            if n + 1 < len(figures) and piece[stop].cls == "money":
                found.bare = amount  # 177批价值1800万元的食品: the count waits for its noun


def _count(amount: Amount) -> Amount | None:
    """一批 and 一笔 are no figures; 177批 is."""
    return None if amount.unit in ("批", "笔") and (amount.value or 0) <= 1 else amount


def _money(
    amount: Amount, left: list[Atom], right: list[Atom], folded: str, found: Goods, *, last: bool, first_item: int
) -> int:
    before = "".join(a.text for a in left)
    if before.endswith(words("goods")["convert_before"]) and found.sums:
        return first_item + 1
    value = before.endswith(words("goods")["value_before"])
    if value and (worth := _noun([a for a in left if a.text not in words("goods")["value_before"]], folded)):
        _add_valued(worth, folded, found)
    noun = _noun(right, folded) if right else None
    if (
        noun
        and not folded[slice(*noun)].endswith(words("goods")["money"])
        and (folded[slice(*noun)].endswith(_heads()) or right[0].cls == "de")
    ):
        if not _info(folded[slice(*noun)]):
            value = True
            found.items.append(Good(*noun, amount=_count(found.bare) if found.bare else None))
            found.bare = None
    elif noun and right[0].cls == "de" and "和" in folded[noun[0] : right[-1].end]:
        value = value or False
    total = any(w in before for w in words("goods")["total_before"])
    if not value and not total and (named := _noun(left, folded)) and _is_goods(folded[slice(*named)]):
        # 奶粉360万元: goods named right before the money are what it is worth
        value = True
        found.items.append(Good(*named))
    found.sums.append(Sum(amount, value, total))
    return first_item + 1 + len(right) if last else first_item + 1


def _add_valued(place: tuple[int, int], folded: str, found: Goods) -> None:
    """器械价值12万元: the goods that the sum is the value of, unless they are known."""
    known = any(g.start < place[1] and place[0] < g.end for g in found.items)
    if not known and _is_goods(folded[slice(*place)]):
        found.items.append(Good(*place))


def _is_goods(name: str) -> bool:
    return name.endswith(_heads()) and not name.endswith(words("goods")["money"])


def _bare(piece: list[Atom], folded: str, found: Goods, *, strict: bool) -> None:
    if any(a.cls in ("date", "name") and a is piece[0] for a in piece[:1]) and len(piece) == 1:
        return
    span = _noun(piece, folded)
    if span is None:
        return
    name = folded[slice(*span)]
    piece = [a for a in piece if a.end <= span[1]]
    if _info(name):
        found.info = True
        return
    quoted = folded[span[0]] in '“「"' or folded[span[0] - 1 : span[0]] in ("“", "「")
    if (
        name.endswith((*words("goods")["money"], *words("goods")["people"]))
        or name.endswith(_heads())
        or _thing(name, piece)
        or quoted
        and name.endswith(("包", "袋", "箱", "盒"))
        or not strict
        and len(name) >= 2
        and _nominal(piece)
    ):
        found.items.append(Good(*span))


# The last character of a noun that names a thing one can carry or build; only asked of words the tagger calls nouns.
_THING = re.compile(
    r"..*[机器仪药剂车床服衣裤鞋帽罩镜套书包粉油米面奶茶布灯表琴球笔纸塔碑楼校井舱艇船具材品料液疫苗毯被帐像画匾瓷绸扇雕砖瓦煤柴肉鱼菜豆粮种犬马牛羊厂灶炉锅碗伞杖筝鼓钟]$"
)


def _thing(name: str, piece: list[Atom]) -> bool:
    return (
        piece[-1].cls == "word" and piece[-1].tag in ("n", "nz", "vn") and len(name) <= 12 and bool(_THING.match(name))
    )  # longer is a clause


def _nominal(piece: list[Atom]) -> bool:
    last = piece[-1]
    return last.cls == "word" and (last.tag.startswith(("n", "vn", "an")) or last.tag in ("", "w"))


def _info(name: str) -> bool:
    return name.endswith(words("goods")["info"]) and not name.endswith(_heads())


# 首批物资，计白米500包: what is counted stands behind these.
_COUNTS = frozenset({"计", "共计", "计有", "内有", "内含", "包括"})


def _noun(piece: list[Atom], folded: str) -> tuple[int, int] | None:
    """The place of the noun in `piece`: behind its last 的, without words of urgency, numbering and brackets."""
    for i, a in enumerate(piece):
        if a.cls == "word" and a.text in _purposes() and _has_noun(piece[:i]):
            piece = piece[:i]
            break
    piece = _without_aid(_before_place(piece), folded)
    start = 0
    for i, a in enumerate(piece):
        if (
            ((a.cls in ("de", "total") or a.text in _COUNTS) and i + 1 < len(piece))
            or a.cls in ("le", "date", "each", "severally", "party", "of_which", "take", "comma", "with", "at", "colon")
            or a.cls == "name"
            and a.name is not None
            and not (_of_origin(a.name) and i + 1 < len(piece) and not (i and piece[i - 1].cls in _BEFORE_PARTY))
            or (a.text in _makes() and i + 1 < len(piece))
        ):
            start = i + 1
    kept = [a for a in piece[start:] if a.cls not in ("quote", "unquote")]
    # a time or place word behind the noun begins what happened to it
    cut = next((i for i, a in enumerate(kept) if i and (a.tag == "TIME" or a.cls in ("at", "date"))), None)
    kept = _nominal_part(kept[:cut])
    while kept and (kept[0].text in words("goods")["drop_before"] or kept[0].tag in ("d", "u", "r", "c", "q")):
        kept.pop(0)
    while kept and (
        kept[-1].cls in ("de", "le", "etc", "each", "severally", "total", "and", "conj", "take")
        or kept[-1].tag in ("d", "u", "p", "c", "r", "f")
        or kept[-1].text
        in (
            "共",
            "计",
            "约",
            "达",
            "近",
            "价值",
            "总价值",
            "值",
            "折价",
            "合计",
            "若干",
            "另有",
            "其余",
            "余下",
            "剩余",
            "总计",
            "共计",
            "各",
            "为",
            "有",
            "是",
            "余",
            "多",
        )
    ):
        kept.pop()
    if not kept:
        return None
    s, e = kept[0].start, kept[-1].end
    if folded[s - 1 : s] in '“「"' and folded[e : e + 1] in '”」"' and s:
        return s, e
    text = folded[s:e]
    if len(text) == 1 and text not in _heads() and not kept[0].tag.startswith("n"):
        return None
    if folded[s - 1 : s] in tuple("这那该此一") and s and (m := _MEASURE.match(text)):
        s += m.end()  # 这批课桌椅
        text = folded[s:e]
    while cut := _BEFORE_GOODS.match(folded, s, e):
        s = cut.end()
    return (s, e) if e > s else None


# behind these a name is a party and no part of the goods' name
_BEFORE_PARTY = frozenset({"de", "to", "to_after", "by", "through", "at"})


def _of_origin(name: Name) -> bool:
    """Whether a name may be the first part of the goods' name (泰国大米)."""
    return name.type != "Organization" and not name.deictic


# what stands before goods without being of their name: 急需的, 首批, 民间, 援X
_BEFORE_GOODS = re.compile(
    r"(?:急需|紧缺|所需|捐赠|援助|部分|第[一二三]批|首批|民间|(?:援|赴|驰援)[一-鿿]{1,2}(?=医疗|防疫|抗疫|物资|救灾))(?:的)?(?=.{2})"
)
_MEASURE = re.compile(r"(?:批|套|台|辆|座|件|所|笔|箱|个|种)(?=..)")


def _without_aid(piece: list[Atom], folded: str) -> list[Atom]:
    """200套防护服|的人道主义援助: the aid is the goods, no further thing."""
    at = next((i for i in range(len(piece) - 1, 0, -1) if piece[i].cls == "de"), None)
    if at is None or at + 1 == len(piece) or not _has_noun(piece[:at]):
        return piece
    rest = folded[piece[at + 1].start : piece[-1].end]
    return piece[:at] if rest in words("goods")["none"] or rest.endswith(AID_NOUNS_END) else piece


AID_NOUNS_END = ("援助", "捐助", "支援", "帮助", "支持")


def _before_place(piece: list[Atom]) -> list[Atom]:
    """The piece without what a place or time word behind its noun begins (方便面|在岳阳装车), but with 在岳阳装车的方便面."""
    cut = next(
        (
            i
            for i, a in enumerate(piece)
            if a.cls in ("at", "date")
            and any(x.cls == "word" and x.tag.startswith("n") for x in piece[:i])
            and not any(x.cls == "de" for x in piece[i:])
        ),
        None,
    )
    return piece[:cut]


def _nominal_part(kept: list[Atom]) -> list[Atom]:
    """The atoms without the verb behind a noun, and nothing where only a verb phrase is left (20辆|顺利通关)."""
    if not kept or any(a.cls in ("quote", "unquote") for a in kept):
        return kept
    if "".join(a.text for a in kept).endswith(_heads()):
        return kept
    cut = next((i for i, a in enumerate(kept) if i and a.cls == "word" and a.tag in ("v", "vd")), None)
    kept = kept[:cut]
    return [] if all(a.tag in ("v", "vd", "d", "ad") for a in kept) else kept


@lru_cache
def _makes() -> frozenset[str]:
    """Verbs before goods that are no part of their name: 筹集|帐篷, 包括|毛毯, 建成|水塔."""
    return frozenset((*words("goods")["verb_before"], *words("verbs")["build"]))


@lru_cache
def _heads() -> tuple[str, ...]:
    return words("goods")["goods"]


@lru_cache
def _purposes() -> frozenset[str]:
    return frozenset(words("goods")["purpose"])


def _note(note: list[Atom], folded: str, found: Goods) -> None:
    """Figures in brackets: the value or the count of what stands before them."""
    for i, a in enumerate(note):
        if a.amount is None or a.amount.each:
            continue
        before = "".join(x.text for x in note[:i])
        if a.cls == "money":
            if before.endswith(words("goods")["convert_before"]) and found.sums:
                continue
            found.sums.append(Sum(a.amount, value=bool(found.items)))
        elif not _noun(note[i + 1 :], folded):
            earlier = [g for g in found.items if g.end <= a.start and g.amount is None]
            if earlier:
                earlier[-1].amount = _count(a.amount)

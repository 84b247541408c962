"""Noun phrases of parties: lists of names with titles, groups and the tail that leaves a list open (等20多个国家)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ..vocabulary import words
from .atoms import Atom


@dataclass(slots=True)
class Member:
    """One member of a list of parties: the body, the person in a role of it, or a group in words.

    `org` and `person` are name atoms; `place` a place that acts or receives; `former` places before it are left out
    (湖北省仙桃市 is 仙桃市). `group` is true where the words name nobody (爱心企业, 灾民): then the names in it say whose.
    """

    start: int
    end: int
    org: Atom | None = None
    person: Atom | None = None
    place: Atom | None = None
    title: Atom | None = None
    titles: list[Atom] = field(default_factory=list)
    group: bool = False
    distributive: bool = False

    @property
    def names(self) -> list[Atom]:
        """The member's name atoms in the order of the text."""
        return sorted((a for a in (self.org, self.person, self.place) if a), key=lambda a: a.start)


@dataclass(slots=True)
class Party:
    """A noun phrase of parties, from its first member to the end of its tail."""

    start: int
    end: int
    members: list[Member]
    open: bool = False
    tail: tuple[int, int] | None = None

    @property
    def named(self) -> bool:
        """Whether any member is, or belongs to, a named entity."""
        return any(m.names for m in self.members)

    @property
    def grouped(self) -> bool:
        """Whether the phrase holds an unnamed group."""
        return any(m.group for m in self.members) or self.tail is not None


_SEP = {"sep", "conj"}
_SOMEBODY = re.compile(r"(?:一|两|几|数|多|有)(?:位|名|对)|一个|某")
_FRIENDS = (*words("ties")["sister"], *words("ties")["partner_cities"])
_HONORIFIC = re.compile(r"(?:先生|女士|小姐|同志|博士|教授|夫人|夫妇|伉俪|老师|居士|法师|侨领|会长)")
_COUNT = re.compile(
    r"(?:[一二两三四五六七八九十]+|\d+)(?:家|人|位|名|方|国|市|地|者|家单位|家企业)|两家|双方|两人|三人|俩"
)
# A group's noun ends within this many characters of its start.
REACH = 26


def party(row: list[Atom], at: int, folded: str) -> tuple[Party, int] | None:
    """The noun phrase of parties that starts at atom `at`, with the index behind it, or None."""
    first = _member(row, at, folded)
    if first is None:
        return None
    member, i = first
    members = [member]
    is_open, tail = False, None
    while i < len(row):
        if row[i].cls in _SEP or (row[i].cls == "word" and row[i].text in ("以及", "及其", "连同")):
            nxt = _member(row, i + 1, folded)
            if nxt is not None and _at_a_place_with(row, at, i, members, nxt[0]):
                break
            if nxt is None or (
                row[i].cls == "conj" and row[i].text in ("与", "和", "同") and _is_verb_pair(row, nxt[1])
            ):
                break
            members.append(nxt[0])
            i = nxt[1]
            continue
        if row[i].cls == "etc":
            is_open = True
            j = _tail(row, i + 1, folded, after_etc=True)
            if j > i + 1:
                tail = (row[i + 1].start, row[j - 1].end)
            i = j
            # 等企业和个人 belongs to the tail; 等以及X goes on with the list
            if i < len(row) and row[i].cls in _SEP:
                nxt = _member(row, i + 1, folded)
                if nxt is not None:
                    i = nxt[1]
                    if nxt[0].names or not tail:
                        members.append(nxt[0])
                        continue
                    tail = (tail[0], nxt[0].end)
        if i < len(row) and row[i].cls == "word" and _COUNT.fullmatch(row[i].text) and len(members) > 1:
            i += 1
        break
    members[0] = _whence(member, row, i)
    members = _without_offices(members)
    return Party(members[0].start, row[i - 1].end, members, is_open, tail), i


def _without_offices(members: list[Member]) -> list[Member]:
    """A会会长、B公司董事长Z is one person: an office without its holder belongs to the person named behind it."""
    return [
        m
        for m, nxt in zip(members, [*members[1:], None], strict=True)
        if not (nxt is not None and nxt.person is not None and nxt.titles and _office_only(m))
    ]


def _office_only(m: Member) -> bool:
    return bool(m.titles) and m.person is None and not m.group and m.titles[-1].text not in _ANYBODY


_ANYBODY = frozenset({"代表", "负责人", "工作人员", "成员", "会员", "队员"})
"""What several unnamed people may be: the person behind them is another."""


def _whence(member: Member, row: list[Atom], i: int) -> Member:
    """X县一位退休教师: the place is where somebody unnamed is from."""
    somebody = i < len(row) and _SOMEBODY.fullmatch(row[i].text) is not None
    return replace(member, group=True) if somebody and member.org is None and member.person is None else member


def _at_a_place_with(row: list[Atom], at: int, i: int, members: list[Member], nxt: Member) -> bool:
    """在北京|与X共同主办: the place is where, 与 takes the other side."""
    where = at > 0 and row[at - 1].cls == "at" and len(members) == 1 and members[0].org is None
    return where and row[i].text in ("与", "和", "同", "会同") and nxt.org is not None and members[0].person is None


def _is_verb_pair(row: list[Atom], after: int) -> bool:
    """Whether 和X is followed by a verb of talking, so that 和 is a preposition and not a conjunction."""
    return after < len(row) and row[after].text in (
        "联系",
        "沟通",
        "会谈",
        "签署",
        "签订",
        "合作",
        "交流",
        "洽谈",
        "协商",
        "结为",
        "缔结",
        "对接",
        "商谈",
        "磋商",
    )


def _member(row: list[Atom], at: int, folded: str) -> tuple[Member, int] | None:  # noqa: C901, PLR0912  # one case an atom that a member may hold
    i = at
    while i < len(row) and row[i].cls == "quote":
        i += 1
    begin = i
    orgs: list[Atom] = []
    places: list[Atom] = []
    person: Atom | None = None
    titles: list[Atom] = []
    while i < len(row):
        a = row[i]
        if a.text == "驻" and person is None and not orgs and not titles and (post := _post(row, i)) is not None:
            i = post  # 智利驻上海总领事Z: the place of the post is nobody's
            continue
        if a.cls == "name" and a.name is not None:
            if a.name.type == "Person":
                if person is not None:
                    break
                person = a
            elif person is not None:
                break
            elif a.name.type == "Organization":
                orgs.append(a)
            else:
                places.append(a)
        elif a.cls == "title" and a.text == "代表" and person is not None and _acts_for_next(row, i):
            row[i] = replace(a, cls="word", tag="v")
            break
        elif a.cls == "title":
            titles.append(a)
        elif (
            a.cls == "unquote"
            and begin > at
            or a.cls in ("sep", "conj")
            and titles
            and i + 1 < len(row)
            and row[i + 1].cls == "title"
            and person is None
            or a.cls == "word"
            and person is not None
            and _HONORIFIC.fullmatch(a.text)
        ):
            pass
        elif (orgs or places) and person is None and (j := _trade(row, i)) is not None:
            i = j
        elif (
            a.cls == "de"
            and person is None
            and titles == []
            and i + 1 < len(row)
            and row[i + 1].cls == "name"
            and orgs
            and _org_chain(row, i)
        ):
            pass
        elif a.cls == "open" and (j := _close(row, i)) is not None and j - i <= 5 and (orgs or places or person):
            i = j
        else:
            break
        i += 1
    if not (orgs or places or person):
        if titles:
            return None
        alone = _group(row, begin, folded, begin)
        return _with_person(row, alone) if alone else None
    grouped = _group(row, i, folded, begin) if person is None and not titles else None
    if grouped:
        g, j = grouped
        g.org, g.place = (orgs[-1] if orgs else None), (None if orgs else places[-1])
        return _with_person(row, (g, j))
    if titles and person is None and not orgs and not places:
        return None
    member = Member(
        row[begin].start,
        row[i - 1].end,
        orgs[-1] if orgs else None,
        person,
        None if orgs else (places[-1] if places else None),
        titles[0] if titles else None,
        titles,
    )
    return member, i


def _with_person(row: list[Atom], found: tuple[Member, int]) -> tuple[Member, int]:
    """A group noun right before a name is that person's trade (物资经销商李某): the person stands for the phrase."""
    member, j = found
    while j < len(row) and row[j].text in ("—", "——") and row[j - 1].text.endswith((*_FRIENDS, "单位", "—")):
        j += 1
    a = row[j] if j < len(row) else None
    if (
        a is not None
        and a.cls == "name"
        and a.name is not None
        and a.name.type != "Person"
        and (
            row[j - 1].text.endswith(("—", "会员", "单位", "成员"))
            or _words_before(row, max(0, j - 4), j).endswith(_FRIENDS)
        )
    ):
        inner = _member(row, j, "")
        if inner is not None:
            return inner  # 友城X市: the city is meant
    if a is not None and a.cls == "title":  # 公司董事长李某
        inner = _member(row, j, "")
        return inner if inner is not None and inner[0].person is not None else found
    if a is None or a.cls != "name" or a.name is None or a.name.type != "Person":
        return found
    end = j + 1
    while end < len(row) and row[end].cls == "word" and _HONORIFIC.fullmatch(row[end].text):
        end += 1
    return Member(member.start, row[end - 1].end, member.org, a, member.place), end


def _trade(row: list[Atom], i: int) -> int | None:
    """The atom before the person where only a trade or quality stands between body and person (X协会企业家于某, X友好城市Y)."""
    for j in range(i, min(i + 4, len(row))):
        a = row[j]
        if j > i and a.cls == "name" and a.name is not None:
            sister = a.name.type == "Place" and _words_before(row, i, j).endswith(_FRIENDS)
            return j - 1 if a.name.type == "Person" or sister else None
        if a.cls != "word" or a.tag[:1] not in ("n", "a", "b", "v", "o") or a.tag in ("v", "vd", "d", "ad"):
            return None
    return None


def _words_before(row: list[Atom], i: int, j: int) -> str:
    return "".join(a.text for a in row[i:j])


# Between the place of a post and its holder's name stand at most so many words (驻上海总领事, 驻华经济商务参赞).
_POST_REACH = 5


def _post(row: list[Atom], i: int) -> int | None:
    """The index behind the place in 驻P大使Z, where the holder Z is named; None where it is no such phrase."""
    at = i + 1
    place = row[at].name if at < len(row) else None
    if place is None or place.type != "Place":
        return None
    titled = False
    for a in row[at + 1 : at + 1 + _POST_REACH]:
        if a.cls == "title":
            titled = True
        elif a.cls == "name" and a.name is not None:
            return at + 1 if titled and a.name.type == "Person" else None
        elif a.cls not in ("word", "sep", "conj") or a.tag.startswith("v"):
            return None
    return None


def _acts_for_next(row: list[Atom], i: int) -> bool:
    """会长X代表|商会向…: 代表 is a verb here, with a body as its object."""
    nxt = row[i + 1] if i + 1 < len(row) else None
    return nxt is not None and (nxt.cls == "name" or (nxt.cls == "word" and nxt.tag.startswith("n")))


def _org_chain(row: list[Atom], i: int) -> bool:
    """首批援外医疗队的X医院医生 names the person's two bodies."""
    nxt = row[i + 1].name
    return nxt is not None and nxt.type == "Organization" and i + 2 < len(row) and row[i + 2].cls in ("title",)


def _close(row: list[Atom], i: int) -> int | None:
    return next((j for j in range(i + 1, len(row)) if row[j].cls == "close"), None)


def _group(row: list[Atom], at: int, folded: str, begin: int) -> tuple[Member, int] | None:
    """A group noun within reach of `at`: 缅甸|民众, 13个友好省州, 一位退休教师."""
    j = _tail(row, at, folded)
    if j <= at or _names_goods(row, at, begin, j):
        return None
    return Member(row[begin].start, row[j - 1].end, group=True), j


def _names_goods(row: list[Atom], at: int, begin: int, stop: int) -> bool:
    """Whether the group noun is the first part of a word for goods (采购|家庭包, 捐建|村卫生室)."""
    nxt = row[stop] if stop < len(row) else None
    before = row[begin - 1].cls if begin else ""
    return (
        nxt is not None
        and at == begin
        and nxt.cls == "word"
        and nxt.start == row[stop - 1].end
        and before in ("give", "pass", "purchase", "le", "quantity", "and")
        and nxt.text in (*words("goods")["goods"], "包", "箱", "袋")
    )


def _tail(row: list[Atom], at: int, folded: str, *, after_etc: bool = False) -> int:
    """The index behind the group words that start at `at`; `at` itself where there are none."""
    stop = at
    while stop < len(row) and row[stop].end - row[at].start <= REACH and _may_belong(row[stop]):
        stop += 1
    if stop == at:
        return at
    text = folded[row[at].start : row[stop - 1].end]
    found = _open_end().match(text) if after_etc else None
    ends = [m.end() for m in (found, _group_pattern().match(text)) if m]
    if not ends:
        return at
    end = row[at].start + max(ends)
    j = at
    while j < stop and row[j].end <= end:
        j += 1
    return j if j > at and row[j - 1].end == end else at


def _may_belong(a: Atom) -> bool:
    """Whether an atom can stand inside a group's noun phrase: no verb, preposition, adverb or name."""
    if a.text == "派":
        return False
    if a.cls == "word" and a.text in ("约", "近", "逾", "余", "多"):
        return True
    if a.cls == "word" or (a.cls == "arrange" and a.tag.startswith("n")):
        return a.tag == "vn" or not a.tag.startswith(("v", "d", "p", "c", "w", "x"))
    return a.cls in ("de", "quantity", "each")


@lru_cache
def _group_pattern() -> re.Pattern[str]:
    nouns = "|".join(sorted((re.escape(g) for g in words("groups")["groups"]), key=len, reverse=True))
    return re.compile(rf"(?:的)?.{{0,14}}?(?:{nouns})(?:的?(?:{nouns}))*")


@lru_cache
def _open_end() -> re.Pattern[str]:
    """What may follow 等: 20多个国家, 国, 地, 三家, with the group of those places behind it."""
    nouns = "|".join(sorted((re.escape(g) for g in words("groups")["groups"]), key=len, reverse=True))
    number = r"(?:近|约|逾|超过)?(?:\d+|[一二两三四五六七八九十百千几数]+)?(?:多|余)?"
    return re.compile(
        rf"{number}个?(?:国家和地区|国家|地区|国|地|市|省|县|州|处|家|人|位|名)(?:的?.{{0,8}}?(?:{nouns}))?"
    )

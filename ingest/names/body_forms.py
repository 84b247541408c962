"""Organisations with a fixed form: offices that every place has, missions abroad, media in title marks, Latin names."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from ..gazetteer.places import clips, match
from ..parts import Name, Word
from ..vocabulary import words
from .body_words import BARE, heads

OWN = re.compile(
    r"[我本该](?:会|办|校|院|馆|社|局|公司|协会|基金会|中心|商会|总会|集团|医院|学校)(?![议员费费场计堂址])"
    r"|全(?:会|办|校|院|馆|社|局|公司|行|所|站)(?=(?:体)?(?:职工|员工|师生|同志|同仁|干部|人员|会员|党员|上下|医护))"
)


TEAM = re.compile(
    r"(?:中国|(?!作?为)[一-鿿]{2,4}[省市])?(?:首批|第[一二三四五六七八九十\d]+批)?(?:赴|援)[一-鿿]{1,6}(?:抗疫)?(?:医疗队|医疗专家组|专家组|救援队)"
)


MEDIA = re.compile(r"《([一-鿿]{2,8}(?:报|日报|晚报|时报|周刊|商报|周报|消息|论坛报|公报))》")


_FULL_NAMES = re.compile(
    r"[A-Z][A-Za-z&'’.\-]+(?: (?:[A-Z][A-Za-z&'’.\-]+|of|for|and|the|de|du|in|on))* [A-Z][A-Za-z&'’.\-]+|(?<![A-Za-z])[A-Z]{2,8}(?![A-Za-z\d])"
)


_NOT_LATIN = frozenset(words("names")["not_latin"])


_BODY_WORD = re.compile(
    r"Foundation|Association|Corps|Group|Ltd|Inc|Committee|Society|Cross|University|Hospital|Fund|Bank|Union|Council|Institute|Cent(?:er|re)|Company|Co\b|Chamber|Church|College|School|Agency|Trust|Federation|Network|League"
)


@lru_cache
def _office_pattern() -> re.Pattern[str]:
    forms = sorted(
        (
            b
            for b in BARE
            if len(b) >= 2
            and b
            not in (
                "政府",
                "军方",
                "机关党委",
                "办公室",
                "该院",
                "合作网络",
                "使馆",
                "大使馆",
                "商会",
                "基金会",
                "理事会",
                "指挥部",
                "领馆",
                "领事馆",
                "总领事馆",
                "秘书处",
                "办事处",
            )
        ),
        key=len,
        reverse=True,
    )  # 市委 is two characters
    return re.compile("(?:人民政府)?(?:" + "|".join(map(re.escape, forms)) + ")")


def offices(folded: str, words_: list[Word]) -> list[Name]:
    """The offices that every place has, behind the place's name or behind 市, 省, 县 alone."""
    kind_of = heads()[1]
    out: list[Name] = []
    for m in _office_pattern().finditer(folded):
        kind = kind_of.get(m.group(), "government")
        start = m.start()
        for k in range(2, 12):
            s = m.start() - k
            hit = match(folded, s) if s >= 0 else None
            if hit and hit[0] == m.start() and hit[1][0].level != "other" and any(w.start == s for w in words_):
                start = s
        if start < m.start():
            out.append(Name(start, m.end(), "Organization", kind, head=m.start()))
        elif folded[m.start() - 1 : m.start()] in ("市", "省", "县", "区", "州") and not re.match(
            r"(?![原前经由向给对与和及同被从到请获])[一-鿿]", folded[m.start() - 2 : m.start() - 1] or "，"
        ):
            out.append(Name(m.start() - 1, m.end(), "Organization", kind, deictic=True, head=m.start()))
    return out


@lru_cache
def world_bodies() -> re.Pattern[str]:
    """International bodies under the full names that everyone writes."""
    return re.compile(
        "|".join(w for w in sorted(words("org_heads")["international"], key=len, reverse=True) if len(w) > 3)
    )  # shorter ones need more before them


def embassies(folded: str, words_: list[Word]) -> list[Name]:
    """中国驻X大使馆, 驻X使馆, Y国驻华使馆, X基金会驻Y办事处."""
    starts = {w.start for w in words_}
    out: list[Name] = []
    for m in re.finditer(r"驻([一-鿿]{1,12}?)(大使馆|使馆|总领事馆|领事馆|总领馆|领馆|办事处|代表处|记者站)", folded):
        where = m.group(1)
        if (
            re.search(r"大使|代表|领事|参赞|总统|^外$|^外地$|^海外|^各", where)
            or any(c in where.replace("共和国", "") for c in "的在与和向，")
            or (len(where) > 1 and not (match(folded, m.start(1)) or m.start(1) in starts))
        ):
            continue
        start = m.start()
        for k in range(2, 22):
            s = m.start() - k
            if s < 0 or not re.match(r"[一-鿿]", folded[s]):
                break
            hit = match(folded, s) if s in starts else None
            if hit and hit[0] == m.start():
                start = s
                break
            if (
                s in starts
                and heads()[0].search(folded[s : m.start()])
                and any(w.start == s and w.tag in ("ORG", "LOC", "n") for w in words_)
                and m.group(2) in ("办事处", "代表处")
            ):
                start = s
                if any(w.start == s and w.tag == "ORG" for w in words_):
                    break
        kind = "embassy" if m.group(2).endswith("馆") else "office"
        out.append(Name(start, m.end(), "Organization", kind, head=m.start(2)))
    return out


_PARTY_BRANCH = re.compile(
    r"(?:民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)(?:中央委员会|[一-鿿]{2,6}?[省市县区]委(?:员?会)?)"
)
_ABROAD = re.compile(r"[在旅驻]([一-鿿]{1,6})(?:中资|华人|华侨)[一-鿿]{0,6}?(?:总商会|商会|协会|联合会|联谊会|总会)")


_CLIPPED = re.compile(
    r"(?:市|省|县|区|全国|中国)?(?![经由向给对为与和及从在请])[一-鿿]{1,3}(?<![友科作政])协(?=(?:常务|名誉|执行|党组)?副?(?:会长|秘书长|理事长|主席))"
)


def clipped(folded: str, words_: list[Word]) -> list[Name]:
    """Associations under a short name that only their officers' titles give away: 市民交协副会长."""
    starts = {w.start for w in words_}
    return [
        Name(m.start(), m.end(), "Organization", "association", deictic=folded[m.start()] in "市省县区")
        for m in _CLIPPED.finditer(folded)
        if m.start() in starts
    ]


_OVERSEAS = re.compile(r"(?:华侨华人|华人华侨|华侨|华人|侨民|同胞|学生学者)会(?![议见谈场员长合])")


def bodies_of_overseas(folded: str) -> list[Name]:
    """Bodies of the Chinese of a place, under its name: 法国华侨华人会."""
    out: list[Name] = []
    for m in _OVERSEAS.finditer(folded):
        starts = [
            s for s in range(max(0, m.start() - 8), m.start()) if (hit := match(folded, s)) and hit[0] == m.start()
        ]
        out.extend(Name(s, m.end(), "Organization", "association") for s in starts[:1])
    return out


_SOURCE = re.compile(r"(?:来源|稿源|转自|摘自)[:：] ?([一-鿿]{1,8}(?:网|报|社|电视台|电台|在线))(?![一-鿿])")
_STATION = re.compile(r"(?:分社|分台|记者站|总站|站(?!长))")


def sources(folded: str) -> list[Name]:
    """Media named as the source of an article."""
    return [Name(m.start(1), m.end(1), "Organization", "media") for m in _SOURCE.finditer(folded)]


def stations(folded: str, found: list[Name]) -> list[Name]:
    """Media with their station at a place: X电台埃及站."""
    out: list[Name] = []
    for n in found:
        hit = match(folded, n.end) if n.kind == "media" else None
        if hit and (m := _STATION.match(folded, hit[0])):
            out.append(Name(n.start, m.end(), "Organization", "media", head=hit[0]))
    return out


def with_level(folded: str, n: Name) -> Name:
    """An office's name with the 省, 市 or 我国 that a preposition sets apart: 经|省红十字会, 我国政府."""
    before = folded[max(0, n.start - 2) : n.start]
    if not n.deictic or folded[n.start : n.end] not in BARE:
        return n
    if before in ("我国", "该国"):
        return replace(n, start=n.start - 2)
    apart = re.fullmatch(r"[经由向给对与和及同被从到请获][省市县区州]", before)
    return replace(n, start=n.start - 1) if apart else n


def party_branches(folded: str) -> list[Name]:
    """The branches of the democratic parties: the party's short name, a place and its committee."""
    return [Name(m.start(), m.end(), "Organization", "party") for m in _PARTY_BRANCH.finditer(folded)]


def bodies_abroad(folded: str) -> list[Name]:
    """Bodies of those who live in a country, from 在 or 旅 on: 在塔中资企业商会."""
    return [
        Name(m.start(), m.end(), "Organization", "association")
        for m in _ABROAD.finditer(folded)
        if (len(m.group(1)) == 1 and clips(m.group(1))) or ((hit := match(folded, m.start(1))) and hit[0] == m.end(1))
    ]


def latin(folded: str) -> list[Name]:
    """Bodies under Latin names and abbreviations, without goods, diseases and glosses."""
    out: list[Name] = []
    for m in _FULL_NAMES.finditer(folded):
        text = re.sub(r"(?: (?:ANNUAL|REPORT|PDF|NO))+$", "", m.group())
        if text in _NOT_LATIN or any(part in _NOT_LATIN for part in text.split()) and " " not in text:
            continue
        end = m.start() + len(text)
        tail = re.match(r" ?(?:公司|集团|基金会|协会|中心)", folded[end:])
        single = " " not in text
        if (
            not single
            and tail is None
            and not _BODY_WORD.search(text)
            and folded[m.start() - 1 : m.start()] not in "(（"
            and not re.search(r"(?:公司|集团|机构|组织|企业) ?$", folded[max(0, m.start() - 4) : m.start()])
        ):
            continue  # a gloss or a product, unless something says that it is a body
        if single and len(text) < 3 and tail is None:  # two letters alone are a unit or model
            continue
        if single and tail is None and re.match(r"[\d型号级-]", folded[end : end + 1] or ""):
            continue
        out.append(Name(m.start(), end + (tail.end() if tail else 0), "Organization", "company" if tail else "other"))
    return out


_GLOSSED = re.compile(
    r"(?:国际|世界|全球)[一-鿿]{2,6}(?:组织|机构|网络|联盟)(?=[(（][A-Z][a-z]+(?: [A-Za-z&.\-]+)+[)）])"
)


def glossed(folded: str) -> list[Name]:
    """Bodies whose foreign name stands in brackets behind them, whatever their Chinese one is made of: 国际X组织(X Corps)."""
    return [Name(m.start(), m.end(), "Organization", "international") for m in _GLOSSED.finditer(folded)]

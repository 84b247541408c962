"""Where one name ends and another begins: verbs and conjunctions that got into a name, words in front that are not of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from ..parts import Name
from ..vocabulary import words

# 友城X市政府, 致|信市友协: what stands before a name without being of it
_FRIEND = re.compile(r"(?:国际)?(?:友城|友好城市|姐妹城市|姊妹城市)(?=[一-鿿]{3,})")
# verbs of reaching out that never stand inside a name
_REACHES = re.compile(r"致函|致电|致信|来函|来电|复函|函请|函告|会见|拜会")
_BY_OURS = re.compile(r"[经由](?=[市省县区我本][一-鿿]{2,})")
_DAY = re.compile(r"\d{1,2}[日号](?:[上下]午|晚间?)?(?:向|在|与|为|给|致|赴)")
_PLACE = re.compile(r"^[一-鿿]{2,8}[市县省州国区]$")
_AND = re.compile(r"[与同和跟]")
# words between two bodies that say what the first does with the second, or that the second is the first's
_BETWEEN = re.compile(
    r"团体会员(?:单位)?|会员单位|理事单位|(?:副|常务)?会长单位|成员单位|所属|下属|旗下|麾下|辖下|直属|全资子公司|控股子公司|子公司|选派|抽调|派遣|派出|派驻|委派|加派|增派|资助|捐建|援建|捐赠|赠送|赠予|转赠|赠给|捐给|赠|邀请|委托|聘请|派|系|是"
)
_TEAM = re.compile(r"(?:医疗队|医疗组|专家组|救援队|工作组|工作队|志愿队|服务队|代表团|小分队)$")
# what stands before a name: 作为X医疗队队员, 支援X医院, 副县长兼X红十字会, 业主X公司
_LEAD = re.compile(
    r"(?:作为|经由|[一-鿿]{1,3}(?:大使|总领事|参赞|领事|会长|主席|市长|省长|部长|主任|先生|女士)代表|业主|承运人|承运方|资助方|捐赠方|支援|增援|(?:副?[一-鿿]{0,2}[省市县区州镇乡]长|主任|书记|局长|会长|部长|主席)?兼任?|[原前](?=[省市县区州]|[一-鿿]{2,3}[省市县区州]))(?=[一-鿿]{3,})"
)
# bodies without a name, in front of one with a name: 韩国生产企业、X协会
_UNNAMED = re.compile(r"[一-鿿]{0,8}(?:企业|厂商|厂家|单位|机构|部门)[、和与及]")
# before a bare kind of body: any of them is meant (多家基金会, 行业协会和商会)
_ANY = re.compile(
    r"(?:[多几数各\d一二两三四五六七八九十余]家|各类|各级|各地|各|一些|有关|相关|当地|海外|其他|等|(?:国家|地区|各国|多国|等国|等地|各地)的|行业协会[、和及]|[^一-鿿]同乡会[、和及]|当地同乡会[、和及]|侨团[、和及]|社团[、和及]|企业[、和及])$"
)
# a party organ inside a title belongs to the title: X镇党委|书记
_ORGAN = re.compile(r"(?:机关)?(?:党委|党组|党总支|党支部|党工委|团委|工会)$")
_OF_ORGAN = re.compile(r"(?:副|第一)?(?:书记|委员|成员)|(?:副|常务副)?主席")
# A body's name has at least so many characters, so that 市|外办 counts and 与 inside a name does not.
_SHORTEST = 3


def at_borders(folded: str, names: list[Name]) -> list[Name]:
    """The bodies of `names`, each cut where another word or body begins.

    >>> text = "市外办与市卫健委"
    >>> [text[n.start : n.end] for n in at_borders(text, [Name(0, 8, "Organization", "government", head=5)])]
    ['市外办', '市卫健委']
    """
    named = (n for n in names if not (n.deictic and _ANY.search(folded, max(0, n.start - 6), n.start)))
    pieces = (piece for n in named for piece in _pieces(folded, _without_lead(folded, n)))
    return [whole for piece in pieces if (whole := _before_office(folded, piece)) is not None]


_SECTION = re.compile(
    r"(?:外事|国际|涉外|对外)(?:交流|关系|合作|事务|联络|友好|文化)?(?:交流|事务)?(?:科|课|处|室|司)(?![长员目])"
)


def with_sections(folded: str, names: list[Name]) -> list[Name]:
    """`names` in order, a place right before a section for foreign affairs made one name with it (韩国X市外事科).

    >>> text = "釜山市国际交流课来函"
    >>> [text[n.start : n.end] for n in with_sections(text, [Name(0, 3, "Place", "city")])]
    ['釜山市国际交流课']
    """
    out: list[Name] = []
    for n in names:
        m = _SECTION.match(folded, n.end) if n.type == "Place" and n.end - n.start > 1 and not n.deictic else None
        if m is None or any(n.end <= o.start < m.end() for o in names):
            out.append(n)
            continue
        start = n.start
        while out and out[-1].type == "Place" and out[-1].end == start and not out[-1].deictic:  # 韩国|釜山市
            start = out.pop().start
        out.append(Name(start, m.end(), "Organization", "government", head=n.end))
    return out


def _without_lead(folded: str, n: Name) -> Name:
    text = folded[n.start : n.end]
    lead = _LEAD.match(text)
    if lead and not (lead.group() in ("支援", "增援") and n.kind == "team"):
        return _without_lead(folded, _body(n, n.start + lead.end(), n.end, text[lead.end() :]))
    if m := re.match(r"[◇◆●■□▲△★☆○◎※►•·]+\s*", text):
        return _without_lead(folded, replace(n, start=n.start + m.end()))
    if m := _FRIEND.match(text):
        return replace(n, start=n.start + m.end())
    before = folded[n.start - 1 : n.start]
    if before == "致" and text[0] in "信函电" and len(text) > _SHORTEST:
        return replace(n, start=n.start + 1)
    asked = re.match(r"(?:之请|邀请|之邀|请求|要求)", folded[n.end : n.end + 2])
    if text[0] == "应" and asked and len(text) > _SHORTEST:  # 应县政府之请: at the request of
        return replace(n, start=n.start + 1)
    return n


def _before_office(folded: str, n: Name) -> Name | None:
    """The name without the beginning of an office (X友协会|长, X镇党委|书记); None where only a place is left of it."""
    text = folded[n.start : n.end]
    if (organ := _ORGAN.search(text)) and _OF_ORGAN.match(folded, n.end) and organ.start():
        rest = text[: organ.start()]
        return _body(n, n.start, n.start + organ.start(), rest) if _is_body(rest) else None
    if folded[n.end : n.end + 1] == "长" and text[-1] in "会部局厅院处" and folded[n.end : n.end + 2] not in _GROWS:
        rest = text[:-1]
        if _is_body(rest):
            return _body(n, n.start, n.end - 1, rest)
        return None if text[-1] in "部厅" else n
    return n


_GROWS = ("长期", "长大", "长达", "长远", "长年")


def _pieces(folded: str, n: Name) -> Iterator[Name]:
    text = folded[n.start : n.end]
    if (unnamed := _UNNAMED.match(text)) and _is_body(text[unnamed.end() :]):
        yield from _pieces(folded, _body(n, n.start + unnamed.end(), n.end, text[unnamed.end() :]))
        return
    if (day := _DAY.search(text)) and day.start() and _is_body(text[day.end() :]):  # X医疗队|22日向|Y医院
        left = text[: day.start()]
        if _is_body(left) or _TEAM.search(left):
            yield _body(n, n.start, n.start + day.start(), left)
        yield from _pieces(folded, _body(n, n.start + day.end(), n.end, text[day.end() :]))
        return
    if (by := _BY_OURS.search(text)) and by.start() and _is_body(text[by.end() :]):  # 画家夫妇经|市友协
        yield from _pieces(folded, _body(n, n.start + by.end(), n.end, text[by.end() :]))
        return
    for m in _BETWEEN.finditer(text):
        left, right = text[: m.start()], text[m.end() :]
        if _is_body(left) and (_is_body(right) or _TEAM.match(right)):
            yield _body(n, n.start, n.start + m.start(), left)
            if not _TEAM.fullmatch(right):
                yield from _pieces(folded, _body(n, n.start + m.end(), n.end, right))
            return
    for m in [*_REACHES.finditer(text), *_AND.finditer(text)]:
        left, right = text[: m.start()], text[m.end() :]
        verb = len(m.group()) > 1
        if verb and _PLACE.search(left) and _is_body(right):
            yield from _pieces(folded, _body(n, n.start + m.end(), n.end, right))
            return
        if _is_body(left) and (_is_body(right) or verb) and (verb or _begins_anew(right)):
            yield _body(n, n.start, n.start + m.start(), left)
            if _is_body(right):
                yield from _pieces(folded, _body(n, n.start + m.end(), n.end, right))
            return
    yield n


def _begins_anew(right: str) -> bool:
    """Whether what follows 与 can begin a body's name of its own: a place of some level, a country's or city's name, a school."""
    if re.search(r"(?:小学|中学|学校|幼儿园|医院|卫生院)$", right):
        return True
    return re.match(r"[市省县区州](?=[一-鿿]{2,})|[一-鿿]{2,8}[市省县区州](?=[一-鿿]{2,})", right) is not None


def _body(n: Name, start: int, end: int, text: str) -> Name:
    return replace(
        n, start=start, end=end, head=-1, deictic=re.match(r"[市省县区州](?![市省县区州])", text) is not None
    )


def _is_body(text: str) -> bool:
    return len(text) >= _SHORTEST and _ends().search(text) is not None


@lru_cache
def _ends() -> re.Pattern[str]:
    heads = {h for kind, found in words("org_heads").items() if kind != "generic" for h in found}
    forms = {*heads, *words("names")["bare"], "师院", "师专", "职院", "中院"}
    listed = "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
    return re.compile(f"(?:{listed}|[一二三四五六七八九十]中)$")

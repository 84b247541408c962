"""The parts of an organisation's name: the place before it, the level that only points, the body's own name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..vocabulary import words
from .geography import Ground, clipped, ground, leading

LEVELS = {
    "省": "province", "自治区": "province", "市": "city", "县": "county", "区": "county", "旗": "county",
    "州": "region", "自治州": "region", "盟": "region", "镇": "town", "乡": "town", "街道": "town", "村": "town",
}  # fmt: skip
"""The level of place that a word before a body's name points to: 市红十字会 is of a city."""
_POINTING_LEVEL = re.compile(
    r"(?:[我本全原]|我们)?(?P<level>自治区(?!域)|自治州|省(?![略城会钱])|市(?!场|政(?!府|协)|民|区|镇|立|值|郊|长|井)|县(?![城长])|"
    r"区(?![域块间长])|州(?![立长])|旗(?![帜舰下袍])|盟(?![军友国])|镇(?![江海静原平远雄痛安宁沅康赉巴长])|乡(?![村镇亲贤宁城])|街道|村(?!民))(?P<rest>.+)"
)
_EMBASSY = re.compile(
    r"(?P<sender>.{0,8}?)驻(?P<host>.{1,12}?)"
    r"(?P<house>大使馆|使馆|总领事馆|总领馆|领事馆|领馆|使领馆|代表团|使团)(?P<section>.*)"
)
_HOUSES = {"大使馆": "使馆", "总领事馆": "总领馆", "领馆": "领事馆"}
_LOOSE = re.compile(r"公益|有限责任|股份有限|有限|股份|控股|[()·]")
_SYNONYMS = (
    ("常务委员会", "常委会"), ("的", ""), ("工作小组", "工作组"), ("新冠肺炎", "新冠"), ("新冠病毒肺炎", "新冠"),
    ("新型冠状病毒感染肺炎", "新冠"), ("新型冠状病毒肺炎", "新冠"), ("新型冠状病毒", "新冠"),
)  # fmt: skip
"""Words inside names that texts put for each other."""
_ABROAD = re.compile(r"驻(.)(?=(?:代表处|办事处|办公室|办|记者站|分社|分会)$)")
_LEGAL_FRONT = re.compile(r"^(?:株式会社|有限会社)")
COMPANY = re.compile(r"(?:集团)?(?:股份|责任)?(?:有限|股份)?(?:责任)?(?:公司|株式会社|会社|商行|商社)$|集团$")
BARE = frozenset(
    re.split(
        r"\s+",
        "基金会 协会 学会 商会 总商会 公会 公司 总公司 分公司 子公司 集团 企业 医院 学校 大学 学院 中学 小学 "
        "幼儿园 大使馆 使馆 总领馆 总领事馆 领事馆 领馆 办事处 代表处 秘书处 联合会 联谊会 促进会 研究会 中心 "
        "研究所 研究院 救援队 医疗队 理事会 委员会 总会 分会 银行 报社 合作社 组织 机构 团队 队 指挥部 领导小组 "
        "工作组 常委会 常务委员会 同乡会 校友会 慈善机构 福利院 敬老院 博物馆 图书馆 出版社 电视台 电台 联盟 "
        "论坛 网络 党组 党委 团委 工会 办公室 医疗组 专家组 寺 教会 教堂 俱乐部 会所 工厂 厂 社 站 院 校 会 馆 "
        "所 局 部 厅 办 台 行",
    )
)
"""Type nouns that name no body by themselves."""
UNIT = re.compile(
    r".*(?:办公室|办事处|秘书处|代表处|分会|分社|分部|分公司|分行|分队|工会|党组|党委|党支部|共青团|团委|委员会|常委会|组|小组|[^长]部|处|科|中心|站|室|队|"
    r"研究院|客户端|编辑部|指挥部)$"
)
"""Sections, branches and offices: behind another body's name they are a part of it."""
NATIONAL = frozenset(
    re.split(
        r"\s+",
        "外交部 国防部 教育部 科技部 公安部 民政部 司法部 财政部 商务部 文化部 卫生部 农业部 水利部 交通部 "
        "交通运输部 农业农村部 文化和旅游部 生态环境部 应急管理部 中联部 国务院 全国人大 全国政协 中宣部 "
        "中央统战部 中央组织部 国家卫健委 国家发改委 海关总署",
    )
)
"""Bodies of the state that need no place before them."""
_YOUTH_LEVEL = re.compile(r"(?:共青)?团(?P<level>省|市|县|区|州)委")
_UNION = re.compile(
    r"(?:(?P<youth>共青团|共产主义青年团)|中国(?P<union>国际贸易促进委员会|贸促会|红十字会|国际商会))"
    r"(?P<place>.{2,10}?)(?:委员会|委|支会|分会)"
)
_NATIONAL_FRONT = re.compile(r"全国|中华全国|中国全国")
_SUFFIXED = re.compile(
    r"[\u4e00-\u9fff·-]{2,8}?(?:自治区|自治州|省|市|县|州)(?=人民政府|政府|委|外事|红十字|教育局|友好)"
)
_TRIVIAL_REST = len("某")


@dataclass(frozen=True, slots=True)
class Anatomy:
    """An organisation's form taken apart: `place` (or None), or the `level` that only points, and the `body` behind it.

    `body` is canonical: all forms of one kind of office have one, and legal forms of companies are left out.
    """

    place: Ground | None
    level: str
    rest: str
    body: str
    office: str | None

    @property
    def key(self) -> str:
        """What two names of one body share."""
        return f"{self.place.key if self.place else ''}|{self.body}"


@lru_cache(maxsize=8192)
def anatomy(form: str, known_places: frozenset[str] = frozenset()) -> Anatomy:
    """Take the key of an organisation's name apart; `known_places` are keys of places that the document names.

    >>> anatomy("湖南省外事办公室").key == anatomy("湖南外办").key
    True
    >>> anatomy("市红十字会").level, anatomy("市红十字会").office
    ('city', '红十字会')
    """
    if embassy := _embassy(form, known_places):
        return embassy
    text = _LEGAL_FRONT.sub("", form.removeprefix("中共"))
    if party := _of_a_union(text):
        return party
    place, end = _place(text, known_places)
    if (national := _NATIONAL_FRONT.match(text)) and office_of(text[national.end() :]):
        place, end = ground("中国"), national.end()
    if place is None and (match := _POINTING_LEVEL.fullmatch(text)):
        rest = match["rest"]
        return Anatomy(None, LEVELS[match["level"]], rest, *_body(rest))
    rest = text[end:]
    return Anatomy(place, "", rest, *_body(rest))


def office_of(rest: str) -> str | None:
    """The kind of office that a name without its place is a form of, or None."""
    return _offices().get(rest)


def is_bare(form: str) -> bool:
    """Whether a form is only a type noun, or an office's name without a place."""
    return form in BARE or form in _offices()


def is_department(form: str) -> bool:
    """Whether a placeless form reads as a department that every place has one of (审计局, 统计局)."""
    return form not in NATIONAL and bool(re.fullmatch(r"[^省市县国]{1,8}(?:局|厅|委|办|纪委)", form))


def fullest(office: str) -> str:
    """The fullest form of an office's name behind the place's."""
    return words("body_abbreviations")[office][0]


@lru_cache(maxsize=16384)
def strip_place(form: str, known_places: frozenset[str]) -> str:
    """The form without the places before it."""
    return form[_place(form, known_places)[1] :]


def company_core(form: str, known_places: frozenset[str]) -> str:
    """A company's own name: without places before and legal form behind it.

    >>> company_core("长沙小满食品有限公司", frozenset())
    '小满食品'
    """
    return COMPANY.sub("", strip_place(form, known_places))


@lru_cache
def _offices() -> dict[str, str]:
    return {form: office for office, forms in words("body_abbreviations").items() for form in forms if len(form) > 1}


def _body(rest: str) -> tuple[str, str | None]:
    if rest == "委":
        return "市委", "市委"
    office = _offices().get(rest)
    if office is None and rest.startswith(("委", "政府")):
        office = _offices().get(rest.removeprefix("人民政府").removeprefix("政府"))
    if office:
        return office, office
    for written, meant in _SYNONYMS:
        rest = rest.replace(written, meant)
    rest = _ABROAD.sub(lambda m: "驻" + next((p.full for p in clipped(m[1]) if p.level == "country"), m[1]), rest)
    return _LOOSE.sub("", _LEGAL_FRONT.sub("", rest)) or rest, None


def _place(text: str, known_places: frozenset[str]) -> tuple[Ground | None, int]:
    """The last of the places that stand one behind the other at the start, and where they end."""
    place, end = None, 0
    while end < len(text):
        found = _one_place(text[end:], known_places)
        if not found or len(text) - end - found[0] < (1 if place is None else _TRIVIAL_REST + 1):
            break
        if place is not None and (found[1].level in ("country", "other") or found[1].country != place.country):
            break
        end += found[0]
        place = found[1]
    return place, end


def _one_place(text: str, known_places: frozenset[str]) -> tuple[int, Ground] | None:
    named = max((p for p in known_places if text.startswith(p) and len(p) > 1), key=len, default="")
    found = leading(text)
    if found and found[1].level == "county" and text[: found[0]] not in {found[1].full, *known_places}:
        found = None  # a county's bare stem is as often a word or a trade name
    suffixed = _SUFFIXED.match(text)
    if found and found[0] >= len(named):
        return found if text[found[0] :] != "" else None
    if named:
        return len(named), ground(named)
    return (suffixed.end(), ground(suffixed.group())) if suffixed else None


def _of_a_union(form: str) -> Anatomy | None:
    """A place's committee of a national union: 中国国际贸易促进委员会X市委员会, 共青团X省委, 团市委."""
    if match := _YOUTH_LEVEL.fullmatch(form):
        return Anatomy(None, LEVELS[match["level"]], form, "团委", "团委")
    match = _UNION.fullmatch(form)
    if match is None:
        return None
    office = "团委" if match["youth"] else _offices().get(match["union"])
    place = ground(match["place"])
    return Anatomy(place, "", form, office, office) if office and place.key[0] != "x" else None


def _embassy(form: str, known_places: frozenset[str]) -> Anatomy | None:
    """An embassy is one body of one country in another: 驻X使馆 = 中国驻X大使馆, X驻华使馆 = X驻中国大使馆."""
    match = _EMBASSY.fullmatch(form)
    if not match or match["section"]:
        return None
    sender = ground(match["sender"]) if match["sender"] else None
    house = _HOUSES.get(match["house"], match["house"])
    body = f"驻{_host(match['host'], known_places).key}{house}"
    return Anatomy(sender, "" if sender else "embassy", form[len(match["sender"]) :], body, "使馆")


def _host(form: str, known_places: frozenset[str]) -> Ground:
    """The place that an embassy is in; one character is the clipping of a place of the document, or the usual one."""
    usual = clipped(form) if len(form) == 1 else ()
    named = [place for place in map(ground, sorted(known_places)) if place in usual]
    return (named or list(usual) or [ground("中国" if form == "华" else form)])[0]

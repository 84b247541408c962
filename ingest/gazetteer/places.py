"""Places of the world by their Chinese names: countries, Chinese divisions, cities and regions abroad.

Forms are in simplified script with half-width brackets, as the reading view's `folded` text has them. Sources and
licences stand at the head of each TSV file beside this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

Level = Literal["country", "region", "city", "other"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place under its full name; `country` is ISO 3166 alpha-2 ("" for blocs and continents).

    `parent` is the Chinese province or prefecture above it ("" if none); `code` is the GB/T 2260 code in China, the
    ISO code of a country, the GeoNames id of a city abroad. Hong Kong, Macao and Taiwan are regions with ISO codes.
    """

    name: str
    level: Level
    country: str
    parent: str = ""
    code: str = ""


def places(form: str) -> tuple[Place, ...]:
    """All places that `form` can name, the most likely first; () if none.

    >>> [place.name for place in places("大庆")]
    ['大庆市']
    >>> places("阿坝州")[0].name
    '阿坝藏族羌族自治州'
    """
    return _index().forms.get(_plain(form), ())


def match(text: str, start: int) -> tuple[int, tuple[Place, ...]] | None:
    """The end and the places of the longest form that begins at `start` of `text`, None if none does.

    Knows nothing of words: 重庆 is found in 隆重庆祝 too, and the caller looks whether a word begins at `start`.

    >>> match("在布达佩斯市举行", 1)[0]
    6
    """
    index = _index()
    for length in index.lengths.get(text[start : start + 2], ()):
        found = index.forms.get(text[start : start + length])
        if found and start + length <= len(text):
            return start + length, found
    return None


def clips(character: str) -> tuple[Place, ...]:
    """All countries, provinces and cities that one character stands for (津 Tianjin, Zimbabwe), the commonest first."""
    return _index().clips.get(character, ())


def country_clip(character: str) -> Place | None:
    """The country that one character stands for most often (中, 缅), else the province or city (鄂, 沪), else None.

    >>> country_clip("柬").name
    '柬埔寨'
    """
    found = clips(character)
    return next((place for place in found if place.level == "country"), found[0] if found else None)


def division_clip(character: str) -> Place | None:
    """The Chinese province or city that one character stands for, None if none does.

    >>> division_clip("鄂").name
    '湖北省'
    """
    return next((place for place in clips(character) if place.level != "country"), None)


def country(code: str) -> Place | None:
    """The country of an ISO 3166 alpha-2 code, None if there is none."""
    return _index().countries.get(code)


def province_of(city: str) -> str:
    """The full name of the province of a Chinese city or county, "" if it is none, or if several provinces have one.

    >>> province_of("大庆市"), province_of("鼓楼区"), province_of("上海市")
    ('黑龙江省', '', '上海市')
    """
    provinces = {_province(place.code) for place in places(city) if _chinese(place)}
    return provinces.pop() if len(provinces) == 1 else ""


def full_form(form: str) -> str:
    """The full name of the one Chinese province or prefecture that `form` names; `form` itself if none or several.

    >>> full_form("大庆"), full_form("内蒙古"), full_form("华沙")
    ('大庆市', '内蒙古自治区', '华沙')
    """
    found = {place.name for place in places(form) if _chinese(place) and place.code.endswith("00")}
    return found.pop() if len(found) == 1 else form


def same_division(one: str, other: str) -> bool:
    """Whether two forms can name the same division.

    >>> same_division("大庆", "大庆市"), same_division("吉林省", "吉林市"), same_division("吉林", "吉林市")
    (True, False, True)
    """
    return one == other or bool(set(places(one)) & set(places(other)))


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    """Some 500 Chinese surnames, compound ones among them, in simplified script.

    >>> "欧阳" in surnames(), "的" in surnames()
    (True, False)
    """
    return frozenset(row[0] for row in read("surnames.tsv"))


def stem(name: str) -> str:
    """The name of a Chinese division without the words for its kind and its peoples; itself if nothing would be left.

    >>> stem("阿坝藏族羌族自治州"), stem("内蒙古自治区"), stem("大庆市"), stem("吉县")
    ('阿坝', '内蒙古', '大庆', '吉县')
    """
    short = _KIND.sub("", name)
    if short != name and name.endswith(_AUTONOMOUS):
        peopleless = _PEOPLES.sub("", short)
        short = peopleless if len(peopleless) > 1 else short
    return short if len(short) > 1 else name


def read(name: str) -> Iterator[list[str]]:
    """The rows of a TSV file of this folder, without its head of # lines."""
    text = files("aidgraph.ingest.gazetteer").joinpath(name).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


_CITY_SHARE = "00"
_KIND = re.compile(r"(?:特别行政区|自治区|自治州|自治县|自治旗|新区|林区|特区|地区|矿区|联合旗|省|市|县|区|州|旗|盟)$")
_AUTONOMOUS = ("自治区", "自治州", "自治县", "自治旗")
_PEOPLES = re.compile(
    "(?:(?:蒙古|维吾尔|布依|朝鲜|土家|哈尼|哈萨克|傈僳|高山|拉祜|东乡|纳西|景颇|柯尔克孜|达斡尔|仫佬|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米"
    "|塔吉克|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|[汉回藏苗彝壮满侗瑶白傣黎佤畲水土羌怒京各])族"
    "|维吾尔|哈萨克|蒙古|柯尔克孜|锡伯|塔吉克)+$"
)
_SHORT_KIND = {"自治州": "州", "自治县": "县", "自治旗": "旗", "自治区": "自治区"}
_OWN_CODE = {"71": "TW", "81": "HK", "82": "MO"}
_MUNICIPALITIES = ("11", "12", "31", "50")
_FIRST_SUFFIX = ("市", "县", "区")


@dataclass(frozen=True, slots=True)
class _Index:
    forms: dict[str, tuple[Place, ...]]
    lengths: dict[str, tuple[int, ...]]
    clips: dict[str, tuple[Place, ...]]
    countries: dict[str, Place]


@lru_cache(maxsize=1)
def _index() -> _Index:
    forms: dict[str, list[Place]] = {}
    countries = {code: Place(name, "country", code, code=code) for code, name in read("countries.tsv")}
    for form, place in _all_forms(countries):
        known = forms.setdefault(form, [])
        if place not in known:
            known.append(place)
    lengths: dict[str, set[int]] = {}
    for form in forms:
        lengths.setdefault(form[:2], set()).add(len(form))
    done = {form: tuple(found) for form, found in forms.items()}
    return _Index(
        done, {key: tuple(sorted(each, reverse=True)) for key, each in lengths.items()}, _clips(done), countries
    )


def _all_forms(countries: dict[str, Place]) -> Iterator[tuple[str, Place]]:
    """Every form with a place it names; of two places with one form the earlier is the likelier."""
    yield from _country_forms(countries)
    divisions = sorted(read("divisions.tsv"), key=_rank)
    names = {code: name for code, name, until, _ in divisions if not until}
    high = [row for row in divisions if row[0].endswith(_CITY_SHARE) and not row[2]]
    low = [row for row in divisions if not row[0].endswith(_CITY_SHARE) or row[2]]
    yield from _division_forms(high, names)
    yield from _region_forms()
    cities = list(read("cities.tsv"))
    yield from _city_forms(cities[:_LARGE])
    yield from _division_forms(low, names)
    yield from _city_forms(cities[_LARGE:])


_LARGE = 1500
"""Cities abroad (by number of people) that come before a Chinese county of the same name."""


def _country_forms(countries: dict[str, Place]) -> Iterator[tuple[str, Place]]:
    for place in countries.values():
        yield _plain(place.name), place
    for form, target in read("nations.tsv"):
        bloc = target.startswith("@")
        yield form, Place(target[1:], "other", "") if bloc else countries[target]


def _rank(row: list[str]) -> tuple[bool, bool, bool, str]:
    code, _, until, _ = row
    return bool(until), not code.endswith("0000"), not code.endswith("00"), code


def _division_forms(rows: Iterable[list[str]], names: dict[str, str]) -> Iterator[tuple[str, Place]]:
    for code, name, until, bare in rows:
        country = _OWN_CODE.get(code[:2], "CN")
        place = Place(name, _division_level(code, name), country, _parent(code, names), code)
        short = stem(name)
        yield name, place
        if bare:
            yield short, place
        if country in ("HK", "MO", "TW") and code.endswith("0000"):
            yield from ((form, place) for form in (short, "中国" + short, short + "特区", short + "地区"))
        kind = _SHORT_KIND.get(name[-3:])
        if kind and (bare or not until):
            yield short + kind, place


def _division_level(code: str, name: str) -> Level:
    if code.endswith("0000"):
        return "city" if code[:2] in _MUNICIPALITIES else "region"
    return "region" if name.endswith(("自治州", "地区", "盟")) and code.endswith("00") else "city"


def _parent(code: str, names: dict[str, str]) -> str:
    if code.endswith("0000"):
        return ""
    prefecture = names.get(code[:4] + "00", "") if not code.endswith("00") else ""
    return prefecture or names.get(code[:2] + "0000", "")


def _region_forms() -> Iterator[tuple[str, Place]]:
    for code, name, others in read("regions.tsv"):
        place = Place(name, "region", code)
        yield from ((form, place) for form in (name, *filter(None, others.split("|"))))


def _city_forms(rows: Iterable[list[str]]) -> Iterator[tuple[str, Place]]:
    for identifier, code, _, spellings in rows:
        forms = spellings.split("|")
        place = Place(forms[0].removesuffix("*"), "city", code, code=identifier)
        for form in forms:
            # A starred spelling is a word, or a person's name, unless 市 follows.
            if not form.endswith("*"):
                yield form, place
            plain = form.removesuffix("*")
            if not plain.endswith(_FIRST_SUFFIX):
                yield plain + "市", place


def _clips(forms: dict[str, tuple[Place, ...]]) -> dict[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = {}
    for character, name in read("clips.tsv"):
        found.setdefault(character, []).append(forms[name][0])
    return {character: tuple(each) for character, each in found.items()}


def _chinese(place: Place) -> bool:
    return place.country in ("CN", *_OWN_CODE.values()) and place.code.isdigit()


def _province(code: str) -> str:
    return next(place.name for place in _provinces() if place.code[:2] == code[:2])


@lru_cache(maxsize=1)
def _provinces() -> tuple[Place, ...]:
    every = (place for found in _index().forms.values() for place in found if _chinese(place))
    return tuple(dict.fromkeys(place for place in every if place.code.endswith("0000")))


def _plain(form: str) -> str:
    return form.translate(_BRACKETS)


_BRACKETS = str.maketrans({"（": "(", "）": ")", "－": "-", "—": "-", "•": "·", "・": "·", "‧": "·"})

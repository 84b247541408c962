"""Which place a form names: one key for all its spellings, its full official form, and what lies above it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale

from ..gazetteer.places import Place, clips, country, match, places, province_of
from .written import one_off

CHINA = "中国"
MUNICIPALITIES = frozenset({"北京市", "天津市", "上海市", "重庆市"})
_MISSPELT_FROM = 4  # characters: a shorter name with one wrong character may be any word
_SUFFIX = re.compile(r"(?:省|市|县|区|州|镇|乡|郡|道|府|自治区|自治州)$")
_COUNTY = ("县", "区", "旗")
_PROVINCE = ("省", "自治区", "特别行政区")
_REGION = ("州", "盟", "地区")


@dataclass(frozen=True, slots=True)
class Ground:
    """A place as told apart from others: `key` is one for all its spellings, `full` its official form.

    `level` is country, province, region (a prefecture or a foreign state), city, county or other; `country` is the ISO
    3166 code.
    """

    key: str
    full: str
    level: str
    country: str = ""
    parent: str = ""

    @property
    def chinese(self) -> bool:
        """Whether it is a division of China."""
        return self.country == "CN" and self.level != "country"

    @property
    def unknown(self) -> bool:
        """Whether no gazetteer has it."""
        return self.key.startswith("x:")


@lru_cache(maxsize=4096)
def ground(form: str) -> Ground:
    """The place that a form (a key in simplified script) names; one of its own where no gazetteer knows it.

    >>> ground("湖南").full, ground("湖南省").key == ground("湖南").key
    ('湖南省', True)
    >>> ground("蒙古国").key == ground("蒙古").key
    True
    """
    found = places(form) or _unsuffixed(form) or _misspelt(form)
    if found:
        return _of(_plainest(form, found))
    bare = form.removesuffix("市") if len(form) > len("某某") else form
    return Ground(f"x:{bare}", form, _level_by_suffix(form))


def known(form: str) -> bool:
    """Whether a gazetteer has the form itself."""
    return bool(places(form))


def leading(text: str) -> tuple[int, Ground] | None:
    """The longest known place at the start of a form, and where it ends."""
    found = match(text, 0)
    return (found[0], _of(_plainest(text[: found[0]], found[1]))) if found else None


def nation(code: str) -> Ground | None:
    """The country of an ISO 3166 code."""
    place = country(code)
    return _of(place) if place else None


def clipped(character: str) -> tuple[Ground, ...]:
    """The places that one character stands for, the commonest first."""
    return tuple(_of(place) for place in clips(character))


def above(place: Ground) -> dict[str, str]:
    """The full forms at and above a Chinese division, by level: province, city, county; the country for any place."""
    chain = {"country": CHINA}
    if place.unknown:
        return chain | {place.level: place.full}
    if not place.chinese:
        nation = country(place.country)
        return {"country": nation.name if nation else place.full}
    chain[place.level] = place.full
    if place.full in MUNICIPALITIES:
        return chain | {"city": place.full, "province": place.full}
    if province := province_of(place.full) or province_of(place.parent):
        chain["province"] = province
    if place.level == "county" and place.parent and place.parent != chain.get("province"):
        chain[ground(place.parent).level] = place.parent
    if chain.get("province") in MUNICIPALITIES:
        chain["city"] = chain["province"]
    return chain


def _plainest(form: str, found: tuple[Place, ...]) -> Place:
    """The likeliest place; abroad a city before the region that is called after it, unless the form says 省 or 州."""
    first = found[0]
    if first.level == "region" and first.country != "CN" and first.name != form:
        return next((p for p in found if p.level == "city" and p.country == first.country), first)
    return first


def _of(place: Place) -> Ground:
    if place.level == "country":
        return Ground(f"c:{place.country}", place.name, "country", place.country)
    prefix = "d" if place.country == "CN" else "w"
    return Ground(f"{prefix}:{place.name}", place.name, _level(place), place.country, place.parent)


def _level(place: Place) -> str:
    if place.country != "CN":
        return place.level
    if place.name in MUNICIPALITIES:
        return "city"
    if place.code.endswith("0000"):
        return "province"
    if place.code.endswith("00"):
        return "city" if place.name.endswith("市") else "region"
    return "county" if not place.name.endswith("市") else "city"


def _level_by_suffix(form: str) -> str:
    for level, endings in (("province", _PROVINCE), ("county", _COUNTY), ("region", _REGION), ("city", ("市",))):
        if form.endswith(endings) and len(form) > len(endings[0]) + 1:
            return level
    return "other"


def _unsuffixed(form: str) -> tuple[Place, ...]:
    """The city abroad behind a form with 市 that the gazetteer has without it."""
    bare = form.removesuffix("市")
    return tuple(p for p in places(bare) if p.level == "city") if bare != form else ()


@lru_cache
def _countries() -> tuple[Place, ...]:
    every = (country(str(code)) for code in Locale("zh").territories)
    return tuple(place for place in every if place)


def _misspelt(form: str) -> tuple[Place, ...]:
    """The country whose name of at least four characters has one other character in its inside or at its end.

    >>> _misspelt("毛里塔里亚")[0].name
    '毛里塔尼亚'
    """
    if len(form) < _MISSPELT_FROM or _SUFFIX.search(form):
        return ()
    found = [place for place in _countries() if one_off(form, place.name)]
    return (found[0],) if len(found) == 1 else ()

"""Whether one organisation's name is short for, or a misread spelling of, another."""

from __future__ import annotations

import re

from .anatomy import COMPANY, UNIT, anatomy, company_core, is_bare, office_of, strip_place
from .written import is_subsequence, one_off

_ACRONYM = 5  # characters; longer forms keep whole words
_SHORTEST = 2
_MISREAD_FROM = 8  # characters: one other character in a shorter name is another name
_CHANNELS = frozenset({"客户端", "时刻", "新闻", "网", "新闻网", "微信", "公众号", "官微", "微博", "融媒"})
_NUMERAL = re.compile(r"[一二三四五六七八九十百千东西南北中上下左右大小男女前后新老\d]")
_LOOSE = re.compile(r"公益|慈善|有限|责任|股份|国际|中国|全国|省|市|县|区|第|社会|人民|总")


def short_of(short: str, long: str, known_places: frozenset[str]) -> bool:
    """Whether `short` can be a short form of the longer name `long`: both keys in simplified script.

    The type noun is kept (or is the company's legal form), the characters stand in order, and the place may be dropped.

    >>> short_of("向阳基金会", "河北省向阳慈善基金会", frozenset())
    True
    >>> short_of("向阳基金会", "河北省向阳慈善基金会驻京办事处", frozenset())
    False
    """
    if not _SHORTEST <= len(short) < len(long) or is_bare(short) or office_of(strip_place(short, known_places)):
        return False
    if long.startswith(short) and UNIT.fullmatch(long[len(short) :]):
        return False
    bare = strip_place(long, known_places)
    if short == bare or short == _movement_core(bare):
        return True
    if COMPANY.search(long):
        return _company(short, long, known_places)
    return _acronym(short, long, bare) or _words_dropped(short, long, known_places)


def _movement_core(bare: str) -> str:
    """晨光 for 国际晨光组织."""
    match = re.fullmatch(r"(?:国际|世界|全球|无国界)(.{2,})(?:组织|机构|网络|运动)", bare)
    return match[1] if match else ""


def _company(short: str, long: str, known_places: frozenset[str]) -> bool:
    """天成环境 for 某市天成环境股份有限公司: the company's core, or the start of it."""
    core, mine = company_core(long, known_places), company_core(short, known_places)
    legal = COMPANY.search(short)
    if legal and not is_subsequence(legal.group(), long):
        return False
    if len(mine) < _SHORTEST or (not legal and _other_type(short)):
        return False
    places = anatomy(short, known_places).place, anatomy(long, known_places).place
    if all(places) and places[0] != places[1]:
        return False
    return core.startswith(mine) or (len(mine) > _SHORTEST and mine[0] == core[:1] and is_subsequence(mine, core))


def _other_type(form: str) -> bool:
    return bool(re.search(r"(?:会|院|校|学|馆|局|厅|部|委|办|处|中心|所|社|队|组|府|报|网|台|行|站)$", form))


def _acronym(short: str, long: str, bare: str) -> bool:
    """乡促会 for 乡村儿童促进会: first and last characters kept."""
    if len(short) > _ACRONYM or len(long) < 2 * len(short) or short[-1] != long[-1]:
        return False
    begun = (name for name in (long, bare) if short[0] == name[:1])
    return any(is_subsequence(short, name) for name in begun) and not anatomy(short).place


def _words_dropped(short: str, long: str, known_places: frozenset[str]) -> bool:
    """仁心基金会 for 某省仁心公益基金会: the same core and the same type noun of two characters at least."""
    if short[-2:] != long[-2:]:
        return False
    mine, theirs = strip_place(short, known_places), strip_place(long, known_places)
    places = anatomy(short, known_places).place, anatomy(long, known_places).place
    if places[0] is not None and places[0] != places[1]:
        return False
    return len(mine) > len("协会") + 1 and _LOOSE.sub("", mine) == _LOOSE.sub("", theirs)


def is_channel(form: str, medium: str) -> bool:
    """Whether a form is a medium's channel under the medium's name: 晨报客户端, 晨报新闻.

    >>> is_channel("晨报客户端", "晨报"), is_channel("晨报集团", "晨报")
    (True, False)
    """
    return form.startswith(medium) and form[len(medium) :] in _CHANNELS


def variant(one: str, other: str) -> bool:
    """Whether two long names differ in one character that a scanner may have misread.

    >>> variant("晨星国际人道救援中心", "晨星国际人道救授中心")
    True
    >>> variant("晨星市第一人民医院分院", "晨星市第二人民医院分院")
    False
    """
    if len(one) < _MISREAD_FROM or (place := one_off(one, other)) is None:
        return False
    return place > len("某") and not _NUMERAL.search(one[place] + other[place])

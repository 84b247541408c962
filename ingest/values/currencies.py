"""Currencies by what a Chinese text calls them: 人民币, US$, 马拉维克瓦查, and 卢比 by the country named before it."""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale
from babel.core import get_global

from ..vocabulary import words

UNKNOWN = "XXX"
"""ISO 4217 for "no currency": the text names money of a kind that several countries have, and names none of them."""

# The country that a name means where the text names none; only where one is far the likeliest in Chinese texts.
_DEFAULT = {"克瓦查": "MWK", "卢布": "RUB", "先令": "KES", "镑": "GBP", "盾": "VND", "里拉": "TRY", "里亚尔": UNKNOWN}
_SHORT_COUNTRIES = {"印尼": "ID", "沙特": "SA", "阿联酋": "AE", "菲": "PH", "刚果": "CD", "坦桑": "TZ", "孟加拉": "BD"}
_GENERIC = ("镑", "盾")
_SHORTEST = 2  # characters of a name that stands for itself
_LOOK_BACK = 600  # characters in which the country of 卢比 is looked for


@lru_cache
def names() -> dict[str, str]:
    """Every name, code and sign of a currency with its ISO 4217 code; UNKNOWN where several countries have the name.

    >>> names()["瑞士法郎"], names()["美金"], names()["克朗"]
    ('CHF', 'USD', 'XXX')
    """
    found = {name: code for code, own in words("currencies").items() for name in own}
    for code, name in _current().items():
        found.setdefault(name, code)
    for bare, by_country in _bare().items():
        codes = set(by_country.values())
        found.setdefault(bare, codes.pop() if len(codes) == 1 else UNKNOWN)
    return found


@lru_cache
def signs() -> tuple[str, ...]:
    """Signs and codes in Latin letters, which stand before or behind the number."""
    return tuple(n for n in names() if not re.search("[一-鿿]", n))


def code_of(name: str, text: str, at: int) -> str:
    """The ISO 4217 code of the currency `name` at `at`; where several countries have one, that of the nearest before.

    >>> code_of("卢比", "尼泊尔收到5万卢比", 7)
    'NPR'
    """
    code = names()[name]
    if code != UNKNOWN:
        return code
    by_country = _bare()[name]
    before = text[max(0, at - _LOOK_BACK) : at]
    near = max((before.rfind(country), country) for country in by_country)
    return by_country[near[1]] if near[0] >= 0 else _DEFAULT.get(name, UNKNOWN)


@lru_cache
def _current() -> dict[str, str]:
    """The currencies that are legal tender somewhere today, with their CLDR names."""
    used = {
        code
        for rows in get_global("territory_currencies").values()
        for code, _, end, tender in rows
        if end is None and tender
    }
    chinese = Locale.parse("zh").currencies
    return {code: chinese[code] for code in sorted(used) if code in chinese and "(" not in chinese[code]}


@lru_cache
def _bare() -> dict[str, dict[str, str]]:
    """Names without their country (卢比), each with the countries that have it and their codes."""
    chinese = Locale.parse("zh")
    countries = {chinese.territories[c]: c for c in get_global("territory_currencies") if c in chinese.territories}
    countries |= _SHORT_COUNTRIES
    found: dict[str, dict[str, str]] = {}
    for code, name in _current().items():
        at = max((len(c) for c in countries if name.startswith(c)), default=0)
        bare = name[at:].removeprefix("新")
        if at and (len(bare) >= _SHORTEST or bare in _GENERIC):
            found.setdefault(bare, {})[name[:at]] = code
    for by_country in found.values():
        by_country |= {short: by_country[c] for short, c in _by_country(chinese).items() if c in by_country}
    return found


def _by_country(chinese: Locale) -> dict[str, str]:
    return {short: str(chinese.territories[code]) for short, code in _SHORT_COUNTRIES.items()}

"""Which country a place lies in, and what English calls it in Chinese: the table is made by `make_places.py`."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ..graph.errors import NotFound
from ..graph.resolve.names import fold, stem

_STROKED = str.maketrans("łøđıħŁØĐ", "lodihLOD")
"""Letters whose stroke is no accent that could be taken off."""
_NO_LEVEL = "国"
"""Written after some countries (芬兰国) and part of others (美国)."""


@dataclass(frozen=True, slots=True)
class _Table:
    """`country` gives the code of a Chinese name, `named` that of a country's name only, `usual` each code's name."""

    country: dict[str, str]
    named: dict[str, str]
    usual: dict[str, str]
    english: dict[str, tuple[str, ...]]


def country_of(place: str) -> str | None:
    """The ISO 3166 code of the country that a place lies in, by its Chinese name; None where the table has it not.

    >>> country_of("哈尔滨市"), country_of("意大利"), country_of("布达佩斯市"), country_of("甲乙丙市")
    ('CN', 'IT', 'HU', None)
    """
    table, folded = _table(), fold(place)
    return table.country.get(folded) or table.country.get(stem(folded))


def country_code(name: str) -> str:
    """The ISO 3166 code of a country by its name in Chinese or English; raises NotFound.

    >>> country_code("義大利"), country_code("italy"), country_code("IT")
    ('IT', 'IT', 'IT')
    """
    table, folded = _table(), fold(name)
    if name in table.usual:
        return name
    for form in (folded, *(fold(n) for n in in_chinese(name)), folded + _NO_LEVEL, folded.removesuffix(_NO_LEVEL)):
        if code := table.named.get(form):
            return code
    raise NotFound(f"no country is called {name!r}; give its name in Chinese or English, or its ISO 3166 code")


def country_name(code: str) -> str:
    """The usual Chinese name of the country with this ISO 3166 code, or the code.

    >>> country_name("IT")
    '意大利'
    """
    return _table().usual.get(code, code)


def in_chinese(english: str) -> tuple[str, ...]:
    """What a place of this English name may be called in Chinese, countries first; () where the table has it not.

    >>> in_chinese("Harbin"), in_chinese("the Netherlands"), in_chinese("Xyz")
    (('哈尔滨市', '哈尔滨'), ('荷兰', '荷兰王国', '尼德兰'), ())
    """
    return _table().english.get(_latin(english), ())


def _latin(name: str) -> str:
    """An English name as it is compared: without accents, article, or the word for its level."""
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", name.translate(_STROKED)) if not unicodedata.combining(c)
    ).casefold()
    words = [w for w in "".join(c if c.isalnum() else " " for c in plain).split() if w != "the"]
    if len(words) > 1 and words[-1] in ("city", "province", "county", "district"):
        words.pop()
    return "".join(words)


@cache
def _table() -> _Table:
    country: dict[str, str] = {}
    named: dict[str, str] = {}
    usual: dict[str, str] = {}
    english: dict[str, dict[str, None]] = {}
    text = files(__name__.rpartition(".")[0]).joinpath("places.tsv").read_text(encoding="utf-8")
    for code, level, chinese, latin in (row.split("\t") for row in text.splitlines() if not row.startswith("#")):
        names = chinese.split("|")
        for n in names:
            country.setdefault("".join(c for c in n.casefold() if c.isalnum()), code)
        if level == "country":
            usual[code] = names[0]
            named |= {"".join(c for c in n if c.isalnum()): code for n in names}
        for n in latin.split("|"):
            if n:
                english.setdefault(_latin(n), {}).update(dict.fromkeys(names))
    return _Table(country, named, usual, {k: tuple(v) for k, v in english.items()})

"""Places by codes that say which lies in which: the code of a province is the beginning of its cities' codes.

Resolution asks whether two names may be of one place. A form that several places bear has several codes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from .alike import look_alikes, sound
from .names import fold, stem
from .tables import rows

Codes = tuple[str, ...]
CHINA = "CN"
_STATE = re.compile(r"(?:人民民主共和国|社会主义共和国|人民共和国|共和国|王国|联邦|酋长国)")
_BY_SOUND = 3
"""Characters from which a place abroad is recognised by its sound."""


class _Tables(NamedTuple):
    forms: dict[str, Codes]
    lengths: dict[str, tuple[int, ...]]
    clips: dict[str, Codes]
    sounds: dict[str, Codes]
    countries: dict[str, Codes]
    names: dict[str, str]


def codes_of(form: str) -> Codes:
    """The codes of the places that a folded form names, the likeliest first; () where the table has none.

    >>> codes_of("湖北省"), codes_of("武汉"), codes_of("湖北省武汉市"), codes_of("甲乙市")
    (('CN42',), ('CN4201',), ('CN4201',), ())
    """
    if found := _tables().forms.get(form):
        return found
    end, found = leading(form)
    return found if end == len(form) else ()


def leading(text: str, start: int = 0) -> tuple[int, Codes]:
    """Where the places end that a folded text begins with, each in the one before it, and the codes of the last.

    >>> leading("云南省昆明健康研究中心")
    (5, ('CN5301',))
    """
    end, found = _longest(text, start)
    while found:
        further, inner = _longest(text, end)
        inside = tuple(c for c in inner if any(c != o and c.startswith(o) for o in found))
        if not inside:
            return end, found
        end, found = further, inside
    return start, ()


def in_division(division: str) -> Codes:
    """The codes of a division as documents write it; one that the table has not gets a code of its own.

    >>> in_division("湖南"), in_division("甲乙市"), in_division("甲乙")
    (('CN43',), ('?甲乙',), ('?甲乙',))
    """
    folded = fold(division)
    return codes_of(folded) or codes_of(stem(folded)) or (f"?{stem(folded)}",)


def plain_name(code: str) -> str:
    """The first form of a place without the word for its level."""
    return stem(_tables().names.get(code, code))


def clip(character: str) -> Codes:
    """The codes of what one character stands for (柬, 沪), countries first."""
    found = _tables().clips.get(character, ())
    return tuple(sorted(found, key=len))


def beginning_with(character: str) -> Codes:
    """The codes of the countries whose name has a character: what 中X友协 may mean."""
    return _tables().countries.get(character, ())


def narrowed(codes: Codes, around: Codes) -> Codes:
    """Those of the codes that lie in, or around, one of `around`; all where none does.

    >>> narrowed(codes_of("鼓楼区"), codes_of("福州市"))
    ('CN350102',)
    """
    inside = tuple(c for c in codes if any(c.startswith(o) or o.startswith(c) for o in around))
    return inside or codes


def meet(a: Collection[str], b: Collection[str]) -> bool:
    """Whether a code of the one is a code of the other."""
    return not set(a).isdisjoint(b)


def nested(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether a place of the one may be, or lie in, a place of the other."""
    return any(x.startswith(y) or y.startswith(x) for x, y in product(a, b))


def misread(form: str) -> Codes:
    """The codes of the one place that a form names if one of its characters was misread, or written by its sound.

    >>> codes_of("沪州市"), misread("沪州市") == codes_of("泸州市"), misread("圣彼德堡") == codes_of("圣彼得堡")
    ((), True, True)
    """
    found = {codes_of(form[:n] + c + form[n + 1 :]) for n, mine in enumerate(form) for c in look_alikes(mine)} - {()}
    if len(found) == 1:
        return found.pop()
    return by_sound(form)


def by_sound(form: str) -> Codes:
    """The codes of the places abroad whose name sounds like a form.

    >>> by_sound("利斯本") == codes_of("里斯本")
    True
    """
    return _tables().sounds.get(_sounds(form), ()) if len(form) >= _BY_SOUND else ()


@lru_cache(maxsize=1 << 14)
def _longest(text: str, start: int) -> tuple[int, Codes]:
    tables = _tables()
    for length in tables.lengths.get(text[start : start + 2], ()):
        found = tables.forms.get(text[start : start + length])
        if found and start + length <= len(text):
            end = start + length
            state = _STATE.match(text, end)
            return (state.end() if state and _is_country(found[0]) else end), found
    return start, ()


def _is_country(code: str) -> bool:
    return len(code) == 2


def _sounds(form: str) -> str:
    return " ".join(sound(c) for c in form)


@cache
def _tables() -> _Tables:
    forms: dict[str, list[str]] = defaultdict(list)
    clips: dict[str, Codes] = {}
    sounds: dict[str, list[str]] = defaultdict(list)
    countries: dict[str, list[str]] = defaultdict(list)
    names: dict[str, str] = {}
    for code, cell in rows("places.tsv"):
        if code.startswith("'"):
            clips[code[1:]] = tuple(cell.split("|"))
            continue
        for form in map(fold, cell.split("|")):
            names.setdefault(code, form)
            forms[form].append(code)
            if _is_country(code):
                for c in dict.fromkeys(form):
                    countries[c].append(code)
            if not code.startswith(CHINA) and len(form) >= _BY_SOUND:
                sounds[_sounds(form)].append(code)
    lengths: dict[str, set[int]] = defaultdict(set)
    for form in forms:
        lengths[form[:2]].add(len(form))
    return _Tables(
        {f: tuple(dict.fromkeys(c)) for f, c in forms.items()},
        {start: tuple(sorted(ns, reverse=True)) for start, ns in lengths.items()},
        clips,
        {s: tuple(dict.fromkeys(c)) for s, c in sounds.items()},
        {c: tuple(dict.fromkeys(codes)) for c, codes in countries.items()},
        names,
    )

"""Whether two names of places are of one place."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from . import places
from .alike import foreign, same_sound, skeleton
from .decision import Decision, different, same, unlike, unsure
from .names import level, stem
from .places import Codes

_FOREIGN_LENGTH = 4
"""Characters from which a place that no table has is recognised by its sound."""


class Spot(NamedTuple):
    """A place's name: its codes, likeliest first; `repaired` where only a misread form is known; `around` its division's."""

    name: str
    kind: str
    codes: Codes
    repaired: bool
    around: Codes

    @property
    def likely(self) -> Codes:
        """Of the codes those of the highest places: 长沙 is the city before the county."""
        least = min(map(_rank, self.codes), default=0)
        return tuple(c for c in self.codes if _rank(c) == least)


@lru_cache(maxsize=1 << 15)
def spot(name: str, kind: str, division: str | None) -> Spot:
    """Look a folded name up; `division` is what the document says it lies in.

    >>> spot("鹤壁", "", None).likely, spot("沪州市", "", None).codes
    (('CN4106',), ('CN5105',))
    """
    around = places.in_division(division) if division else ()
    if len(name) == 2 and name[1] in "州省市" and around and not places.codes_of(name):
        around_only = places.narrowed(places.clip(name[0]), around)
        return Spot(name, kind, around_only, False, around)
    found = places.codes_of(name) or (places.codes_of(stem(name)) if level(name) in "市省" else ())
    repaired = () if found else places.misread(name)
    known = _fitting(found or repaired, kind)
    if around and known and not places.nested(known, around):
        known = ()
    return Spot(name, kind, places.narrowed(known, around) if around else known, bool(repaired), around)


def decide(a: Spot, b: Spot) -> Decision:
    """Decide on two places."""
    if a.around and b.around and not places.nested(a.around, b.around):
        return different("two divisions")
    if a.codes and b.codes:
        return _known(a, b)
    if a.name == b.name or stem(a.name) == stem(b.name):
        return _bare(a, b)
    if not a.codes and not b.codes and len(a.name) >= _FOREIGN_LENGTH and _same_sound(a, b):
        return same(0.8, "a foreign name by its sound")
    return unlike("other names")


def _known(a: Spot, b: Spot) -> Decision:
    if a.likely[0] == b.likely[0] and len(a.likely) == len(b.likely) == 1:
        if a.repaired or b.repaired:
            return same(0.85, "one place, misread or spelt otherwise")
        return same(0.98, "one place")
    if a.name == b.name and a.codes == b.codes:
        if a.codes[0][:2] != places.CHINA or len(a.likely) == 1:
            return same(0.8, "one name")
        return unsure(0.4, "one name of several places")
    if places.meet(a.codes, b.codes):
        return unsure(0.4, "one name of several places")
    if stem(a.name) == stem(b.name) and level(a.name) != level(b.name) and "" in (level(a.name), level(b.name)):
        return _bare(a, b)
    return different("two places")


def _bare(a: Spot, b: Spot) -> Decision:
    if bool(a.codes) != bool(b.codes) and a.around != b.around and a.around and b.around:
        return different("two divisions")
    if len({level(a.name), level(b.name)} - {""}) > 1 and a.name != b.name:
        return different("two levels")
    if len({a.kind, b.kind} - {"", "other"}) > 1:
        return different("two kinds of places")
    if bool(a.codes) != bool(b.codes) and a.name != b.name:
        return unsure(0.5, "one name without the word for its level, which is a word too")
    return same(0.9, "one name")


def keys(s: Spot) -> frozenset[str]:
    """Keys such that two places that may be one share one of them."""
    found = {f"Place:{stem(s.name)}", *(f"Place@{c}" for c in s.codes[:4])}
    bare = stem(s.name)
    if not s.codes and len(bare) >= _FOREIGN_LENGTH and foreign(bare):
        found.add(f"Place&{skeleton(bare)}")
    return frozenset(found)


def _same_sound(a: Spot, b: Spot) -> bool:
    mine, theirs = stem(a.name), stem(b.name)
    return foreign(mine) and foreign(theirs) and same_sound(mine, theirs)


def _fitting(codes: Codes, kind: str) -> Codes:
    """Without the codes of countries where the document means a city or region, or the other way round."""
    if kind == "country":
        return tuple(c for c in codes if len(c) == 2) or codes
    if kind in ("city", "region"):
        return tuple(c for c in codes if len(c) != 2)
    return codes


def _rank(code: str) -> int:
    return len(code) if code.startswith(places.CHINA) else 2 if len(code) == 2 else 3

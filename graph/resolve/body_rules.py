"""Whether two names of bodies, each with what its document tells, are of one body."""

from __future__ import annotations

import re

from . import places
from .alike import foreign, same_sound, slips, twins
from .body_names import Body
from .decision import Decision, different, same, unlike, unsure

TWIN_LENGTH = 6
"""Characters of a whole name from which one misread character does not make it another name."""
_BRANCHED = re.compile(r"(?:救援队|志愿\w{0,3}队|志愿者协会|商会|联谊会|校友会|同乡会|分会|办事处|办公室|工会|队)$")
_LATIN = re.compile(r"[a-z0-9]+")
_SLIP_LENGTH = 7
"""Letters of a Latin name from which one slip does not make it another name."""
_PERMUTED = 4


def decide(a: Body, b: Body, one: str, other: str) -> Decision:
    """Decide on two names taken apart; `one` and `other` are the folded names as written."""
    if _apart(a, b):
        return different("two places")
    if a.numbers != b.numbers:
        return different("two numbers")
    if a.pair and b.pair and a.core != b.core:
        return _pairs(a, b)
    if a.core == b.core:
        return _by_place(a, b, 0.98, "one name")
    if a.loose == b.loose and not a.general:
        return _by_place(a, b, 0.92, "one name but for words that are left out at will")
    if _LATIN.fullmatch(a.core) or _LATIN.fullmatch(b.core):
        return _latin(a, b)
    return _written_otherwise(a, b, one, other)


def _apart(a: Body, b: Body) -> bool:
    if a.place and b.place and not places.nested(a.place, b.place):
        return True
    if a.inner and b.inner and a.inner != b.inner:
        return not _ambiguous_inner(a, b)
    return False


def _ambiguous_inner(a: Body, b: Body) -> bool:
    mine, theirs = ({c for t in x.inner for c in t.strip("<>").split("|")} for x in (a, b))
    return places.nested(mine, theirs)


def _pairs(a: Body, b: Body) -> Decision:
    mine, theirs = ({c for t in x.inner for c in t.strip("<>").split("|")} for x in (a, b))
    kinds = [re.sub(r"<[^<>]*>", "", x.core) for x in (a, b)]
    if kinds[0] == kinds[1] and places.meet(mine, theirs):
        return unsure(0.5, "a country by one character")
    if places.meet({*mine, *a.place}, {*theirs, *b.place}) and kinds[0] == kinds[1]:
        return unsure(0.4, "two countries in another order")
    return different("two countries")


def _by_place(a: Body, b: Body, score: float, ground: str) -> Decision:
    """One name: what is said of where the two are decides."""
    if not a.place and not b.place:
        return unsure(0.4, ground, "a general name without a place") if a.general else same(score, ground)
    if not a.place or not b.place:
        if a.general or _BRANCHED.search(a.core):
            return unsure(0.5, ground, "only one says where it is")
        return same(score - 0.1, ground, "only one says where it is")
    if places.meet(a.place, b.place):
        return same(score, ground, "one place")
    if a.general:
        return different("one kind of body at two levels")
    return unsure(0.4, ground, "the place of one lies in that of the other")


def _latin(a: Body, b: Body) -> Decision:
    short, long = sorted((a.core, b.core), key=len)
    apart = slips(short, long) if len(long) - len(short) < 2 else 2
    if apart == 1 and len(long) > _SLIP_LENGTH and short[0] == long[0]:
        return same(0.85, "one letter apart")
    if apart == 1 and len(long) >= _SLIP_LENGTH:
        return unsure(0.5, "one letter apart")
    if len(short) > _SLIP_LENGTH and (long.startswith(short) or short[:-2] == long[: len(short) - 2]):
        return unsure(0.3, "one begins like the other")
    return unlike("other letters")


def _written_otherwise(a: Body, b: Body, one: str, other: str) -> Decision:
    known = not a.place or not b.place or places.meet(a.place, b.place)
    misread = twins(a.core, b.core) or (twins(one, other) if known else None)
    if misread and known and misread <= 1 + len(one) // 10:
        if len(one) >= TWIN_LENGTH and not a.general and not b.general:
            return same(0.85, "characters that look alike")
        return unsure(0.5, "characters that look alike")
    if _part_of(a, b):
        return different("one is a part of the other")
    if known and sorted(one) == sorted(other) and len(a.rare) >= _PERMUTED and _sides(a) == _sides(b):
        return same(0.85, "the same parts in another order")
    if known and _foreign_twins(a, b):
        return same(0.8, "a foreign name written by its sound")
    if known and _shortened(a, b):
        return unsure(0.4, "one may be short for the other")
    return unlike("other names")


def _sides(a: Body) -> tuple[bool, bool]:
    return a.pair, bool(a.inner)


def _part_of(a: Body, b: Body) -> bool:
    short, long = sorted((a.loose, b.loose), key=len)
    return long.startswith(short) and len(long) > len(short) + 1


def _foreign_twins(a: Body, b: Body) -> bool:
    """Whether the characters in which two cores differ write one sound of a foreign name."""
    if len(a.core) != len(b.core) or any(c.startswith(places.CHINA) for c in (*a.place, *b.place)):
        return False
    at = [n for n, (x, y) in enumerate(zip(a.core, b.core, strict=True)) if x != y]
    first, last = max(0, min(at) - 2), max(at) + 3
    mine, theirs = a.rare, b.rare
    about = slice(first, last)
    return len(mine) == len(theirs) >= 3 and same_sound(mine, theirs) and foreign(a.core[about].strip("~<>"))


def _shortened(a: Body, b: Body) -> bool:
    """Whether the rarer part of one name stands in the other, and both end alike."""
    short, long = sorted((a, b), key=lambda x: len(x.core))
    if len(short.rare) < 2 or short.core[-1] != long.core[-1]:
        return False
    rest = iter(long.core)
    return all(c in rest for c in short.core)

"""Names in places where the page's form says that a party stands, whatever the tagger makes of the words there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ..gazetteer.places import match, surnames
from ..parts import Name
from ..vocabulary import words

_LONGEST_PERSON = 4  # characters of a Chinese name with a double surname and two first names
_SHORTEST_BODY = 3  # characters of a shop's or clan hall's name


def givers(folded: str, listed: Sequence[tuple[int, int]]) -> list[Name]:
    """The people and bodies at these places; places and nameless givers are left to others."""
    found = [_name(folded, start, end) for start, end in listed]
    return [n for n in found if n is not None]


def _name(folded: str, start: int, end: int) -> Name | None:
    text = folded[start:end]
    if (
        text.endswith((*words("lists")["nameless"], *words("groups")["groups"]))
        or "的" in text
        or _is_place(folded, start, end)
    ):
        return None
    head = _heads().search(text)
    if head is not None and len(text) > len(head.group()):
        return Name(start, end, "Organization", _kinds()[head.group()], head=start + head.start())
    if "·" in text or (len(text) <= _LONGEST_PERSON - 1 and text[0] in surnames()):
        return Name(start, end, "Person")
    return Name(start, end, "Organization", "other") if len(text) >= _SHORTEST_BODY else None


def _is_place(folded: str, start: int, end: int) -> bool:
    found = match(folded, start)
    return found is not None and found[0] == end


@lru_cache
def _kinds() -> dict[str, str]:
    return {h: kind for kind, heads in words("org_heads").items() if kind != "generic" for h in heads}


@lru_cache
def _heads() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(sorted(map(re.escape, _kinds()), key=len, reverse=True)) + ")$")

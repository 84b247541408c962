"""Measure words of goods, people and containers, and the words and things behind a number that make it no quantity."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from ..vocabulary import words

# What may stand between a unit and the noun that it counts; a comma, a verb of giving or a particle ends the noun group.
_BETWEEN = r"[^，。、；：,.;:!?！？()“”《》\n0-9捐赠送给向从对为在到的和与及或了等将被把已口防药米水油衣被床车]"
_NEAR = 6
_KINDS = ("goods", "container", "measure", "people")


@lru_cache
def unit_pattern() -> re.Pattern[str]:
    """A unit at a place, not the beginning of a longer word (个 of 个人, 台 of 台湾) and not what is packed (500毫升装)."""
    every = {unit for kind in _KINDS for unit in words("units")[kind]}
    tails = _tails(words("units")["longer"], every)
    return re.compile(rf"{_unless_longer(every, tails)}(?!装(?![备置运车有])|(?<=[a-zA-Z])[a-zA-Z])")


@lru_cache
def not_counted_pattern() -> re.Pattern[str]:
    """What stands behind a unit where no goods are counted: 个国际友好城市, 座城市, 个方面."""
    lists = words("units")
    tails = _tails(lists["counted"], {*lists["not_counted"], *lists["not_counted_next"]})
    near = rf"{_BETWEEN}{{0,{_NEAR}}}?{_unless_longer(lists['not_counted'], tails)}"
    return re.compile(rf" ?“?(?:{_unless_longer(lists['not_counted_next'], tails)}|{near})")


@lru_cache
def unit_starts() -> frozenset[str]:
    """The first characters of units."""
    return frozenset(unit[0] for kind in _KINDS for unit in words("units")[kind])


@lru_cache
def single_units() -> frozenset[str]:
    """Units that a bare 一 counts."""
    return frozenset(words("units")["single"])


@lru_cache
def closing_units() -> frozenset[str]:
    """Units that 一 counts only behind its noun at the end of a piece."""
    return frozenset(words("units")["single_behind"])


@lru_cache
def half_units() -> frozenset[str]:
    """Units that 半 halves."""
    return frozenset(words("units")["half"])


def _tails(longer: Iterable[str], short: Iterable[str]) -> dict[str, list[str]]:
    """For each short word the rests of the longer ones that begin with it."""
    tails: defaultdict[str, list[str]] = defaultdict(list)
    heads = set(short)
    for word in longer:
        for end in range(1, len(word)):
            if word[:end] in heads:
                tails[word[:end]].append(word[end:])
    return tails


def _unless_longer(entries: Iterable[str], tails: dict[str, list[str]]) -> str:
    """A pattern of the entries, the longest first, each but where one of its tails follows."""
    ordered = sorted(set(entries), key=lambda e: (-len(e), e))
    return "(?:" + "|".join(re.escape(e) + (f"(?!{_any(tails[e])})" if e in tails else "") for e in ordered) + ")"


def _any(entries: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(set(entries), key=lambda e: (-len(e), e))))

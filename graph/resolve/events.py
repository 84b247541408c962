"""When two event claims tell of one event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from .decision import Decision, different, same, unlike
from .telling import Telling, near

ALIKE = 0.6
"""The least share of common bigrams (Dice) from which two names on one day are one event."""
TELLING_NAME = 6
"""Characters from which an event's name tells it from other events of its kind (开幕式 does not)."""

_SAME_DAY = timedelta(0)


def compare(a: Telling, b: Telling) -> Decision:
    """Whether two event claims tell of one event, how strongly, and why. The order of the two does not matter."""
    if not _fit(a, b):
        return different("two days" if not near(a.days, b.days, _SAME_DAY) else "other names and hosts")
    names, hosts = alike(a.name, b.name), bool(a.of("host") & b.of("host"))
    dated = a.days is not None and b.days is not None
    told = [("one name", names == 1.0), ("names alike", ALIKE <= names < 1.0), ("one host", hosts), ("one day", dated)]
    why = tuple(what for what, is_ in told if is_)
    if a.claim.document == b.claim.document:
        by_name = names == 1.0 and (len(a.name) >= TELLING_NAME or hosts or dated)
        by_day = dated and a.days == b.days and (names >= ALIKE or hosts)
        return same(2.0 + names, *why) if by_name or by_day else unlike("too little in common")
    known = len(a.name) >= TELLING_NAME or _meet(a, b)
    is_one = names == 1.0 and known and (dated or _meet(a, b))
    return same(1.0 + names, *why) if is_one else unlike("too little in common")


def may_join(mine: Sequence[Telling], theirs: Sequence[Telling]) -> bool:
    """Whether nothing contradicts that two groups of event claims tell of one event."""
    return all(_fit(a, b) for a in mine for b in theirs)


def _fit(a: Telling, b: Telling) -> bool:
    """Whether nothing in two event claims contradicts that they tell of one event."""
    if not near(a.days, b.days, _SAME_DAY):
        return False
    return not (a.name and b.name) or alike(a.name, b.name) > 0 or bool(a.of("host") & b.of("host"))


def block_keys(t: Telling) -> frozenset[str]:
    """Keys such that two claims of one event share at least one: the document, or the name."""
    return frozenset({f"event@{t.claim.document}", *({f"event|{t.name}"} if t.name else ())})


def alike(a: str, b: str) -> float:
    """Twice the common bigrams over all bigrams (Dice 1945) of two folded names; 0.0 where one is missing.

    >>> alike("捐赠仪式", "捐赠仪式"), round(alike("医疗物资捐赠仪式", "物资捐赠仪式"), 2)
    (1.0, 0.83)
    """
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    mine, theirs = _bigrams(a), _bigrams(b)
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine and theirs else 0.0


def _bigrams(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


def _meet(a: Telling, b: Telling) -> bool:
    present = [t.of("host") | t.of("supporter") | t.of("participant") for t in (a, b)]
    return bool(present[0] & present[1])

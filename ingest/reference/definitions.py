"""Short forms that a text defines: X(以下简称“Y”), X(Y), X(International Y)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..parts import Parts
from .register import Register, Spot
from .written import is_subsequence, key

_SAID = r"(?:以下|下|后|文中)?(?:统|通|简|俗|又|亦|合)?(?:简称|称为|称作|统称|又称|亦称|通称|称|缩写)(?:为|作|是)?"
_KEYWORD = re.compile(rf"^\s*(?:英文名?称?|英文|中文|英语|原名)?{_SAID}?\s*[:：]?\s*")
_SAYS = re.compile(rf"^\s*(?:英文名?称?|英文|原名)?{_SAID}|^\s*(?:英文|原名)")
_BRACKET = re.compile(r"\s*[(（]([^()（）]{1,60})[)）]")
_APPOSED = re.compile(rf"[,，]\s*(?:以下|下|简)?{_SAID}\s*[“\"「『‘]([^”\"」』’]{{1,20}})[”\"」』’]")
_QUOTE = re.compile(r"^[“\"「『‘'](.+)[”\"」』’']$")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9 .,&'’\-]*[A-Za-z.)]")
_LONGEST = 30


@dataclass(frozen=True, slots=True)
class Definition:
    """The short form that stands at `start` to `end` of the view, defined for the name at `spot`."""

    spot: Spot
    key: str
    start: int
    end: int


def definitions(register: Register, section: int) -> list[Definition]:
    """All short forms that one section defines for organisations and places, and Latin forms of any name."""
    part = register.parts[section]
    return [found for spot in register.spots[section] for found in _behind(part, spot)]


def _behind(part: Parts, spot: Spot) -> Iterator[Definition]:
    folded = part.section.view.folded
    at = _after_quote(folded, spot)
    bracket = _BRACKET.match(folded, at)
    if bracket:
        start = bracket.start(1)
        for piece in re.split(r"([,，;；、])", bracket[1]):
            yield from _piece(spot, piece, start)
            start += len(piece)
    apposed = _APPOSED.match(folded, bracket.end() if bracket else at)
    if apposed:
        yield Definition(spot, key(apposed[1]), apposed.start(1), apposed.end(1))


def _after_quote(folded: str, spot: Spot) -> int:
    return spot.end + (folded[spot.end : spot.end + 1] in ("”", "》", '"', "」"))


def _piece(spot: Spot, piece: str, start: int) -> Iterator[Definition]:
    """One item in the brackets, if it defines a form."""
    said = bool(_SAYS.match(piece))
    lead = _KEYWORD.match(piece).end() if said else len(piece) - len(piece.lstrip())  # type: ignore[union-attr]
    body = piece[lead:].rstrip()
    start += lead
    if quoted := _QUOTE.match(body):
        body, start = quoted[1], start + 1
    longest = _LONGEST * (2 if _LATIN.fullmatch(body) else 1)
    if body and len(body) <= longest and (said or _speaks_for_itself(spot, body)):
        yield Definition(spot, key(body), start, start + len(body))


def _speaks_for_itself(spot: Spot, body: str) -> bool:
    """Whether a form in brackets is short for the name without a word that says so."""
    if _LATIN.fullmatch(body):
        return len(body) > 1 and not re.search(r"[A-Za-z]", spot.key)
    short = key(body)
    if spot.name.type != "Organization" or not 1 < len(short) < len(spot.key):
        return False
    return is_subsequence(short, spot.key)

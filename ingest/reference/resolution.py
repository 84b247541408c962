"""The order in which names are told apart: full names first, then those that point, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ...graph.document import LocalEntity
from ..parts import Name, Parts
from .anatomy import is_bare
from .bodies import Bodies
from .definitions import definitions
from .frame import Frame, frame_of, settings
from .people import People
from .places import Places
from .pointing import Pointing
from .pronouns import add_pronouns
from .register import Figure, Register, Spot, Use
from .surroundings import sentence_start

_AND = re.compile(r"\s*(?:与|和|同|跟|及)\s*")
_PARTIES = frozenset({"双方", "两会"})


@dataclass(frozen=True, slots=True)
class Resolved:
    """The frame, the entities in order of first appearance, and the entity ids of each article's own body and home."""

    frame: Frame
    entities: tuple[LocalEntity, ...]
    ours: tuple[str | None, ...]
    homes: tuple[str | None, ...]


def resolved(document: str, parts: Sequence[Parts]) -> Resolved:
    """Tell the names of all articles apart, and fill `entity_of` of every part."""
    for part in parts:
        add_pronouns(part)
    register = Register(parts)
    _add_defined(register)
    found = settings(register, document)
    places = Places(register, found)
    bodies = Bodies(register, places)
    pointing = Pointing(bodies, places, found)
    people = People(register)
    for last in (False, True):  # the last round reads what only a later definition or signature explains
        for spots in register.spots:
            for spot in spots:
                if not register.at.get(spot):
                    _point(spot, places, pointing, people, last)
    bodies.join_units()
    frame = frame_of(register, found, document)
    ids = _ids(register)
    for part, spots in zip(parts, register.spots, strict=True):
        for spot in spots:
            if ours := tuple(ids[f] for f in register.at.get(spot, ()) if f in ids):
                part.entity_of[spot.start, spot.end] = ours
    entities = tuple(figure.local(n, document) for n, figure in enumerate(ids, start=1))
    own = [pointing.voices.we(number) for number in range(len(parts))]
    homes = [places.figures.get(setting.home.key) if setting.home else None for setting in found]
    return Resolved(frame, entities, _in(ids, own), _in(ids, homes))


def _in(ids: dict[Figure, str], figures: Sequence[Figure | None]) -> tuple[str | None, ...]:
    return tuple(ids.get(figure) if figure else None for figure in figures)


def _ids(register: Register) -> dict[Figure, str]:
    seen = [figure for figure in register.figures if figure.first is not None]
    seen.sort(key=lambda f: f.first or (0, 0))
    return {figure: f"e{n}" for n, figure in enumerate(seen, start=1)}


def _point(spot: Spot, places: Places, pointing: Pointing, people: People, last: bool) -> None:
    """Find what one form that points stands for, and bind what is defined behind it."""
    register, bodies = pointing.register, pointing.bodies
    alias = bodies.aliases[spot.section].get(spot.key)
    if alias is not None:
        register.take(spot, (alias,), "alias")
        return
    if spot.key in _PARTIES:
        figures = _parties(register, spot) or places.point(spot)
    elif spot.name.type == "Place":
        figures = places.point(spot)
    elif spot.name.type == "Person":
        figures = people.point(spot)
    else:
        figures = pointing.point(spot, last)
    if figures:
        register.take(spot, figures, _use(spot, figures))
        bodies.bind(spot, figures[0])


def _use(spot: Spot, figures: tuple[Figure, ...]) -> Use:
    figure, *others = figures
    if spot.name.deictic or others:
        return "deictic"
    if not figure.names and not figure.resolved and figure.key.endswith(spot.key):
        return "name"
    return "alias" if figure.names or not is_bare(spot.key) else "deictic"


def _parties(register: Register, spot: Spot) -> tuple[Figure, ...]:
    """双方: the two sides of the last A与B of the sentence or the one before it."""
    folded = register.parts[spot.section].section.view.folded
    start = sentence_start(folded, max(0, sentence_start(folded, spot.start) - 1))
    near = [s for s in register.spots[spot.section] if start <= s.start and s.end <= spot.start]
    sides = [s for s in near if s.name.type != "Person" and register.at.get(s) and s.key not in _PARTIES]
    for left, right in reversed(list(zip(sides, sides[1:], strict=False))):
        between = folded[left.end : right.start]
        if (_AND.fullmatch(between) or re.search(r"[与和同]\s*$", between)) and not re.search(r"[。;；\n]", between):
            pair = (register.at[left][0], register.at[right][0])
            if pair[0] is not pair[1] and pair[0].type == pair[1].type:
                return pair
    return ()


def _add_defined(register: Register) -> None:
    """Names for the places where a defined short form stands and no name was found."""
    for section in range(len(register.parts)):
        folded = register.parts[section].section.view.folded
        for definition in definitions(register, section):
            taken = [(s.start, s.end) for s in register.spots[section]]
            for match in re.finditer(_pattern(folded[definition.start : definition.end]), folded):
                if not any(s < match.end() and match.start() < e for s, e in taken):
                    kind = definition.spot.name
                    register.insert(section, Name(match.start(), match.end(), kind.type, kind.kind))


def _pattern(short: str) -> str:
    characters = [re.escape(c) for c in short if not c.isspace()]
    body = r"\s*".join(characters)
    return rf"(?<![A-Za-z]){body}(?![A-Za-z])" if short[:1].isascii() else body

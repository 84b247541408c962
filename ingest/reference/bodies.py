"""The organisations that a document names in full, and the short forms and misread spellings that are theirs."""

from __future__ import annotations

import re
from collections import defaultdict

from .anatomy import UNIT, Anatomy, is_bare
from .definitions import Definition, definitions
from .forms import LIST, Forms
from .gloss import glosses
from .kinds import LATIN_NAME
from .likeness import is_channel, short_of, variant
from .places import Places
from .register import Figure, Register, Spot
from .written import is_subsequence

_GROUP = re.compile(r"(.{2,}?)(?:小?组|指挥部|领导小组)")


class Bodies:
    """The organisation figures of a document by key, and the short forms of each section."""

    def __init__(self, register: Register, places: Places) -> None:
        """Tell the full names apart and read the defined short forms; forms that point come later, in order."""
        self.register, self.places = register, places
        self.figures: dict[str, Figure] = {}
        self.aliases: list[dict[str, Figure]] = [{} for _ in register.parts]
        self._defined = [definitions(register, n) for n in range(len(register.parts))]
        everywhere = self._defined_once()
        self.forms = Forms(register, places, [{d.key for d in each} | everywhere for each in self._defined])
        for spot in register.of_type("Organization"):
            if self.forms.is_full(spot):
                figure = self.figure(self.forms.anatomy(spot))
                figure.placed |= figure.ground is not None
                register.take(spot, (figure,), "name")
        self._bind_definitions()
        self._spread_aliases()
        self._join_short()
        self._join_misread()
        self.figures = {key: f for key, f in self.figures.items() if f in register.figures}

    def figure(self, parts: Anatomy) -> Figure:
        """The figure of a body by its place and own name, made if need be."""
        if parts.key not in self.figures:
            self.figures[parts.key] = self.register.new("Organization", parts.key, parts.place)
        return self.figures[parts.key]

    def bind(self, spot: Spot, figure: Figure) -> None:
        """Let the short forms that are defined right behind a spot stand for a figure in its article."""
        for definition in self._defined[spot.section]:
            if definition.spot == spot:
                self._alias(definition, figure)

    def join_units(self) -> None:
        """A section named without its body (后勤保障组) is the article's only one whose name ends so."""
        for spot, (figure, *_) in list(self.register.at.items()):
            bare = spot.name.type == "Organization" and not figure.place and figure.plain == spot.key
            if bare and UNIT.fullmatch(spot.key):
                full = self.ending_in(spot)
                if full is not None and full is not figure and figure in self.register.figures:
                    self.register.merge(full, figure)

    def ending_in(self, spot: Spot) -> Figure | None:
        """The one body of the article whose name ends in the form, or that the form is short for."""
        found = [f for f in self.register.figures if spot.section in f.sections and self._ends(spot, f)]
        return found[0] if len(found) == 1 and not self._side_by_side(spot, found[0]) else None

    def _ends(self, spot: Spot, figure: Figure) -> bool:
        if figure.type != "Organization" or figure.plain == spot.key:
            return False
        if figure.plain.endswith(spot.key) or short_of(spot.key, figure.plain, self.places.known):
            return True
        mine, theirs = _GROUP.fullmatch(spot.key), _GROUP.fullmatch(figure.plain)
        return bool(mine and theirs and theirs[1].endswith(mine[1]))

    def _defined_once(self) -> set[str]:
        """Short forms that the document defines for one name only: they hold in all its articles."""
        meant: dict[str, set[str]] = defaultdict(set)
        for definition in (d for each in self._defined for d in each):
            meant[definition.key].add(definition.spot.key)
        return {short for short, names in meant.items() if len(names) == 1 and not is_bare(short)}

    def _bind_definitions(self) -> None:
        for section, spots in enumerate(self.register.spots):
            for short, full in self._explained(section):
                for figure in self.register.at.get(full, ()):
                    self.aliases[section].setdefault(short.key, figure)
            for definition in self._defined[section]:
                for figure in self.register.at.get(definition.spot, ()):
                    self._alias(definition, figure)
            for whole, gloss in glosses(self.register.parts[section], spots):
                for figure in self.register.at.get(whole, ()):
                    self.aliases[section].setdefault(gloss.key, figure)

    def _alias(self, definition: Definition, figure: Figure) -> None:
        self.aliases[definition.spot.section].setdefault(definition.key, figure)

    def _explained(self, section: int) -> list[tuple[Spot, Spot]]:
        """Short or Latin forms that stand before their full name in brackets: CBA(华中商会)."""
        folded = self.register.parts[section].section.view.folded
        spots = [s for s in self.register.spots[section] if s.name.type == "Organization"]
        return [(a, b) for a, b in zip(spots, spots[1:], strict=False) if _explains(a, b, folded)]

    def _spread_aliases(self) -> None:
        """A short form defined for one body only holds in all articles, unless it is a bare type noun."""
        meant: dict[str, list[Figure]] = defaultdict(list)
        for table in self.aliases:
            for short, figure in table.items():
                if figure not in meant[short]:
                    meant[short].append(figure)
        for short, figures in meant.items():
            if len(figures) == 1 and not is_bare(short):
                for table in self.aliases:
                    table.setdefault(short, figures[0])

    def _join_short(self) -> None:
        """Names that are short for exactly one other name of the article, or else of the document."""
        known: dict[tuple[str, int], Figure | None] = {}
        for spot, figures in list(self.register.at.items()):
            if spot.name.type != "Organization" or not figures:
                continue
            at = (spot.key, spot.section)
            if at not in known:
                known[at] = self.aliases[spot.section].get(spot.key) or self._longer(spot, figures[0])
            full = known[at]
            if full is not None and full is not figures[0]:
                self.register.move(spot, full, "alias")

    def _longer(self, spot: Spot, figure: Figure) -> Figure | None:
        for reach in ({spot.section}, set(range(len(self.register.parts)))):
            others = [f for f in self.register.figures if f.type == "Organization" and f is not figure]
            found = [f for f in others if f.sections & reach and self._stands_for(spot, figure, f)]
            if found:
                return found[0] if len(found) == 1 and not self._side_by_side(spot, found[0]) else None
        return None

    def _stands_for(self, spot: Spot, figure: Figure, other: Figure) -> bool:
        if figure.place and other.place and figure.place != other.place:
            return False
        if is_channel(spot.key, other.plain):
            return True
        return short_of(spot.key, other.plain, self.places.known)

    def _side_by_side(self, spot: Spot, other: Figure) -> bool:
        """Whether a form stands in a list beside the other body: 甲救援队、乙省甲救援队 are two."""
        folded = self.register.parts[spot.section].section.view.folded
        spots = [s for s in self.register.spots[spot.section] if s.name.type == "Organization"]
        return any(
            LIST.fullmatch(folded[a.end : b.start])
            for a, b in zip(spots, spots[1:], strict=False)
            if (a.key == spot.key and other in self.register.at.get(b, ()))
            or (b.key == spot.key and other in self.register.at.get(a, ()))
        )

    def _join_misread(self) -> None:
        """A long name that differs in one character from a name that stands oftener, or earlier, is the same."""
        ranked = sorted(self.figures.values(), key=lambda f: (-f.count, f.first or (0, 0)))
        for i, gone in enumerate(ranked):
            kept = next((k for k in ranked[:i] if k in self.register.figures and variant(gone.plain, k.plain)), None)
            if kept is not None and gone in self.register.figures:
                gone.aliases.update(gone.names)
                gone.names.clear()
                self.register.merge(kept, gone)


def _explains(short: Spot, full: Spot, folded: str) -> bool:
    if folded[short.end : full.start].strip() != "(" or not re.match(r"\s*\)", folded[full.end : full.end + 2]):
        return False
    latin = bool(LATIN_NAME.search(short.key)) and not LATIN_NAME.search(full.key)
    return latin or (len(short.key) < len(full.key) and is_subsequence(short.key, full.key))

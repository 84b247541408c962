"""The draft of a document's entities while its names are being told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from ...graph.document import EntityType, LocalEntity
from ..parts import Name, Parts
from .geography import Ground
from .written import folded_form, form, key

Use = Literal["name", "alias", "deictic", "pronoun"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A name at its place: section number, form as written, and key (folded form)."""

    section: int
    name: Name
    form: str
    key: str

    @property
    def start(self) -> int:
        """Position in the section's view."""
        return self.name.start

    @property
    def end(self) -> int:
        """Position in the section's view, exclusive."""
        return self.name.end


@dataclass(eq=False, slots=True)
class Figure:
    """An entity in the making: the forms that stand for it, each with its key; `place` is a ground's key or ""."""

    type: EntityType
    key: str
    place: str = ""
    division: str | None = None
    names: dict[str, str] = field(default_factory=dict)
    resolved: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    deictics: dict[str, str] = field(default_factory=dict)
    kinds: Counter[str] = field(default_factory=Counter)
    sections: set[int] = field(default_factory=set)
    first: tuple[int, int] | None = None
    given: str | None = None
    ground: Ground | None = None
    count: int = 0
    placed: bool = False
    """Whether the text has a full name of it with its place: then no resolved form is a better name."""

    @property
    def name(self) -> str:
        """The fullest form: the one given, else the longest of the names as written and as resolved."""
        if self.given:
            return self.given
        forms = self._full_forms()
        return max(forms, key=len) if forms else self.key

    @property
    def plain(self) -> str:
        """The name as rules match it, in simplified script."""
        forms = self._full_forms()
        return key(self.given) if self.given else forms.get(self.name) or key(self.name)

    def _full_forms(self) -> dict[str, str]:
        """The forms that may be the name, the best kind that there is."""
        if self.placed and self.names:
            return self.names
        named = self.names | self.resolved
        if not named and self.type == "Place" and self.ground:
            return {self.ground.full: self.ground.full}
        return named or self.aliases or self.deictics

    def seen(self, spot: Spot) -> None:
        """Note that the entity stands at `spot`."""
        at = (spot.section, spot.start)
        self.first = at if self.first is None else min(self.first, at)
        self.sections.add(spot.section)
        self.count += 1
        if spot.name.kind:
            self.kinds[spot.name.kind] += 1

    def local(self, number: int, document: str) -> LocalEntity:
        """The finished entity, the `number`th of its document."""
        name = self.name
        written = [f for f in (*self.names, *self.aliases, *self.resolved) if f != name]
        return LocalEntity(
            id=f"e{number}",
            document=document,
            type=self.type,
            name=name,
            kind=self.kinds.most_common(1)[0][0] if self.kinds else "",
            aliases=tuple(dict.fromkeys(written)),
            deictics=tuple(f for f in self.deictics if f != name and f not in written),
            division=self.division,
        )


class Register:
    """All figures of a document, and which of them stand where."""

    def __init__(self, parts: Sequence[Parts]) -> None:
        """Read every name of every section as a spot; none stands for anything yet."""
        self.parts = parts
        self.spots = [_spots(number, part) for number, part in enumerate(parts)]
        self.figures: list[Figure] = []
        self.at: dict[Spot, tuple[Figure, ...]] = {}

    def new(self, type: EntityType, key: str, place: Ground | None = None) -> Figure:
        """A new figure without any form; its division is that of `place`."""
        figure = Figure(type, key, place.key if place else "", _division(place), ground=place)
        self.figures.append(figure)
        return figure

    def take(self, spot: Spot, figures: Sequence[Figure], use: Use) -> None:
        """Let `spot` stand for `figures`; its form becomes one of their names, aliases or deictic forms."""
        self.at[spot] = tuple(figures)
        for figure in figures:
            figure.seen(spot)
            if use == "name":
                figure.names.setdefault(spot.form, spot.key)
            elif use == "alias":
                figure.aliases.setdefault(spot.form, spot.key)
            else:
                figure.deictics.setdefault(spot.form, spot.key)

    def merge(self, kept: Figure, gone: Figure) -> None:
        """Let everything that stands for `gone` stand for `kept`."""
        if kept is gone:
            return
        self.figures.remove(gone)
        for mine, theirs in ((kept.names, gone.names), (kept.aliases, gone.aliases), (kept.deictics, gone.deictics)):
            mine.update(theirs)
        kept.kinds.update(gone.kinds)
        kept.sections |= gone.sections
        kept.resolved.update(gone.resolved)
        kept.count += gone.count
        kept.placed |= gone.placed
        kept.first = min(f for f in (kept.first, gone.first, (1 << 30, 0)) if f is not None)
        for spot, figures in self.at.items():
            if gone in figures:
                self.at[spot] = tuple(dict.fromkeys(kept if f is gone else f for f in figures))

    def move(self, spot: Spot, to: Figure, use: Use) -> None:
        """Let one spot stand for another figure than before; a figure left without a spot goes."""
        old = self.at.get(spot, ())
        self.take(spot, (to,), use)
        for figure in old:
            held = [s for s, figures in self.at.items() if figure in figures]
            if not held and figure in self.figures:
                self.figures.remove(figure)
            elif held:
                figure.sections = {s.section for s in held}
                figure.first = min((s.section, s.start) for s in held)

    def before(self, section: int, position: int, test: Callable[[Figure], bool]) -> Iterator[tuple[Spot, Figure]]:
        """Figures that pass the test and stand before `position` in the section, the nearest first."""
        for spot in reversed(self.spots[section]):
            if spot.end <= position:
                for figure in reversed(self.at.get(spot, ())):
                    if test(figure):
                        yield spot, figure

    def of_type(self, type: EntityType) -> Iterator[Spot]:
        """The spots of one type in the order of the document."""
        for section in self.spots:
            yield from (spot for spot in section if spot.name.type == type)

    def insert(self, section: int, name: Name) -> Spot:
        """A spot for a name that was found later, kept in the order of the text."""
        self.parts[section].names.append(name)
        self.parts[section].names.sort(key=lambda n: (n.start, n.end))
        spot = _spot(section, self.parts[section], name)
        self.spots[section].append(spot)
        self.spots[section].sort(key=lambda s: (s.start, s.end))
        return spot


def _division(place: Ground | None) -> str | None:
    return place.full if place and (place.key[0] != "x" or place.level != "other") else None


def _spots(number: int, part: Parts) -> list[Spot]:
    spots = (_spot(number, part, name) for name in sorted(part.names, key=lambda n: (n.start, n.end)))
    return [spot for spot in spots if spot.key]


def _spot(number: int, part: Parts, name: Name) -> Spot:
    view = part.section.view
    return Spot(number, name, form(view, name.start, name.end), folded_form(view, name.start, name.end))

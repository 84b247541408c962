"""Where a document and each of its articles come from: home place, publisher, date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from .dates import document_date
from .geography import Ground, above, ground
from .home import home_of, home_weights, is_of_china, is_traditional, levels, place_in
from .publisher import publisher, publishers
from .register import Register, Spot
from .written import key

_NAMED_BY_FILE = 400
"""Weight of a place in the document's name, as much as in a title."""


@dataclass(frozen=True, slots=True)
class ArticleFrame:
    """An article's home (full official form), publisher (a body's name), and the places above its home by level."""

    home: str | None = None
    publisher: str | None = None
    date: str | None = None
    chain: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Frame:
    """The document's home, publisher and date (ISO), and those of each article where it has its own."""

    home: str | None = None
    publisher: str | None = None
    date: str | None = None
    articles: tuple[ArticleFrame, ...] = ()


@dataclass(slots=True)
class Setting:
    """A frame while names are being told apart: home grounds by level, and weighed spots of bodies that may publish."""

    home: Ground | None
    chain: dict[str, str]
    bodies: list[tuple[float, Spot]]

    def level(self, level: str) -> Ground | None:
        """The home place of a level (city, province, county), if there is one."""
        full = self.chain.get(level)
        return ground(full) if full else None


def settings(register: Register, document_name: str) -> list[Setting]:
    """The setting of every article: its own where it says so, else the document's."""
    parts = register.parts
    weights = [home_weights(register, number) for number in range(len(parts))]
    everywhere: Counter[Ground] = sum(weights, Counter())
    if place := place_in(key(document_name)):
        everywhere[place] += _NAMED_BY_FILE
    bodies_of = [sorted(publishers(register, number), key=lambda w: -w[0]) for number in range(len(parts))]
    from_china = not is_traditional(register) or any(is_of_china(bodies) for bodies in bodies_of)
    home = home_of(everywhere, levels(register, range(len(parts))), from_china)
    found: list[Setting] = []
    for number, bodies in enumerate(bodies_of):
        own = home_of(weights[number], levels(register, [number]), own=True) if len(parts) > 1 else None
        where = own or home
        found.append(Setting(where, above(where) if where else {}, bodies))
    return found


def frame_of(register: Register, found: list[Setting], document_name: str) -> Frame:
    """The frame, once it is known which entity each name stands for."""
    sections = [part.section for part in register.parts]
    whole = document_date(sections, document_name)[0]
    articles: list[ArticleFrame] = []
    for number, setting in enumerate(found):
        date = document_date([sections[number]])[0] if len(sections) > 1 else whole
        home = setting.home.full if setting.home else None
        articles.append(ArticleFrame(home, publisher(register, setting.bodies), date or whole, setting.chain))
    length = [len(section.view.text) for section in sections]
    home = _chief([a.home for a in articles], length)
    return Frame(home, _chief([a.publisher for a in articles], length), whole, tuple(articles))


def _chief(values: Sequence[str | None], length: Sequence[int]) -> str | None:
    """The value of more than half of the document's text that has one, None if no value has."""
    weights: Counter[str] = Counter()
    for value, n in zip(values, length, strict=True):
        if value:
            weights[value] += n
    best = weights.most_common(1)
    return best[0][0] if best and 2 * best[0][1] > weights.total() else None

"""What the steps of reading hand to each other: places in an article's reading view, not yet spans of the source.

All offsets are positions in `View.text`, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from ..graph.document import EntityType
from ..graph.values import Hedge

if TYPE_CHECKING:  # layout imports this module
    from .layout.view import View

BlockKind = Literal["title", "heading", "byline", "dateline", "body", "item", "row", "caption", "header", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, caption, … of an article: whole lines of the source, made whole where a break cut a sentence.

    `item` is an entry of a list, `row` a line of a table or list of gifts whose columns are set apart by spaces.
    """

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """An article as laid out: one view, its blocks in reading order, joined by the line break that follows each."""

    view: View
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the tagger: LAC's tag (n, v, p, …; PER, LOC, ORG, TIME)."""

    start: int
    end: int
    tag: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit: `quantity` of goods or people, or `money` (then `unit` is the ISO 4217 currency).

    `thing_after` says that the counted thing may follow (5万只口罩), as opposed to stand before (口罩5万只); the grammar decides.
    `each` marks a unit price or a share a head (每套285元, 各200万元 is NOT each but distributive: `distributive`).
    """

    start: int
    end: int
    kind: Literal["quantity", "money"]
    value: float | None
    low: float | None
    high: float | None
    hedge: Hedge
    unit: str
    each: bool = False
    distributive: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """A date or time expression; `iso` is "" where it cannot be resolved; `role` tells 截至6月17日 (as_of) from a day."""

    start: int
    end: int
    iso: str
    iso_end: str | None = None
    role: Literal["at", "as_of", "since", "until"] = "at"


@dataclass(frozen=True, slots=True)
class Name:
    """A place in the view that names, or points at, an organisation, a person or a place.

    `kind`: for Organization NGO, foundation, association, company, government, hospital, university, school, media, party,
    embassy, military, team, international, office, other; for Place country, region, city, other; "" for Person.
    `deictic`: the form only points (我市, 市外事办, 该会, 本会, 我办, 向马 → 马).
    `head`: for organisations, the start of the type noun at the end (中国扶贫|基金会), else -1.
    """

    start: int
    end: int
    type: EntityType
    kind: str = ""
    deictic: bool = False
    head: int = -1


@dataclass(frozen=True, slots=True)
class Title:
    """A role noun beside a person's name (会长, 副市长, 呼吸内科主任医师); `former` for 原 and 前."""

    start: int
    end: int
    former: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One giver's line: where the givers' names stand, and where what they gave does."""

    givers: tuple[tuple[int, int], ...]
    gift: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Roll:
    """A list of gifts: its heading's block and its entries; `blocks` are the numbers of their blocks."""

    heading: Block
    entries: tuple[Entry, ...]
    blocks: frozenset[int]


@dataclass(slots=True)
class Parts:
    """What has been found in one section so far; each step of the pipeline adds its own list."""

    section: Section
    words: list[Word] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)
    dates: list[When] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)
    rolls: list[Roll] = field(default_factory=list)
    entity_of: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    """Names by place → local entity ids: more than one for 两市, 双方, 韩日."""

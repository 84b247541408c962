"""Names in an article: organisations, people, places, and the titles beside people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..layout.view import View
from ..parts import Name, Title, Word
from .aliases import repeats
from .borders import at_borders, with_sections
from .joined_words import without_department
from .listed import givers
from .orgs import find_organisations
from .persons import find_persons
from .places import find_places
from .titles import find_titles

__all__ = ["find_names"]


def find_names(view: View, words: list[Word], listed: Sequence[tuple[int, int]] = ()) -> tuple[list[Name], list[Title]]:
    """The names and titles of an article, in order, without overlap; offsets are positions in the view.

    `listed` are places of which the page's form says that a party stands there: givers of rolls, fields of tables.
    An organisation's name swallows the places inside it; the longest form is the name.
    """
    folded = view.folded
    own = givers(folded, listed)
    bodies = _beside(at_borders(folded, find_organisations(folded, words)), own)
    bodies = [*bodies, *repeats(folded, bodies)]
    bodies = [_with_unit(folded, n, {b.start for b in bodies}) for n in bodies]
    bodies = [replace(n, end=without_department(folded, Word(n.start, n.end, "ORG"))) for n in bodies]
    bodies = [_with_first_name(folded, words, n) for n in bodies]
    bodies = [*_beside(bodies, own), *(n for n in own if n.type == "Organization")]
    people = [n for n in own if n.type == "Person"]
    spans = [(n.start, n.end) for n in (*bodies, *people)]
    persons = [
        *people,
        *(p for p in find_persons(folded, words, spans) if not _no_person(folded, p)),
    ]
    spans += [(n.start, n.end) for n in persons]
    found = [*bodies, *persons, *find_places(folded, words, spans)]
    found = with_sections(folded, sorted(_friends_named(folded, found), key=lambda n: (n.start, n.end)))
    return found, find_titles(folded, words, found)


_PLACE_END = re.compile(r"(?:机场|车站|码头|口岸)$")
_MINISTRIES = (
    "卫生",
    "外交",
    "教育",
    "财政",
    "国防",
    "商务",
    "内政",
    "农业",
    "交通",
    "环境",
    "文化",
    "体育",
    "旅游",
    "劳工",
)


def _no_person(folded: str, p: Name) -> bool:
    """A place's or ministry's name that the tagger takes for a person's (X机场, 厄卫生|部长)."""
    text = folded[p.start : p.end]
    return _PLACE_END.search(text) is not None or (folded[p.end : p.end + 1] == "部" and text.endswith(_MINISTRIES))


def _beside(found: list[Name], listed: list[Name]) -> list[Name]:
    """The names that touch none of the givers of a roll, whose borders are sure."""
    return [n for n in found if not any(n.start < g.end and g.start < n.end for g in listed)]


def _friends_named(folded: str, found: list[Name]) -> list[Name]:
    """友城 right before the friend's name points at nothing of its own."""
    starts = {n.start for n in found}
    return [n for n in found if folded[n.start : n.end] != "友城" or n.end not in starts]


_UNIT = re.compile(
    r"(?:秘书处|办事处|办公室|经商处|经商参处|经济商务处|商务处|领事部|分会|分社|代表处|联络处|党组|工会|编辑部)(?![一-鿿]?长|成员|书记|委员|主席)"
)


def _with_unit(folded: str, n: Name, starts: set[int]) -> Name:
    """A short form right before a unit (合作网络|秘书处) names the unit."""
    m = _UNIT.match(folded, n.end)
    if m is None or n.end in starts or n.deictic or folded[n.start : n.end].endswith(m.group()):
        return n
    return Name(n.start, m.end(), n.type, "office", n.deictic, n.end)


def _with_first_name(folded: str, words: list[Word], n: Name) -> Name:
    """A foundation named after two people begins with the first: A及B·C基金会."""
    if (
        folded[n.start - 1 : n.start] not in ("及", "和", "与") or "·" not in folded[n.start : n.end] or n.start < 2
    ):  # room for a name and 及
        return n
    first = next((w for w in words if w.end == n.start - 1 and w.tag in ("PER", "nz", "nr", "LOC")), None)
    return Name(first.start, n.end, n.type, n.kind, n.deictic, n.head) if first else n

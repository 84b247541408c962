"""Parts built from marked text, so that a test needs no step before reference.

`[[O:甲市红十字会]]` marks an organisation, P a person, L a place; `!` behind the letter marks a form that only points
(`[[L!:我市]]`), `=` a title (`[[=:会长]]`). A line that begins with `#` and a block kind and a bar is that kind of block
(`#title|…`); other lines are body.
"""

from __future__ import annotations

import re

from opencc import OpenCC

from aidgraph.ingest.layout.view import View
from aidgraph.ingest.parts import Block, Name, Parts, Section, Title
from aidgraph.ingest.reference import Reference, resolve

_MARK = re.compile(r"\[\[([OPL=])(!?)(?:/(\w+))?:(.*?)\]\]")
_TYPES = {"O": "Organization", "P": "Person", "L": "Place"}
_SIMPLIFY = OpenCC("t2s")
_WIDTHS = str.maketrans("（），：；", "(),:;")


def parts_of(marked: str) -> Parts:
    """The parts of one article written with marks."""
    text, names, titles, blocks = "", [], [], []
    for line in marked.strip("\n").split("\n"):
        kind, _, rest = line.partition("|") if line.startswith("#") else ("#body", "", line)
        start, at = len(text), 0
        for match in _MARK.finditer(rest):
            text += rest[at : match.start()]
            begin = len(text)
            text += match[4]
            at = match.end()
            if match[1] == "=":
                titles.append(Title(begin, len(text)))
            else:
                names.append(Name(begin, len(text), _TYPES[match[1]], match[3] or "", bool(match[2])))
        text += rest[at:]
        blocks.append(Block(kind[1:], start, len(text)))
        text += "\n"
    folded = _SIMPLIFY.convert(text).translate(_WIDTHS)
    view = View(text, folded, tuple(range(len(text))))
    return Parts(Section(view, tuple(blocks)), names=names, titles=titles)


def read(marked: str, name: str = "report.txt") -> tuple[Reference, list[Parts]]:
    """The reference of marked articles, which a line of `====` sets apart."""
    parts = [parts_of(article) for article in marked.split("\n====\n")]
    return resolve("\n".join(p.section.view.text for p in parts), name, parts), parts


def names_of(marked: str) -> dict[str, str | tuple[str, ...] | None]:
    """For each form the name of what it stands for: several names for pairs, None for nothing.

    A form that stands for different things has its later places under `form#2`, `form#3`.
    """
    reference, parts = read(marked)
    named = {entity.id: entity.name for entity in reference.entities}
    found: dict[str, str | tuple[str, ...] | None] = {}
    for part in parts:
        for name in part.names:
            form = re.sub(r"\s", "", part.section.view.text[name.start : name.end])
            ids = part.entity_of.get((name.start, name.end), ())
            stands = tuple(named[i] for i in ids) if len(ids) > 1 else named[ids[0]] if ids else None
            number = 1
            while (label := form if number == 1 else f"{form}#{number}") in found and found[label] != stands:
                number += 1
            found[label] = stands
    return found

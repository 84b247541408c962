"""Gifts of rolls (芳名錄, 捐款名单): one gift a giver's line, to the body that keeps the list."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from ..parts import Entry, Roll
from .atoms import atoms
from .clauses import without_notes
from .goods import goods
from .scope import Draft, Scope, Who

_PLEDGED = re.compile(r"认捐|承诺|未缴|未到|待缴|待收|未交|尚欠|答允")
_SIGNED = re.compile(r"鸣谢|致谢|此启|谨启|感谢|启$|谨识|征信")
_SIGNED_NEAR = 3  # blocks behind the list in which its keeper signs
_KEEPERS = frozenset({"association", "foundation", "NGO", "network", "other", "office", "school", "hospital"})


def read_rolls(scope: Scope) -> list[Draft]:
    """The gifts that the rolls of one article list."""
    out: list[Draft] = []
    for roll in scope.parts.rolls:
        keeper = _keeper(scope, roll)
        for entry in roll.entries:
            out.extend(_gifts(scope, entry, keeper))
    return out


def in_roll(scope: Scope, block: int) -> bool:
    """Whether the block with this number is a line of a roll, which no sentence reader should read."""
    return any(block in r.blocks for r in scope.parts.rolls)


def _gifts(scope: Scope, entry: Entry, keeper: list[Who]) -> list[Draft]:
    """The gift of an entry; one for each giver where each gave so much."""
    folded = scope.parts.section.view.folded
    start, end = entry.givers[0][0], entry.gift[1]
    d = Draft("flow", "donation", "gift-roll", start, end)
    row, notes = without_notes(atoms(scope.parts, *entry.gift))
    d.goods = goods([a for a in row if a.cls != "give"], folded, notes, strict=False)
    d.status = ("pledged" if _PLEDGED.search(folded, start, end) else "delivered", start, end)
    d.add("donor", _givers(scope, entry))
    if not d.entities("donor"):
        d.texts["donor_text"] = (None, start, entry.givers[-1][1])
    d.add("recipient", [w for w in keeper if w.entity not in d.entities("donor")])
    if not d.goods or not (d.entities("donor") or d.entities("recipient")):
        return []
    if d.goods.severally and len(d.roles["donor"]) > 1:
        return [replace(d, roles={**d.roles, "donor": [w]}, texts=dict(d.texts)) for w in d.roles["donor"]]
    return [d]


def _givers(scope: Scope, entry: Entry) -> list[Who]:
    """The entities that stand in the givers' places."""
    return [
        Who(i, n.start, n.end)
        for s, e in entry.givers
        for n in scope.parts.names
        if s <= n.start and n.end <= e
        for i in scope.parts.entity_of.get((n.start, n.end), ())
    ]


# ---------------------------------------------------------------------------- whose list it is
def _keeper(scope: Scope, roll: Roll) -> list[Who]:
    """Who received: whom the heading names, who signs below, the document's own body, else the body told of most."""
    named = _bodies(scope, roll.heading.start, roll.heading.end)
    if named:
        return named[:1]
    blocks = scope.parts.section.blocks
    for b in blocks[max(roll.blocks) + 1 :][:_SIGNED_NEAR]:
        signed = _bodies(scope, b.start, b.end)
        if signed and _SIGNED.search(scope.parts.section.view.folded, b.start, b.end):
            return signed[-1:]
    own = [Who(i) for i in scope.we[:1] if scope.kinds.get(i, ("", ""))[1] != "media"]
    return own or _most_told(scope, roll)


def _bodies(scope: Scope, start: int, end: int) -> list[Who]:
    return [
        Who(i, n.start, n.end)
        for n in scope.parts.names
        if n.type == "Organization" and start <= n.start and n.end <= end
        for i in scope.parts.entity_of.get((n.start, n.end), ())
        if scope.kinds.get(i, ("", ""))[1] != "media"
    ]


def _most_told(scope: Scope, roll: Roll) -> list[Who]:
    """The society that the text before the list names most often."""
    told = Counter(
        w.entity for w in _bodies(scope, 0, roll.heading.start) if scope.kinds.get(w.entity, ("", ""))[1] in _KEEPERS
    )
    return [Who(told.most_common(1)[0][0])] if told else []

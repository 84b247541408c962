"""The other side of a contact: lists of bodies and people with trades and former posts between them."""

from __future__ import annotations

from dataclasses import replace

from ..vocabulary import words
from .clauses import Chunk
from .phrases import Member, Party

# A noun right behind a place that stands for the place itself (市有关部门, 日本方面, 国际交流处).
_OFFICE = (
    "部门", "方面", "政府", "当局", "机构", "方", "科", "课", "处", "局", "厅", "署", "室", "部", "司", "院", "会", "馆",
)  # fmt: skip
_STOPS = frozenset({"就", "针对", "围绕", "关于"})


def joins(c: Chunk) -> bool:
    """Whether a word takes the other side behind it: 与, 同, 向."""
    if c.cls == "with" or (c.cls == "conj" and c.text in ("与", "和", "同")):
        return True
    return c.text in ("同", "跟", "向") or (c.cls == "to" and c.text == "对")


def others(chunks: list[Chunk], start: int, stop: int) -> list[Party]:
    """The parties named from chunk `start` to `stop`, without places that only say where a post or a trade is."""
    out: list[Party] = []
    for j in range(start, stop):
        c = chunks[j]
        if c.party is None:
            if c.cls in ("take", "to", "by") or c.text in _STOPS or (c.cls == "at" and not _whose(chunks, j)):
                break
            continue
        kept = without_last(c.party) if _describes(chunks, j, stop) else c.party
        if kept is None:
            continue
        if j and chunks[j - 1].text in ("驻", "原驻"):  # 驻Y代表Z: Z, not Y
            members = [replace(m, place=None) if m.person else m for m in kept.members]
            kept = replace(kept, members=members)
        out.append(kept)
    return out


def _whose(chunks: list[Chunk], j: int) -> bool:
    """A大学|在|海外学生, A大学|在读|学生: the word at `j` only says which students."""
    if j + 1 >= len(chunks) or chunks[j].party is not None or chunks[j].text in ("等", "、", "及", "与", "和"):
        return False
    p = chunks[j + 1].party
    return (
        p is not None
        and p.grouped
        and not p.named
        and p.start == chunks[j].end == chunks[j].start + len(chunks[j].text)
    )


def _describes(chunks: list[Chunk], j: int, stop: int) -> bool:
    """Whether the last member of a phrase only describes what follows."""
    return only_describes(chunks, j, stop) or owns_group(chunks, j)


def owns_group(chunks: list[Chunk], j: int) -> bool:
    """A大学在海外学生: the body of the last name only says whose the unnamed group is."""
    return j + 1 < len(chunks) and chunks[j + 1].start == chunks[j].end and _whose(chunks, j + 1)


def only_describes(chunks: list[Chunk], j: int, stop: int) -> bool:
    """原驻Y市代表Z, 日本贸易商Z, 日本厂家: the place of a post or trade, not one of the parties."""
    party = chunks[j].party
    if party is None or j + 1 >= stop:
        return False
    nxt, last = chunks[j + 1], party.members[-1]
    if nxt.text in ("驻", "原驻", "原"):
        return _place_only(last) and j + 2 < len(chunks) and chunks[j + 2].party is not None
    noun = nxt.cls == "word" and nxt.atom is not None and nxt.atom.tag in ("n", "nz", "ORG")
    adjoins = nxt.start == chunks[j].end
    return (
        noun
        and adjoins
        and _place_only(last)
        and not nxt.text.endswith((*_OFFICE, *words("ties")["place_titles"], "领导", "负责人"))
    )


def _place_only(m: Member) -> bool:
    return m.place is not None and m.org is None and m.person is None and not m.titles


def without_last(party: Party) -> Party | None:
    """A phrase without its last member; None where it has no other."""
    rest = party.members[:-1]
    return Party(party.start, rest[-1].end, rest) if rest else None

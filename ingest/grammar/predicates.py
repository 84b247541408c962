"""Verbs of transfer with the parties around them: who stands as subject, behind which preposition, and what follows."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..vocabulary import words
from .atoms import Atom
from .clauses import Chunk, Clause
from .nominal import nominal
from .phrases import Member, Party

FRAME_VERBS = frozenset({"give", "help", "pass", "receive", "arrive", "purchase", "dispatch", "go"})
_TOGETHER = frozenset(
    {"联合", "会同", "携手", "携", "偕", "连同", "协同", "联手", "联袂", "偕同", "与", "和", "同", "跟", "协"}
)


@dataclass(slots=True)
class Side:
    """The parties on one side of a verb, by the word that marks them; `plain` are those that nothing marks."""

    plain: list[Party] = field(default_factory=list)
    to: list[Party] = field(default_factory=list)
    by: list[Party] = field(default_factory=list)
    through: list[Party] = field(default_factory=list)
    with_: list[Party] = field(default_factory=list)
    at: list[Party] = field(default_factory=list)
    source: list[Party] = field(default_factory=list)
    taken: list[Chunk] = field(default_factory=list)
    arranger: list[Party] = field(default_factory=list)
    behind: list[Chunk] = field(default_factory=list)
    owner: Party | None = None

    @property
    def empty(self) -> bool:
        """Whether no party stands on this side."""
        return not (self.plain or self.to or self.by or self.through or self.with_ or self.at)


@dataclass(slots=True)
class Predicate:
    """One verb of transfer in its clause. `left` and `right` reach to the neighbouring verbs of transfer."""

    verb: Atom
    clause: Clause
    index: int
    left: Side
    right: Side
    right_chunks: list[Chunk]
    left_chunks: list[Chunk]
    relative: bool

    @property
    def cls(self) -> str:
        """The verb's class (give, receive, …)."""
        return self.verb.cls


def predicates(clause: Clause) -> list[Predicate]:
    """The clause's verbs of transfer from left to right; verbs inside nouns (捐赠仪式) are none."""
    chunks = clause.chunks
    at = [i for i, c in enumerate(chunks) if c.cls in FRAME_VERBS and not nominal(chunks, i) and not _paired(chunks, i)]
    out: list[Predicate] = []
    for k, i in enumerate(at):
        assert (verb := chunks[i].atom) is not None  # verbs are atoms
        before = chunks[(at[k - 1] + 1 if k else 0) : i]
        after = chunks[i + 1 : (at[k + 1] if k + 1 < len(at) else len(chunks))]
        relative = bool(after) and after[0].cls == "de"
        left = side(before)
        if k and before and chunks[at[k - 1]].cls == "go":
            _reach(left, before[0])
        out.append(Predicate(verb, clause, i, left, side(after), after, before, relative))
    return out


def _reach(left: Side, first: Chunk) -> None:
    """赴X将支票交给Y: X is where one went, and does not act."""
    if any(p is first.party for p in left.plain):
        left.plain = [p for p in left.plain if p is not first.party]
        left.at = [*left.at, first.party] if first.party is not None else left.at


def _paired(chunks: list[Chunk], i: int) -> bool:
    """捐款、捐物30万元: the second of two verbs of giving tells both."""
    behind = [c.cls for c in chunks[i : i + 3]]
    return behind[:1] == ["give"] and behind[1:] in (["sep", "give"], ["conj", "give"])


def side(chunks: list[Chunk]) -> Side:
    """The parties among `chunks` by the word that marks each."""
    found = Side()
    mark = ""
    taking = False
    where = -1
    for i, c in enumerate(chunks):
        if c.party is not None and _only_where(c.party, chunks, i):
            where, mark = (i + 1, mark) if mark == "source" else (-1, "take" if taking else "")
            continue  # 从本地的X商行: 从 marks the body behind 的
        if i == where:
            continue
        if c.party is None:
            if c.text == "代表" and i + 1 < len(chunks) and (stands := chunks[i + 1].party) is not None:
                # 会长X代表商会: the chamber acts; by a bare noun (代表公司) it is X's own body
                found.plain = [] if stands.named else [bodies_of(x) for x in found.plain]
            if (marks := _mark_of(c)) is not None:
                mark, taking = marks, marks == "take" or (taking and marks in ("source", "with_") and c.cls != "at")
            elif c.cls == "arrange" and any(x.party is not None for x in chunks[i + 1 :]):
                found.arranger.extend(found.plain)
                found.plain = []
                mark = ""
            elif taking:
                found.taken.append(c)
            elif c.cls in _ENDS_MARK and c.text not in _NEARBY and not (mark and _attributive(chunks, i)):
                mark = ""
            found.behind.append(c)
            continue
        _place(found, c, mark, chunks, i, taking=taking)
        mark = "" if not taking else "take"
    return found


def _mark_of(c: Chunk) -> str | None:
    """The role that a small word gives to the party behind it; None for other words."""
    if c.cls in ("take", "to", "to_after", "by", "through"):
        return c.cls
    if c.cls == "at":
        return "source" if c.text in ("从", "自") else "at"
    if c.text == "来自":
        return "source"
    return "with_" if c.cls == "with" or (c.cls == "conj" and c.text in ("与", "和")) else None


# How many small words may stand between a preposition and its party (为受灾的X, 向友城X).
_ATTRIBUTE_REACH = 5
_CLAUSE_REACH = 8
"""How many where they are a clause that ends in 的."""


def _attributive(chunks: list[Chunk], i: int) -> bool:
    """Whether chunk `i` only describes the party that follows: 为家乡X, 向受灾的X, 给友城X."""
    first = next((n for n in range(i, min(i + _CLAUSE_REACH, len(chunks))) if chunks[n].party is not None), None)
    if first is not None and first > i and chunks[first - 1].cls == "de":
        return all(c.cls in ("word", "de", "help", "receive") for c in chunks[i:first])  # 给正在筹款的X
    for c in chunks[i : i + _ATTRIBUTE_REACH]:
        if c.party is not None:
            return True
        if not (c.cls == "de" or (c.cls in ("word", "help") and c.atom is not None and _describes(c.atom.tag, c.text))):
            return False
    return False


def _describes(tag: str, text: str) -> bool:
    return len(text) > 1 and (tag.startswith(("n", "a", "b", "s", "f")) or tag in ("v", "vn", "m"))


_ENDS_MARK = frozenset({"word", "quantity", "money", "le", "de", "etc", "unquote", "sep"})
_NEARBY = frozenset({"当地", "本地", "附近", "邻近", "邻县", "县城"})
"""Words between a preposition and its party: 在当地X店购买."""


def _place(found: Side, c: Chunk, mark: str, chunks: list[Chunk], i: int, *, taking: bool) -> None:
    assert c.party is not None  # the caller has looked
    nxt = chunks[i + 1] if i + 1 < len(chunks) else None
    frame = "".join(x.text for x in chunks[i + 1 : i + 5])
    if mark == "at" and _in_frame(frame):
        found.through.append(c.party)
    elif mark in ("to", "to_after"):
        if mark == "to" and found.to and _about(chunks, found.to[0]):
            found.plain, found.to = found.to, []  # 对X向Y捐赠Z表示感谢: X gives
        found.to.append(c.party)
    elif mark == "by":
        (found.through if _carries(chunks, i) else found.by).append(c.party)
    elif mark == "through":
        found.through.append(c.party)
    elif mark == "with_":
        found.with_.append(c.party)
    elif mark == "at":
        found.at.append(c.party)
    elif mark == "source":
        found.source.append(c.party)
    elif taking:
        found.taken.append(c)
    else:
        found.plain.append(c.party)
        if nxt is not None and nxt.cls == "de":
            found.owner = c.party


def _about(chunks: list[Chunk], party: Party) -> bool:
    """Whether 对 stands before the party."""
    return any(a.text == "对" and b.party is party for a, b in zip(chunks, chunks[1:], strict=False))


def bodies_of(party: Party) -> Party:
    """The bodies of office-holders who hand something over: the chairman who remits acts for the association."""
    members = [
        Member(m.start, m.end, m.org, None, None, group=m.group)
        if m.org is not None and m.person is not None and m.title is not None
        else m
        for m in party.members
    ]
    return Party(party.start, party.end, members, party.open, party.tail)


def _carries(chunks: list[Chunk], i: int) -> bool:
    """Whether the party behind 由 only carries or hands on: by the first verb behind it (由X的船只顺道带去)."""
    for x in chunks[i + 1 : i + 7]:
        if x.party is not None:
            return False
        if x.text.startswith(words("verbs")["carry"]):
            return True
        if x.cls in ("give", "help", "pass", "purchase", "dispatch", "take") or (
            x.atom is not None and x.atom.tag == "v" and x.cls == "word"
        ):
            return False
    return False


def _only_where(party: Party, chunks: list[Chunk], i: int) -> bool:
    behind = chunks[i + 1 : i + 3]
    return (
        len(behind) == 2  # 的 and a party
        and behind[0].cls == "de"
        and behind[1].party is not None
        and behind[1].party.named
        and all(m.place is not None and m.org is None and m.person is None for m in party.members)
    )


def _in_frame(text: str) -> bool:
    """在X的支持下, 在X安排下: X made it possible."""
    head = text.removeprefix("的")[:8]
    return any(f in head for f in words("verbs")["through_frame"])

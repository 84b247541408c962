"""Verbs of transfer with the parties around them: who stands as subject, behind which preposition, and what follows."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from ..vocabulary import words
from .atoms import Atom
from .clauses import Chunk, Clause
from .phrases import Party

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
    at = [i for i, c in enumerate(chunks) if c.cls in FRAME_VERBS and not _nominal(chunks, i)]
    out: list[Predicate] = []
    for k, i in enumerate(at):
        assert (verb := chunks[i].atom) is not None  # verbs are atoms
        before = chunks[(at[k - 1] + 1 if k else 0) : i]
        after = chunks[i + 1 : (at[k + 1] if k + 1 < len(at) else len(chunks))]
        relative = bool(after) and after[0].cls == "de"
        out.append(Predicate(verb, clause, i, side(before), side(after), after, before, relative))
    return out


def _nominal(chunks: list[Chunk], i: int) -> bool:
    nxt = chunks[i + 1] if i + 1 < len(chunks) else None
    if (
        chunks[i].cls == "purchase"
        and nxt is not None
        and nxt.text in ("工作", "任务")
        and any(c.cls == "quantity" for c in chunks[:i])
    ):
        return False  # 推动3万套防护服采购工作 tells of the purchase itself
    if chunks[i].text in words("buying")["with_seller"] and not _has_source(chunks, i):
        return True  # 进口呼吸机: where the goods are from
    if chunks[i].text in ("捐款", "捐资", "汇款") and i and chunks[i - 1].cls in ("money", "quantity", "take"):
        return True
    if (
        nxt is not None
        and nxt.cls == "word"
        and nxt.text.startswith(nominal_after())
        and not nxt.text.startswith(("人民币", "人道", "方便"))
    ):
        return True
    if (
        chunks[i].cls in ("give", "help")
        and nxt is not None
        and nxt.cls == "word"
        and nxt.atom is not None
        and nxt.atom.tag in ("ad", "d", "v")
        and nxt.text not in _GOES_ON
    ):
        return True  # 捐赠充分展现了…, 援助表示感谢: the gift is the subject
    # 国际援助, 对外捐赠 at the end of a clause are things, not acts
    prev = chunks[i - 1] if i else None
    return nxt is None and prev is not None and prev.cls == "de" and chunks[i].cls in ("purchase",)


def _has_source(chunks: list[Chunk], i: int) -> bool:
    """Whether 从X, 自X or 向X stands before the verb."""
    return any(
        b.party is not None and (a.text in ("从", "自", "向") or a.cls == "to")
        for a, b in zip(chunks[:i], chunks[1:i], strict=False)
    )


_GOES_ON = frozenset(
    {
        "共",
        "共计",
        "合计",
        "累计",
        "达",
        "约",
        "近",
        "逾",
        "超过",
        "折合",
        "用于",
        "总计",
        "计",
        "分别",
        "各",
        "急需",
        "所需",
        "紧缺",
        "医用",
        "防护",
        "消毒",
        "抗疫",
        "防疫",
        "救灾",
        "建设",
        "重建",
        "不少于",
        "至少",
        "价值",
        "总共",
        "先后",
        "支持",
        "抗击",
    }
)


@lru_cache
def nominal_after() -> tuple[str, ...]:
    """Nouns that make a verb right before them part of a noun."""
    return words("verbs")["nominal_after"]


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
            if c.text == "代表" and i + 1 < len(chunks) and chunks[i + 1].party is not None:
                found.plain = []  # 会长X代表商会: the chamber acts
            if c.cls == "take":
                taking = True
                mark = "take"
            elif c.cls in ("to", "to_after", "by", "through", "at"):
                mark = c.cls if not (c.cls == "at" and c.text in ("从", "自")) else "source"
                taking = False
            elif c.cls == "with" or (c.cls == "conj" and c.text in ("与", "和")):
                mark = "with_"
            elif c.cls == "arrange" and any(x.party is not None for x in chunks[i + 1 :]):
                found.arranger.extend(found.plain)
                found.plain = []
                mark = ""
            elif taking:
                found.taken.append(c)
            elif c.cls in _ENDS_MARK and c.text not in _NEARBY:
                mark = ""
            found.behind.append(c)
            continue
        _place(found, c, mark, chunks, i, taking=taking)
        mark = "" if not taking else "take"
    return found


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
        found.to.append(c.party)
    elif mark == "by":
        (found.through if frame.startswith(words("verbs")["carry"]) else found.by).append(c.party)
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

"""Verbs of transfer with the parties around them: who stands as subject, behind which preposition, and what follows."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from ..vocabulary import words
from .atoms import Atom
from .clauses import Chunk, Clause
from .goods import AID_NOUNS
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
    if chunks[i].text in ("捐款", "捐资", "汇款") and i and chunks[i - 1].cls in ("money", "quantity"):
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
        and not (i > 1 and chunks[i - 1].party is not None and chunks[i - 2].cls == "to" and _ends_in_goods(chunks))
    ):
        return True  # 捐赠充分展现了…, 援助表示感谢: the gift is the subject
    if chunks[i].cls == "help" and nxt is not None and nxt.cls == "de" and _marked(chunks, i):
        return True  # 为对口帮扶的X提供…: it describes the receiver
    if chunks[i].text in AID_NOUNS and nxt is not None and nxt.cls in ("money", "quantity") and _handed(chunks, i):
        return True  # 提供紧急现汇援助10万美元
    atom = chunks[i].atom
    if (
        chunks[i].cls == "help"
        and atom is not None
        and atom.tag == "vn"
        and nxt is not None
        and nxt.text in words("goods")["goods"]
    ):
        return True  # 提供帮扶资金
    # 国际援助, 对外捐赠 at the end of a clause are things, not acts
    prev = chunks[i - 1] if i else None
    return nxt is None and prev is not None and prev.cls == "de" and chunks[i].cls in ("purchase",)


def _marked(chunks: list[Chunk], i: int) -> bool:
    """Whether a preposition before chunk `i` still waits for its party, which stands behind 的."""
    for c in reversed(chunks[:i]):
        if c.party is not None:
            return False
        if c.cls in ("to", "at"):
            return i + 2 < len(chunks) and chunks[i + 2].party is not None
    return False


def _ends_in_goods(chunks: list[Chunk]) -> bool:
    return chunks[-1].text.endswith(words("goods")["goods"]) or chunks[-1].cls in ("quantity", "money")


def _handed(chunks: list[Chunk], i: int) -> bool:
    """Whether a verb of handing over stands before chunk `i` with nothing but words that describe between them."""
    for c in reversed(chunks[:i]):
        if c.cls == "pass":
            return True
        if c.cls not in ("word", "help", "de", "le"):
            return False
    return False


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
    for i, c in enumerate(chunks):
        if c.party is None:
            if c.text == "代表" and i + 1 < len(chunks) and (stands := chunks[i + 1].party) is not None:
                # 会长X代表商会: the chamber acts; by a bare noun (代表公司) it is X's own body
                found.plain = [] if stands.named else [bodies_of(x) for x in found.plain]
            if c.cls == "take":
                taking = True
                mark = "take"
            elif c.cls in ("to", "to_after", "by", "through", "at"):
                mark = c.cls if not (c.cls == "at" and c.text in ("从", "自")) else "source"
                taking = False
            elif c.text == "来自":
                mark = "source"
            elif c.cls == "with" or (c.cls == "conj" and c.text in ("与", "和")):
                mark = "with_"
            elif c.cls == "arrange" and any(x.party is not None for x in chunks[i + 1 :]):
                found.arranger.extend(found.plain)
                found.plain = []
                mark = ""
            elif taking:
                found.taken.append(c)
            elif c.cls in ("word", "quantity", "money", "le", "de", "etc", "unquote", "sep") and not (
                mark and _attributive(chunks, i)
            ):
                mark = ""
            found.behind.append(c)
            continue
        _place(found, c, mark, chunks, i, taking=taking)
        mark = "" if not taking else "take"
    return found


# How many small words may stand between a preposition and its party (为受灾的X, 向友城X).
_ATTRIBUTE_REACH = 5


def _attributive(chunks: list[Chunk], i: int) -> bool:
    """Whether chunk `i` only describes the party that follows: 为家乡X, 向受灾的X, 给友城X."""
    for c in chunks[i : i + _ATTRIBUTE_REACH]:
        if c.party is not None:
            return True
        if not (c.cls == "de" or (c.cls in ("word", "help") and c.atom is not None and _describes(c.atom.tag, c.text))):
            return False
    return False


def _describes(tag: str, text: str) -> bool:
    return len(text) > 1 and (tag.startswith(("n", "a", "b", "s", "f")) or tag in ("v", "vn", "m"))


def _place(found: Side, c: Chunk, mark: str, chunks: list[Chunk], i: int, *, taking: bool) -> None:
    assert c.party is not None  # the caller has looked
    if _only_where(c.party, chunks, i):
        return  # 太平洋岛国的X协会: where the body is from
    nxt = chunks[i + 1] if i + 1 < len(chunks) else None
    frame = "".join(x.text for x in chunks[i + 1 : i + 5])
    if mark == "at" and _in_frame(frame):
        found.through.append(c.party)
    elif mark in ("to", "to_after"):
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

"""Lists and tables of gifts: a giver and a figure without a verb, under a heading or lead-in that says what the list is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..parts import Block, When
from ..vocabulary import words
from .atoms import atoms
from .clauses import Chunk, Clause, Sentence
from .goods import Good, Goods, goods
from .phrases import Member, Party, party
from .scope import Draft, Scope, Who

_LABEL = re.compile(r"^\s*((?:[一-鿿]\s?){2,6})\s*[:：]")
_VERBAL = frozenset({"help", "pass", "receive", "arrive", "purchase", "dispatch", "go", "to", "by", "through", "take"})


def list_gifts(scope: Scope, clause: Clause) -> list[Draft]:
    """The gifts that a clause without a verb lists: giver and figure, giver and figure (X公司50万元捐款、Y医院口罩2000只)."""
    chunks = [c for c in clause.chunks if c.cls not in ("quote", "unquote")]
    while chunks and (
        chunks[0].cls in ("date", "sep", "conj", "colon")
        or (chunks[0].cls in ("word", "of_which") and _LEAD.fullmatch(chunks[0].text))
    ):
        chunks = chunks[1:]
    if (
        not chunks
        or chunks[0].party is None
        or any(c.cls in _VERBAL for c in chunks)
        or any(_is_verb(c) for c in chunks)
    ):
        return []
    folded = scope.parts.section.view.folded
    if _BUDGET.search(folded[clause.start : clause.end]):
        return []
    givers = [c.party for c in chunks if c.party is not None]
    if any(folded[g.start] == "全" for g in givers):
        return []  # 全省捐款已逾…: a sum of everybody's
    out: list[Draft] = []
    for i, giver in enumerate(givers):
        stop = givers[i + 1].start if i + 1 < len(givers) else clause.end
        row = [a for a in clause.row if giver.end <= a.start and a.end <= stop]
        notes = [n for n in clause.notes if giver.end <= n[0].start < stop]
        moved = goods([a for a in row if a.cls != "give"], folded, notes, strict=True)
        if not moved.counted:
            return []
        out.append(_gift(scope, clause, giver, moved, stop))
    return out


_LEAD = re.compile(r"[\d一二三四五六七八九十]+[、.．]?|其中|有|另有|还有|另|分别|包括|如|即|是")


# A body's own means: spending, income, shortfall, growth.
_BUDGET = re.compile(
    r"进账|入账|办公费|结余|开支|余额|支出|收入|经费|同比|缺口|预算|人均|产值|营业额|年费|定价|单价|售价"
)


def _is_verb(c: Chunk) -> bool:
    return (
        c.atom is not None
        and c.atom.tag == "v"
        and len(c.text) > 1
        and c.cls == "word"
        and c.text not in ("共计", "合计", "价值", "总计", "折合", "折价")
    )


def _gift(scope: Scope, clause: Clause, giver: Party, moved: Goods, stop: int) -> Draft:
    d = Draft(
        "flow",
        "donation",
        "gift-list",
        giver.start,
        max(stop if stop != clause.end else clause.end, giver.end),
        confidence=0.65,
    )
    d.goods = moved
    d.provisional = True
    d.status = ("delivered", giver.start, giver.end)
    for m in giver.members:
        if not (m.group and m.org is None and m.person is None):
            d.add("donor", [Who(i, a.start, a.end) for a in m.names for i in a.ids if i in scope.ids(m)])
    if giver.grouped or not d.entities("donor"):
        d.texts["donor_text"] = (None, giver.start, giver.end)
    return d


def opens_list(text: str) -> bool:
    """Whether a heading or lead-in says that what follows is a list of gifts."""
    return any(w in text for w in words("lists")["opens"])


@dataclass(slots=True)
class Table:
    """The labelled lines of one table: who gave, through whom, to whom, what."""

    start: int
    end: int
    title: tuple[int, int] | None
    lines: dict[str, tuple[int, int]] = field(default_factory=dict)


def read_tables(scope: Scope, sentences: list[Sentence]) -> list[Draft]:
    """The gifts of labelled tables (资助方:… 执行方:… 发放数量:A国 200 个 | B国 300 个)."""
    _ = sentences
    out: list[Draft] = []
    for table in _tables(scope):
        out.extend(_gifts(scope, table))
    return out


def _tables(scope: Scope) -> list[Table]:
    folded = scope.parts.section.view.folded
    found: list[Table] = []
    title: tuple[int, int] | None = None
    current: Table | None = None
    for b in scope.parts.section.blocks:
        label = _label(folded, b)
        if label is None:
            current = None
            if b.kind in ("heading", "title"):
                title = (b.start, b.end)
            continue
        kind, at = label
        if current is None:
            current = Table(b.start, b.end, title)
            found.append(current)
        current.lines[kind] = (at, b.end)
        current.end = b.end
    return [t for t in found if "donor" in t.lines and ("goods" in t.lines or "money" in t.lines)]


def _label(folded: str, b: Block) -> tuple[str, int] | None:
    m = _LABEL.match(folded[b.start : b.end])
    if not m:
        return None
    text = re.sub(r"\s", "", m.group(1))
    for kind in ("donor", "via", "recipient", "goods", "money", "date"):
        if text in words("lists")[kind]:
            return kind, b.start + m.end()
    return None


def parties_in(scope: Scope, place: tuple[int, int]) -> list[Member]:
    """The members of all parties that the view positions hold."""
    row = atoms(scope.parts, *place)
    out: list[Member] = []
    i = 0
    while i < len(row):
        found = party(row, i, scope.parts.section.view.folded)
        if found:
            out.extend(found[0].members)
            i = found[1]
        else:
            i += 1
    return out


def who_of(scope: Scope, members: list[Member]) -> list[Who]:
    """The entities that members stand for; a place that only says where a group is from stands for none."""
    return [
        Who(i, a.start, a.end)
        for m in members
        if not (m.group and m.org is None)
        for a in m.names
        for i in a.ids
        if i in scope.ids(m)
    ]


def _gifts(scope: Scope, table: Table) -> list[Draft]:
    """One gift a column of the goods line, each to the receiver that stands before its figure."""
    folded = scope.parts.section.view.folded
    donors = who_of(scope, parties_in(scope, table.lines["donor"]))
    via = who_of(scope, parties_in(scope, table.lines["via"])) if "via" in table.lines else []
    receivers = who_of(scope, parties_in(scope, table.lines["recipient"])) if "recipient" in table.lines else []
    place = table.lines.get("goods") or table.lines["money"]
    columns = _columns(scope, place)
    out: list[Draft] = []
    for own, moved, start, end in columns:
        d = Draft("flow", "donation", "gift-table", start, end, confidence=0.7)
        d.add("donor", donors)
        to = own or receivers
        d.add("recipient", to)
        names = [folded[w.start : w.end] for w in to]
        d.add("via", [w for w in via if len(columns) == 1 or any(n in folded[w.start : w.end] for n in names)])
        d.goods = _named(moved, table, folded)
        d.status = ("delivered", start, end)
        d.date = _year_of_report(scope)
        d.more.append(table.lines["donor"])
        if d.entities("donor") or d.entities("recipient"):
            out.append(d)
    return out


def _year_of_report(scope: Scope) -> When | None:
    """The year that a report on a year names in its title (2018年报, 2018年度工作报告): its tables tell of that year."""
    folded = scope.parts.section.view.folded
    return next((w for w in scope.parts.dates if _REPORT.match(folded, w.start)), None)


_REPORT = re.compile(r"(?:19|20)\d\d年?度?(?:年报|年度报告|年?(?:工作)?(?:报告|总结)|年报|报(?=\s))")


def _columns(scope: Scope, place: tuple[int, int]) -> list[tuple[list[Who], Goods, int, int]]:
    folded = scope.parts.section.view.folded
    out = []
    at = place[0]
    for piece in re.split(r"(?<=[|;；])", folded[place[0] : place[1]]):
        start, end = at, at + len(piece)
        at = end
        row = atoms(scope.parts, start, end)
        moved = Goods()
        first = party(row, 0, folded) if row else None
        own = who_of(scope, first[0].members) if first else []
        rest = row[first[1] :] if first else row
        moved = goods(rest, folded, strict=True)
        figures = [a.amount for a in rest if a.cls == "quantity" and a.amount is not None]
        if not moved and figures:
            moved.bare = figures[0]
        if moved or moved.bare:
            out.append((own, moved, row[0].start, row[-1].end if row[-1].cls != "comma" else row[-2].end))
    return out


def _named(moved: Goods, table: Table, folded: str) -> Goods:
    """A column that holds only a figure counts what the table's heading names."""
    if moved or moved.bare is None or table.title is None:
        return moved
    text = folded[slice(*table.title)]
    m = re.search(r"[一-鿿]{2,}", text)
    if m:
        end = m.end()
        name = m.group()
        start = table.title[0] + m.start()
        short = max((len(g) for g in words("goods")["goods"] if name.endswith(g)), default=0)
        if short and len(name) > short + 2:
            start = table.title[0] + end - short - 2
        moved.items.append(Good(start, table.title[0] + end, moved.bare))
    return moved

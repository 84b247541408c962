"""Tables of gifts whose head names the columns (捐赠方|款物|拨付对象|状态): one gift a row."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..parts import Block
from ..vocabulary import words
from .atoms import atoms
from .clauses import without_notes
from .goods import Goods, goods
from .lists import parties_in, who_of
from .scope import Draft, Scope, Who

_CELL = re.compile(r"[^|｜\t]*")
_EMPTY = re.compile(r"[\s—\-－/无…]*$")
_STATUS = (
    ("cancelled", re.compile(r"退|取消|不合要求|作废|拒")),
    ("in_progress", re.compile(r"待运|在途|途中|待发|部分|陆续|已入库|运输|办理")),
    ("pledged", re.compile(r"认捐|未到|待到|承诺|意向|拟|计划|待拨")),
    ("delivered", re.compile(r"已|到账|完成|签收|送达|运抵|拨付")),
)
_NO_GIFT = re.compile(r"咨询|服务|宣传|培训|支持")


@dataclass(frozen=True, slots=True)
class Cell:
    """The place of one cell's text in the view."""

    start: int
    end: int


def read_rows(scope: Scope) -> list[Draft]:
    """The gifts of the tables of one article that have a head with a column for givers and one for gifts."""
    out: list[Draft] = []
    head: dict[str, int] = {}
    for block in scope.parts.section.blocks:
        cells = _cells(scope, block)
        if len(cells) < 3:  # giver, gift and something more
            head = {} if block.kind != "row" else head
            continue
        named = _columns(scope, cells)
        if named:
            head = named
        elif head:
            out.extend(_gift(scope, cells, head))
    return out


def is_row(scope: Scope, block: Block) -> bool:
    """Whether a block is a row of cells, which no sentence reader should read."""
    return len(_cells(scope, block)) >= 3  # see read_rows


def _cells(scope: Scope, block: Block) -> list[Cell]:
    text = scope.parts.section.view.folded[block.start : block.end]
    if block.kind not in ("row", "body", "item", "heading") or len(re.findall(r"[|｜\t]", text)) < 2:  # two borders
        return []
    found = [m for m in _CELL.finditer(text)]
    cells = [Cell(block.start + m.start(), block.start + m.end()) for m in found if m.end() > m.start()]
    trimmed = [_trim(scope, c) for c in cells]
    return [c for n, c in enumerate(trimmed) if c.end > c.start or 0 < n < len(trimmed) - 1]


def _trim(scope: Scope, c: Cell) -> Cell:
    folded = scope.parts.section.view.folded
    start, end = c.start, c.end
    while start < end and folded[start].isspace():
        start += 1
    while end > start and folded[end - 1].isspace():
        end -= 1
    return Cell(start, end)


def _columns(scope: Scope, cells: list[Cell]) -> dict[str, int]:
    """Which column holds what, by the labels of a head; {} where the row is none."""
    folded = scope.parts.section.view.folded
    found: dict[str, int] = {}
    for n, c in enumerate(cells):
        label = re.sub(r"[(（].*?[)）]|\s", "", folded[c.start : c.end])
        kind = next((k for k in _KINDS if label in words("lists")[k]), None)
        if kind is not None:
            found.setdefault(kind, n)
    return found if "donor" in found and {"goods", "money", "count"} & found.keys() else {}


_KINDS = ("donor", "recipient", "goods", "money", "date", "via", "status", "count")


def _gift(scope: Scope, cells: list[Cell], head: dict[str, int]) -> list[Draft]:
    folded = scope.parts.section.view.folded
    at = {k: cells[n] for k, n in head.items() if n < len(cells)}
    giver = at.get("donor")
    if giver is None or _EMPTY.match(folded, giver.start, giver.end):
        return []
    d = Draft("flow", "donation", "gift-row", cells[0].start, cells[-1].end)
    donors = who_of(scope, parties_in(scope, (giver.start, giver.end)))
    d.add("donor", donors)
    if not donors:
        d.texts["donor_text"] = (None, giver.start, giver.end)
    d.add("recipient", _receivers(scope, at.get("recipient"), d))
    d.goods = _moved(scope, [at[k] for k in ("goods", "count", "money") if k in at])
    if not d.goods or _no_gift(folded, at):
        return []
    d.status = _status(scope, at.get("status"), cells[0])
    dated = at.get("date")
    d.date = next(
        (w for w in scope.parts.dates if dated and dated.start <= w.start and w.end <= dated.end and w.iso), None
    )
    return [d] if d.entities("donor") or d.entities("recipient") else []


def _no_gift(folded: str, at: dict[str, Cell]) -> bool:
    cell = at.get("goods")
    return cell is not None and _NO_GIFT.search(folded[cell.start : cell.end]) is not None


def _receivers(scope: Scope, cell: Cell | None, d: Draft) -> list[Who]:
    """The receiver's cell; the list's own body where the cell is empty or names nobody."""
    if cell is not None:
        named = [
            w for w in who_of(scope, parties_in(scope, (cell.start, cell.end))) if w.entity not in d.entities("donor")
        ]
        if named:
            return named[:3]  # one cell names few
    return [Who(i) for i in scope.we[:1] if i not in d.entities("donor")]


def _moved(scope: Scope, cells: list[Cell]) -> Goods:
    """The goods of a row: a name and its number may stand in two cells."""
    folded = scope.parts.section.view.folded
    found = Goods()
    for c in cells:
        row, notes = without_notes(atoms(scope.parts, c.start, c.end))
        own = goods(row, folded, notes, strict=False)
        found.extend(own)
        if own.bare is not None and not own.items and found.items and found.items[-1].amount is None:
            found.items[-1].amount = own.bare
    return found


def _status(scope: Scope, cell: Cell | None, first: Cell) -> tuple[str, int, int]:
    folded = scope.parts.section.view.folded
    if cell is not None:
        for status, pattern in _STATUS:
            if m := pattern.search(folded, cell.start, cell.end):
                return status, m.start(), m.end()
    return "delivered", first.start, first.end

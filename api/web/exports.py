"""What a page shows, as a file: CSV for spreadsheets, GraphML for programs that draw; JSON is that of the API."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import Response

from ...graph.errors import UsageError
from ...graph.export import EDGE_OF
from ...queries import FlowRow, GoodsSum, MoneySum, Named
from .rendering import HEADERS, NOT_ASKED

Cell = str | int | float | None
FORMATS = ("csv", "graphml")
NOTICE = (
    "Read from documents by a program; some of it is wrong. Check each fact at its sentence before it is used. "
    "Being named here says nothing bad about anybody."
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# What XML 1.0 cannot hold.
_CONTROL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Node:
    """An end of an edge: an entity, or a document."""

    id: str
    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge of a drawing, with what a program may want to know of it."""

    source: Named | Node
    target: Named | Node
    type: str
    about: dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Export:
    """What a page has to give: a table, and a drawing of the same. Each is made only where it is asked for."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[], Iterable[Sequence[Cell]]]
    edges: Callable[[], Iterable[Edge]]


def export(request: Request, made: Export) -> Response | None:
    """The file that `format` asks for, None where a page is asked for; raises UsageError for another format."""
    wanted = request.query_params.get("format")
    if wanted is None:
        return None
    if wanted not in FORMATS:
        raise UsageError(f"there is no format {wanted!r}; there are {', '.join(FORMATS)}")
    body, media_type = (_csv(made), "text/csv") if wanted == "csv" else (_graphml(made), "application/graphml+xml")
    headers = HEADERS | {"Content-Disposition": f'attachment; filename="{made.name}.{wanted}"'}
    return Response(body, media_type=f"{media_type}; charset=utf-8", headers=headers)


def links(request: Request, api: str) -> dict[str, str]:
    """The addresses of a page's exports; `api` is the path of its question, which answers in JSON."""
    asked = [(k, v) for k, v in request.query_params.multi_items() if k not in NOT_ASKED and v.strip()]
    kept = [(k, v) for k, v in request.query_params.multi_items() if k != "format"]
    given = urlencode(asked)
    made = {f: f"{request.url.path}?{urlencode([*kept, ('format', f)])}" for f in FORMATS}
    return made | {"json": api + (("&" if "?" in api else "?") + given if given else "")}


FLOW_COLUMNS = (
    "id", "kind", "donors", "via", "recipients", "goods", "amount", "currency", "basis", "status", "date", "date_end",
    "confidence", "corrected", "documents",
)  # fmt: skip


def flow_cells(r: FlowRow) -> tuple[Cell, ...]:
    """A flow as a row of a table."""
    f, money = r.flow, r.flow.money
    return (
        f.id,
        f.kind,
        who(r.donors, f.donor_text),
        who(r.via, None),
        who(r.recipients, f.recipient_text),
        "; ".join(" ".join(filter(None, (i.name.value, i.quantity.written if i.quantity else ""))) for i in f.items),
        money.amount if money else None,
        money.currency if money else None,
        money.basis if money else None,
        f.status,
        f.date.iso if f.date else None,
        f.date.end if f.date else None,
        f.confidence,
        "yes" if r.corrected else "no",
        "; ".join(r.documents),
    )


def flow_edges(rows: Iterable[FlowRow]) -> Iterator[Edge]:
    """An edge from each giver to each receiver of each flow."""
    for r in rows:
        cells = dict(zip(FLOW_COLUMNS, flow_cells(r), strict=True))
        about: dict[str, Cell] = {k: v for k, v in cells.items() if k not in ("donors", "recipients")}
        for a in r.donors:
            for b in r.recipients:
                yield Edge(a, b, EDGE_OF[r.flow.kind], about)


def who(named: Iterable[Named], words: str | None) -> str:
    """Parties by name, or the document's words for those who have none."""
    return "; ".join(n.name for n in named) or words or ""


def goods_text(sums: Iterable[GoodsSum]) -> str:
    """Sums of goods in one cell; ≥ where a sum may be short."""
    return "; ".join(f"{g.name} {_least(g.at_least)}{_figure(g.quantity)}{g.unit}".strip() for g in sums)


def money_text(sums: Iterable[MoneySum]) -> str:
    """Sums of money in one cell; ≥ where a sum may be short."""
    basis = {"value_of_goods": " (value of goods)"}
    return "; ".join(
        f"{_least(m.at_least)}{_figure(m.amount)} {m.currency}{basis.get(m.basis, '')}".strip() for m in sums
    )


def _least(at_least: bool) -> str:
    return "≥" if at_least else ""


def _figure(value: float | None) -> str:
    return "?" if value is None else f"{value:.10g}" if value < 1e10 else f"{value:.0f}"


def _csv(made: Export) -> bytes:
    """UTF-8 with a mark at the beginning, by which spreadsheets know it; no cell is taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(made.columns)
    writer.writerows([_safe(c) for c in row] for row in made.rows())
    return out.getvalue().encode("utf-8-sig")


def _safe(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _graphml(made: Export) -> bytes:
    import networkx

    drawn: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(notice=NOTICE)
    for e in made.edges():
        for n in (e.source, e.target):
            drawn.add_node(n.id, name=_written(n.name), type=n.type)
        about = {k: _written(v) for k, v in e.about.items() if v is not None}
        drawn.add_edge(e.source.id, e.target.id, type=e.type, **about)
    return b"<?xml version='1.0' encoding='utf-8'?>\n" + "\n".join(networkx.generate_graphml(drawn)).encode()


def _written(value: Cell) -> Cell:
    return _CONTROL.sub("", value) if isinstance(value, str) else value

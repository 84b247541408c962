"""Results as plain values: what `--json` prints and what a table in a notebook is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from html import escape
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from aidgraph.graph.errors import UsageError

from .tables import table_row

if TYPE_CHECKING:
    import pandas

    from .questions import Questions

Row = TypeVar("Row")
ASKED = 100
"""Records whose evidence is asked for at a time."""
SHOWN = 10
"""Rows that a notebook shows of a longer result."""


def plain(value: object) -> Any:
    """`value` as dicts, lists, strings and numbers, as JSON knows them.

    >>> from aidgraph.graph.document import Span
    >>> plain([Span("a.txt", 0, 2, "口罩")])
    [{'document': 'a.txt', 'start': 0, 'end': 2, 'quote': '口罩'}]
    """
    if isinstance(value, Results) and (whole := value.whole()) is not None:
        return plain(whole)
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, Sequence | frozenset | set) and not isinstance(value, str):
        return [plain(v) for v in (sorted(value) if isinstance(value, frozenset | set) else value)]
    return value


class Results(Sequence[Row], Generic[Row]):
    """What a question answers, row by row: a sequence that a notebook shows as a table.

    >>> Results([1, 2])[0]
    1
    """

    def __init__(self, rows: Sequence[Row], graph: Questions | None = None) -> None:
        """Hold rows; `next` is the cursor for those that follow, where a question gave one page of a longer list.

        `graph` is what can tell their evidence.
        """
        self._rows = tuple(rows)
        self._graph = graph
        self.next: str | None = getattr(rows, "next", None)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Results[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Results[Row]:
        """The row at `index`, or the rows of a slice."""
        return Results(self._rows[index], self._graph) if isinstance(index, slice) else self._rows[index]

    def __len__(self) -> int:
        """The number of rows."""
        return len(self._rows)

    def __repr__(self) -> str:
        """One line: how many rows, and the first."""
        return f"<{len(self)} results{f', the first: {self._rows[0]!r}' if self._rows else ''}>"

    def _repr_html_(self) -> str:
        records = self._records()
        rows = records[:SHOWN]
        columns = list(dict.fromkeys(c for r in rows for c in r))
        head = "".join(f"<th>{escape(c)}</th>" for c in columns)
        body = "".join("<tr>" + "".join(f"<td>{_cell(r.get(c))}</td>" for c in columns) + "</tr>" for r in rows)
        more = f"<p>{len(records) - SHOWN} more</p>" if len(records) > SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"

    def __eq__(self, other: object) -> bool:
        """Whether the rows and what follows them are the same."""
        return isinstance(other, Results) and (self._rows, self.next) == (other._rows, other.next)

    __hash__ = None  # type: ignore[assignment]  # as of lists: rows are compared, not looked up

    def to_pandas(self, *, evidence: bool = False) -> pandas.DataFrame:
        """The rows as a pandas table, a column a field of the row; flows have parties and goods as people read them.

        `evidence` adds the words that each row rests on, with their documents. Raises UsageError where pandas is not
        installed, or where the rows rest on nothing that can be asked for.
        """
        try:
            import pandas
        except ImportError as error:
            raise UsageError("to_pandas() needs pandas: pip install 'aidgraph[pandas]'") from error
        records = self._records()
        if evidence:
            told = self._evidence([str(r.get("record") or r.get("id")) for r in records])
            records = [r | {"evidence": quotes} for r, quotes in zip(records, told, strict=True)]
        return pandas.DataFrame(records)

    def _evidence(self, ids: Sequence[str]) -> list[list[str]]:
        """For each record its quotes, each with its document and place."""
        if self._graph is None or any(i == "None" for i in ids):
            raise UsageError("these rows have no evidence of their own; ask evidence() for what they name")
        return quotes_of(self._graph, ids)

    def whole(self) -> object | None:
        """The whole answer, where it says more than its rows; else None."""
        return None

    def _records(self) -> list[dict[str, Any]]:
        """The rows of tables; answers whose parts say more than their rows have others."""
        return [flat(r) for r in self._rows]


def quotes_of(graph: Questions, ids: Sequence[str]) -> list[list[str]]:
    """For each flow, event, tie or entity the words that it rests on, each with its document and place."""
    told: dict[str, list[str]] = {i: [] for i in ids}
    wanted = list(told)
    for first in range(0, len(wanted), ASKED):
        for ground in graph.evidence(*wanted[first : first + ASKED], limit=None):
            quotes = [f"{q.span.quote} ({q.span.document}:{q.span.start})" for q in ground.quotes]
            for record in ground.records:
                if record in told:
                    told[record] += quotes
    return [told[i] for i in ids]


def flat(row: object) -> dict[str, Any]:
    """A row as a dict of plain values, a key a field."""
    if is_dataclass(row) and (made := table_row(row)) is not None:
        return made
    record = plain(row)
    return record if isinstance(record, dict) else {"value": record}


def _cell(value: object) -> str:
    if value is None:
        return ""
    return escape("、".join(map(str, value)) if isinstance(value, list) else str(value))

"""How much of each document's figures and bodies the claims use, as a table."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from aidgraph.graph.claim import Coverage, Reading, UnusedKind

KINDS: dict[UnusedKind, str] = {
    "quantity": "quantities of goods", "money": "money", "people": "people", "organization": "organisations",
}  # fmt: skip


def print_coverage(readings: Sequence[Reading], out: Console) -> None:
    """For each document and all together how many figures and bodies a claim uses of those found, and the share."""
    table = Table(title="Used by a claim", title_justify="left", pad_edge=False)
    table.add_column("document")
    for words in KINDS.values():
        table.add_column(words, justify="right")
    for reading in readings:
        table.add_row(reading.document.name, *_cells([reading.coverage]))
    table.add_section()
    table.add_row("all", *_cells([r.coverage for r in readings]))
    out.print(table)


def _cells(reports: list[Coverage]) -> list[str]:
    cells = []
    for kind in KINDS:
        found = sum(dict(r.found).get(kind, 0) for r in reports)
        used = sum(dict(r.used).get(kind, 0) for r in reports)
        cells.append(f"{used}/{found} {used / found:4.0%}" if found else "")
    return cells

"""The command coverage: what of a document's figures and bodies no claim uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

import aidgraph

from .options import DB, Db, Json
from .screen import print_json, table
from .wording import in_context

if TYPE_CHECKING:
    from aidgraph.graph.claim import Coverage

KINDS = ("quantity", "money", "people", "organization")
WORDS = {
    "quantity": "quantities of goods",
    "money": "amounts of money",
    "people": "numbers of people",
    "organization": "organisations",
}


def coverage(
    document: Annotated[str | None, typer.Argument(help="The document's name; without it, all in short.")] = None,
    db: Db = DB,
    as_json: Json = False,
) -> None:
    """What a document holds, and which amounts, quantities and organisations no claim uses, each with its sentence.

    Without a document, the share that is used in every document.
    """
    with aidgraph.open(db, read_only=True) as graph:
        names = [document] if document is not None else graph.documents()
        reports = {name: graph.coverage(name) for name in names}
        text = graph.document(document).text if document is not None else ""
    if as_json:
        print_json(reports[document] if document is not None else reports)
    elif document is None:
        _print_all(reports)
    else:
        _print_one(reports[document], text)


def _print_one(report: Coverage, text: str) -> None:
    found, used = dict(report.found), dict(report.used)
    rows = [
        [WORDS[kind], f"{found[kind]:,}", f"{used.get(kind, 0):,}", f"{report.share(kind):.0%}"]
        for kind in KINDS
        if kind in found
    ]
    table(("kind", "found", "used by a claim", "share"), rows, right=("found", "used by a claim", "share"))
    if report.unused:
        print("\nNot used:")
        table(("kind", "at", "in"), [[u.kind, str(u.span.start), in_context(text, u.span)] for u in report.unused])


def _print_all(reports: dict[str, Coverage]) -> None:
    columns = [WORDS[kind] for kind in KINDS]
    rows = [[name, *_cells([report])] for name, report in reports.items()]
    rows.append(["all", *_cells(list(reports.values()))])
    table(("used of", *columns), rows, right=columns)


def _cells(reports: list[Coverage]) -> list[str]:
    """For each kind how many are used of how many, and the share."""
    cells = []
    for kind in KINDS:
        found = sum(dict(r.found).get(kind, 0) for r in reports)
        used = sum(dict(r.used).get(kind, 0) for r in reports)
        cells.append(f"{used} of {found}, {used / found:.0%}" if found else "")
    return cells

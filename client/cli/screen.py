"""What people and programs see: tables on stdout, JSON on stdout, notes and progress on stderr."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from aidgraph.records import plain

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

WIDTH = 100
"""Columns of output that goes to a file or another program, where nobody sets COLUMNS."""


def console() -> Console:
    """The screen for results: as wide as the terminal; Chinese characters count two cells."""
    from rich.console import Console

    wide = sys.stdout.isatty() or "COLUMNS" in os.environ
    return Console(width=None if wide else WIDTH, highlight=False, emoji=False)


def shown_address(db: str) -> str:
    """The address of a database as it may be shown: without user and password.

    >>> shown_address("neo4j://li:secret@localhost:7687/neo4j"), shown_address("aid.db")
    ('neo4j://localhost:7687/neo4j', 'aid.db')
    """
    return re.sub(r"(?<=://)[^/]*@", "", db)


def print_json(value: object) -> None:
    """Print a result as JSON, Chinese as it stands."""
    sys.stdout.write(json.dumps(plain(value), ensure_ascii=False, indent=2) + "\n")


def note(sentence: str) -> None:
    """Print a sentence for people on stderr, so that results on stdout stay clean."""
    print(sentence, file=sys.stderr)


def more(cursor: str | None) -> None:
    """Say on stderr how to see what follows, where a list is longer than what was printed."""
    if cursor is not None:
        note(f"more follow: --after {cursor}, or a higher --limit")


def table(columns: Sequence[str], rows: Iterable[Sequence[str | Text]], *, right: Sequence[str] = ()) -> None:
    """Print a table; columns named in `right` are set to the right. Nothing is cut off: long cells go on below."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    shown = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns:
        shown.add_column(column, justify="right" if column in right else "left", overflow="fold")
    for row in rows:
        shown.add_row(*(_literal(cell) for cell in row))
    console().print(shown)


def _literal(cell: str | Text) -> Text:
    """A cell as it stands: brackets in a document's words are not markup."""
    from rich.text import Text

    return Text(cell) if isinstance(cell, str) else cell

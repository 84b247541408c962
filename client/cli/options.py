"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Db = Annotated[
    Path,
    typer.Option("--db", envvar="AIDGRAPH_DB", show_default=True, help="The database: a file.", dir_okay=True),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs instead of tables for people.")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many rows.")]

DB = Path("aid.db")
"""The database that commands use where neither --db nor AIDGRAPH_DB names one."""

"""A graph from one store into another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .progress import shown

if TYPE_CHECKING:
    from aidgraph.queries import Holdings


def copied(source: str | Path, target: str | Path, progress: bool | None = None) -> Holdings:
    """Copy the graph at `source` into `target`, or go on with it; what that holds then. See `aidgraph.copy`."""
    from aidgraph.graph.store import copy, open_store
    from aidgraph.queries import holdings

    with open_store(source, read_only=True) as a, open_store(target, half=True) as b, shown(progress) as seen:
        copy(a, b, seen)
        return holdings(b)

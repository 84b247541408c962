"""aidgraph: who helped whom, with what, when, through whom, and where it says so.

>>> import aidgraph
>>> with aidgraph.open(":memory:") as graph:
...     len(graph.flows())
0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from .database import Database

__all__ = ["__version__", "open"]

__version__ = "0.1.0"


def open(address: str | Path = "aid.db", *, read_only: bool = False) -> Database:
    """The graph in the file `address`; an empty one is made where there is none, unless `read_only`.

    Raises StoreMissing, StoreLocked, StoreDamaged, StoreTooNew or StoreFull where the file cannot be used.
    """
    from .database import Database

    return Database(address, read_only=read_only)

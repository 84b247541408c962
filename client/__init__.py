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

    from aidgraph.queries import Holdings

    from .database import Database
    from .remote import Remote

__all__ = ["__version__", "connect", "copy", "open"]

__version__ = "0.1.0"


def open(address: str | Path = "aid.db", *, read_only: bool = False) -> Database:
    """The graph in the file `address`; an empty one is made where there is none, unless `read_only`.

    Raises StoreMissing, StoreLocked, StoreDamaged, StoreTooNew or StoreFull where the file cannot be used, and
    StoreUnreachable where a server does not answer.
    """
    from .database import Database

    return Database(address, read_only=read_only)


def copy(source: str | Path, target: str | Path, *, progress: bool | None = None) -> Holdings:
    """Copy the whole graph at `source` into a new file or an empty database, and tell what that holds then.

    Called again after it was broken off, it goes on; a target that is equal already is left as it is. Raises UsageError
    where the target holds anything else, and what `open` raises.
    """
    from .copying import copied

    return copied(source, target, progress)


def connect(url: str, *, key: str | None = None, timeout: float = 60.0) -> Remote:
    """The graph that `aidgraph serve` serves at `url`, with the methods and results of `open`; `key` is for writing.

    `timeout` is in seconds, for each request. Nothing is sent before the first question; a server that cannot be reached
    raises StoreUnreachable then.
    """
    from .remote import Remote

    return Remote(url, key=key, timeout=timeout)

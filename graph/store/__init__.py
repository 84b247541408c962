"""Stores keep documents, what was read out of them, and the graph that this adds up to. One address opens a store."""

from __future__ import annotations

from pathlib import Path

from ..errors import UsageError
from .base import Change, Problem
from .sqlite import SqliteStore

__all__ = ["Change", "Problem", "SqliteStore", "open_store"]


def open_store(address: str | Path, *, read_only: bool = False) -> SqliteStore:
    """The store at `address`: a file (made if it is not there, unless `read_only`) or `:memory:`.

    Raises StoreMissing, StoreLocked, StoreDamaged, StoreTooNew or StoreFull with what to do, and UsageError for an
    address of a kind that is not there.

    >>> with open_store(":memory:") as store:
    ...     store.documents()
    []
    """
    if "://" in str(address):
        kind = str(address).partition("://")[0]
        raise UsageError(f"{kind}:// stores are not there yet; give the path of a file, as in open_store('aid.db')")
    return SqliteStore(address, read_only=read_only)

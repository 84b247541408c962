"""Stores keep documents, what was read out of them, and the graph that this adds up to. One address opens a store."""

from __future__ import annotations

from pathlib import Path

from ..errors import StoreUnusable, UsageError
from .base import Change, Problem, Store
from .copying import copy, unfinished
from .sqlite import SqliteStore

__all__ = ["Change", "Problem", "SqliteStore", "Store", "copy", "open_store"]


def open_store(address: str | Path, *, read_only: bool = False, half: bool = False) -> Store:
    """The store at `address`: a file (made if it is not there, unless `read_only`) `:memory:`, or a server.

    A server is `neo4j://user:password@host:7687/database`, with bolt:// and the encrypted +s and +ssc as well; user and
    password may stand in AIDGRAPH_NEO4J_USER and AIDGRAPH_NEO4J_PASSWORD. A store into which a copy was begun that is not
    done is refused, unless it may be `half` of one.

    Raises StoreMissing, StoreLocked, StoreDamaged, StoreTooNew, StoreFull, StoreUnreachable or StoreUnusable with what to
    do, and UsageError for an address of a kind that is not there.

    >>> with open_store(":memory:") as store:
    ...     store.documents()
    []
    """
    store = _opened(address, read_only)
    if not half and (copy := unfinished(store)):
        store.close()
        how = f"run `aidgraph copy {copy.source} {store.address}` again, which goes on"
        raise StoreUnusable(f"the copy into {store.address} is not done; {how}")
    return store


def _opened(address: str | Path, read_only: bool) -> Store:
    kind, has_kind, _ = str(address).partition("://")
    if has_kind:
        from .neo4j import SCHEMES, Neo4jStore

        if kind not in SCHEMES:
            raise UsageError(f"there are no {kind}:// stores; give the path of a file, or neo4j://host:7687")
        return Neo4jStore(str(address), read_only=read_only)
    return SqliteStore(address, read_only=read_only)

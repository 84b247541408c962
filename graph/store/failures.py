"""SQLite's errors as errors that say what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager

from ..errors import InvalidRecord, StoreDamaged, StoreFull, StoreLocked, StoreUnusable, TooSlow

_BY_CODE: dict[int, tuple[type[StoreUnusable], str]] = {
    sqlite3.SQLITE_BUSY: (StoreLocked, "another process is writing to {0}; wait until it is done, or close it"),
    sqlite3.SQLITE_LOCKED: (StoreLocked, "another process is writing to {0}; wait until it is done, or close it"),
    sqlite3.SQLITE_FULL: (
        StoreFull,
        "no room left for {0}; free some space on its disk, then import again: nothing is half done",
    ),
    sqlite3.SQLITE_IOERR: (StoreUnusable, "the disk of {0} fails to read or write; check the disk, then try again"),
    sqlite3.SQLITE_NOTADB: (StoreDamaged, "{0} is not an aidgraph store; give another path, or move the file away"),
    sqlite3.SQLITE_CORRUPT: (StoreDamaged, "{0} is damaged; restore a copy, or import the documents into a new store"),
    sqlite3.SQLITE_READONLY: (StoreUnusable, "{0} may only be read; open it read-only, or get the right to write"),
    sqlite3.SQLITE_CANTOPEN: (StoreUnusable, "{0} cannot be opened; check that it is a file and that you may read it"),
    sqlite3.SQLITE_PERM: (StoreUnusable, "{0} cannot be opened; check that you may read and write it"),
}


@contextmanager
def told(path: object) -> Generator[None, None, None]:
    """Raise an AidgraphError that names the store at `path` in place of an error of SQLite.

    A rule of the tables that a record breaks becomes InvalidRecord; a mistake of the program stays as it is.
    """
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise InvalidRecord(f"a record does not fit the store: {error}") from error
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
            raise too_slow() from error
        found = _BY_CODE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if found is None:
            raise
        raise found[0](found[1].format(path)) from error


def too_slow() -> TooSlow:
    """What a question is told whose time is over."""
    return TooSlow(
        "the question took longer than it may; narrow it by names, dates, types, confidence or a smaller limit"
    )

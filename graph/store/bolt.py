"""Statements over a transaction of the Neo4j driver, and its errors as errors that say what to do."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from ..errors import InvalidRecord, StoreFull, StoreLocked, StoreMissing, StoreUnreachable, StoreUnusable
from .dialects import Listed, Statement, letter

BATCH = 5000
"""Rows that one statement takes to the server."""


class Bolt:
    """A transaction as the session that stores work with. `changed` are the entities and records that were written."""

    def __init__(self, transaction: Any) -> None:
        """Work over `transaction`."""
        self._transaction = transaction
        self.changed: dict[Statement, set[str]] = {}

    def execute(self, sql: Statement, values: Sequence[Any] = (), /) -> Rows:
        """Run a statement; its rows."""
        if sql.changes:
            return self.executemany(sql, [values])
        given = {letter(i): v.values if isinstance(v, Listed) else v for i, v in enumerate(values)}
        if sql.streams:
            return Rows(map(_row, self._transaction.run(sql.cypher, given)))
        return Rows(self.run(sql.cypher, **given))

    def executemany(self, sql: Statement, rows: Iterable[Sequence[Any]], /) -> Rows:
        """Run a change for each of the rows."""
        given = [[v.values if isinstance(v, Listed) else v for v in row] for row in rows]
        if not (given and sql.cypher):
            return Rows([])
        self.changed.setdefault(sql, set()).update(str(row[0]) for row in given if row)
        answers: list[Any] = []
        for i in range(0, len(given), BATCH):
            answers += self.run(f"UNWIND $rows AS r {sql.cypher}", rows=given[i : i + BATCH])
        return Rows(answers)

    def run(self, cypher: str, **values: Any) -> list[Any]:
        """The rows of some Cypher; a row that is one map stands for itself."""
        if any(v == [] for v in values.values() if len(values) == 1):
            return []
        return [_row(r) for r in self._transaction.run(cypher, values)]


class Rows:
    """Rows as a cursor gives them."""

    lastrowid = 0

    def __init__(self, rows: Iterable[Any]) -> None:
        self._rows = iter(rows)
        self.rowcount = len(rows) if isinstance(rows, list) else -1  # as SQLite's cursor: a question's are not counted

    def __iter__(self) -> Iterator[Any]:
        return self._rows

    def fetchall(self) -> list[Any]:
        """All rows that are left."""
        return list(self._rows)

    def fetchone(self) -> Any:
        """The next row, None after the last."""
        return next(self._rows, None)


class _Map(dict[str, Any]):
    """A node's properties; Neo4j keeps no property without a value."""

    def __missing__(self, key: str) -> None:
        return None


def _row(found: Any) -> Any:
    return _Map(found[0]) if len(found) == 1 and isinstance(found[0], dict) else found


@contextmanager
def told(address: str) -> Generator[None, None, None]:
    """Raise an AidgraphError that names the store at `address` in place of an error of the driver."""
    from neo4j import exceptions as e

    try:
        yield
    except e.ConstraintError as error:
        raise InvalidRecord(f"a record does not fit the store: {error.message}") from error
    except (e.AuthError, e.ConfigurationError) as error:
        how = "give them in the address, or as AIDGRAPH_NEO4J_USER and AIDGRAPH_NEO4J_PASSWORD"
        raise StoreUnusable(f"{address} does not take this user and password; {how}") from error
    except (e.ServiceUnavailable, e.SessionExpired, OSError) as error:
        how = "what was told to be in is in, nothing is half done; see that the server runs, then go on"
        raise StoreUnreachable(f"no answer from {address}: {how}") from error
    except e.Neo4jError as error:
        code = error.code or ""
        if "DatabaseNotFound" in code:
            raise StoreMissing(f"there is no database at {address}; make it, or name another") from error
        if "Lock" in code or "Deadlock" in code:
            raise StoreLocked(f"another program is writing to {address}; wait until it is done") from error
        if "OutOfDisk" in code or "MemoryPool" in code or "OutOfMemory" in code:
            raise StoreFull(f"no room left for {address}; give the server more: nothing is half done") from error
        raise

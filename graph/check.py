"""Whether a store is whole: quotes verbatim, references whole, the graph what the claims give, the file in order."""

from __future__ import annotations

from collections.abc import Iterator

from .errors import InvalidRecord
from .store import Problem, SqliteStore, open_store
from .store.dump import dump
from .store.intake import faults


def check(store: SqliteStore) -> list[Problem]:
    """Everything that is wrong in a store; an empty list where all is well.

    The graph is computed a second time in memory, so this takes about as long as importing all readings.
    """
    damage = [Problem(store.address, row[0]) for row in store.rows("PRAGMA integrity_check") if row[0] != "ok"]
    return damage or [*_references(store), *_documents(store), *_graph(store)]


def _references(store: SqliteStore) -> Iterator[Problem]:
    for row in store.rows("PRAGMA foreign_key_check"):
        yield Problem(f"table {row['table']}", f"a row points at a row of {row['parent']} that is not there")
    orphans = "SELECT id FROM profile WHERE entity IS NULL OR entity NOT IN (SELECT id FROM entity)"
    for row in store.rows(orphans):
        yield Problem(f"profile {row['id']}", "its entity is not there")
    for row in store.rows("SELECT record, entity FROM party WHERE entity NOT IN (SELECT id FROM entity)"):
        yield Problem(f"record {row['record']}", f"its party {row['entity']} is not there")
    for row in store.rows("SELECT record, claim FROM support WHERE claim NOT IN (SELECT id FROM claim)"):
        yield Problem(f"record {row['record']}", f"its claim {row['claim']} is not there")


def _documents(store: SqliteStore) -> Iterator[Problem]:
    with store.view() as view:
        for document in view.documents():
            try:
                yield from (Problem(document, fault) for fault in faults(view.reading(document)))
            except InvalidRecord as error:
                yield Problem(document, str(error))


def _graph(store: SqliteStore) -> Iterator[Problem]:
    """Where the graph differs from what the statements and readings give in an empty store."""
    with open_store(":memory:") as fresh, store.view() as view:
        fresh.judge(*view.statements())
        for document in view.documents():
            try:
                fresh.put(view.reading(document))
            except InvalidRecord:
                return  # told with the document; the graph cannot be computed without it
        here, there = set(dump(store)), set(dump(fresh))
    yield from (Problem("graph", f"no claim gives {line}") for line in sorted(here - there))
    yield from (Problem("graph", f"the claims give {line}, which is missing") for line in sorted(there - here))

"""Copies a store row by row into another, of the same kind or not: what was read, what was said, and the graph it gives.

How far it is stands in the target, written in one transaction with the rows. A copy that was broken off goes on from there,
and until it is done nobody else opens the target (`unfinished`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from ..errors import StoreLocked, UsageError
from .base import Store
from .dialects import COLUMNS, Session, Statement, ask, change, insert, label
from .reader import Reader
from .settle import insert_entities

Seen = Callable[[str, int, int], None]
"""Told before each batch: the table, how many rows of it were copied before, how many it has."""

BATCH = 5000
"""Rows that are written together; of documents, which are long, a twentieth."""

_ENTITY = "id type name kind division body"
# Rows after those that they point at; records, which Neo4j draws, after all that is drawn with them.
TABLES = (
    *(
        "document",
        "article",
        "profile",
        "profile_key",
        "local_entity",
        "mention",
        "claim",
        "role",
        "block",
        "link",
        "apart",
    ),
    *("entity", "record", "support", "party", "item"),
    *("statement", "statement_anchor", "located", "amended_local", "amended", "change"),
)
_UNFINISHED = ask(
    "SELECT 1 FROM sqlite_master WHERE name = 'copying'",
    "MATCH (s:Store {id: 1}) WHERE s.copying IS NOT NULL RETURN 1",
)
_MARK = ask(
    "SELECT source, state, place, done FROM copying",
    "MATCH (s:Store {id: 1}) RETURN s.copying AS source, s.copying_state AS state, s.copying_table AS place,"
    " s.copying_done AS done",
)
_BEGIN = (
    change("CREATE TABLE copying (source TEXT, state TEXT, place TEXT, done INTEGER)", ""),
    change("INSERT INTO copying DEFAULT VALUES", ""),
)
_AT = change(
    "UPDATE copying SET source = ?, state = ?, place = ?, done = ?",
    "MATCH (s:Store {id: 1}) SET s.copying = r[0], s.copying_state = r[1], s.copying_table = r[2], s.copying_done = r[3]",
)
_END = change(
    "DROP TABLE copying",
    "MATCH (s:Store {id: 1}) REMOVE s.copying, s.copying_state, s.copying_table, s.copying_done",
)
_STATE = ask(
    "SELECT (SELECT count(*) FROM document) AS documents, (SELECT count(*) FROM statement) AS statements,"
    " (SELECT max(n) FROM change) AS n, (SELECT time FROM change ORDER BY n DESC LIMIT 1) AS time",
    "OPTIONAL MATCH (c:Change) WITH max(c.n) AS n OPTIONAL MATCH (c:Change {n: n}) RETURN"
    " COUNT { (:Document) } AS documents, COUNT { (:Statement) } AS statements, n, c.time AS time",
)
_LOGGED = change(  # Neo4j counts the entries itself
    "INSERT INTO change VALUES (?,?,?,?,?)",
    "MATCH (s:Store {id: 1}) SET s.changes = r[0] CREATE (n:Change {n: r[0], time: r[1], act: r[2], what: r[3], body: r[4]})",
)
_DOCUMENTS = ask(
    "SELECT id, reading FROM document ORDER BY id",
    "MATCH (n:Document) RETURN n.id AS id, n.reading AS reading ORDER BY id",
)
_COUNT = {
    t: ask(f"SELECT count(*) AS n FROM {t}", f"MATCH (n:{label(t)}) RETURN count(n) AS n")
    for t in (*TABLES, "entity_name")
}
_EMPTY = {t: change(f"DELETE FROM {t}", f"MATCH (n:{label(t)}) WITH n LIMIT {BATCH} DETACH DELETE n") for t in _COUNT}
_NO_GRAMS = change("DELETE FROM entity_grams", "")
_NOTHING = "0 0 None None"


def _all(table: str) -> Statement:
    """The rows of a table behind so many, always in the same order: of the key in a file, of writing in Neo4j."""
    columns = COLUMNS.get(table, _ENTITY).split()
    named = ", ".join(f'"{c}"' for c in columns)
    return ask(
        f"SELECT {named} FROM {table} ORDER BY {named} LIMIT -1 OFFSET ?",
        f"MATCH (n:{label(table)}) RETURN {', '.join(f'n.{c} AS `{c}`' for c in columns)} ORDER BY n SKIP $a",
        streams=True,
    )


_ROWS = {t: _all(t) for t in TABLES}


@dataclass(frozen=True, slots=True)
class Place:
    """How far a copy is: rows of `table` that are done, with all tables before it."""

    source: str
    state: str
    table: str = ""
    done: int = 0


def copy(source: Store, target: Store, seen: Seen = lambda _table, _done, _of: None) -> int:
    """Copy all of `source` into an empty `target`, or go on where that was broken off; how many rows were written.

    A target that is equal already is left as it is. Raises UsageError for one that holds anything else.
    """
    if source.address == target.address:
        raise UsageError(f"{source.address} cannot be copied into itself; name another target")
    with source.view() as view:
        now = Place(source.address, _state(view))
        found = unfinished(target)
        if found is None and _equal(view, target):
            return 0
        if found is None or (found.source, found.state) != (now.source, now.state):
            _start(target, now, again=found is not None)
            found = now
        written = sum(_table(view, target, table, found, seen) for table in _left(found.table))
        if _state(view) != now.state:
            raise StoreLocked(f"{source.address} was written to meanwhile; copy again when nobody writes to it")
    target.write(lambda db: db.execute(_END))
    return written


def unfinished(store: Store) -> Place | None:
    """How far the copy is that was begun into this store and is not done; None where there is none."""
    if not store.rows(_UNFINISHED):
        return None
    r = store.rows(_MARK)[0]
    return Place(r["source"], r["state"], r["place"], r["done"])


def _start(target: Store, now: Place, *, again: bool) -> None:
    """Mark an empty target, or one with a copy of what the source no longer is, which is emptied."""
    with target.view() as view:
        empty = _state(view) == _NOTHING
    if not (again or empty):
        raise UsageError(f"{target.address} holds something else; name a new file or an empty database to copy into")
    for table in reversed(_COUNT if again else {}):
        while target.rows(_COUNT[table])[0]["n"]:
            target.write(lambda db, table=table: db.execute(_EMPTY[table]))

    def mark(db: Session) -> None:
        for statement in () if again else _BEGIN:
            db.execute(statement)
        db.execute(_NO_GRAMS)
        _note(db, now)

    target.write(mark)


def _left(table: str) -> Iterable[str]:
    return TABLES[TABLES.index(table) if table else 0 :]


def _table(view: Reader, target: Store, table: str, found: Place, seen: Seen) -> int:
    """Copy the rows of a table that are not in the target yet; how many."""
    begun = done = found.done if table == found.table else 0
    of = next(view.stream(_COUNT[table]))["n"]
    rows = view.stream(_ROWS[table], done)
    while batch := list(islice(rows, max(1, BATCH // 20) if table == "document" else BATCH)):
        seen(table, done, of)
        done += len(batch)
        at = replace(found, table=table, done=done)

        def write(db: Session, batch: list[Any] = batch, at: Place = at) -> None:
            _insert(db, at.table, batch)
            _note(db, at)

        target.write(write)
    return done - begun


def _insert(db: Session, table: str, rows: list[Any]) -> None:
    if table == "entity":
        insert_entities(db, rows)
    else:
        db.executemany(_LOGGED if table == "change" else insert(table), [tuple(r) for r in rows])


def _note(db: Session, at: Place) -> None:
    db.execute(_AT, (at.source, at.state, at.table, at.done))


def _state(view: Reader) -> str:
    """What tells whether a store was written to: how much it holds, and the last entry of its log of changes."""
    r = next(view.stream(_STATE))
    return " ".join(str(r[c]) for c in ("documents", "statements", "n", "time"))


def _equal(view: Reader, target: Store) -> bool:
    with target.view() as other:
        both = [[tuple(r) for r in v.stream(_DOCUMENTS)] for v in (view, other)]
        return both[0] == both[1] and _state(view) == _state(other)

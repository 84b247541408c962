"""Each statement on a store in two languages: SQL for the file, Cypher for Neo4j, side by side where it is used.

Both name the same rows: a table of schema.py is a label (`local_entity` is `:LocalEntity`), its columns are properties. In
Cypher the values of a question are `$a`, `$b` … in their order; a change is run for each of its rows, called `r`, as `r[0]` ….
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from string import ascii_lowercase
from typing import Any, Protocol

from . import codec

COLUMNS = {
    "profile": "id body uses entity",
    "article": "document n body",
    "profile_key": "key profile",
    "local_entity": "document id n profile body",
    "mention": "document n entity start end quote form",
    "claim": "id document n kind type body",
    "role": "claim n role document entity",
    "block": "key claim",
    "link": "a b strength why",
    "apart": "a b why",
    "record": "id kind type status first_day last_day confidence body",
    "party": "entity role record n",
    "support": "claim record",
    "item": "record n name value unit",
    "document": "id name text sha256 reader reading media_type encoding language publisher home date title coverage",
    "located": "statement n document what",
    "amended_local": "document id key",
    "amended": "claim type body",
    "statement": "id subject body rules",
    "statement_anchor": "statement n document key",
    "change": "n time act what body",
}
"""The columns of each table in their order, but of those that are made anew from others (entities and their names)."""


class Statement(str):
    """SQL, as SQLite takes it, with the Cypher that means the same. Where `changes`, the Cypher is for each row `r`.

    Rows of one that `streams` come as they are asked for, since there may be more than fit into memory.
    """

    cypher: str
    changes: bool
    streams: bool


class Listed(str):
    """Values as a JSON array for SQLite's json_each, and as they are for Neo4j."""

    values: list[Any]


class Session(Protocol):
    """A connection that runs statements: SQLite's own, or one to Neo4j."""

    def execute(self, sql: Statement, values: Any = ..., /) -> Any:
        """Run a statement; its rows, by column name."""
        ...

    def executemany(self, sql: Statement, rows: Iterable[Sequence[Any]], /) -> Any:
        """Run a change for each of the rows."""
        ...


def ask(sql: str, cypher: str, *, streams: bool = False) -> Statement:
    """A question in both languages."""
    made = Statement(sql)
    made.cypher, made.changes, made.streams = cypher, False, streams
    return made


def change(sql: str, cypher: str) -> Statement:
    """A change in both languages; no Cypher where Neo4j needs no such step."""
    made = Statement(sql)
    made.cypher, made.changes, made.streams = cypher, True, False
    return made


def insert(table: str) -> Statement:
    """A new row of a table.

    >>> insert("block").cypher
    'CREATE (n:Block {key: r[0], claim: r[1]})'
    """
    columns = COLUMNS[table].split()
    given = ", ".join(f"{c}: r[{i}]" for i, c in enumerate(columns))
    return change(
        f"INSERT INTO {table} VALUES ({','.join('?' * len(columns))})", f"CREATE (n:{label(table)} {{{given}}})"
    )


def listed(values: Iterable[Any]) -> Listed:
    """Values for `IN (SELECT value FROM json_each(?))` and `IN $a`.

    >>> listed(["a"]), listed(["a"]).values
    ('["a"]', ['a'])
    """
    kept = list(values)
    made = Listed(codec.dumps(kept))
    made.values = kept
    return made


def letter(n: int) -> str:
    """The name of value `n` of a question in Cypher.

    >>> letter(0), letter(27)
    ('a', 'b1')
    """
    return ascii_lowercase[n % 26] + (str(n // 26) if n > 25 else "")


def label(table: str) -> str:
    """The label of a table's rows in Neo4j.

    >>> label("local_entity")
    'LocalEntity'
    """
    return "".join(word.capitalize() for word in table.split("_"))

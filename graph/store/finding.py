"""Finds in the SQLite store what statements are about."""

from __future__ import annotations

import sqlite3

from ..anchor import Anchor, EntityAnchor, name_key
from ..judgement import Judgement, Statement
from ..resolve.names import fold
from . import codec

LEFT, RIGHT = "<", ">"
"""How keys of profiles begin that mark the sides of a judgement; its id follows."""


def finds(db: sqlite3.Connection, s: Statement) -> tuple[bool, ...]:
    """For each anchor of a statement that is applied, whether a document has what it means."""
    return tuple(_finds(db, s, n, a) for n, a in enumerate(s.anchors))


def _finds(db: sqlite3.Connection, s: Statement, n: int, anchor: Anchor) -> bool:
    if anchor.document is not None or not isinstance(anchor, EntityAnchor):
        sql, values = "SELECT 1 FROM located WHERE statement = ? AND n = ? LIMIT 1", (s.id, n)
    elif isinstance(s, Judgement):
        sql, values = "SELECT 1 FROM profile_key WHERE key = ? LIMIT 1", ((RIGHT if n else LEFT) + s.id,)
    else:
        sql = "SELECT 1 FROM amended_local WHERE key = ?1 UNION ALL SELECT 1 FROM entity_name WHERE folded = ?2 LIMIT 1"
        values = anchor.key, fold(anchor.name)
    return db.execute(sql, values).fetchone() is not None


def bearing(db: sqlite3.Connection, key: str, folded: str, *, narrow: bool) -> set[str]:
    """Profiles of a name; `narrow` leaves out those that stand for one document's bearer only."""
    rows = db.execute(
        "SELECT p.id, p.body FROM entity_name n JOIN profile p ON p.entity = n.entity WHERE n.folded = ? UNION"
        " SELECT id, body FROM profile WHERE entity IS NULL",
        (folded,),
    )
    found = ((r["id"], codec.profile_of(r["body"])) for r in rows)
    return {i for i, p in found if name_key(p.type, p.name, p.division) == key and not (narrow and p.narrow)}

"""Constraints and indexes of the Neo4j store, and the steps that bring an older database to them."""

from __future__ import annotations

from typing import Any

from ..claim import TIE_TYPES
from ..errors import StoreMissing, StoreTooNew

_UNIQUE = ("Document", "Claim", "Profile", "Entity", "Record", "Statement")
_INDEXES = {
    "Article": "document",
    "Profile": "entity",
    "ProfileKey": "key profile",
    "LocalEntity": "profile document+id",
    "Mention": "document",
    "Claim": "document",
    "Role": "claim document+entity",
    "Block": "key claim",
    "Link": "a b",
    "Entity": "name division",
    "EntityName": "folded entity",
    "Record": "kind+type first_day",
    "Party": "entity record role",
    "Support": "claim record",
    "Item": "record",
    "Statement": "subject",
    "StatementAnchor": "statement document key",
    "Located": "document what statement",
    "AmendedLocal": "document key",
    "Amended": "claim",
    "Change": "n",
}

_FIRST = (
    *(
        f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        for label in _UNIQUE
    ),
    "CREATE CONSTRAINT store_id IF NOT EXISTS FOR (n:Store) REQUIRE n.id IS UNIQUE",
    *(
        f"CREATE INDEX {label.lower()}_{key.replace('+', '_')} IF NOT EXISTS FOR (n:{label}) ON"
        f" ({', '.join(f'n.{column}' for column in key.split('+'))})"
        for label, keys in _INDEXES.items()
        for key in keys.split()
    ),
    *(
        f"CREATE INDEX edge_{type_.lower()} IF NOT EXISTS FOR ()-[e:{type_}]-() ON (e.record)"
        for type_ in ("DONATED", "SUPPLIED", "DISPATCHED", "CO_HOSTED", *TIE_TYPES)
    ),
    "CREATE FULLTEXT INDEX names IF NOT EXISTS FOR (n:EntityName) ON EACH [n.grams]"
    " OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk', `fulltext.eventually_consistent`: false}}",
)
_REASONS = (
    "CREATE INDEX apart_a IF NOT EXISTS FOR (n:Apart) ON (n.a)",
    "CREATE INDEX apart_b IF NOT EXISTS FOR (n:Apart) ON (n.b)",
)
# The step at place i brings a database of version i to version i + 1. A step, once released, is never edited.
MIGRATIONS: tuple[tuple[str, ...], ...] = (_FIRST, _REASONS)
VERSION = len(MIGRATIONS)


def prepare(session: Any, address: str, *, read_only: bool) -> None:
    """Bring the database of a session to VERSION; raises StoreTooNew, and StoreMissing where it may only be read."""
    found = session.run("OPTIONAL MATCH (s:Store {id: 1}) RETURN coalesce(s.version, 0) AS version").single()
    version = int(found["version"])
    if version > VERSION:
        raise StoreTooNew(
            f"{address} was made by a later aidgraph (format {version}, this one knows {VERSION}); update aidgraph"
        )
    if version == VERSION:
        return
    if read_only:
        raise StoreMissing(f"{address} is empty; import documents first")
    for step in MIGRATIONS[version:]:
        for statement in step:
            session.run(statement).consume()
    session.run("CALL db.awaitIndexes(120)").consume()
    session.run("MERGE (s:Store {id: 1}) SET s.version = $version", version=VERSION).consume()

"""Finds in a store what statements are about."""

from __future__ import annotations

from ..anchor import Anchor, EntityAnchor, name_key
from ..judgement import Judgement, Statement
from ..resolve.names import fold
from . import codec
from .dialects import Session, ask

LEFT, RIGHT = "<", ">"
"""How keys of profiles begin that mark the sides of a judgement; its id follows."""

_LOCATED = ask(
    "SELECT 1 FROM located WHERE statement = ? AND n = ? LIMIT 1",
    "MATCH (n:Located {statement: $a, n: $b}) RETURN 1 LIMIT 1",
)
_MARKED = ask("SELECT 1 FROM profile_key WHERE key = ? LIMIT 1", "MATCH (n:ProfileKey {key: $a}) RETURN 1 LIMIT 1")
_NAMED = ask(
    "SELECT 1 FROM amended_local WHERE key = ?1 UNION ALL SELECT 1 FROM entity_name WHERE folded = ?2 LIMIT 1",
    "CALL { MATCH (n:AmendedLocal {key: $a}) RETURN 1 AS found LIMIT 1 UNION ALL"
    " MATCH (n:EntityName {folded: $b}) RETURN 1 AS found LIMIT 1 } RETURN found LIMIT 1",
)
_CALLED = ask(
    "SELECT p.id, p.body FROM entity_name n JOIN profile p ON p.entity = n.entity WHERE n.folded = ? UNION"
    " SELECT id, body FROM profile WHERE entity IS NULL",
    "MATCH (n:EntityName {folded: $a}) MATCH (p:Profile {entity: n.entity}) RETURN p.id AS id, p.body AS body"
    " UNION MATCH (p:Profile) WHERE p.entity IS NULL RETURN p.id AS id, p.body AS body",
)


def finds(db: Session, s: Statement) -> tuple[bool, ...]:
    """For each anchor of a statement that is applied, whether a document has what it means."""
    return tuple(_finds(db, s, n, a) for n, a in enumerate(s.anchors))


def _finds(db: Session, s: Statement, n: int, anchor: Anchor) -> bool:
    if anchor.document is not None or not isinstance(anchor, EntityAnchor):
        found = db.execute(_LOCATED, (s.id, n))
    elif isinstance(s, Judgement):
        found = db.execute(_MARKED, ((RIGHT if n else LEFT) + s.id,))
    else:
        found = db.execute(_NAMED, (anchor.key, fold(anchor.name)))
    return found.fetchone() is not None


def bearing(db: Session, key: str, folded: str, *, narrow: bool) -> set[str]:
    """Profiles of a name; `narrow` leaves out those that stand for one document's bearer only."""
    found = ((r["id"], codec.profile_of(r["body"])) for r in db.execute(_CALLED, (folded,)))
    return {i for i, p in found if name_key(p.type, p.name, p.division) == key and not (narrow and p.narrow)}

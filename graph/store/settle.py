"""Keeps the entities of a store up to date: only groups of profiles that a change touches are looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from ..difference import Ledger
from ..entity import Entity
from ..resolve.entities import entities_of
from ..resolve.names import fold
from ..resolve.profiles import Profile
from . import codec
from .dialects import Session, Statement, ask, change, listed
from .grams import grams
from .reader import entity_of
from .statements import Statements

# Profiles that share a key, or an entity: what a judgement joined has to be looked at together when it is undone.
_GROUP = ask(
    """
    SELECT b.profile FROM profile_key a JOIN profile_key b USING (key) WHERE a.profile IN (SELECT value FROM json_each(?1))
    UNION SELECT b.id FROM profile a JOIN profile b USING (entity) WHERE a.id IN (SELECT value FROM json_each(?1))
""",
    """
    MATCH (a:ProfileKey) WHERE a.profile IN $a MATCH (b:ProfileKey) WHERE b.key = a.key RETURN DISTINCT b.profile AS profile
    UNION MATCH (p:Profile) WHERE p.id IN $a MATCH (q:Profile) WHERE q.entity = p.entity RETURN DISTINCT q.id AS profile
    """,
)
# Profiles that were settled before and share neither with another one: their entity depends on themselves alone.
_SETTLED = ask(
    """
    SELECT id FROM profile WHERE id IN (SELECT value FROM json_each(?)) AND uses > 0 AND entity IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM profile_key a JOIN profile_key b USING (key) WHERE a.profile = profile.id AND b.profile <> profile.id)
    AND NOT EXISTS (SELECT 1 FROM profile o WHERE o.entity = profile.entity AND o.id <> profile.id)
""",
    """
    MATCH (p:Profile) WHERE p.id IN $a AND p.uses > 0 AND p.entity IS NOT NULL
    AND NOT EXISTS { MATCH (a:ProfileKey {profile: p.id}) MATCH (b:ProfileKey {key: a.key}) WHERE b.profile <> p.id }
    AND NOT EXISTS { MATCH (o:Profile {entity: p.entity}) WHERE o.id <> p.id } RETURN p.id AS id
    """,
)
_HELD_APART = ask(
    "SELECT 1 FROM local_entity a JOIN local_entity b USING (document) WHERE a.profile = ? AND b.profile = ? LIMIT 1",
    "MATCH (a:LocalEntity {profile: $a}) MATCH (b:LocalEntity {document: a.document}) WHERE b.profile = $b RETURN 1 LIMIT 1",
)
_PROFILES = ask(
    "SELECT id, body, uses, entity FROM profile WHERE id IN (SELECT value FROM json_each(?))",
    "MATCH (n:Profile) WHERE n.id IN $a RETURN n.id AS id, n.body AS body, n.uses AS uses, n.entity AS entity",
)
_BELONGS = change("UPDATE profile SET entity = ? WHERE id = ?", "MATCH (n:Profile {id: r[1]}) SET n.entity = r[0]")
_UNUSED = change(
    "DELETE FROM profile WHERE id = ?",
    "MATCH (n:Profile {id: r[0]}) DELETE n WITH r MATCH (k:ProfileKey {profile: r[0]}) DELETE k",
)
_ENTITIES = ask(
    "SELECT * FROM entity WHERE id IN (SELECT value FROM json_each(?))",
    "MATCH (n:Entity) WHERE n.id IN $a RETURN n{.*}",
)
# In Neo4j an entity stays where it is when it is written again, with all that leads to it; the pairs of its names are full text.
ENTITY = change(
    "INSERT INTO entity (id, type, name, kind, division, body) VALUES (?,?,?,?,?,?)",
    "MERGE (n:Entity {id: r[0]}) SET n.type = r[1], n.name = r[2], n.kind = r[3], n.division = r[4], n.body = r[5]",
)
_NAME = change(
    "INSERT INTO entity_name VALUES (?,?,?)",
    "CREATE (n:EntityName {folded: r[0], entity: r[1], own: r[2]})"
    " SET n.grams = reduce(g = '', i IN range(0, size(r[0]) - 2) | g + substring(r[0], i, 2) + ' ')",
)
_GRAMS = change("INSERT INTO entity_grams (rowid, grams) VALUES (?,?)", "")
_NUMBERS = ask(
    "SELECT id, n FROM entity WHERE id IN (SELECT value FROM json_each(?))",
    "UNWIND [] AS n RETURN n",  # the search index of Neo4j needs no numbers of rows
)
_NO_GRAMS = change("DELETE FROM entity_grams WHERE rowid = ?", "")
_REWRITTEN = change("DELETE FROM entity WHERE id = ?", "MATCH (n:EntityName {entity: r[0]}) DELETE n")
_GONE = change(
    "DELETE FROM entity WHERE id = ?",
    "MATCH (n:Entity {id: r[0]}) DETACH DELETE n WITH r MATCH (m:EntityName {entity: r[0]}) DELETE m",
)


def settle(db: Session, touched: set[str], ledger: Ledger) -> set[str]:
    """Recompute the entities of the `touched` profiles (ids) and of all that share keys with them.

    What people said about them is applied, and what changed is noted in the `ledger`. Returns the profiles whose entity is
    another one than before, or is called or placed differently.
    """
    moved: set[str] = set()
    statements = Statements(db)
    left = touched - {r["id"] for r in db.execute(_SETTLED, (listed(sorted(touched)),))}
    while left:
        ids = _connected(db, left.pop())
        left -= ids
        moved |= _settle_group(db, ids, ledger, statements)
    return moved


def _connected(db: Session, start: str) -> set[str]:
    found, edge = {start}, {start}
    while edge:
        edge = {r["profile"] for r in db.execute(_GROUP, (listed(edge),))} - found
        found |= edge
    return found


def _settle_group(db: Session, ids: set[str], ledger: Ledger, statements: Statements) -> set[str]:
    rows = db.execute(_PROFILES, (listed(sorted(ids)),)).fetchall()
    before = {r["id"]: r["entity"] for r in rows}
    group = {r["id"]: codec.profile_of(r["body"]) for r in rows if r["uses"] > 0}
    uses = {r["id"]: r["uses"] for r in rows}
    # Splitting a group at unused profiles is not needed: what no link joins any more falls apart by itself.
    made = _entities(db, group, uses, statements)
    now = {i: e.id for e, members in made.values() for i in members}
    ledger.moved += [(e, now.get(i)) for i, e in before.items()]
    changed = _write(db, {e.id: e for e, _ in made.values()}, {e for e in before.values() if e}, ledger)
    db.executemany(_BELONGS, [(e, i) for i, e in now.items() if before[i] != e])
    db.executemany(_UNUSED, [(i,) for i in before if i not in group])
    return {i for i, e in before.items() if now.get(i) != e or e in changed}


def _entities(
    db: Session, group: Mapping[str, Profile], uses: Mapping[str, int], statements: Statements
) -> dict[str, tuple[Entity, tuple[str, ...]]]:
    @cache
    def apart(a: str, b: str) -> bool:
        few, many = sorted((a, b), key=lambda i: (uses[i], i))
        return db.execute(_HELD_APART, (few, many)).fetchone() is not None

    return entities_of(group, uses, apart, statements.judged_profiles(group))


def _write(db: Session, now: Mapping[str, Entity], before: Iterable[str], ledger: Ledger) -> set[str]:
    """Write entities that are new or changed, delete those gone; the ids whose name, type or division changed."""
    old = {r["id"]: r for r in db.execute(_ENTITIES, (listed(sorted({*before, *now})),))}
    changed: set[str] = set()
    ledger.entities_before |= {i: entity_of(r) for i, r in old.items()}
    ledger.entities_after |= now
    for e in now.values():
        body, row = codec.entity_text(e), old.pop(e.id, None)
        if row and (row["name"], row["kind"], row["division"], row["body"]) == (e.name, e.kind, e.division, body):
            continue
        if row is None or (row["name"], row["division"]) != (e.name, e.division):
            changed.add(e.id)
        if row is not None:
            _delete(db, row, _REWRITTEN)
        _insert(db, e, body)
    for row in old.values():
        _delete(db, row, _GONE)
    return changed


def insert_entities(db: Session, rows: Iterable[Any]) -> None:
    """Write many new entities, as `entity` has them (`id`, `type` … `body`), with their names."""
    given = list(rows)
    db.executemany(ENTITY, [tuple(r[c] for c in ("id", "type", "name", "kind", "division", "body")) for r in given])
    names = {r["id"]: _names(entity_of(r)) for r in given}
    db.executemany(_NAME, [name for of_one in names.values() for name in of_one])
    numbers = db.execute(_NUMBERS, (listed(names),)).fetchall()
    db.executemany(_GRAMS, [(r["n"], grams(f for f, _, _ in names[r["id"]])) for r in numbers])


def _insert(db: Session, e: Entity, body: str) -> None:
    cursor = db.execute(ENTITY, (e.id, e.type, e.name, e.kind, e.division, body))
    names = _names(e)
    db.executemany(_NAME, names)
    db.execute(_GRAMS, (cursor.lastrowid, grams(f for f, _, _ in names)))


def _names(e: Entity) -> list[tuple[str, str, int]]:
    own = {fold(n) for n in e.names}
    return [(f, e.id, int(f in own)) for f in sorted(own | {fold(a) for a in e.aliases}) if f]


def _delete(db: Session, row: Any, how: Statement) -> None:
    db.execute(_NO_GRAMS, (row["n"],))
    db.execute(how, (row["id"],))

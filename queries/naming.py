"""Entities by name, as people write names: in any script, in short, places without the word for their level or in English."""

from __future__ import annotations

from collections.abc import Iterable

from ..graph.document import EntityType
from ..graph.entity import Entity
from ..graph.errors import Ambiguous, NotFound, UsageError
from ..graph.resolve.decide import decide
from ..graph.resolve.entities import ID_LETTER
from ..graph.resolve.names import fold, stem
from ..graph.resolve.profiles import Profile
from ..graph.store import Store
from ..graph.store.codec import profile_of
from ..graph.store.dialects import ask, listed
from ..graph.store.grams import pairs, phrase
from .answers import Match
from .geography import in_chinese

_CHOICES = 8
_COUNTED = 200
"""How many entities beyond the limit are looked at to find the best known among them."""
_LEVELS = ("市", "省", "县", "区", "州", "自治区", "自治州", "镇", "国")

_PART = ask(
    """
    SELECT n.folded, n.entity, n.own FROM entity_grams g JOIN entity e ON e.n = g.rowid JOIN entity_name n ON n.entity = e.id
    WHERE entity_grams MATCH ? AND instr(n.folded, ?) LIMIT 2000
""",
    "CALL db.index.fulltext.queryNodes('names', $a) YIELD node AS n WITH n WHERE n.folded CONTAINS $b"
    " RETURN n.folded AS folded, n.entity AS entity, n.own AS own LIMIT 2000",
)
_ONE_CHARACTER = ask(
    "SELECT folded, entity, own FROM entity_name WHERE instr(folded, ?) LIMIT 2000",
    "MATCH (n:EntityName) WHERE n.folded CONTAINS $a"
    " RETURN n.folded AS folded, n.entity AS entity, n.own AS own LIMIT 2000",
)
_LIKE = ask(
    """
    SELECT n.folded, n.entity, n.own FROM entity_grams g JOIN entity e ON e.n = g.rowid JOIN entity_name n ON n.entity = e.id
    WHERE entity_grams MATCH ? ORDER BY bm25(entity_grams) LIMIT 50
""",
    """
    CALL db.index.fulltext.queryNodes('names', $a) YIELD node AS n, score
    RETURN n.folded AS folded, n.entity AS entity, n.own AS own ORDER BY score DESC LIMIT 50
    """,
)
_OWN = ask(
    "SELECT DISTINCT entity FROM entity_name WHERE folded = ? AND own = ?",
    "MATCH (n:EntityName {folded: $a}) WHERE n.own = $b RETURN DISTINCT n.entity AS entity",
)
_BY_KEY = ask(
    "SELECT p.entity, p.body FROM profile_key k JOIN profile p ON p.id = k.profile WHERE k.key = ?",
    "MATCH (k:ProfileKey {key: $a}) MATCH (p:Profile {id: k.profile}) RETURN p.entity AS entity, p.body AS body",
)
_PLACES = ask(
    "SELECT DISTINCT n.entity FROM entity_name n JOIN entity e ON e.id = n.entity"
    " WHERE e.type = 'Place' AND folded IN (SELECT value FROM json_each(?)) ORDER BY n.entity",
    "MATCH (n:EntityName) WHERE n.folded IN $a MATCH (e:Entity {id: n.entity}) WHERE e.type = 'Place'"
    " RETURN DISTINCT e.id AS entity ORDER BY entity",
)
_COUNTS = ask(
    """
    SELECT p.entity, count(DISTINCT l.document) AS documents,
        (SELECT count(DISTINCT record) FROM party WHERE party.entity = p.entity) AS records
    FROM profile p JOIN local_entity l ON l.profile = p.id WHERE p.entity IN (SELECT value FROM json_each(?)) GROUP BY p.entity
""",
    """
    UNWIND $a AS entity MATCH (p:Profile {entity: entity}) MATCH (l:LocalEntity {profile: p.id})
    WITH entity, count(DISTINCT l.document) AS documents
    RETURN entity, documents, COUNT { MATCH (q:Party {entity: entity}) RETURN DISTINCT q.record } AS records
    """,
)


def search(store: Store, text: str, limit: int = 20, *, type: EntityType | None = None) -> list[Match]:
    """Entities with `text` in a name or alias: equal names first, then names that begin with it, then the best known.

    Where nothing holds `text`, those whose names share the most pairs of characters with it. Raises UsageError for a text
    without a letter or digit.
    """
    folded = fold(text)
    if not folded:
        raise UsageError(f"{text!r} holds nothing to search for: give a name or a part of one")
    found = _holding(store, folded) or {i: fold(text) for i in _english(store, text)} or _alike(store, folded)
    found = {i: form for i, form in found.items() if type is None or i.startswith(ID_LETTER[type])}
    likely = sorted(found, key=lambda i: (not found[i].startswith(folded), len(found[i]), i))[: limit + _COUNTED]
    matches = _matches(store, {i: found[i] for i in likely})
    return sorted(matches, key=lambda m: _rank(m, folded))[:limit]


def find(store: Store, name: str, *, type: EntityType | None = None) -> Entity:
    """The entity of an id or name; an equal name wins over an equal alias, and that over a name that holds it.

    Raises Ambiguous with the choices where several fit, and NotFound with similar names where none does.
    """
    with store.view() as view:
        if by_id := view.entities([name]):
            return by_id[0]
    folded = fold(name)
    for ids in (*_exact(store, folded), _english(store, name)) if folded else ():
        fitting = [m for m in _matches(store, {i: folded for i in ids}) if type is None or m.entity.type == type]
        if len(fitting) == 1:
            return fitting[0].entity
        if fitting:
            raise Ambiguous(f"{name!r} may be {_listed(fitting)}; ask with one of these ids")
    matches = search(store, name, _CHOICES, type=type) if folded else []
    holding = [m for m in matches if folded in m.form]
    if len(holding) == 1:
        return holding[0].entity
    if holding:
        raise Ambiguous(f"{name!r} may be {_listed(holding)}; ask with one of these ids")
    near = f"; similar names: {_listed(matches)}" if matches else ""
    raise NotFound(f"no entity is called {name!r}{near}")


def _exact(store: Store, folded: str) -> Iterable[list[str]]:
    """Ids of the entities that bear exactly this name, in steps of decreasing likeness."""
    for own in (1, 0):
        rows = store.rows(_OWN, folded, own)
        yield [r["entity"] for r in rows]
    yield _otherwise(store, folded)
    yield _places(store, {stem(folded), *(folded + level for level in _LEVELS)})


def _otherwise(store: Store, folded: str) -> list[str]:
    """Ids of the bodies whose name is this one written otherwise: 甲市红会 for 甲市红十字会."""
    asked = Profile("Organization", folded)
    found: set[str] = set()
    for key in sorted(asked.own_keys):
        rows = store.rows(_BY_KEY, key)
        found |= {r["entity"] for r in rows if decide(asked, profile_of(r["body"])).verdict == "same"}
    return sorted(found)


def _english(store: Store, name: str) -> list[str]:
    """Ids of the places that English calls so."""
    return _places(store, {fold(n) + level for n in in_chinese(name) for level in ("", *_LEVELS)})


def _places(store: Store, forms: set[str]) -> list[str]:
    """Ids of the places that bear one of these folded names."""
    return [r["entity"] for r in store.rows(_PLACES, listed(sorted(forms)))]


def _holding(store: Store, folded: str) -> dict[str, str]:
    """The entities that hold `folded` in a name, each with the form that fits best."""
    rows = store.rows(_ONE_CHARACTER, folded) if len(folded) == 1 else store.rows(_PART, phrase(folded), folded)
    best: dict[str, str] = {}
    for r in sorted(rows, key=lambda r: (len(r["folded"]), -r["own"], r["folded"])):
        best.setdefault(r["entity"], r["folded"])
    return best


def _alike(store: Store, folded: str) -> dict[str, str]:
    """The entities whose names share at least half of the pairs of `folded`."""
    wanted = set(pairs(folded))
    if not wanted:
        return {}
    rows = store.rows(_LIKE, " OR ".join(f'"{p}"' for p in sorted(wanted)))
    shared = {(r["entity"], r["folded"]): len(wanted & set(pairs(r["folded"]))) for r in rows}
    good = sorted((x for x in shared.items() if 2 * x[1] >= len(wanted)), key=lambda x: (-x[1], x[0]))
    best: dict[str, str] = {}
    for (entity, form), _ in good:
        best.setdefault(entity, form)
    return best


def _matches(store: Store, found: dict[str, str]) -> list[Match]:
    ids = sorted(found)
    counts = {r["entity"]: r for r in store.rows(_COUNTS, listed(ids))}
    with store.view() as view:
        return [Match(e, found[e.id], counts[e.id]["documents"], counts[e.id]["records"]) for e in view.entities(ids)]


def _rank(m: Match, folded: str) -> tuple[bool, bool, bool, int, int, str]:
    own = folded in {fold(n) for n in m.entity.names}
    return not own, m.form != folded, not m.form.startswith(folded), -m.records, len(m.form), m.entity.id


def _listed(matches: Iterable[Match]) -> str:
    return "、".join(f"{m.entity.name} ({m.entity.id})" for m in list(matches)[:_CHOICES])

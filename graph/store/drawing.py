"""The Neo4j graph as people expect it in the browser and in Cypher, drawn over what is kept, in the same transaction.

Nodes get their plain labels, captions and dates; parties stand beside their flows; DONATED, CO_HOSTED, CONTACTED and the rest
lead from entity to entity; a record, and so an edge, is two steps from its words: (record)-[:TOLD_BY]->(claim)-[:IN]->(document).
"""

from __future__ import annotations

from itertools import combinations
from typing import Any

from ..claim import TIE_TYPES
from ..entity import Entity, Event, Flow, Tie
from ..resolve.telling import days_of
from .bolt import Bolt
from .reader import Reader
from .records import GONE, RECORD
from .settle import ENTITY

EDGE_OF = {"donation": "DONATED", "purchase": "SUPPLIED", "dispatch": "DISPATCHED"}
"""The edge that a kind of flow gives from each donor to each recipient."""
LABELS = {"city": "City", "country": "Country", "region": "Region"}
"""The second label of places, by their kind."""

_ERASE = " UNION ".join(
    f"MATCH ()-[e:{type_}]->() WHERE e.record IN $ids DELETE e"
    for type_ in (*EDGE_OF.values(), "CO_HOSTED", *TIE_TYPES)
)


def draw(db: Bolt) -> None:
    """Draw the entities and records that were written, and the claims that they rest on."""
    reader = Reader(db)
    db.run(_ERASE, ids=sorted(db.changed.get(GONE, ())))
    _entities(db, reader.entities(db.changed.get(ENTITY, ())))
    ids = db.changed.get(RECORD, set[str]())
    _records(db, reader, [*reader.flows(ids), *reader.events(ids), *reader.ties(ids)])


def _entities(db: Bolt, found: list[Entity]) -> None:
    rows = [[e.id, sorted({*e.names, *e.aliases} - {e.name})] for e in found]
    db.run("UNWIND $rows AS r MATCH (n:Entity {id: r[0]}) SET n.aliases = r[1]", rows=rows)
    for type_, kinds in (("Organization", ()), ("Person", ()), ("Place", LABELS.items())):
        ids = [e.id for e in found if e.type == type_]
        db.run(f"MATCH (n:Entity) WHERE n.id IN $ids SET n:{type_}", ids=ids)
        for kind, label in kinds:
            of_kind = [e.id for e in found if e.type == type_ and e.kind == kind]
            db.run(f"MATCH (n:Entity) WHERE n.id IN $ids REMOVE n:{label}", ids=ids)
            db.run(f"MATCH (n:Entity) WHERE n.id IN $ids SET n:{label}", ids=of_kind)


def _records(db: Bolt, reader: Reader, found: list[Flow | Event | Tie]) -> None:
    evidence = reader.evidence({c for r in found for c in r.claims})
    nodes = [[r.id, type(r).__name__, _about(r)] for r in found]
    for label in ("Flow", "Event", "Tie"):
        mine = [n for n in nodes if n[1] == label]
        db.run(
            f"UNWIND $rows AS r MATCH (n:Record {{id: r[0]}}) SET n:{label}, n += r[2],"
            " n.date = date(r[2].first_day), n.date_end = date(r[2].last_day)",
            rows=mine,
        )
    told = [[r.id, c] for r in found for c in r.claims]
    db.run(
        "UNWIND $rows AS r MATCH (n:Record {id: r[0]}) MATCH (c:Claim {id: r[1]}) MERGE (n)-[:TOLD_BY]->(c)"
        " WITH DISTINCT c MATCH (d:Document {id: c.document}) MERGE (c)-[:IN]->(d)",
        rows=told,
    )
    words = [
        [c, e.rule, e.confidence, [s.quote for s in e.spans], [s.start for s in e.spans]] for c, e in evidence.items()
    ]
    db.run(
        "UNWIND $rows AS r MATCH (c:Claim {id: r[0]})"
        " SET c.rule = r[1], c.confidence = r[2], c.quotes = r[3], c.starts = r[4]",
        rows=words,
    )
    quotes = {r.id: [s.quote for c in r.claims for s in evidence[c].spans[:1]] for r in found}
    edges = [edge for r in found for edge in _edges(r, quotes[r.id])]
    for type_ in sorted({e[0] for e in edges}):
        db.run(
            f"UNWIND $rows AS r MATCH (a:Entity {{id: r[1]}}) MATCH (b:Entity {{id: r[2]}}) CREATE (a)-[e:{type_}]->(b)"
            " SET e = r[3], e.date = date(r[3].date)",
            rows=[e for e in edges if e[0] == type_],
        )
    _parties(db, found)


def _parties(db: Bolt, found: list[Flow | Event | Tie]) -> None:
    """The node of a flow or event with its parties around it."""
    names = {"DONOR": "donors", "RECIPIENT": "recipients", "VIA": "via"}
    names |= {"HOST": "hosts", "SUPPORTER": "supporters", "PARTICIPANT": "participants"}
    for type_, name in names.items():
        rows = [[r.id, e] for r in found for e in getattr(r, name, ())]
        db.run(
            f"UNWIND $rows AS r MATCH (n:Record {{id: r[0]}}) MATCH (e:Entity {{id: r[1]}}) CREATE (n)-[:{type_}]->(e)",
            rows=rows,
        )


def _about(r: Flow | Event | Tie) -> dict[str, Any]:
    """A record's properties as a person reads them."""
    days = days_of(r.date.iso, r.date.end) if r.date else None
    about: dict[str, Any] = {}
    about |= {"first_day": days[0].isoformat(), "last_day": days[1].isoformat()} if days else {}
    if isinstance(r, Event):
        return about | {"name": r.name}
    if isinstance(r, Tie):
        return about | {n: list(v) for n, v in r.properties} | {"caption": r.type}
    goods = [i.name.value + (f" {i.quantity.written}" if i.quantity else "") for i in r.items]
    money = {"amount": r.money.amount, "currency": r.money.currency, "written": r.money.written} if r.money else {}
    return about | money | {"goods": goods, "caption": "、".join([*goods, *([r.money.written] if r.money else [])])}


def _edges(r: Flow | Event | Tie, quotes: list[str]) -> list[list[Any]]:
    """A record's edges from entity to entity: type, both ends, properties that lead back to it and to its claims."""
    days = days_of(r.date.iso, r.date.end) if r.date else None
    about: dict[str, Any] = {"record": r.id, "claims": list(r.claims), "quotes": quotes, "confidence": r.confidence}
    about["date"] = days[0].isoformat() if days else None
    if isinstance(r, Flow):
        about["status"] = r.status
        return [[EDGE_OF[r.kind], a, b, about] for a in r.donors for b in r.recipients if a != b]
    if isinstance(r, Event):
        return [["CO_HOSTED", a, b, about | {"name": r.name}] for a, b in combinations(sorted(set(r.hosts)), 2)]
    return [[r.type, r.source, r.target, about | {n: list(v) for n, v in r.properties}]]

"""A large graph made by chance, written straight into the tables of the SQLite store.

The documents are those of `made_readings`: 12 flows and 10 ties each, names with a power law. Every name is one entity, every
flow claim one flow; importing the same through the store would cluster them too, at a hundredth of the speed.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from aidgraph.graph.claim import Claim, Reading
from aidgraph.graph.entity import Entity, Flow, Tie
from aidgraph.graph.resolve.goods import core
from aidgraph.graph.resolve.names import fold
from aidgraph.graph.resolve.profiles import digest
from aidgraph.graph.store import codec, open_store
from aidgraph.graph.store.grams import grams
from made_readings import readings

BATCH = 500
"""Documents that are written together."""


def make(path: Path, documents: int) -> None:
    """Write a graph of so many documents to a new file."""
    open_store(path).close()
    db = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF", "cache_size = -200000"):
        db.execute(f"PRAGMA {pragma}")
    made = _Graph(db)
    batch: list[Reading] = []
    for reading in readings(documents):
        batch.append(reading)
        if len(batch) == BATCH:
            made.add(batch)
            batch = []
    made.add(batch)
    made.finish()
    db.execute("ANALYZE")
    db.execute("PRAGMA journal_mode = WAL")
    db.close()


class _Graph:
    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._uses: dict[str, int] = defaultdict(int)
        self._names: dict[str, str] = {}
        self._ties: dict[tuple[str, str], list[str]] = defaultdict(list)

    def add(self, batch: list[Reading]) -> None:
        """Documents with what was read out of them, and their flows."""
        self._db.execute("BEGIN")
        for r in batch:
            ids = {e.id: self._entity(e.name) for e in r.entities}
            self._document(r, ids)
            for c in r.claims:
                (self._flow if c.kind == "flow" else self._tie)(c, ids)
        self._db.execute("COMMIT")

    def finish(self) -> None:
        """What is known when all documents are: entities and ties."""
        self._db.execute("BEGIN")
        for n, (name, id_) in enumerate(sorted(self._names.items()), 1):
            e = Entity(id_, "Organization", name, "association", (name,), (), name[:3])
            row = (n, id_, e.type, name, e.kind, e.division, codec.entity_text(e))
            self._many("entity", [row])
            self._many("entity_name", [(fold(name), id_, 1)])
            self._db.execute("INSERT INTO entity_grams (rowid, grams) VALUES (?,?)", (n, grams([fold(name)])))
            self._many("profile", [("p" + id_, "[]", self._uses[id_], id_)])
        for (a, b), claims in self._ties.items():
            t = Tie("t" + digest("CONTACTED", a, b), "CONTACTED", a, b, confidence=0.6, claims=tuple(sorted(claims)))
            parties = [("source", a), ("target", b)]
            self._record(t.id, "tie", "CONTACTED", (None, None, None, 0.6), codec.record_text(t), parties, t.claims)
        self._db.execute("COMMIT")

    def _entity(self, name: str) -> str:
        id_ = self._names.setdefault(name, "o" + digest("Organization", name))
        self._uses[id_] += 1
        return id_

    def _document(self, r: Reading, ids: dict[str, str]) -> None:
        d = r.document
        about = (d.media_type, d.encoding, d.language, d.publisher, d.home, d.date, d.title)
        self._many("document", [(d.id, d.name, d.text, d.sha256, "", "", *about, codec.coverage_text(r.coverage))])
        rows = [(d.id, e.id, n, "p" + ids[e.id], codec.local_text(e)) for n, e in enumerate(r.entities)]
        self._many("local_entity", rows)
        self._many("claim", [(c.id, d.id, n, c.kind, c.type, codec.claim_text(c)) for n, c in enumerate(r.claims)])
        self._many("role", [(c.id, n, x.role, d.id, x.entity) for c in r.claims for n, x in enumerate(c.roles)])

    def _flow(self, c: Claim, ids: dict[str, str]) -> None:
        ends = [(x.role, ids[x.entity]) for x in c.roles]
        sides = [tuple(e for role, e in ends if role == side) for side in ("donor", "recipient")]
        f = Flow(
            "f" + digest(c.id), "donation", *sides, items=c.items, status="delivered", date=c.date,
            confidence=c.confidence, claims=(c.id,),
        )  # fmt: skip
        kept = ("delivered", "2020-03-01", "2020-03-31", c.confidence)
        self._record(f.id, "flow", "donation", kept, codec.record_text(f), ends, f.claims)
        self._many("item", list(_items(f)))

    def _tie(self, c: Claim, ids: dict[str, str]) -> None:
        ends = tuple(ids[x.entity] for x in c.roles)
        if len(ends) == 2 and ends[0] != ends[1]:
            self._ties[ends[0], ends[1]].append(c.id)

    def _record(
        self, id_: str, kind: str, type_: str, kept: tuple[str | float | None, ...], text: str,
        ends: list[tuple[str, str]], claims: tuple[str, ...],
    ) -> None:  # fmt: skip
        self._many("record", [(id_, kind, type_, *kept, text)])
        self._many("party", [(e, role, id_, n) for n, (role, e) in enumerate(ends)])
        self._many("support", [(c, id_) for c in claims])

    def _many(self, table: str, rows: list[tuple[object, ...]]) -> None:
        if rows:
            self._db.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(rows[0]))})", rows)


def _items(f: Flow) -> Iterator[tuple[str, int, str, float | None, str | None]]:
    for n, i in enumerate(f.items):
        q = i.quantity
        yield f.id, n, core(i.name.value), q.value if q else None, q.unit if q else None

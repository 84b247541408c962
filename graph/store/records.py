"""Keeps the flows, events and ties of the SQLite store up to date: only claims that a change may reach are looked at."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from ..claim import Claim
from ..difference import Ledger
from ..entity import Event, Flow, Tie
from ..resolve import events, flows, merge
from ..resolve.cluster import Link, clusters
from ..resolve.goods import core
from ..resolve.telling import Telling, days_of
from . import codec
from .reader import Reader
from .statements import Statements

_RULES = {
    "flow": (flows.same_flow, flows.may_join, flows.block_keys),
    "event": (events.same_event, events.may_join, events.block_keys),
}
_ROLES = {
    "donors": "donor",
    "recipients": "recipient",
    "via": "via",
    "hosts": "host",
    "supporters": "supporter",
    "participants": "participant",
}

Record = Flow | Event | Tie
Fits = Callable[[Sequence[Telling], Sequence[Telling]], bool]


class Records:
    """Recomputes what some claims (new, changed, gone, or with other entities in their roles) add up to."""

    def __init__(
        self, connection: sqlite3.Connection, reader: Reader, known: Mapping[str, Claim], ledger: Ledger
    ) -> None:
        """Work over `connection`, which is in a transaction; `known` are stored claims, as they stand under corrections,
        that need not be read again. What changed is noted in the `ledger`.
        """
        self._db, self._reader, self._claims, self._ledger = connection, reader, known, ledger
        self._statements = Statements(connection)
        self._known: dict[str, Telling] = {}

    def update(self, claims: set[str]) -> tuple[int, int]:
        """Bring every record that the claims (ids) touch up to date; how many records are new and how many gone."""
        self._known.clear()
        reached = self._linked(claims)
        self._unlink(claims)
        tellings = self._tellings(claims)
        clustered = {i: t for i, t in tellings.items() if t.claim.kind in _RULES}
        self._link(clustered)
        reached = self._linked(reached | set(clustered))
        before = self._records_of(claims | reached)
        made = self._clustered(reached) | self._ties(claims, before, tellings)
        return self._write(made, before)

    def _tellings(self, claims: Iterable[str]) -> dict[str, Telling]:
        """Claims by id, resolved; ids that are gone are left out. Each is read once an update."""
        wanted = set(claims)
        self._known |= self._reader.tellings(wanted - set(self._known), self._claims)
        return {i: t for i in wanted if (t := self._known.get(i))}

    def _linked(self, claims: set[str]) -> set[str]:
        """The claims that links and judgements lead to, with those themselves."""
        found, edge = set(claims), set(claims)
        while edge:
            given = codec.dumps(sorted(edge))
            rows = self._db.execute(
                "SELECT b AS c FROM link WHERE a IN (SELECT value FROM json_each(?1)) UNION"
                " SELECT a AS c FROM link WHERE b IN (SELECT value FROM json_each(?1))",
                (given,),
            )
            edge = ({r["c"] for r in rows} | self._statements.partners(edge)) - found
            found |= edge
        return found

    def _unlink(self, claims: Iterable[str]) -> None:
        rows = [(c,) for c in claims]
        for column, table in (("a", "link"), ("b", "link"), ("claim", "block")):
            self._db.executemany(f"DELETE FROM {table} WHERE {column} = ?", rows)

    def _link(self, tellings: Mapping[str, Telling]) -> None:
        """Write the keys of the tellings, and their links with each other and with the claims that share a key."""
        keys = {i: _RULES[t.claim.kind][2](t) for i, t in tellings.items()}
        self._db.executemany("INSERT INTO block VALUES (?,?)", [(k, i) for i, ks in keys.items() for k in sorted(ks)])
        pairs = self._candidates(keys)
        known = self._tellings({c for pair in pairs for c in pair})
        links: list[tuple[str, str, float]] = []
        for a, b in pairs:
            if strength := _RULES[known[a].claim.kind][0](known[a], known[b]):
                links.append((a, b, strength))
        self._db.executemany("INSERT INTO link VALUES (?,?,?)", links)

    def _candidates(self, keys: Mapping[str, Iterable[str]]) -> set[tuple[str, str]]:
        by_key: dict[str, list[str]] = defaultdict(list)
        for i, ks in keys.items():
            for k in ks:
                by_key[k].append(i)
        given = codec.dumps(list(by_key))
        rows = self._db.execute("SELECT key, claim FROM block WHERE key IN (SELECT value FROM json_each(?))", (given,))
        return {(min(i, r["claim"]), max(i, r["claim"])) for r in rows for i in by_key[r["key"]] if i != r["claim"]}

    def _clustered(self, claims: Iterable[str]) -> dict[str, Record]:
        tellings = self._tellings(claims)
        given = codec.dumps(sorted(tellings))
        links = [
            Link(r["strength"], r["a"], r["b"])
            for r in self._db.execute("SELECT * FROM link WHERE a IN (SELECT value FROM json_each(?))", (given,))
        ]
        made: dict[str, Record] = {}
        judged = self._statements.judged_claims(tellings)
        for kind, (_, fits, _) in _RULES.items():
            mine = {i for i, t in tellings.items() if t.claim.kind == kind}
            own = [link for link in links if link.a in mine]

            def join(a: Sequence[str], b: Sequence[str], fits: Fits = fits) -> bool:
                return fits([tellings[i] for i in a], [tellings[i] for i in b])

            for group in judged.join(clusters(mine, own, judged.compatible(join))):
                told = [tellings[i] for i in group]
                record = merge.flow_of(told) if kind == "flow" else merge.event_of(told)
                made[record.id] = record
        return made

    def _ties(self, changed: set[str], before: set[str], tellings: Mapping[str, Telling]) -> dict[str, Record]:
        """The ties of the changed claims, each with the other claims that it already rests on."""
        stated: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        for i, t in tellings.items():
            if t.claim.kind == "tie":
                for key in merge.tie_keys(t):
                    stated[key].add(i)
        for tie in self._reader.ties(before | {merge.tie_id(key) for key in stated}):
            if kept := set(tie.claims) - changed:
                stated[tie.type, tie.source, tie.target] |= kept
        claims = self._reader.standing({c for cs in stated.values() for c in cs})
        ties = (merge.tie_of(key, [claims[c] for c in cs]) for key, cs in stated.items())
        return {t.id: t for t in ties}

    def _records_of(self, claims: Iterable[str]) -> set[str]:
        given = codec.dumps(sorted(claims))
        rows = self._db.execute(
            "SELECT DISTINCT record FROM support WHERE claim IN (SELECT value FROM json_each(?))", (given,)
        )
        return {r["record"] for r in rows}

    def _write(self, made: Mapping[str, Record], before: set[str]) -> tuple[int, int]:
        given = codec.dumps(sorted(before | set(made)))
        rows = self._db.execute(
            "SELECT id, type, body FROM record WHERE id IN (SELECT value FROM json_each(?))", (given,)
        )
        old = {r["id"]: (r["type"], r["body"]) for r in rows}
        texts = {i: codec.record_text(r) for i, r in made.items()}
        self._note(made, set(old))
        same = {i for i, text in texts.items() if old.get(i) == (_kind(made[i])[1], text)}
        self._db.executemany("DELETE FROM record WHERE id = ?", [(i,) for i in old if i not in same])
        for i in sorted(set(made) - same):
            self._insert(made[i], texts[i])
        return len(made) - len(same), len(old) - len(same)

    def _note(self, made: Mapping[str, Record], old: set[str]) -> None:
        reader = self._reader
        before = (*reader.flows(old), *reader.events(old), *reader.ties(old))
        self._ledger.records_before |= {r.id: r for r in before}
        self._ledger.records_after |= made

    def _insert(self, r: Record, text: str) -> None:
        days = days_of(r.date.iso, r.date.end) if r.date else None
        first, last = (days[0].isoformat(), days[1].isoformat()) if days else (None, None)
        kind, type_ = _kind(r)
        row = (r.id, kind, type_, getattr(r, "status", None), first, last, r.confidence, text)
        self._db.execute("INSERT INTO record VALUES (?,?,?,?,?,?,?,?)", row)
        self._db.executemany("INSERT INTO support VALUES (?,?)", [(c, r.id) for c in r.claims])
        self._db.executemany(
            "INSERT INTO party VALUES (?,?,?,?)", [(e, role, r.id, n) for n, (role, e) in enumerate(_parties(r))]
        )
        if isinstance(r, Flow):
            items = [
                (
                    r.id,
                    n,
                    core(i.name.value),
                    i.quantity.value if i.quantity else None,
                    i.quantity.unit if i.quantity else None,
                )
                for n, i in enumerate(r.items)
            ]
            self._db.executemany("INSERT INTO item VALUES (?,?,?,?,?)", items)


def _kind(r: Record) -> tuple[str, str]:
    if isinstance(r, Flow):
        return "flow", r.kind
    return ("tie", r.type) if isinstance(r, Tie) else ("event", "event")


def _parties(r: Record) -> list[tuple[str, str]]:
    if isinstance(r, Tie):
        return [("source", r.source), ("target", r.target)]
    return [(role, e) for name, role in _ROLES.items() for e in getattr(r, name, ())]

"""Keeps the flows, events and ties of a store up to date: only claims that a change may reach are looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from ..claim import Claim
from ..difference import Ledger
from ..entity import Event, Flow, Tie
from ..resolve import events, flows, merge
from ..resolve.cluster import Link, clusters
from ..resolve.goods import core
from ..resolve.telling import Telling, days_of
from ..values import Item
from . import codec
from .dialects import Session, ask, change, insert, listed
from .reader import Reader
from .statements import Statements

_RULES = {
    "flow": (flows.compare, flows.may_join, flows.block_keys),
    "event": (events.compare, events.may_join, events.block_keys),
}
_ROLES = {
    "donors": "donor",
    "recipients": "recipient",
    "via": "via",
    "hosts": "host",
    "supporters": "supporter",
    "participants": "participant",
}
_LINKED = ask(
    "SELECT b AS c FROM link WHERE a IN (SELECT value FROM json_each(?1)) UNION"
    " SELECT a AS c FROM link WHERE b IN (SELECT value FROM json_each(?1))",
    "MATCH (n:Link) WHERE n.a IN $a RETURN n.b AS c UNION MATCH (n:Link) WHERE n.b IN $a RETURN n.a AS c",
)
_UNLINK = [
    change(f"DELETE FROM {table} WHERE {column} = ?", f"MATCH (n:{table.title()} {{{column}: r[0]}}) DELETE n")
    for column, table in (("a", "link"), ("b", "link"), ("a", "apart"), ("b", "apart"), ("claim", "block"))
]
_BLOCKS = ask(
    "SELECT key, claim FROM block WHERE key IN (SELECT value FROM json_each(?))",
    "MATCH (n:Block) WHERE n.key IN $a RETURN n.key AS key, n.claim AS claim",
)
_LINKS = ask(
    "SELECT * FROM link WHERE a IN (SELECT value FROM json_each(?))", "MATCH (n:Link) WHERE n.a IN $a RETURN n{.*}"
)
_RECORDS = ask(
    "SELECT DISTINCT record FROM support WHERE claim IN (SELECT value FROM json_each(?))",
    "MATCH (n:Support) WHERE n.claim IN $a RETURN DISTINCT n.record AS record",
)
_BODIES = ask(
    "SELECT id, type, body FROM record WHERE id IN (SELECT value FROM json_each(?))",
    "MATCH (n:Record) WHERE n.id IN $a RETURN n.id AS id, n.type AS type, n.body AS body",
)
GONE = change(
    "DELETE FROM record WHERE id = ?",
    "MATCH (n:Record {id: r[0]}) DETACH DELETE n WITH DISTINCT r CALL (r) {"
    " MATCH (p:Party {record: r[0]}) DELETE p UNION MATCH (s:Support {record: r[0]}) DELETE s"
    " UNION MATCH (i:Item {record: r[0]}) DELETE i }",
)
RECORD = insert("record")
AND = "; "
"""Between the reasons of one decision."""

Record = Flow | Event | Tie
Fits = Callable[[Sequence[Telling], Sequence[Telling]], bool]


class Records:
    """Recomputes what some claims (new, changed, gone, or with other entities in their roles) add up to."""

    def __init__(self, connection: Session, reader: Reader, known: Mapping[str, Claim], ledger: Ledger) -> None:
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
            rows = self._db.execute(_LINKED, (listed(sorted(edge)),))
            edge = ({r["c"] for r in rows} | self._statements.partners(edge)) - found
            found |= edge
        return found

    def _unlink(self, claims: Iterable[str]) -> None:
        rows = [(c,) for c in claims]
        for statement in _UNLINK:
            self._db.executemany(statement, rows)

    def _link(self, tellings: Mapping[str, Telling]) -> None:
        """Write the keys of the tellings, and their links with each other and with the claims that share a key; and of flows
        between the same two, why they are not one.
        """
        keys = {i: _RULES[t.claim.kind][2](t) for i, t in tellings.items()}
        self._db.executemany(insert("block"), [(k, i) for i, ks in keys.items() for k in sorted(ks)])
        pairs = self._candidates(keys)
        known = self._tellings({c for pair in pairs for c in pair})
        links: list[tuple[str, str, float, str]] = []
        apart: list[tuple[str, str, str]] = []
        for a, b in pairs:
            decision = _RULES[known[a].claim.kind][0](known[a], known[b])
            if decision.verdict == "same":
                links.append((a, b, decision.score, AND.join(decision.why)))
            elif known[a].claim.kind == "flow" and flows.near_miss(known[a], known[b]):
                apart.append((a, b, AND.join(decision.why)))
        self._db.executemany(insert("link"), links)
        self._db.executemany(insert("apart"), apart)

    def _candidates(self, keys: Mapping[str, Iterable[str]]) -> set[tuple[str, str]]:
        by_key: dict[str, list[str]] = defaultdict(list)
        for i, ks in keys.items():
            for k in ks:
                by_key[k].append(i)
        rows = self._db.execute(_BLOCKS, (listed(by_key),))
        return {(min(i, r["claim"]), max(i, r["claim"])) for r in rows for i in by_key[r["key"]] if i != r["claim"]}

    def _clustered(self, claims: Iterable[str]) -> dict[str, Record]:
        tellings = self._tellings(claims)
        rows = self._db.execute(_LINKS, (listed(sorted(tellings)),))
        links = [Link(r["strength"], r["a"], r["b"]) for r in rows]
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
        rows = self._db.execute(_RECORDS, (listed(sorted(claims)),))
        return {r["record"] for r in rows}

    def _write(self, made: Mapping[str, Record], before: set[str]) -> tuple[int, int]:
        rows = self._db.execute(_BODIES, (listed(sorted(before | set(made))),))
        old = {r["id"]: (r["type"], r["body"]) for r in rows}
        texts = {i: codec.record_text(r) for i, r in made.items()}
        self._note(made, set(old))
        same = {i for i, text in texts.items() if old.get(i) == (_kind(made[i])[1], text)}
        self._db.executemany(GONE, [(i,) for i in old if i not in same])
        self._insert([(made[i], texts[i]) for i in sorted(set(made) - same)])
        return len(made) - len(same), len(old) - len(same)

    def _note(self, made: Mapping[str, Record], old: set[str]) -> None:
        reader = self._reader
        before = (*reader.flows(old), *reader.events(old), *reader.ties(old))
        self._ledger.records_before |= {r.id: r for r in before}
        self._ledger.records_after |= made

    def _insert(self, new: Sequence[tuple[Record, str]]) -> None:
        db = self._db
        db.executemany(RECORD, [_row(r, text) for r, text in new])
        db.executemany(insert("support"), [(c, r.id) for r, _ in new for c in r.claims])
        parties = [(e, role, r.id, n) for r, _ in new for n, (role, e) in enumerate(_parties(r))]
        db.executemany(insert("party"), parties)
        items = [_item(r.id, n, i) for r, _ in new if isinstance(r, Flow) for n, i in enumerate(r.items)]
        db.executemany(insert("item"), items)


def _row(r: Record, text: str) -> tuple[str | float | None, ...]:
    days = days_of(r.date.iso, r.date.end) if r.date else None
    first, last = (days[0].isoformat(), days[1].isoformat()) if days else (None, None)
    kind, type_ = _kind(r)
    return r.id, kind, type_, getattr(r, "status", None), first, last, r.confidence, text


def _item(record: str, n: int, i: Item) -> tuple[str | float | None, ...]:
    q = i.quantity
    return record, n, core(i.name.value), q.value if q else None, q.unit if q else None


def _kind(r: Record) -> tuple[str, str]:
    if isinstance(r, Flow):
        return "flow", r.kind
    return ("tie", r.type) if isinstance(r, Tie) else ("event", "event")


def _parties(r: Record) -> list[tuple[str, str]]:
    if isinstance(r, Tie):
        return [("source", r.source), ("target", r.target)]
    return [(role, e) for name, role in _ROLES.items() for e in getattr(r, name, ())]

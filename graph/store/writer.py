"""Puts readings into a store and takes them out, with all that is computed from them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime

from ..amend import Amended, amend
from ..claim import Claim, Reading
from ..difference import Difference, Ledger
from ..errors import InvalidRecord, NotFound
from ..judgement import Statement
from ..resolve.profiles import Profile, profiles
from . import codec
from .base import Change
from .dialects import Session, ask, change, insert, listed
from .intake import verify
from .reader import Reader
from .records import Records
from .settle import settle
from .statements import GIVE_KEY, Statements

_KEPT = ask(
    "SELECT reading, reader FROM document WHERE id = ?",
    "MATCH (n:Document {id: $a}) RETURN n.reading AS reading, n.reader AS reader",
)
HOLDS = ask(
    "SELECT 1 FROM document WHERE id = ? AND sha256 = ? AND reader = ?",
    "MATCH (n:Document {id: $a}) WHERE n.sha256 = $b AND n.reader = $c RETURN 1",
)
_LOGGED = change(
    "INSERT INTO change (time, act, what, body) VALUES (?,?,?,?)",
    "MATCH (s:Store {id: 1}) SET s.changes = coalesce(s.changes, 0) + 1"
    " CREATE (n:Change {n: s.changes, time: r[0], act: r[1], what: r[2], body: r[3]})",
)
_READ_BY = change("UPDATE document SET reader = ? WHERE id = ?", "MATCH (n:Document {id: r[1]}) SET n.reader = r[0]")
_FIRST_TEN = ask(
    "SELECT id FROM document ORDER BY id LIMIT 10", "MATCH (n:Document) RETURN n.id AS id ORDER BY id LIMIT 10"
)
_EVERY_DOCUMENT = ask("SELECT id FROM document ORDER BY id", "MATCH (n:Document) RETURN n.id AS id ORDER BY id")
_EVERY_STATEMENT = ask("SELECT id FROM statement", "MATCH (n:Statement) RETURN n.id AS id")
_EVERY_PROFILE = ask(
    "SELECT id, body FROM profile WHERE uses > 0",
    "MATCH (n:Profile) WHERE n.uses > 0 RETURN n.id AS id, n.body AS body",
)
_EVERY_ID = [
    ask(f"SELECT id FROM {table}", f"MATCH (n:{table.title()}) RETURN n.id AS id") for table in ("claim", "profile")
]
_NO_KEYS = change("DELETE FROM profile_key WHERE key <> ?", "MATCH (n:ProfileKey) WHERE n.key <> r[0] DELETE n")
_LOST_PARTS = [  # of records that a damaged file lost
    change(
        f"DELETE FROM {table} WHERE record <> ? AND record NOT IN (SELECT id FROM record)",
        f"MATCH (n:{table.title()}) WHERE n.record <> r[0] AND NOT EXISTS {{ MATCH (:Record {{id: n.record}}) }} DELETE n",
    )
    for table in ("support", "party", "item")
]
_ENTITIES_OF = ask(
    "SELECT l.id, p.entity FROM local_entity l JOIN profile p ON p.id = l.profile WHERE l.document = ?",
    "MATCH (l:LocalEntity {document: $a}) MATCH (p:Profile {id: l.profile}) RETURN l.id AS id, p.entity AS entity",
)
_PROFILES_OF = ask(
    "SELECT profile FROM local_entity WHERE document = ?",
    "MATCH (n:LocalEntity {document: $a}) RETURN n.profile AS profile",
)
_CLAIMS_IN = ask("SELECT id FROM claim WHERE document = ?", "MATCH (n:Claim {document: $a}) RETURN n.id AS id")
_CLAIMS_OF = ask(
    "SELECT DISTINCT r.claim FROM local_entity l JOIN role r ON r.document = l.document AND r.entity = l.id"
    " WHERE l.profile IN (SELECT value FROM json_each(?))",
    "MATCH (l:LocalEntity) WHERE l.profile IN $a MATCH (r:Role {document: l.document, entity: l.id})"
    " RETURN DISTINCT r.claim AS claim",
)
# Roles before the local entities that they name.
_DELETE = (
    change(
        "DELETE FROM claim WHERE document = ?",
        "MATCH (n:Claim {document: r[0]}) OPTIONAL MATCH (o:Role {claim: n.id}) OPTIONAL MATCH (a:Amended {claim: n.id})"
        " DELETE o, a DETACH DELETE n",
    ),
    change(
        "DELETE FROM local_entity WHERE document = ?",
        "CALL (r) { MATCH (n:Mention {document: r[0]}) DETACH DELETE n"
        " UNION MATCH (n:LocalEntity {document: r[0]}) DETACH DELETE n }",
    ),
    change(
        "DELETE FROM document WHERE id = ?",
        "CALL (r) { MATCH (n:Article {document: r[0]}) DETACH DELETE n UNION MATCH (n:Located {document: r[0]}) DELETE n"
        " UNION MATCH (n:AmendedLocal {document: r[0]}) DELETE n UNION MATCH (n:Document {id: r[0]}) DETACH DELETE n }",
    ),
)
_USES_IN = ask(
    "SELECT count(*) AS n, profile FROM local_entity WHERE document = ? GROUP BY profile",
    "MATCH (l:LocalEntity {document: $a}) RETURN count(*) AS n, l.profile AS profile",
)
_LESS = change(
    "UPDATE profile SET uses = uses - ? WHERE id = ?", "MATCH (n:Profile {id: r[1]}) SET n.uses = n.uses - r[0]"
)
_MORE = change(
    "UPDATE profile SET uses = uses + ? WHERE id = ?",
    "MATCH (n:Profile {id: r[1]}) SET n.uses = n.uses + r[0] RETURN n.id AS id",
)
_NEW = change("INSERT INTO profile VALUES (?,?,?,NULL)", "CREATE (n:Profile {id: r[0], body: r[1], uses: r[2]})")
_AS_READ = [
    change(
        f"DELETE FROM {table} WHERE claim IN (SELECT id FROM claim WHERE document = ?)",
        f"MATCH (c:Claim {{document: r[0]}}) MATCH (n:{table.title()} {{claim: c.id}}) DELETE n",
    )
    for table in ("role", "amended")
]
_BROUGHT_IN = change(
    "DELETE FROM local_entity WHERE document = ? AND n < 0",
    "MATCH (n:LocalEntity {document: r[0]}) WHERE n.n < 0 DETACH DELETE n",
)
_SEEN_AS = change(
    "UPDATE local_entity SET profile = ? WHERE document = ? AND id = ?",
    "MATCH (n:LocalEntity {document: r[1], id: r[2]}) SET n.profile = r[0]",
)


@dataclass(frozen=True, slots=True)
class Touched:
    """Claims and profiles (ids) whose records and entities have to be computed again."""

    claims: set[str]
    profiles: set[str]

    def __add__(self, other: Touched) -> Touched:
        return Touched(self.claims | other.claims, self.profiles | other.profiles)


@dataclass(frozen=True, slots=True)
class Done:
    """Records that are new and gone, and the difference in words."""

    new: int
    gone: int
    difference: Difference


class Writer:
    """Adds and removes documents inside a transaction that its caller opened."""

    def __init__(self, connection: Session, time: str) -> None:
        """Write over `connection`, which is in a transaction; the log of changes says that it was at `time`."""
        self._db = connection
        self._time = time
        self._statements = Statements(connection)

    def put(self, reading: Reading, reader: str) -> Change:
        """Store a reading and bring the graph up to date; see SqliteStore.put."""
        verify(reading)
        content = fingerprint(reading)
        d = reading.document
        old = self._db.execute(_KEPT, (d.id,)).fetchone()
        if old and old["reading"] == content:
            if old["reader"] != reader:
                self._db.execute(_READ_BY, (reader, d.id))
            return Change(d.id, "unchanged", len(reading.claims))
        touched, resting = self._touched(d.id), self._statements.resting_on(d.id)
        if old:
            self._delete(d.id)
        amended = amend(reading, self._statements.about(reading))
        self._insert(reading, amended, reader, content)
        done = self._bring_up_to_date(d.id, touched, {c.id: c for c in amended.reading.claims})
        return self._told(Change(d.id, "replaced" if old else "added", len(reading.claims)), done, resting)

    def remove(self, document: str) -> Change:
        """Take a document out and bring the graph up to date; see SqliteStore.remove."""
        if not self._db.execute(_KEPT, (document,)).fetchone():
            known = [r["id"] for r in self._db.execute(_FIRST_TEN)]
            raise NotFound(f"no document {document!r}; the store holds {', '.join(known) or 'none'}")
        told = Change(document, "removed", len(self._claims(document)))
        touched, resting = self._touched(document), self._statements.resting_on(document)
        self._delete(document)
        return self._told(told, self._bring_up_to_date(document, touched, {}), resting)

    def judge(self, statements: Iterable[Statement]) -> Difference:
        """Store statements and bring the graph up to date with those that are new, undone or ruled out by others."""
        given = list(statements)
        changed = self._statements.write(given)
        told = list(self._statements.by_id(changed).values())
        changed |= self._statements.naming(told)
        touched = Touched(self._statements.claims_of(changed), set())
        documents = sorted(self._statements.documents(told))
        were = {d: self._entities_of(d) for d in documents}
        for document in documents:
            touched += self._touched(document)
            self._amend(document)
            touched += self._touched(document)
            changed |= self._statements.in_document(document)
        touched += Touched(self._statements.claims_of(changed), self._statements.mark(changed))
        difference = self._settled(touched, {}, were).difference
        undone = bool(told) and all(s.undone for s in told)
        self._log("undo" if undone else "state", " ".join(s.id for s in given), difference)
        return difference

    def recompute(self) -> Difference:
        """Compute all of the graph anew from what was read and said; see SqliteStore.recompute."""
        documents = [r["id"] for r in self._db.execute(_EVERY_DOCUMENT)]
        were = {d: self._entities_of(d) for d in documents}
        self._db.execute(_NO_KEYS, ("",))
        for statement in _LOST_PARTS:
            self._db.execute(statement, ("",))
        for document in documents:
            self._amend(document)
        self._statements.mark({r["id"] for r in self._db.execute(_EVERY_STATEMENT)})
        for r in self._db.execute(_EVERY_PROFILE).fetchall():
            self._give_keys(r["id"], codec.profile_of(r["body"]))
        everything = ({r["id"] for r in self._db.execute(ids)} for ids in _EVERY_ID)
        difference = self._settled(Touched(*everything), {}, were).difference
        self._log("recomputed", "", difference)
        return difference

    def _entities_of(self, document: str) -> dict[str, str | None]:
        """The entity of each local entity of a document."""
        rows = self._db.execute(_ENTITIES_OF, (document,))
        return {r["id"]: r["entity"] for r in rows}

    def _touched(self, document: str) -> Touched:
        """The claims and profiles of a document, with the claims of others that were judged to be the same."""
        claims = self._claims(document)
        rows = self._db.execute(_PROFILES_OF, (document,))
        return Touched(claims | self._statements.partners(claims), {r["profile"] for r in rows})

    def _claims(self, document: str) -> set[str]:
        return {r["id"] for r in self._db.execute(_CLAIMS_IN, (document,))}

    def _bring_up_to_date(self, document: str, touched: Touched, known: Mapping[str, Claim]) -> Done:
        marked = self._statements.mark(self._statements.in_document(document))
        return self._settled(touched + self._touched(document) + Touched(set(), marked), known)

    def _settled(
        self, touched: Touched, known: Mapping[str, Claim], were: Mapping[str, Mapping[str, str | None]] | None = None
    ) -> Done:
        """Compute anew what was touched; `were` holds the entities of documents whose local entities were amended."""
        ledger = Ledger()
        moved = settle(self._db, touched.profiles, ledger)
        reader = Reader(self._db)
        for document, before in (were or {}).items():
            now = self._entities_of(document)
            pairs = [(before.get(i), now.get(i)) for i in {*before, *now}]
            ledger.follow([p for p in pairs if p[0] != p[1]], reader.entities)
        counts = Records(self._db, reader, known, ledger).update(touched.claims | self._claims_of(moved))
        names = {e.id: e.name for e in reader.entities(ledger.parties())}
        return Done(*counts, ledger.difference(names))

    def _told(self, change: Change, done: Done, resting: set[str]) -> Change:
        """The change with what was done; `resting` are the statements that found what they are about before."""
        self._log(change.kind, change.document, done.difference)
        lost = tuple(sorted(resting - self._statements.finding(resting)))
        return replace(change, new=done.new, gone=done.gone, difference=done.difference, lost=lost)

    def _log(self, act: str, what: str, difference: Difference) -> None:
        body = codec.dumps(asdict(difference))
        self._db.execute(_LOGGED, (self._time, act, what, body))

    def _claims_of(self, moved: Iterable[str]) -> set[str]:
        """Claims with a role whose local entity has one of the profiles `moved`."""
        rows = self._db.execute(_CLAIMS_OF, (listed(moved),))
        return {r["claim"] for r in rows}

    def _delete(self, document: str) -> None:
        self._discount(document)
        for statement in _DELETE:
            self._db.execute(statement, (document,))

    def _discount(self, document: str) -> None:
        uses = self._db.execute(_USES_IN, (document,)).fetchall()
        self._db.executemany(_LESS, [(r["n"], r["profile"]) for r in uses])

    def _insert(self, reading: Reading, amended: Amended, reader: str, content: str) -> None:
        d, db = reading.document, self._db
        about = (d.media_type, d.encoding, d.language, d.publisher, d.home, d.date, d.title)
        row = (d.id, d.name, d.text, d.sha256, reader, content, *about, codec.coverage_text(reading.coverage))
        db.execute(insert("document"), row)
        articles = ((d.id, n, codec.article_text(a)) for n, a in enumerate(reading.articles))
        db.executemany(insert("article"), articles)
        found = self._profiles(amended)
        entities = ((d.id, e.id, n, found[e.id].id, codec.local_text(e)) for n, e in enumerate(reading.entities))
        db.executemany(insert("local_entity"), entities)
        mentions = (
            (d.id, n, m.entity, m.span.start, m.span.end, m.span.quote, m.form) for n, m in enumerate(reading.mentions)
        )
        db.executemany(insert("mention"), mentions)
        claims = ((c.id, d.id, n, c.kind, c.type, codec.claim_text(c)) for n, c in enumerate(reading.claims))
        db.executemany(insert("claim"), claims)
        self._insert_amended(reading, amended, found)

    def _amend(self, document: str) -> None:
        """Compute a stored document's local entities and claims again under the statements that are applied now."""
        reading = Reader(self._db).reading(document)
        amended = amend(reading, self._statements.about(reading))
        self._discount(document)
        found = self._profiles(amended)
        for statement in (*_AS_READ, _BROUGHT_IN):
            self._db.execute(statement, (document,))
        rows = [(found[e.id].id, document, e.id) for e in reading.entities]
        self._db.executemany(_SEEN_AS, rows)
        self._insert_amended(reading, amended, found)

    def _profiles(self, amended: Amended) -> dict[str, Profile]:
        """The profile of each local entity under corrections, counted."""
        found = profiles(amended.reading)
        found |= {i: replace(found[i], part=part) for i, part in amended.parts.items()}
        self._count(found.values())
        return found

    def _insert_amended(self, reading: Reading, amended: Amended, found: Mapping[str, Profile]) -> None:
        """What stands beside a reading: entities that corrections bring in, roles, claims that were corrected."""
        d, db = reading.document.id, self._db
        own = {e.id: e for e in reading.entities}
        added = [e for e in amended.reading.entities if e.id not in own]
        rows = ((d, e.id, -n, found[e.id].id, codec.local_text(e)) for n, e in enumerate(added, 1))
        db.executemany(insert("local_entity"), rows)
        standing = {c.id: c for c in amended.reading.claims}
        told = [standing.get(c.id, c) for c in reading.claims]  # a rejected claim keeps its roles: it can be looked up
        roles = ((c.id, n, r.role, d, r.entity) for c in told for n, r in enumerate(c.roles))
        db.executemany(insert("role"), roles)
        changed = [(c.id, c.type, standing.get(c.id)) for c in reading.claims if standing.get(c.id) != c]
        amends = ((i, now.type if now else t, codec.claim_text(now) if now else None) for i, t, now in changed)
        db.executemany(insert("amended"), amends)
        self._statements.note(d, own, amended)

    def _count(self, found: Iterable[Profile]) -> None:
        """Count the uses of each profile; a new one brings its keys."""
        for p, uses in Counter(found).items():
            if self._db.execute(_MORE, (uses, p.id)).rowcount:
                continue
            self._db.execute(_NEW, (p.id, codec.profile_text(p), uses))
            self._give_keys(p.id, p)

    def _give_keys(self, id_: str, p: Profile) -> None:
        keys = ((k, id_) for k in sorted(p.own_keys | p.alias_keys))
        self._db.executemany(GIVE_KEY, keys)
        self._statements.mark_profile(id_, p)


def now() -> str:
    """The time as the log of changes tells it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def fingerprint(reading: Reading) -> str:
    """A digest of everything that a reading says: equal readings have equal ones.

    Raises InvalidRecord where it holds what no store can keep (half of a surrogate pair, a figure that is no number).
    """
    d = reading.document
    about = (d.id, d.name, d.text, d.sha256, d.media_type, d.encoding, d.language, d.publisher, d.home, d.date, d.title)
    lines = [
        codec.dumps(about),
        *(codec.article_text(a) for a in reading.articles),
        *(e.id + codec.local_text(e) for e in reading.entities),
        codec.dumps([(m.entity, m.span.start, m.span.end, m.form) for m in reading.mentions]),
    ]
    try:
        lines += [c.id + c.kind + c.type + codec.claim_text(c) for c in reading.claims]
        lines.append(codec.coverage_text(reading.coverage))
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()
    except ValueError as error:  # JSON refuses NaN; UTF-8 refuses lone surrogates (UnicodeEncodeError is a ValueError)
        raise InvalidRecord(f"{d.id} cannot be stored: {error}") from error

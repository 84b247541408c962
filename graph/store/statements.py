"""Keeps judgements and corrections in a store, and knows which documents, claims and profiles they are about.

Keys of profiles that begin with `=` join the two sides of a `same`; `<` and `>` mark the sides of every judgement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..amend import Amended, renamed
from ..anchor import ClaimAnchor, EntityAnchor, key_of, name_key
from ..claim import Reading
from ..document import LocalEntity
from ..judgement import Correction, Judgement, Statement, order, ruling, statement_of, statement_text
from ..resolve.judged import NOBODY, Judged
from ..resolve.names import fold
from ..resolve.profiles import Profile
from .dialects import Session, ask, change, insert, listed
from .finding import LEFT, RIGHT, bearing, finds

_SAME = "="

_ANY = ask("SELECT 1 FROM statement LIMIT 1", "MATCH (n:Statement) RETURN 1 LIMIT 1")
_BY_ID = ask(
    "SELECT id, body FROM statement WHERE id IN (SELECT value FROM json_each(?))",
    "MATCH (n:Statement) WHERE n.id IN $a RETURN n.id AS id, n.body AS body",
)
_RULING = ask(
    "SELECT body FROM statement WHERE rules AND id IN (SELECT value FROM json_each(?))",
    "MATCH (n:Statement) WHERE n.id IN $a AND n.rules = 1 RETURN n.body AS body",
)
_KEPT = change(
    "INSERT OR IGNORE INTO statement (id, subject, body, rules) VALUES (?,?,?,?)",
    "MERGE (n:Statement {id: r[0]}) ON CREATE SET n.subject = r[1], n.body = r[2], n.rules = r[3]",
)
_SAYS = change("UPDATE statement SET body = ? WHERE id = ?", "MATCH (n:Statement {id: r[1]}) SET n.body = r[0]")
_ANCHORED = change(
    "INSERT OR IGNORE INTO statement_anchor VALUES (?,?,?,?)",
    "MERGE (n:StatementAnchor {statement: r[0], n: r[1]}) ON CREATE SET n.document = r[2], n.key = r[3]",
)
_ON = ask(
    "SELECT id, body, rules FROM statement WHERE subject = ?",
    "MATCH (n:Statement {subject: $a}) RETURN n.id AS id, n.body AS body, n.rules AS rules",
)
_RULES = change("UPDATE statement SET rules = ? WHERE id = ?", "MATCH (n:Statement {id: r[1]}) SET n.rules = r[0]")
_ABOUT = ask(
    "SELECT statement FROM statement_anchor WHERE document = ?1 UNION SELECT statement FROM statement_anchor"
    " WHERE document IS NULL AND key IN (SELECT value FROM json_each(?2))",
    "MATCH (n:StatementAnchor {document: $a}) RETURN n.statement AS statement UNION"
    " MATCH (n:StatementAnchor) WHERE n.key IN $b AND n.document IS NULL RETURN n.statement AS statement",
)
_IN_DOCUMENT = ask(
    "SELECT DISTINCT statement FROM statement_anchor WHERE document = ?",
    "MATCH (n:StatementAnchor {document: $a}) RETURN DISTINCT n.statement AS statement",
)
_STORED = ask(
    "SELECT id FROM document WHERE id IN (SELECT value FROM json_each(?))",
    "MATCH (n:Document) WHERE n.id IN $a RETURN n.id AS id",
)
_BEARERS = ask(
    "SELECT DISTINCT document FROM local_entity WHERE profile IN (SELECT value FROM json_each(?))",
    "MATCH (n:LocalEntity) WHERE n.profile IN $a RETURN DISTINCT n.document AS document",
)
_BORE = ask(
    "SELECT DISTINCT document FROM amended_local WHERE key = ?",
    "MATCH (n:AmendedLocal {key: $a}) RETURN DISTINCT n.document AS document",
)
_FORGET = [
    change(f"DELETE FROM {table} WHERE document = ?", f"MATCH (n:{name} {{document: r[0]}}) DELETE n")
    for table, name in (("located", "Located"), ("amended_local", "AmendedLocal"))
]
_CLAIMS_OF = ask(
    "SELECT what FROM located WHERE statement IN (SELECT value FROM json_each(?)) AND what IN (SELECT id FROM claim)",
    "MATCH (n:Located) WHERE n.statement IN $a MATCH (c:Claim {id: n.what}) RETURN c.id AS what",
)
_PARTNERS = ask(
    "SELECT DISTINCT b.what FROM located a JOIN located b ON b.statement = a.statement"
    " WHERE a.what IN (SELECT value FROM json_each(?)) AND b.what <> a.what",
    "MATCH (a:Located) WHERE a.what IN $a MATCH (b:Located {statement: a.statement}) WHERE b.what <> a.what"
    " RETURN DISTINCT b.what AS what",
)
_LOCATED = ask(
    "SELECT statement, n, what FROM located WHERE what IN (SELECT value FROM json_each(?))",
    "MATCH (n:Located) WHERE n.what IN $a RETURN n.statement AS statement, n.n AS n, n.what AS what",
)
_MARKS = ask(  # keys of names begin with a letter
    "SELECT key, profile FROM profile_key WHERE profile IN (SELECT value FROM json_each(?)) AND key < 'A'",
    "MATCH (n:ProfileKey) WHERE n.profile IN $a AND n.key < 'A' RETURN n.key AS key, n.profile AS profile",
)
_UNMARK = change(
    "DELETE FROM profile_key WHERE key = ? RETURNING profile",
    "MATCH (n:ProfileKey {key: r[0]}) WITH n, n.profile AS profile DELETE n RETURN profile",
)
_NAMED = ask(
    "SELECT a.statement, a.n FROM statement_anchor a JOIN statement s ON s.id = a.statement"
    " WHERE a.document IS NULL AND a.key = ? AND s.rules",
    "MATCH (a:StatementAnchor {key: $a}) WHERE a.document IS NULL MATCH (s:Statement {id: a.statement})"
    " WHERE s.rules = 1 RETURN a.statement AS statement, a.n AS n",
)
GIVE_KEY = change("INSERT OR IGNORE INTO profile_key VALUES (?,?)", "MERGE (n:ProfileKey {key: r[0], profile: r[1]})")
_MEANT = ask(
    "SELECT l.profile FROM located x JOIN local_entity l ON l.document = x.document AND l.id = x.what"
    " WHERE x.statement = ? AND x.n = ?",
    "MATCH (x:Located {statement: $a, n: $b}) MATCH (l:LocalEntity {document: x.document, id: x.what})"
    " RETURN l.profile AS profile",
)
_RENAMED = ask(
    "SELECT DISTINCT a.statement FROM statement_anchor a JOIN statement s ON s.id = a.statement"
    " WHERE a.document IS NULL AND a.key = ? AND s.rules AND substr(s.id, 1, 1) = 'k'",
    "MATCH (a:StatementAnchor {key: $a}) WHERE a.document IS NULL MATCH (s:Statement {id: a.statement})"
    " WHERE s.rules = 1 AND s.id STARTS WITH 'k' RETURN DISTINCT a.statement AS statement",
)
_MEANS = change(
    "UPDATE statement_anchor SET key = ? WHERE statement = ? AND n = ?",
    "MATCH (n:StatementAnchor {statement: r[1], n: r[2]}) SET n.key = r[0]",
)
_ON_NAMES = ask(
    "SELECT DISTINCT s.id, s.body FROM statement s JOIN statement_anchor a ON a.statement = s.id"
    " WHERE s.rules AND a.document IS NULL AND a.key IS NOT NULL AND substr(s.id, 1, 1) = 'j'",
    "MATCH (s:Statement) WHERE s.rules = 1 AND s.id STARTS WITH 'j' AND EXISTS {"
    " MATCH (a:StatementAnchor {statement: s.id}) WHERE a.document IS NULL AND a.key IS NOT NULL }"
    " RETURN s.id AS id, s.body AS body",
)
_APPLIED = ask(
    "SELECT DISTINCT substr(k.key, 2) AS statement FROM local_entity l JOIN profile_key k ON k.profile = l.profile"
    " WHERE l.document = ?1 AND k.key < 'A' UNION SELECT a.statement FROM amended_local l"
    " JOIN statement_anchor a ON a.key = l.key AND a.document IS NULL WHERE l.document = ?1",
    "MATCH (l:LocalEntity {document: $a}) MATCH (k:ProfileKey {profile: l.profile}) WHERE k.key < 'A'"
    " RETURN DISTINCT substring(k.key, 1) AS statement UNION MATCH (l:AmendedLocal {document: $a})"
    " MATCH (a:StatementAnchor {key: l.key}) WHERE a.document IS NULL RETURN DISTINCT a.statement AS statement",
)


class Statements:
    """What people said, over one connection."""

    def __init__(self, connection: Session) -> None:
        """Work over `connection`; what writes needs it to be in a transaction."""
        self._db = connection
        self._any = connection.execute(_ANY).fetchone() is not None

    def by_id(self, ids: Iterable[str]) -> dict[str, Statement]:
        """Statements by id; those not there are left out."""
        rows = self._db.execute(_BY_ID, (listed(sorted(set(ids))),))
        return {r["id"]: statement_of(r["body"]) for r in rows}

    def ruling(self, ids: Iterable[str]) -> list[Statement]:
        """Those of the statements that are applied, the earliest first."""
        rows = self._db.execute(_RULING, (listed(sorted(set(ids))),))
        return sorted((statement_of(r["body"]) for r in rows), key=order)

    def write(self, statements: Iterable[Statement]) -> set[str]:
        """Store statements (again, where they were undone); the ids of those that begin or cease to be applied."""
        touched: set[str] = set()
        self._any = True
        for given in statements:
            s = self._merged(given)
            row = (s.id, s.subject, statement_text(s), 0)
            self._db.execute(_KEPT, row)
            self._db.execute(_SAYS, (statement_text(s), s.id))
            anchors = [
                (s.id, n, a.document, a.key if isinstance(a, EntityAnchor) else None) for n, a in enumerate(s.anchors)
            ]
            self._db.executemany(_ANCHORED, anchors)
            touched |= self._rule(s.subject)
        return touched

    def _merged(self, s: Statement) -> Statement:
        """A statement as it stands where it was stored before: what was undone stays so, by whom it was first."""
        told = [x.undone for x in (s, *self.by_id([s.id]).values()) if x.undone]
        return replace(s, undone=min(told, key=lambda u: (u.moment, u.author, u.reason))) if told else s

    def _rule(self, subject: str) -> set[str]:
        rows = self._db.execute(_ON, (subject,)).fetchall()
        now = {s.id for s in ruling(statement_of(r["body"]) for r in rows)}
        changed = {r["id"] for r in rows if bool(r["rules"]) != (r["id"] in now)}
        self._db.executemany(_RULES, [(int(i in now), i) for i in changed])
        return changed

    def about(self, reading: Reading) -> list[Statement]:
        """The statements that are applied and may be about a reading, the earliest first."""
        if not self._any:
            return []
        keys = listed(sorted({key_of(e) for e in reading.entities}))
        rows = self._db.execute(_ABOUT, (reading.document.id, keys))
        return self.ruling(r["statement"] for r in rows)

    def in_document(self, document: str) -> set[str]:
        """The statements with an anchor in a document."""
        if not self._any:
            return set()
        rows = self._db.execute(_IN_DOCUMENT, (document,))
        return {r["statement"] for r in rows}

    def resting_on(self, document: str) -> set[str]:
        """The statements that are applied to something in a document, and find all that they are about."""
        if not self._any:
            return set()
        marks = self._db.execute(_APPLIED, (document,))
        return self.finding(self.in_document(document) | {r["statement"] for r in marks})

    def finding(self, statements: Iterable[str]) -> set[str]:
        """Those of the statements that are applied and find all that they are about."""
        return {s.id for s in self.ruling(statements) if all(finds(self._db, s))}

    def documents(self, statements: Iterable[Statement]) -> set[str]:
        """The stored documents that statements may be about."""
        found: set[str] = set()
        for s in statements:
            for a in s.anchors:
                if a.document is not None:
                    found.add(a.document)
                elif isinstance(s, Correction) and isinstance(a, EntityAnchor):
                    found |= self._documents_naming(a)
        rows = self._db.execute(_STORED, (listed(sorted(found)),))
        return {r["id"] for r in rows}

    def _documents_naming(self, anchor: EntityAnchor) -> set[str]:
        """Documents that bear a name as they were read, whatever it was corrected to."""
        now = bearing(self._db, anchor.key, fold(anchor.name), narrow=False)
        plain = self._db.execute(_BEARERS, (listed(sorted(now)),))
        changed = self._db.execute(_BORE, (anchor.key,))
        return {r["document"] for r in (*plain, *changed)}

    def note(self, document: str, was: Mapping[str, LocalEntity], amended: Amended) -> None:
        """Keep what statements found in a document, and what of it they changed."""
        if not self._any:
            return
        for statement in _FORGET:
            self._db.execute(statement, (document,))
        self._db.executemany(insert("located"), [(s, n, document, what) for s, n, what in amended.found])
        now = {e.id: e for e in amended.reading.entities}
        changed = [(document, i, key_of(e)) for i, e in was.items() if now[i] != e or i in amended.parts]
        self._db.executemany(insert("amended_local"), changed)

    def claims_of(self, statements: Iterable[str]) -> set[str]:
        """The claims that statements were found to be about."""
        rows = self._db.execute(_CLAIMS_OF, (listed(sorted(set(statements))),))
        return {r["what"] for r in rows}

    def partners(self, claims: Iterable[str]) -> set[str]:
        """The claims that somebody judged to be the same as one of these, or another."""
        if not self._any:
            return set()
        rows = self._db.execute(_PARTNERS, (listed(sorted(claims)),))
        return {r["what"] for r in rows}

    def judged_claims(self, claims: Iterable[str]) -> Judged:
        """The judgements on pairs of these claims."""
        if not self._any:
            return NOBODY
        rows = self._db.execute(_LOCATED, (listed(sorted(claims)),))
        sides: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
        for r in rows:
            if r["n"] < 2:
                sides[r["statement"]][r["n"]].add(r["what"])
        return self._judged(sides)

    def judged_profiles(self, group: Mapping[str, Profile]) -> Judged:
        """The judgements on pairs of these profiles, and when parts were set apart."""
        if not self._any:
            return NOBODY
        rows = self._db.execute(_MARKS, (listed(sorted(group)),))
        sides: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
        for r in rows:
            if r["key"][0] in (LEFT, RIGHT):
                sides[r["key"][1:]][r["key"][0] == RIGHT].add(r["profile"])
        for left, right in sides.values():  # bearers of one name are told apart by their part only
            signed = {group[i].signature for i in right}
            left -= {i for i in left if group[i].signature in signed}
        part_of = {i: p.part for i, p in group.items() if p.part}
        return self._judged(sides, part_of)

    def _judged(
        self, sides: Mapping[str, tuple[set[str], set[str]]], part_of: Mapping[str, str] | None = None
    ) -> Judged:
        if not sides and not part_of:
            return NOBODY
        told = {s.id: s for s in self.ruling({*sides, *(part_of or {}).values()})}
        pairs = [(s, sides[i]) for i, s in told.items() if i in sides and isinstance(s, Judgement)]
        both = [(s, frozenset(a), frozenset(b)) for s, (a, b) in pairs if a and b]
        return Judged(
            same=tuple((order(s), a, b) for s, a, b in both if s.verdict == "same"),
            different=tuple((a, b) for s, a, b in both if s.verdict == "different"),
            parts={i: order(told[i]) for i in set((part_of or {}).values()) if i in told},
            part_of=part_of or {},
        )

    def mark(self, statements: set[str]) -> set[str]:
        """Give the profiles that entity judgements are about their keys, taking away old ones; all profiles touched."""
        touched: set[str] = set()
        told = {s.id: s for s in self.ruling(statements)}
        for i in sorted(statements):
            for key in (_SAME + i, LEFT + i, RIGHT + i):
                rows = self._db.execute(_UNMARK, (key,)).fetchall()
                touched |= {r["profile"] for r in rows}
            s = told.get(i)
            if isinstance(s, Judgement) and not isinstance(s.left, ClaimAnchor):
                for n in (0, 1):
                    found = self._profiles_of(s, n)
                    self._give(s, n, found)
                    touched |= found
        return touched

    def mark_profile(self, id_: str, p: Profile) -> None:
        """Give a new profile the keys of the judgements that name it."""
        if not self._any or p.narrow:
            return
        rows = self._db.execute(_NAMED, (name_key(p.type, p.name, p.division),)).fetchall()
        for r in rows:
            (s,) = self.ruling([r["statement"]])
            if isinstance(s, Judgement):
                self._give(s, r["n"], {id_})

    def _give(self, s: Judgement, n: int, profiles: set[str]) -> None:
        side = RIGHT if n else LEFT
        keys = [side + s.id, *([_SAME + s.id] if s.verdict == "same" else [])]
        rows = [(key, p) for key in keys for p in sorted(profiles)]
        self._db.executemany(GIVE_KEY, rows)

    def _profiles_of(self, s: Judgement, n: int) -> set[str]:
        anchor = s.anchors[n]
        if anchor.document is None and isinstance(anchor, EntityAnchor):
            meant = self._key_now(s.id, n, anchor)
            return bearing(self._db, meant.key, fold(meant.name), narrow=True)
        rows = self._db.execute(_MEANT, (s.id, n))
        return {r["profile"] for r in rows}

    def _key_now(self, statement: str, n: int, anchor: EntityAnchor) -> EntityAnchor:
        """What a name means after the corrections of it; kept as the anchor's key, by which new profiles find it."""
        rows = self._db.execute(_RENAMED, (anchor.key,))
        meant = renamed(anchor, self.ruling(r["statement"] for r in rows))
        self._db.execute(_MEANS, (meant.key, statement, n))
        return meant

    def naming(self, statements: Iterable[Statement]) -> set[str]:
        """The judgements on names that are corrected by one of the statements."""
        keys = {
            a.key
            for s in statements
            if isinstance(s, Correction)
            for a in s.anchors
            if isinstance(a, EntityAnchor) and a.document is None
        }
        if not keys:
            return set()
        rows = self._db.execute(_ON_NAMES)
        found = ((r["id"], statement_of(r["body"])) for r in rows)
        return {i for i, s in found if any(isinstance(a, EntityAnchor) and a.key in keys for a in s.anchors)}

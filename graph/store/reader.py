"""Reads a store: what was kept, as it was given, and what was computed from it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..anchor import ClaimAnchor
from ..claim import Claim, Coverage, Reading
from ..document import Article, Document, Mention, Span
from ..entity import Entity, Event, Evidence, Flow, Tie
from ..errors import NotFound
from ..judgement import Correction, order, statement_of
from ..judgement import Statement as Said
from ..resolve.names import fold
from ..resolve.telling import Telling
from . import codec
from .dialects import Session, Statement, ask, label, listed
from .finding import finds

_IDS = "IN (SELECT value FROM json_each(?))"
_DOCUMENT = "id, name, text, sha256, media_type, encoding, language, publisher, home, date, title"
_DOCUMENTS = ask("SELECT id FROM document ORDER BY id", "MATCH (n:Document) RETURN n.id AS id ORDER BY id")
_ONE_DOCUMENT = ask(
    f"SELECT {_DOCUMENT} FROM document WHERE id = ?",
    f"MATCH (n:Document {{id: $a}}) RETURN {', '.join(f'n.{c} AS {c}' for c in _DOCUMENT.split(', '))}",
)
_COVERAGE = ask(
    "SELECT coverage FROM document WHERE id = ?", "MATCH (n:Document {id: $a}) RETURN n.coverage AS coverage"
)
_MENTIONS = ask(
    "SELECT p.entity AS resolved, m.* FROM mention m JOIN local_entity l ON l.document = m.document AND l.id = m.entity"
    " JOIN profile p ON p.id = l.profile WHERE m.document = ? ORDER BY m.start, m.n",
    "MATCH (m:Mention {document: $a}) MATCH (l:LocalEntity {document: m.document, id: m.entity})"
    " MATCH (p:Profile {id: l.profile}) RETURN m{.*, resolved: p.entity} ORDER BY m.start, m.n",
)
_AMENDED = ask(
    f"SELECT claim, type, body FROM amended WHERE claim {_IDS}",
    "MATCH (n:Amended) WHERE n.claim IN $a RETURN n.claim AS claim, n.type AS type, n.body AS body",
)
_OF_CLAIMS = ask(
    f"SELECT id, document FROM claim WHERE id {_IDS}",
    "MATCH (n:Claim) WHERE n.id IN $a RETURN n.id AS id, n.document AS document",
)
_CORRECTIONS = ask(
    f"SELECT x.what, s.body FROM located x JOIN statement s ON s.id = x.statement WHERE s.rules AND x.what {_IDS}",
    "MATCH (x:Located) WHERE x.what IN $a MATCH (s:Statement {id: x.statement}) WHERE s.rules = 1"
    " RETURN x.what AS what, s.body AS body",
)
_STATEMENTS = ask("SELECT body FROM statement", "MATCH (n:Statement) RETURN n.body AS body")
_OF = {
    table: ask(
        f"SELECT * FROM {table} WHERE document = ? ORDER BY n",
        f"MATCH (n:{label(table)} {{document: $a}}) RETURN n{{.*}} ORDER BY n.n",
    )
    for table in ("article", "local_entity", "mention", "claim")
}
_ALL = {
    table: ask(f"SELECT * FROM {table} ORDER BY id", f"MATCH (n:{label(table)}) RETURN n{{.*}} ORDER BY n.id")
    for table in ("entity", "record", "claim")
}
_SOME = {
    table: ask(
        f"SELECT * FROM {table} WHERE id {_IDS} ORDER BY id",
        f"MATCH (n:{label(table)}) WHERE n.id IN $a RETURN n{{.*}} ORDER BY n.id",
    )
    for table in ("entity", "record", "claim")
}
_ROLES = ask(
    f"""
    SELECT r.claim, r.role, e.id, e.type, e.name, e.division
    FROM role r JOIN local_entity l ON l.document = r.document AND l.id = r.entity
    JOIN profile p ON p.id = l.profile JOIN entity e ON e.id = p.entity
    WHERE r.claim {_IDS} ORDER BY r.claim, r.n
""",
    """
    MATCH (r:Role) WHERE r.claim IN $a MATCH (l:LocalEntity {document: r.document, id: r.entity})
    MATCH (p:Profile {id: l.profile}) MATCH (e:Entity {id: p.entity})
    RETURN r.claim AS claim, r.role AS role, e.id AS id, e.type AS type, e.name AS name, e.division AS division
    ORDER BY r.claim, r.n
    """,
)


class Reader:
    """Answers from one connection; lists are sorted by id."""

    def __init__(self, connection: Session) -> None:
        """Read over `connection`."""
        self._db = connection

    def documents(self) -> list[str]:
        """The ids of all documents."""
        return [r["id"] for r in self._db.execute(_DOCUMENTS)]

    def document(self, document: str) -> Document:
        """The document with its text; raises NotFound."""
        row = self._db.execute(_ONE_DOCUMENT, (document,)).fetchone()
        if row is None:
            raise self._no_document(document)
        return Document(*row)

    def reading(self, document: str) -> Reading:
        """All that was read out of a document, as it was put; raises NotFound."""
        found = self.document(document)
        return Reading(
            found,
            tuple(codec.article_of(document, r["body"]) for r in self._of("article", document)),
            tuple(
                codec.local_of(document, r["id"], r["body"]) for r in self._of("local_entity", document) if r["n"] >= 0
            ),
            tuple(_mention(r) for r in self._of("mention", document)),
            tuple(_claim(r) for r in self._of("claim", document)),
            self.coverage(document),
        )

    def articles(self, document: str) -> list[Article]:
        """A document's articles."""
        return [codec.article_of(document, r["body"]) for r in self._of("article", document)]

    def coverage(self, document: str) -> Coverage:
        """A document's coverage report; raises NotFound."""
        row = self._db.execute(_COVERAGE, (document,)).fetchone()
        if row is None:
            raise self._no_document(document)
        return codec.coverage_of(document, row["coverage"])

    def mentions(self, document: str) -> Iterator[tuple[str, Mention]]:
        """A document's mentions in the order of the text, each with the id of its entity."""
        rows = self._db.execute(_MENTIONS, (document,))
        return ((r["resolved"], _mention(r)) for r in rows)

    def entities(self, ids: Iterable[str] | None = None) -> list[Entity]:
        """Entities by id, or all."""
        return [entity_of(r) for r in self._rows("entity", ids)]

    def flows(self, ids: Iterable[str] | None = None) -> list[Flow]:
        """Flows by id, or all."""
        return [codec.flow_of(r["id"], r["type"], r["body"]) for r in self._rows("record", ids) if r["kind"] == "flow"]

    def events(self, ids: Iterable[str] | None = None) -> list[Event]:
        """Events by id, or all."""
        return [codec.event_of(r["id"], r["body"]) for r in self._rows("record", ids) if r["kind"] == "event"]

    def ties(self, ids: Iterable[str] | None = None) -> list[Tie]:
        """Ties by id, or all."""
        return [codec.tie_of(r["id"], r["type"], r["body"]) for r in self._rows("record", ids) if r["kind"] == "tie"]

    def claims(self, ids: Iterable[str] | None = None) -> dict[str, Claim]:
        """Claims by id, or all."""
        return {r["id"]: _claim(r) for r in self._rows("claim", ids)}

    def standing(self, ids: Iterable[str]) -> dict[str, Claim]:
        """Claims by id as people corrected them, without those they rejected."""
        found = self.claims(ids)
        rows = self._db.execute(_AMENDED, (listed(found),))
        for r in rows:
            was = found.pop(r["claim"])
            if r["body"] is not None:
                found[was.id] = codec.claim_of(was.id, was.document, was.kind, r["type"], r["body"])
        return found

    def evidence(self, claims: Iterable[str] | None = None) -> dict[str, Evidence]:
        """The evidence of claims by claim id, or of all; spans in the order that the claim gives them."""
        found = self.claims(claims)
        return {i: Evidence(i, c.document, c.rule, c.confidence, c.evidence) for i, c in found.items()}

    def documents_of(self, claims: Iterable[str]) -> dict[str, str]:
        """The document of each claim, by claim id."""
        rows = self._db.execute(_OF_CLAIMS, (listed(sorted(set(claims))),))
        return {r["id"]: r["document"] for r in rows}

    def tellings(self, claims: Iterable[str], known: Mapping[str, Claim]) -> dict[str, Telling]:
        """Claims by id with their roles resolved; ids that are gone or rejected are left out. `known` claims are not read again."""
        wanted = set(claims)
        found = self.standing(wanted - set(known)) | {i: known[i] for i in wanted & set(known)}
        roles: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
        places: dict[str, set[str]] = defaultdict(set)
        divisions: dict[str, set[str]] = defaultdict(set)
        for r in self._db.execute(_ROLES, (listed(found),)):
            roles[r["claim"]][r["role"]][r["id"]] = None
            if r["role"] == "recipient" and r["type"] == "Place":
                places[r["claim"]].add(fold(r["name"]))
            elif r["role"] == "recipient" and r["division"]:
                divisions[r["claim"]].add(fold(r["division"]))
        return {
            i: Telling(c, {k: tuple(v) for k, v in roles[i].items()}, frozenset(places[i]), frozenset(divisions[i]))
            for i, c in found.items()
        }

    def statements(self) -> list[Said]:
        """Every judgement and correction in the order of time, undone ones too."""
        found = (statement_of(r["body"]) for r in self._db.execute(_STATEMENTS))
        return sorted(found, key=order)

    def finds(self, statement: Said) -> tuple[bool, ...]:
        """For each thing that a statement is about, whether a document has it."""
        return finds(self._db, statement)

    def corrections(self, claims: Iterable[str]) -> dict[str, list[Correction]]:
        """The corrections that are applied to claims, by claim, the earliest first."""
        rows = self._db.execute(_CORRECTIONS, (listed(sorted(set(claims))),))
        found: dict[str, list[Correction]] = defaultdict(list)
        for r in rows:
            s = statement_of(r["body"])
            if isinstance(s, Correction) and isinstance(s.targets[0], ClaimAnchor):
                found[r["what"]].append(s)
        return {i: sorted(cs, key=order) for i, cs in found.items()}

    def stream(self, question: Statement, *values: str | float | None) -> Iterator[Any]:
        """The rows that a question of ours gives, by column name, one by one."""
        return iter(self._db.execute(question, values))

    def _no_document(self, document: str) -> NotFound:
        known = self.documents()
        more = f" and {len(known) - 10} more" if len(known) > 10 else ""
        return NotFound(f"no document {document!r}; the store holds {', '.join(known[:10]) or 'none'}{more}")

    def _of(self, table: str, document: str) -> Any:
        return self._db.execute(_OF[table], (document,))

    def _rows(self, table: str, ids: Iterable[str] | None) -> Any:
        if ids is None:
            return self._db.execute(_ALL[table])
        return self._db.execute(_SOME[table], (listed(sorted(set(ids))),))


def _claim(r: Any) -> Claim:
    return codec.claim_of(r["id"], r["document"], r["kind"], r["type"], r["body"])


def _mention(r: Any) -> Mention:
    return Mention(r["entity"], Span(r["document"], r["start"], r["end"], r["quote"]), r["form"])


def entity_of(r: Any) -> Entity:
    """The entity of a row of its table."""
    names, aliases = json.loads(r["body"])
    return Entity(r["id"], r["type"], r["name"], r["kind"], tuple(names), tuple(aliases), r["division"])

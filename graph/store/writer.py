"""Puts readings into the SQLite store and takes them out, with all that is computed from them."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping

from ..claim import Claim, Reading
from ..errors import InvalidRecord, NotFound
from ..resolve.profiles import Profile, profiles
from . import codec
from .base import Change
from .intake import verify
from .reader import Reader
from .records import Records
from .settle import settle


class Writer:
    """Adds and removes documents inside a transaction that its caller opened."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Write over `connection`, which is in a transaction."""
        self._db = connection

    def put(self, reading: Reading, reader: str) -> Change:
        """Store a reading and bring the graph up to date; see SqliteStore.put."""
        verify(reading)
        content = fingerprint(reading)
        d = reading.document
        old = self._db.execute("SELECT reading, reader FROM document WHERE id = ?", (d.id,)).fetchone()
        if old and old["reading"] == content:
            if old["reader"] != reader:
                self._db.execute("UPDATE document SET reader = ? WHERE id = ?", (reader, d.id))
            return Change(d.id, "unchanged", len(reading.claims))
        claims, touched = self._claims(d.id), self._profiles(d.id)
        if old:
            self._delete(d.id)
        self._insert(reading, reader, content)
        claims |= {c.id for c in reading.claims}
        known = {c.id: c for c in reading.claims}
        new, gone = self._bring_up_to_date(claims, touched | self._profiles(d.id), known)
        return Change(d.id, "replaced" if old else "added", len(reading.claims), new, gone)

    def remove(self, document: str) -> Change:
        """Take a document out and bring the graph up to date; see SqliteStore.remove."""
        if not self._db.execute("SELECT 1 FROM document WHERE id = ?", (document,)).fetchone():
            known = [r["id"] for r in self._db.execute("SELECT id FROM document ORDER BY id LIMIT 10")]
            raise NotFound(f"no document {document!r}; the store holds {', '.join(known) or 'none'}")
        claims, touched = self._claims(document), self._profiles(document)
        self._delete(document)
        new, gone = self._bring_up_to_date(claims, touched, {})
        return Change(document, "removed", len(claims), new, gone)

    def _claims(self, document: str) -> set[str]:
        return {r["id"] for r in self._db.execute("SELECT id FROM claim WHERE document = ?", (document,))}

    def _profiles(self, document: str) -> set[str]:
        return {
            r["profile"] for r in self._db.execute("SELECT profile FROM local_entity WHERE document = ?", (document,))
        }

    def _bring_up_to_date(self, claims: set[str], touched: set[str], known: Mapping[str, Claim]) -> tuple[int, int]:
        moved = settle(self._db, touched)
        return Records(self._db, Reader(self._db), known).update(claims | self._claims_of(moved))

    def _claims_of(self, moved: Iterable[str]) -> set[str]:
        """Claims with a role whose local entity has one of the profiles `moved`."""
        rows = self._db.execute(
            "SELECT DISTINCT r.claim FROM local_entity l JOIN role r ON r.document = l.document AND r.entity = l.id"
            " WHERE l.profile IN (SELECT value FROM json_each(?))",
            (codec.dumps(list(moved)),),
        )
        return {r["claim"] for r in rows}

    def _delete(self, document: str) -> None:
        uses = self._db.execute(
            "SELECT count(*), profile FROM local_entity WHERE document = ? GROUP BY profile", (document,)
        ).fetchall()
        for table in ("claim", "local_entity", "document"):  # roles before the local entities that they name
            column = "id" if table == "document" else "document"
            self._db.execute(f"DELETE FROM {table} WHERE {column} = ?", (document,))
        self._db.executemany("UPDATE profile SET uses = uses - ? WHERE id = ?", map(tuple, uses))

    def _insert(self, reading: Reading, reader: str, content: str) -> None:
        d, db = reading.document, self._db
        about = (d.media_type, d.encoding, d.language, d.publisher, d.home, d.date, d.title)
        row = (d.id, d.name, d.text, d.sha256, reader, content, *about, codec.coverage_text(reading.coverage))
        db.execute(f"INSERT INTO document VALUES ({','.join('?' * len(row))})", row)
        articles = ((d.id, n, codec.article_text(a)) for n, a in enumerate(reading.articles))
        db.executemany("INSERT INTO article VALUES (?,?,?)", articles)
        found = profiles(reading)
        self._count(found.values())
        entities = ((d.id, e.id, n, found[e.id].id, codec.local_text(e)) for n, e in enumerate(reading.entities))
        db.executemany("INSERT INTO local_entity VALUES (?,?,?,?,?)", entities)
        mentions = (
            (d.id, n, m.entity, m.span.start, m.span.end, m.span.quote, m.form) for n, m in enumerate(reading.mentions)
        )
        db.executemany("INSERT INTO mention VALUES (?,?,?,?,?,?,?)", mentions)
        claims = ((c.id, d.id, n, c.kind, c.type, codec.claim_text(c)) for n, c in enumerate(reading.claims))
        db.executemany("INSERT INTO claim VALUES (?,?,?,?,?,?)", claims)
        roles = ((c.id, n, r.role, d.id, r.entity) for c in reading.claims for n, r in enumerate(c.roles))
        db.executemany("INSERT INTO role VALUES (?,?,?,?,?)", roles)

    def _count(self, found: Iterable[Profile]) -> None:
        """Count the uses of each profile; a new one brings its keys."""
        for p, uses in Counter(found).items():
            if self._db.execute("UPDATE profile SET uses = uses + ? WHERE id = ?", (uses, p.id)).rowcount:
                continue
            self._db.execute("INSERT INTO profile VALUES (?,?,?,NULL)", (p.id, codec.profile_text(p), uses))
            keys = ((k, p.id) for k in sorted(p.own_keys | p.alias_keys))
            self._db.executemany("INSERT INTO profile_key VALUES (?,?)", keys)


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

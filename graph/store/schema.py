"""The tables of the SQLite store, and the steps that bring an older file to them.

Documents and what was read out of them are kept; entities and records are computed from them.
The columns of a key come first: SQLite 3.40's integrity_check reports NULLs that are not there where they do not.
"""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x41494447  # "AIDG": tells our files from other programs' databases
VERSION = 3

_FIRST = """
CREATE TABLE document (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, text TEXT NOT NULL, sha256 TEXT NOT NULL, reader TEXT NOT NULL,
    reading TEXT NOT NULL, media_type TEXT NOT NULL, encoding TEXT NOT NULL, language TEXT NOT NULL,
    publisher TEXT, home TEXT, date TEXT, title TEXT, coverage TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE article (
    document TEXT NOT NULL REFERENCES document ON DELETE CASCADE, n INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (document, n)
) STRICT, WITHOUT ROWID;

-- Local entities that resolution cannot tell apart share a profile; uses counts them, entity is computed.
CREATE TABLE profile (id TEXT PRIMARY KEY, body TEXT NOT NULL, uses INTEGER NOT NULL, entity TEXT) STRICT, WITHOUT ROWID;
CREATE INDEX profile_entity ON profile (entity);
CREATE TABLE profile_key (
    key TEXT NOT NULL, profile TEXT NOT NULL REFERENCES profile ON DELETE CASCADE, PRIMARY KEY (key, profile)
) STRICT, WITHOUT ROWID;
CREATE INDEX profile_key_profile ON profile_key (profile);

CREATE TABLE local_entity (
    document TEXT NOT NULL REFERENCES document ON DELETE CASCADE, id TEXT NOT NULL, n INTEGER NOT NULL,
    profile TEXT NOT NULL REFERENCES profile, body TEXT NOT NULL, PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX local_entity_profile ON local_entity (profile, document);

CREATE TABLE mention (
    document TEXT NOT NULL, n INTEGER NOT NULL, entity TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    quote TEXT NOT NULL, form TEXT NOT NULL, PRIMARY KEY (document, n),
    FOREIGN KEY (document, entity) REFERENCES local_entity (document, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_entity ON mention (document, entity);

CREATE TABLE claim (
    id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES document ON DELETE CASCADE, n INTEGER NOT NULL,
    kind TEXT NOT NULL, type TEXT NOT NULL, body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_document ON claim (document, n);

CREATE TABLE role (
    claim TEXT NOT NULL REFERENCES claim ON DELETE CASCADE, n INTEGER NOT NULL, role TEXT NOT NULL,
    document TEXT NOT NULL, entity TEXT NOT NULL, PRIMARY KEY (claim, n),
    FOREIGN KEY (document, entity) REFERENCES local_entity (document, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX role_entity ON role (document, entity);

-- Computed from here on.
CREATE TABLE block (key TEXT NOT NULL, claim TEXT NOT NULL, PRIMARY KEY (key, claim)) STRICT, WITHOUT ROWID;
CREATE INDEX block_claim ON block (claim);
CREATE TABLE link (a TEXT NOT NULL, b TEXT NOT NULL, strength REAL NOT NULL, PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID;
CREATE INDEX link_b ON link (b);

CREATE TABLE entity (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
    division TEXT, body TEXT NOT NULL
) STRICT;
CREATE TABLE entity_name (
    folded TEXT NOT NULL, entity TEXT NOT NULL REFERENCES entity (id) ON DELETE CASCADE, own INTEGER NOT NULL,
    PRIMARY KEY (folded, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_name_entity ON entity_name (entity);
CREATE VIRTUAL TABLE entity_grams USING fts5 (grams, tokenize = 'unicode61');

CREATE TABLE record (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, type TEXT NOT NULL, status TEXT, first_day TEXT, last_day TEXT,
    confidence REAL NOT NULL, body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX record_kind ON record (kind, type, first_day);
CREATE TABLE party (
    entity TEXT NOT NULL, role TEXT NOT NULL, record TEXT NOT NULL REFERENCES record ON DELETE CASCADE,
    n INTEGER NOT NULL, PRIMARY KEY (entity, role, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX party_record ON party (record);
CREATE TABLE support (
    claim TEXT NOT NULL, record TEXT NOT NULL REFERENCES record ON DELETE CASCADE, PRIMARY KEY (claim, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX support_record ON support (record);
CREATE TABLE item (
    record TEXT NOT NULL REFERENCES record ON DELETE CASCADE, n INTEGER NOT NULL, name TEXT NOT NULL,
    value REAL, unit TEXT, PRIMARY KEY (record, n)
) STRICT, WITHOUT ROWID;
"""

# What people say about entities and claims; `rules` says whether a statement is applied. From `located` on it is computed:
# what statements found in each document, what they changed of it, and how claims stand under them (no body: rejected).
_STATEMENTS = """
CREATE TABLE statement (
    id TEXT PRIMARY KEY, subject TEXT NOT NULL, body TEXT NOT NULL, rules INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_subject ON statement (subject);
CREATE TABLE statement_anchor (
    statement TEXT NOT NULL REFERENCES statement ON DELETE CASCADE, n INTEGER NOT NULL, document TEXT, key TEXT,
    PRIMARY KEY (statement, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_anchor_document ON statement_anchor (document);
CREATE INDEX statement_anchor_key ON statement_anchor (key);

CREATE TABLE located (
    statement TEXT NOT NULL, n INTEGER NOT NULL, document TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
    what TEXT NOT NULL, PRIMARY KEY (statement, n, document, what)
) STRICT, WITHOUT ROWID;
CREATE INDEX located_document ON located (document);
CREATE INDEX located_what ON located (what);
CREATE TABLE amended_local (
    document TEXT NOT NULL REFERENCES document ON DELETE CASCADE, id TEXT NOT NULL, key TEXT NOT NULL,
    PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX amended_local_key ON amended_local (key);
CREATE TABLE amended (claim TEXT PRIMARY KEY REFERENCES claim ON DELETE CASCADE, type TEXT NOT NULL, body TEXT)
    STRICT, WITHOUT ROWID;

CREATE TABLE change (
    n INTEGER PRIMARY KEY AUTOINCREMENT, time TEXT NOT NULL, act TEXT NOT NULL, what TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
"""

# Why a link is there, and why claims between the same giver and receiver are two flows. Files from before have no reasons
# until they are computed anew.
_REASONS = """
ALTER TABLE link ADD COLUMN why TEXT NOT NULL DEFAULT '';
CREATE TABLE apart (a TEXT NOT NULL, b TEXT NOT NULL, why TEXT NOT NULL, PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID;
CREATE INDEX apart_b ON apart (b);
"""

# The step at place i brings a file of version i to version i + 1. A step, once released, is never edited.
MIGRATIONS: tuple[str, ...] = (_FIRST, _STATEMENTS, _REASONS)


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring a file of `version` (0: empty) to VERSION, all steps in one transaction."""
    steps = "".join(f"{step}\nPRAGMA user_version = {i};\n" for i, step in enumerate(MIGRATIONS[version:], version + 1))
    mark = f"PRAGMA application_id = {APPLICATION_ID};"
    try:
        connection.executescript(f"BEGIN IMMEDIATE;\n{mark}\n{steps}\nCOMMIT;")
    except sqlite3.Error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise

"""The Neo4j store: a database on a server, open to many people and to Cypher."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar
from urllib.parse import unquote, urlsplit

from ..claim import Reading
from ..difference import Difference
from ..document import Document
from ..errors import UsageError
from ..judgement import Statement as Said
from .base import Change, Problem
from .bolt import Bolt, told
from .dialects import Statement
from .drawing import draw
from .neo4j_schema import prepare
from .reader import Reader
from .writer import HOLDS, Writer, now

if TYPE_CHECKING:
    import neo4j

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
"""The kinds of address; those with +s are encrypted, with +ssc also where the server signed its certificate itself."""

# The lock makes writers wait for each other; it is held until the transaction ends.
_LOCK = "MERGE (s:Store {id: 1}) SET s.writes = coalesce(s.writes, 0) + 1"
Result = TypeVar("Result")


class Neo4jStore:
    """Has what SqliteStore has. Every change is one transaction, tried again by the driver where the server asks for it.

    Threads may share a store. A view reads what is committed: what others commit while it is open may be seen through it.
    """

    def __init__(self, address: str, *, read_only: bool = False) -> None:
        """Connect, and make constraints and indexes unless `read_only`; see open_store for what is raised."""
        import neo4j

        parts = urlsplit(address)
        if parts.hostname is None:
            raise UsageError(f"{address!r} names no server; write neo4j://user:password@host:7687/database")
        server = f"{parts.scheme}://{parts.hostname}:{parts.port or 7687}"
        self.database = parts.path.strip("/") or "neo4j"
        self.address = f"{server}/{self.database}"
        self.read_only = read_only
        user = unquote(parts.username or os.environ.get("AIDGRAPH_NEO4J_USER", "neo4j"))
        password = unquote(parts.password or os.environ.get("AIDGRAPH_NEO4J_PASSWORD", ""))
        with told(self.address):
            self._driver = neo4j.GraphDatabase.driver(server, auth=(user, password), notifications_min_severity="OFF")
            try:
                self._driver.verify_connectivity()
                with self._session() as session:
                    prepare(session, self.address, read_only=read_only)
            except BaseException:
                self._driver.close()
                raise

    def put(self, reading: Reading, reader: str = "") -> Change:
        """Store a document's reading, in one transaction with all of the graph that it touches; see SqliteStore.put."""
        return self.write(lambda db: Writer(db, now()).put(reading, reader))

    def remove(self, document: str) -> Change:
        """Take a document out: the graph is then what the other documents give. Raises NotFound."""
        return self.write(lambda db: Writer(db, now()).remove(document))

    def judge(self, *statements: Said) -> Difference:
        """Store judgements and corrections, new ones and ones that were undone, and bring the graph up to date."""
        return self.write(lambda db: Writer(db, now()).judge(statements))

    def recompute(self) -> Difference:
        """Compute all of the graph anew from what was read and said: after an update of aidgraph that resolves otherwise."""
        return self.write(lambda db: Writer(db, now()).recompute())

    def write(self, work: Callable[[Bolt], Result]) -> Result:
        """Do `work` on the rows in one transaction and draw what it changed, wholly or not at all."""
        if self.read_only:
            raise UsageError(f"{self.address} was opened read-only; open it without read_only=True to write")

        def whole(transaction: neo4j.ManagedTransaction) -> Result:
            transaction.run(_LOCK).consume()
            db = Bolt(transaction)
            done = work(db)
            draw(db)
            return done

        with told(self.address), self._session() as session:
            return session.execute_write(whole)

    def statements(self) -> list[Said]:
        """Every judgement and correction in the order of time, undone ones too."""
        with self.view() as view:
            return view.statements()

    def holds(self, document: str, sha256: str, reader: str = "") -> bool:
        """Whether the document is stored with these bytes, read by this version: then it need not be read again."""
        return bool(self.rows(HOLDS, document, sha256, reader))

    def documents(self) -> list[str]:
        """The ids of all documents."""
        with self.view() as view:
            return view.documents()

    def document(self, document: str) -> Document:
        """A document with its text; raises NotFound."""
        with self.view() as view:
            return view.document(document)

    @contextmanager
    def view(self) -> Generator[Reader, None, None]:
        """A reader over one transaction."""
        with told(self.address), self._session() as session, session.begin_transaction() as transaction:
            yield Reader(Bolt(transaction))

    def rows(self, question: Statement, *values: str | float | None) -> list[Any]:
        """The rows that a question of ours gives, by column name; strangers' Cypher is not for here."""
        with told(self.address), self._session() as session:
            return session.execute_read(lambda tx: Bolt(tx).execute(question, values).fetchall())

    def faults(self) -> list[Problem]:
        """What is wrong with the database itself: the server checks its own files, so this is always empty."""
        return []

    def close(self) -> None:
        """Close the connection; the store cannot be used after it."""
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _session(self) -> neo4j.Session:
        return self._driver.session(database=self.database)

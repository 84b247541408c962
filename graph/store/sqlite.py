"""The SQLite store: one file, one writer and many readers, also from other processes."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from ..claim import Reading
from ..deadline import passed
from ..difference import Difference
from ..document import Document
from ..errors import StoreDamaged, StoreMissing, StoreTooNew, UsageError
from ..judgement import Statement
from .base import Change, Problem
from .dialects import Session
from .failures import told, too_slow
from .reader import Reader
from .schema import APPLICATION_ID, VERSION, migrate
from .writer import HOLDS, Writer, now

Result = TypeVar("Result")
BUSY_SECONDS = 5.0
"""How long a writer waits for another one before it raises StoreLocked."""

_STEPS = 20_000
"""Steps of SQLite's machine between two looks at the clock: some 1 ms."""

# NORMAL loses nothing when the process is killed; the log is moved into the file every 32 MB instead of every 4.
_PRAGMAS = (
    "foreign_keys = ON", "synchronous = NORMAL", "temp_store = MEMORY", "cache_size = -32768", "wal_autocheckpoint = 8192"
)  # fmt: skip


class SqliteStore:
    """Opens and closes the file; `put` and `remove` write, `view` reads.

    Threads may share a store: each gets its own connection.
    """

    def __init__(self, address: str | Path, *, read_only: bool = False, busy_seconds: float = BUSY_SECONDS) -> None:
        """Open the file, making or migrating it unless `read_only`; see open_store for what is raised."""
        self.address = str(address)
        self.read_only = read_only
        self._busy = busy_seconds
        self._in_memory = self.address == ":memory:"
        self._open: list[tuple[threading.Thread, sqlite3.Connection]] = []
        self._own = threading.local()
        self._shared: sqlite3.Connection | None = None
        self._writing = threading.RLock()
        self._opening = threading.Lock()
        self._check_file()
        try:
            with told(self.address):
                self._check_version(self._connection())
        except BaseException:
            self.close()
            raise

    def put(self, reading: Reading, reader: str = "") -> Change:
        """Store a document's reading, in one transaction with all of the graph that it touches.

        An equal reading of the same document changes nothing; another one takes its place. `reader` is the version of the
        program that read it (see `holds`). Raises InvalidRecord where a span is not verbatim or a reference not whole.
        """
        with self._transaction() as db:
            return Writer(db, now()).put(reading, reader)

    def remove(self, document: str) -> Change:
        """Take a document out: the graph is then what the other documents give. Raises NotFound."""
        with self._transaction() as db:
            return Writer(db, now()).remove(document)

    def judge(self, *statements: Statement) -> Difference:
        """Store judgements and corrections, new ones and ones that were undone, and bring the graph up to date."""
        with self._transaction() as db:
            return Writer(db, now()).judge(statements)

    def recompute(self) -> Difference:
        """Compute all of the graph anew from what was read and said: after an update of aidgraph that resolves otherwise."""
        with self._transaction() as db:
            return Writer(db, now()).recompute()

    def write(self, work: Callable[[Session], Result]) -> Result:
        """Do `work` on the rows in one transaction: kept whole or, where anything is raised, left undone."""
        with self._transaction() as db:
            return work(db)

    def statements(self) -> list[Statement]:
        """Every judgement and correction in the order of time, undone ones too."""
        with self.view() as view:
            return view.statements()

    def holds(self, document: str, sha256: str, reader: str = "") -> bool:
        """Whether the document is stored with these bytes, read by this version: then it need not be read again."""
        found = self.rows(HOLDS, document, sha256, reader)
        return bool(found)

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
        """A reader that sees the store at one moment, whatever is written meanwhile."""
        if passed():
            raise too_slow()
        db = self._connection()
        with told(self.address):
            if db.in_transaction:
                yield Reader(db)
                return
            db.execute("BEGIN")
            try:
                yield Reader(db)
            finally:
                db.execute("ROLLBACK")

    def faults(self) -> list[Problem]:
        """What SQLite finds wrong with the file: pages that do not fit, rows that point at rows that are not there."""
        with told(self.address):
            db = self._connection()
            found = [Problem(self.address, r[0]) for r in db.execute("PRAGMA integrity_check") if r[0] != "ok"]
            return found or [
                Problem(f"table {r['table']}", f"a row points at a row of {r['parent']} that is not there")
                for r in db.execute("PRAGMA foreign_key_check")
            ]

    def rows(self, question: str, *values: str | float | None) -> list[sqlite3.Row]:
        """The rows that a query of ours gives, by column name; strangers' SQL is not for here."""
        if passed():
            raise too_slow()
        with told(self.address):
            return self._connection().execute(question, values).fetchall()

    def close(self) -> None:
        """Close the file; the store cannot be used after it."""
        with told(self.address):
            for _, db in self._open:
                db.close()
        self._open.clear()
        self._own = threading.local()
        self._shared = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _transaction(self) -> Generator[sqlite3.Connection, None, None]:
        """A connection in a write transaction: kept whole or, where anything is raised, left undone."""
        if self.read_only:
            raise UsageError(f"{self.address} was opened read-only; open it without read_only=True to write")
        with self._writing, told(self.address):
            db = self._connection()
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:
                if db.in_transaction:  # SQLite itself rolls back when the disk is full
                    db.execute("ROLLBACK")
                raise

    def _connection(self) -> sqlite3.Connection:
        """This thread's connection (in memory there is only one database, and so one connection for all)."""
        if self._shared is not None:
            return self._shared
        db: sqlite3.Connection | None = getattr(self._own, "connection", None)
        if db is None:
            db = self._connect()
            with self._opening:
                self._close_those_of_ended_threads()
                self._open.append((threading.current_thread(), db))
            self._own.connection = db
            if self._in_memory:
                self._shared = db
        return db

    def _close_those_of_ended_threads(self) -> None:
        """A server's threads come and go; nobody else closes what they leave open."""
        if not self._in_memory:
            ended = [x for x in self._open if not x[0].is_alive()]
            for x in ended:
                self._open.remove(x)
                x[1].close()

    def _connect(self) -> sqlite3.Connection:
        path = self.address if self._in_memory else Path(self.address).resolve().as_uri()
        mode = "rw" if self.read_only else "rwc"
        uri = path if self._in_memory else f"{path}?mode={mode}"
        db = sqlite3.connect(
            uri,
            uri=not self._in_memory,
            timeout=self._busy,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
        )
        db.row_factory = sqlite3.Row
        db.set_progress_handler(passed, _STEPS)
        for pragma in _PRAGMAS:
            db.execute(f"PRAGMA {pragma}")
        if self.read_only:
            db.execute("PRAGMA query_only = ON")
        return db

    def _check_file(self) -> None:
        if self._in_memory:
            return
        path = Path(self.address)
        if path.is_dir():
            raise StoreDamaged(f"{path} is a folder; give the path of a file in it, such as {path / 'aid.db'}")
        if self.read_only and not path.exists():
            raise StoreMissing(f"there is no store at {path}; import documents first, or give another path")
        if not path.parent.exists():
            raise StoreMissing(f"there is no folder {path.parent} for the store; make it, or give another path")

    def _check_version(self, db: sqlite3.Connection) -> None:
        """Refuse what is no store of ours or a later one; make or migrate the rest."""
        version, mark = (db.execute(f"PRAGMA {p}").fetchone()[0] for p in ("user_version", "application_id"))
        empty = not db.execute("SELECT 1 FROM sqlite_master").fetchone()
        if not empty and mark != APPLICATION_ID:
            raise StoreDamaged(f"{self.address} is a database, but no aidgraph store; give another path")
        if version > VERSION:
            raise StoreTooNew(
                f"{self.address} was made by a later aidgraph (format {version}, this one knows {VERSION}); update aidgraph"
            )
        if version == VERSION and not empty:
            return
        if self.read_only:
            how = "is empty; import documents first" if empty else "has an older format; open it once for writing"
            raise StoreMissing(f"{self.address} {how}")
        db.execute("PRAGMA journal_mode = WAL")  # kept in the file; in memory it does nothing
        try:
            migrate(db, version)
        except sqlite3.OperationalError:
            # Another process may have made the tables between the look and the lock.
            if db.execute("PRAGMA user_version").fetchone()[0] != VERSION:
                raise

"""What a store says when it cannot go on, and that nothing is half done then."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from aidgraph.graph.check import check
from aidgraph.graph.errors import StoreDamaged, StoreFull, StoreLocked, StoreMissing, StoreTooNew, UsageError
from aidgraph.graph.store import SqliteStore, Store, open_store
from aidgraph.graph.store.dump import dump
from aidgraph.graph.store.schema import VERSION
from readings import Sheet

TESTS = Path(__file__).parents[1]


def reading(n: int = 1):  # noqa: ANN201
    sheet = Sheet(f"{n}.txt", f"远帆基金会向贝加国捐赠口罩{n}00只。").body("远帆基金会").place("贝加国", "country")
    return sheet.gift("远帆基金会", "贝加国", f"口罩 {n}00 只").reading()


def test_missing(tmp_path: Path) -> None:
    """Reading where no store is, or writing where no folder is, says so and makes nothing."""
    with pytest.raises(StoreMissing, match="import documents first"):
        open_store(tmp_path / "none.db", read_only=True)
    with pytest.raises(StoreMissing, match="no folder"):
        open_store(tmp_path / "none" / "aid.db")
    assert list(tmp_path.iterdir()) == []


def test_not_a_store(tmp_path: Path) -> None:
    """A text file, another program's database and a folder are refused and left as they are."""
    text, other = tmp_path / "a.txt", tmp_path / "other.db"
    text.write_text("松江市向贝加国捐赠口罩" * 100, encoding="utf-8")
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE t (x)")
    db.close()
    for path in (text, other, tmp_path):
        before = path.read_bytes() if path.is_file() else b""
        with pytest.raises(StoreDamaged, match="another path|in it"):
            open_store(path)
        assert not before or path.read_bytes() == before


def test_damaged(tmp_path: Path) -> None:
    """A store with overwritten pages is called damaged, with what to do."""
    path = tmp_path / "aid.db"
    with open_store(path) as store:
        for n in range(1, 30):
            store.put(reading(n))
    data = bytearray(path.read_bytes())
    data[8192:60000] = b"\xff" * (60000 - 8192)
    path.write_bytes(data)
    with pytest.raises(StoreDamaged, match="restore"), open_store(path) as store:
        check(store)
        dump(store)


def test_too_new(tmp_path: Path) -> None:
    """A store of a later version is refused, not changed."""
    path = tmp_path / "aid.db"
    open_store(path).close()
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {VERSION + 1}")
    db.close()
    with pytest.raises(StoreTooNew, match="update aidgraph"):
        open_store(path)


def test_locked(sqlite_store: SqliteStore) -> None:
    """While another connection writes, a second writer waits, then says so; readers go on."""
    store = sqlite_store
    store.put(reading())
    other = sqlite3.connect(store.address, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with SqliteStore(store.address, busy_seconds=0.05) as late:
        assert late.documents() == ["1.txt"]
        with pytest.raises(StoreLocked, match="wait"):
            late.put(reading(2))
    other.execute("ROLLBACK")
    other.close()
    assert store.put(reading(2)).kind == "added"


def test_full(sqlite_store: SqliteStore) -> None:
    """When the disk is full the document that did not fit is not there, the others are, and it can go on."""
    store = sqlite_store
    store.put(reading(1))
    pages = store.rows("PRAGMA page_count")[0][0]
    store.rows(f"PRAGMA max_page_count = {pages + 3}")
    with pytest.raises(StoreFull, match="nothing is half done"):
        for n in range(2, 200):
            store.put(reading(n))
    held = store.documents()
    assert held and check(store) == []
    store.rows("PRAGMA max_page_count = 1000000")
    assert store.put(reading(500)).kind == "added"


def test_read_only(store: Store) -> None:
    """A store opened for reading reads and refuses to write."""
    store.put(reading())
    with open_store(store.address, read_only=True) as only:
        assert only.documents() == ["1.txt"]
        with pytest.raises(UsageError, match="read-only"):
            only.put(reading(2))


def test_two_make_one_file(tmp_path: Path) -> None:
    """Threads that open a new file at once and write to it all succeed."""
    failed: list[BaseException] = []

    def work(n: int) -> None:
        try:
            with open_store(tmp_path / "aid.db") as mine:
                mine.put(reading(n))
        except BaseException as error:  # noqa: BLE001
            failed.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(1, 6)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert failed == []
    with open_store(tmp_path / "aid.db") as store:
        assert len(store.documents()) == 5 and check(store) == []


CHILD = """
import sys
sys.path.insert(0, sys.argv[2])
from graph.test_store_failures import open_store, reading
with open_store(sys.argv[1]) as store:
    for n in range(1, 400):
        store.put(reading(n))
        print(n, flush=True)
"""


def test_killed(tmp_path: Path) -> None:
    """After SIGKILL at any moment the file opens, all that was said to be in is in, and what is in is whole."""
    path = tmp_path / "aid.db"
    code = CHILD.replace("graph.test_store_failures", "test_store_failures")
    for after in (0.02, 0.11, 0.23):
        child = subprocess.Popen(
            [
                sys.executable,
                "-c",
                f"import sys; sys.path.insert(0, {str(TESTS / 'graph')!r})\n{code}",
                str(path),
                str(TESTS),
            ],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(after)
        child.send_signal(signal.SIGKILL)
        said, _ = child.communicate()
        with open_store(path) as store:
            assert {f"{n}.txt" for n in (first + said).split()} <= set(store.documents())
            assert check(store) == []

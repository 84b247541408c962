"""The store: what goes in comes out, and the graph follows."""

from __future__ import annotations

import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from aidgraph.graph.claim import Claim, Reading
from aidgraph.graph.document import Span
from aidgraph.graph.errors import InvalidRecord, NotFound, StoreMissing, UsageError
from aidgraph.graph.store import SqliteStore, Store, open_store, schema, sqlite
from aidgraph.graph.store.dialects import ask
from aidgraph.graph.store.dump import dump
from readings import Sheet


def told() -> Reading:
    sheet = Sheet(
        "a.txt", "松江市红十字会主席林小雨说，3月2日松江市红十字会经松江市侨联向贝加国捐赠口罩2000只和3万元。不明"
    )
    sheet.body("松江市红十字会", division="松江市").body("松江市侨联", division="松江市").place(
        "贝加国", "country"
    ).person("林小雨")
    sheet.gift(
        "松江市红十字会",
        "贝加国",
        "口罩 2000 只",
        money="30000 CNY",
        via="松江市侨联",
        date="2020-03-02",
        donor_text="红十字会",
    )
    sheet.tie("AFFILIATED", "林小雨", "松江市红十字会", role="主席")
    return sheet.reading()


def test_reading_comes_back(store: Store) -> None:
    """A reading that was put is read back equal."""
    change = store.put(told())
    assert (change.kind, change.claims, change.new, change.gone) == ("added", 2, 2, 0)
    with store.view() as view:
        assert view.reading("a.txt") == told()
        assert [f.kind for f in view.flows()] == ["donation"]
        assert view.flows()[0].money == told().claims[0].money


def test_again_changes_nothing(store: Store) -> None:
    """Putting an equal reading again writes nothing; another reader's version is noted without a change of the graph."""
    store.put(told(), reader="1")
    before = dump(store)
    assert store.put(told(), reader="1").kind == "unchanged"
    assert store.put(told(), reader="2").kind == "unchanged"
    assert store.holds("a.txt", told().document.sha256, "2") and not store.holds("a.txt", told().document.sha256, "1")
    assert dump(store) == before


def test_other_bytes_replace(store: Store) -> None:
    """Other bytes under the same name take the document's place, and the graph is that of the new ones alone."""
    store.put(told())
    other = Sheet("a.txt", "松江市向贝加国捐赠口罩500只。").place("松江市").place("贝加国", "country")
    reading = other.gift("松江市", "贝加国", "口罩 500 只").reading()
    assert store.put(reading).kind == "replaced"
    with open_store(":memory:") as fresh:
        fresh.put(reading)
        assert dump(store) == dump(fresh)


def test_remove(store: Store) -> None:
    """Removing the only document leaves an empty store, and removing it again tells what there is."""
    store.put(told())
    assert store.remove("a.txt").kind == "removed"
    assert dump(store) == []
    for table in ("profile", "block"):
        assert not store.rows(ask(f"SELECT 1 FROM {table}", f"MATCH (n:{table.title()}) RETURN 1"))
    with pytest.raises(NotFound, match=r"a\.txt"):
        store.remove("a.txt")


def _broken(what: str) -> Reading:
    reading = told()
    claim: Claim = reading.claims[0]
    if what == "misquoted":
        return replace(reading, claims=(replace(claim, evidence=(Span("a.txt", 0, 3, "三个字"),)),))
    if what == "foreign span":
        return replace(reading, claims=(replace(claim, evidence=(Span("b.txt", 0, 3, reading.document.text[:3]),)),))
    if what == "unknown entity":
        return replace(reading, entities=reading.entities[1:])
    if what == "same claim twice":
        return replace(reading, claims=(claim, claim))
    if what == "no number":
        return replace(reading, claims=(replace(claim, money=replace(claim.money, amount=float("nan"))),))  # type: ignore[type-var]
    return replace(reading, document=replace(reading.document, text=reading.document.text + "\ud800"))


@pytest.mark.parametrize(
    "what", ["misquoted", "foreign span", "unknown entity", "same claim twice", "no number", "half a character"]
)
def test_broken_reading_is_refused(store: Store, what: str) -> None:
    """A reading that breaks the model's rules is refused, and nothing of it is stored."""
    with pytest.raises(InvalidRecord, match=r"a\.txt"):
        store.put(_broken(what))
    assert dump(store) == []


def test_claim_id_of_another_document(store: Store) -> None:
    """Two documents cannot hold a claim of the same id."""
    store.put(told())
    other = (
        Sheet("b.txt", "松江市向贝加国捐赠口罩。")
        .place("松江市")
        .place("贝加国", "country")
        .gift("松江市", "贝加国", "口罩")
        .reading()
    )
    with pytest.raises(InvalidRecord):
        store.put(replace(other, claims=(replace(other.claims[0], id="a.txt#c1"),)))
    assert store.documents() == ["a.txt"]


def test_other_kinds_of_store() -> None:
    """An address of another kind of store is refused with what to give instead."""
    with pytest.raises(UsageError, match="path"):
        open_store("redis://localhost:6379")


def test_view_sees_one_moment(sqlite_store: SqliteStore) -> None:
    """What is written while a view is open is not seen through it."""
    store = sqlite_store
    store.put(told())
    with store.view() as view, open_store(store.address) as writer:
        before = view.documents()
        writer.remove("a.txt")
        assert view.documents() == before == ["a.txt"]
    assert store.documents() == []


def test_older_file_is_brought_forward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of an earlier format gets the later steps, once, and keeps what it holds."""
    path = tmp_path / "aid.db"
    with open_store(path) as store:
        store.put(told())
        before = dump(store)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, "CREATE TABLE later (x TEXT);"))
    for module in (schema, sqlite):
        monkeypatch.setattr(module, "VERSION", schema.VERSION + 1 if module is schema else schema.VERSION)
    with pytest.raises(StoreMissing, match="older format"):
        open_store(path, read_only=True)
    for _ in range(2):
        with open_store(path) as store:
            assert store.rows("SELECT * FROM later") == []
            assert dump(store) == before


def test_threads_that_come_and_go(tmp_path: Path) -> None:
    """A store that many short threads share answers all of them, and keeps no connection of those that ended."""
    told: list[object] = []

    def ask(start: threading.Barrier) -> None:
        start.wait()
        try:
            told.append(store.documents())
        except Exception as error:  # kept for the test: a thread's own error would be lost
            told.append(error)

    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)  # threads cut into each other as often as can be
    with open_store(tmp_path / "aid.db") as store:
        for _ in range(20):
            start = threading.Barrier(8)
            threads = [threading.Thread(target=ask, args=(start,)) for _ in range(8)]
            for t in threads:
                t.start()
            for t in threads:
                t.join()
        sys.setswitchinterval(usual)
        assert told == [[]] * 160
        assert len(store._open) <= 17

"""A graph copied from store to store: equal in every answer, whatever happened on the way."""

from __future__ import annotations

import inspect
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from aidgraph import queries
from aidgraph.api import judging
from aidgraph.graph.check import check
from aidgraph.graph.errors import StoreUnusable, UsageError
from aidgraph.graph.store import Store, copy, open_store
from aidgraph.graph.store.copying import TABLES
from aidgraph.graph.store.dump import dump
from neo4j_server import Server
from readings import Sheet

Ask = Callable[[Store], Any]
# Copies as a process that is killed like by a power failure when it comes to a table.
CHILD = """
import os, signal, sys
from aidgraph.graph.store import copy, copying, open_store
copying.BATCH = 4

def seen(table, done, of):
    if (table, done > 0) == (sys.argv[3], sys.argv[4] == "within"):
        os.kill(os.getpid(), signal.SIGKILL)

with open_store(sys.argv[1], read_only=True) as source, open_store(sys.argv[2], half=True) as target:
    copy(source, target, seen)
"""


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Store]:
    """Three documents that meet and disagree, with judgements and corrections, and one that was taken out."""
    with open_store(tmp_path / "source.db") as store:
        store.put(Sheet("gone.txt", "松江市收到口罩。").place("松江市").reading())
        _disagree(store)
        _say(store)
        store.remove("gone.txt")
        yield store


@pytest.fixture
def examples(read_once: Path, tmp_path: Path) -> Iterator[Store]:
    """The example documents with others that disagree, judgements and corrections, and without one of them."""
    path = tmp_path / "examples.db"
    shutil.copy(read_once, path)
    with open_store(path) as store:
        store.remove(store.documents()[-1])
        _disagree(store)
        _say(store)
        yield store


def _disagree(store: Store) -> None:
    for n, day in enumerate(("2020-03-02", "2020-03-06")):
        sheet = Sheet(f"{n}.txt", f"{day}，远帆基金会捐给蓝湾医院口罩。蓝湾医院回赠远帆基金会糖果。友协收到手套")
        sheet.body("远帆基金会").body("蓝湾医院", "hospital").body("友协", division="松江市")
        sheet.gift("远帆基金会", "蓝湾医院", "口罩 5000 只", date=day, evidence="远帆基金会捐给蓝湾医院口罩")
        sheet.gift("蓝湾医院", "远帆基金会", "糖果", date="2020-05", evidence="蓝湾医院回赠远帆基金会糖果")
        store.put(sheet.gift("", "友协", f"手套 {n + 1} 双").reading(), "reader 1")


def _say(store: Store) -> None:
    signed = judging.signature("li", "seen in the archive")
    said = judging.judge(store, signed, left="远帆基金会", right="蓝湾医院", verdict="same")
    flow, other = (queries.flows(store, party="友协").rows)[:2]
    judging.correct(store, signed, what=flow.flow.id, field="status", value="cancelled")
    judging.reject(store, signed, what=other.flow.claims[0])
    judging.undo(store, judging.signature("wu", "no"), id=said.ids[0])


def everything(store: Store) -> dict[str, list[Ask]]:
    """Every question with arguments from a store: well-connected entities, records, documents with text and coverage."""
    rows = store.rows("SELECT entity FROM party GROUP BY entity ORDER BY count(*) DESC, entity LIMIT 4")
    ids = [r["entity"] for r in rows]
    with store.view() as view:
        entities = view.entities(ids)
        flows, events, claims = [f.id for f in view.flows()][::4], [e.id for e in view.events()], sorted(view.claims())
    one: dict[str, list[Any]] = {
        "ask": [f"谁向{e.name}捐赠了口罩？" for e in entities],
        "search": [e.name[:2] for e in entities],
        "flow": flows,
        "event": events,
        "evidence": [*flows, *ids],
        "coverage": store.documents(),
        "text": store.documents(),
        "statement": [s.id for s in store.statements()],
        "claim_subject": claims[:9],
        "claim_subjects": flows[:9],
        "is_claim": [*claims[:3], *flows[:3]],
        "entity_subjects": entities,
        "entity_in": [],
        "read_question": [],
    }
    of_name = ("entity", "find", "party", "subject", "entity_subject", "timeline", "understand")
    one |= {name: [e.name for e in entities] for name in of_name}
    asked: dict[str, list[Ask]] = {name: [_of(name, g) for g in given] for name, given in one.items()}
    asked["entity_in"] = [
        lambda s, e=e: queries.entity_in(s, e, [g.document for g in queries.evidence(s, e.id)][:1]) for e in entities
    ]
    for name in (
        "chains",
        "changes",
        "documents",
        "flows",
        "holdings",
        "intermediaries",
        "judgements",
        "pledges",
        "unsure",
    ):
        asked[name] = [getattr(queries, name)]
    for name in ("co_hosted", "conflicts", "network", "reciprocity"):
        question = getattr(queries, name)
        asked[name] = [question, *(lambda s, q=question, e=e: q(s, e) for e in ids)]
    asked["helped"] = [
        lambda s, by=by: queries.helped(s, by=by) for by in ("pair", "donor", "goods", "month", "country")
    ]
    asked["path"] = [lambda s, a=a, b=b: queries.path(s, a, b, k=2) for a in ids[:2] for b in ids[2:]]
    return asked


def _of(name: str, given: Any) -> Ask:
    return lambda store: getattr(queries, name)(store, given)


def answers(store: Store, asked: dict[str, list[Ask]]) -> dict[str, list[Any]]:
    return {name: [ask(store) for ask in asks] for name, asks in asked.items()}


def test_no_question_is_left_out(examples: Store) -> None:
    """What is compared are all functions of `aidgraph.queries` that ask a store, each with an answer that is not empty."""
    named = {n: getattr(queries, n) for n in queries.__all__}
    asking = {n for n, q in named.items() if inspect.isfunction(q) and "store" in inspect.signature(q).parameters}
    asked = {n: asks for n, asks in everything(examples).items() if n in asking}
    assert set(asked) == asking
    assert [n for n, found in answers(examples, asked).items() if not any(found)] == []


def test_every_answer_is_equal(examples: Store, store: Store, tmp_path: Path) -> None:
    """Every question is answered the same from a copy, and from a copy of the copy in a file; both pass the check."""
    asked = everything(examples)
    expected = answers(examples, asked)
    assert copy(examples, store) > 1000
    with open_store(tmp_path / "back.db") as back:
        copy(store, back)
        for copied in (store, back):
            assert dump(copied) == dump(examples)
            found = answers(copied, asked)
            assert {n for n in found if found[n] != expected[n]} == set()
            assert check(copied) == []


def test_again_copies_nothing(source: Store, store: Store) -> None:
    """A copy that is done is not written again; what came to the source later is copied into an empty store only."""
    copy(source, store)
    assert copy(source, store) == 0
    source.remove(source.documents()[0])
    with pytest.raises(UsageError, match="holds something else"):
        copy(source, store)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
def test_killed_on_the_way(source: Store, store: Store) -> None:
    """Killed again and again, a copy goes on where it was; nobody else opens it before it is done; then it is equal."""
    for table, where in (("article", "before"), ("role", "within"), ("record", "before"), ("change", "before")):
        command = [sys.executable, "-c", CHILD, source.address, store.address, table, where]
        child = subprocess.run(command, capture_output=True, text=True, check=False)
        assert child.returncode == -signal.SIGKILL, child.stderr
        with pytest.raises(StoreUnusable, match=r"`aidgraph copy .*source\.db .* again"):
            open_store(store.address)
    assert 0 < copy(source, store) < 10
    assert dump(store) == dump(source)
    with open_store(store.address) as whole:
        assert whole.statements() == source.statements()


def test_source_changed_meanwhile(source: Store, store: Store) -> None:
    """A copy that was broken off begins anew where the source changed since."""

    class Stop(Exception):
        pass

    def seen(table: str, done: int, of: int) -> None:
        if table == TABLES[-1]:
            raise Stop

    with pytest.raises(Stop):
        copy(source, store, seen)
    source.remove(source.documents()[0])
    copy(source, store)
    assert dump(store) == dump(source)
    assert check(store) == []


def test_not_into_what_is_there(source: Store, store: Store) -> None:
    """A store that holds something else is left as it is, and none is copied into itself."""
    store.put(Sheet("mine.txt", "松江市收到口罩。").place("松江市").reading())
    before = dump(store)
    with pytest.raises(UsageError, match="holds something else"):
        copy(source, store)
    assert dump(store) == before
    with pytest.raises(UsageError, match="into itself"):
        copy(source, source)


def test_goes_on_being_a_store(source: Store, store: Store) -> None:
    """What is imported, taken out and undone after a copy changes it as it changes the source, with the log going on."""
    copy(source, store)
    sheet = Sheet("new.txt", "松江市向贝加国捐赠口罩500只。").place("松江市").place("贝加国", "country")
    for s in (source, store):
        s.put(sheet.gift("松江市", "贝加国", "口罩 500 只").reading() if s is source else source_reading(source))
        s.remove(s.documents()[0])
    assert dump(store) == dump(source)
    assert [(c.n, c.what) for c in queries.changes(store)] == [(c.n, c.what) for c in queries.changes(source)]


def source_reading(source: Store) -> Any:
    with source.view() as view:
        return view.reading("new.txt")


def drawn(server: Server) -> tuple[Counter[str], Counter[str]]:
    """All nodes and edges that the browser shows, but for the log's times."""
    nodes = "MATCH (n) WHERE NOT n:Change AND NOT n:Store RETURN labels(n) AS l, properties(n) AS p"
    edges = "MATCH (a)-[e]->(b) RETURN a.id AS a, type(e) AS t, b.id AS b, properties(e) AS p"
    with server.driver() as driver:
        found = [driver.execute_query(q, database_="neo4j").records for q in (nodes, edges)]
    return Counter(f"{sorted(r['l'])} {sorted(r['p'].items())}" for r in found[0]), Counter(
        f"{r['a']} {r['t']} {r['b']} {sorted(r['p'].items())}" for r in found[1]
    )


def test_drawn_as_imported(examples: Store, neo4j_server: Server) -> None:
    """In the Neo4j browser a copy looks like the same documents imported there: every label, property and edge."""
    pictures = []
    for by in (copy, imported):
        neo4j_server.wipe()
        with open_store(neo4j_server.address) as store:
            by(examples, store)
        pictures.append(drawn(neo4j_server))
    assert [a - b for a, b in zip(*pictures, strict=True)] == [Counter(), Counter()]
    assert [b - a for a, b in zip(*pictures, strict=True)] == [Counter(), Counter()]


def imported(source: Store, store: Store) -> None:
    store.judge(*source.statements())
    readers = {r["id"]: r["reader"] for r in source.rows("SELECT id, reader FROM document")}
    with source.view() as view:
        for document, reader in readers.items():
            store.put(view.reading(document), reader)

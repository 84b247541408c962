"""Judgements and corrections in a store: what they do to the graph, and what is said of it."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from aidgraph.graph.anchor import Anchor, EntityAnchor, claim_anchor
from aidgraph.graph.check import check
from aidgraph.graph.claim import Reading
from aidgraph.graph.difference import Difference
from aidgraph.graph.entity import Flow
from aidgraph.graph.judgement import Correction, Judgement, Signature
from aidgraph.graph.store import SqliteStore, Store, open_store
from aidgraph.graph.store.dump import dump
from readings import Sheet

GIVER, TWIN, OTHER = "松江市红十字会", "松江布红十字会", "云岭市红十字会"


def at(minute: int) -> Signature:
    return Signature("li", f"2024-05-01T10:{minute:02}:00+00:00", "seen in the register")


def body(name: str, division: str | None = None, document: str | None = None) -> EntityAnchor:
    return EntityAnchor("Organization", name, division, document)


def told(name: str, giver: str, division: str | None = None, goods: str = "口罩 2000 只", text: str = "") -> Reading:
    sheet = (
        Sheet(name, f"{text}3月2日{giver}向贝加国捐赠口罩2000只。")
        if text
        else Sheet(name, f"{giver}向贝加国捐赠口罩2000只。")
    )
    sheet.body(giver, division=division).place("贝加国", "country")
    return sheet.gift(giver, "贝加国", goods, date="2020-03-02").reading()


def claim_of(store: Store, document: str, n: int = 0) -> Anchor:
    with store.view() as view:
        reading = view.reading(document)
    return claim_anchor(reading.claims[n].id, reading)


def flows(store: Store) -> list[Flow]:
    with store.view() as view:
        return view.flows()


def names(store: Store) -> list[str]:
    with store.view() as view:
        return sorted(e.name for e in view.entities() if e.type == "Organization")


def fates(d: Difference) -> list[str]:
    return sorted([*(f"{c.fate} entity" for c in d.entities), *(f"{c.fate} {c.kind}" for c in d.records)])


@pytest.fixture
def two(store: Store) -> Store:
    """Two documents that tell of one gift by a name written right and the same name misread."""
    store.put(told("a.txt", GIVER))
    store.put(told("b.txt", TWIN))
    assert len(names(store)) == len(flows(store)) == 2
    return store


def test_same(two: Store) -> None:
    """Two names judged the same are one entity, their flow is one, and the change says so; undone, all is as it was."""
    before = dump(two)
    judgement = Judgement(body(GIVER), body(TWIN), "same", at(1))
    done = two.judge(judgement)
    assert len(names(two)) == len(flows(two)) == 1
    (joined,) = done.entities
    assert [k.name for k in joined.before] in ([GIVER, TWIN], [TWIN, GIVER])
    assert fates(done) == ["gone flow", "joined entity", "revised flow"]
    undone = two.judge(replace(judgement, undone=at(2)))
    assert fates(undone) == ["new flow", "revised flow", "split entity"]
    assert [line for line in dump(two) if "statement" not in line] == before


def test_same_holds_for_later_documents(two: Store) -> None:
    """What was judged of a name holds for a document that comes later, and while no document bears it."""
    two.judge(Judgement(body(GIVER), body(TWIN), "same", at(1)))
    two.put(told("c.txt", TWIN))
    assert len(names(two)) == 1
    two.remove("b.txt")
    two.remove("c.txt")
    assert names(two) == [GIVER]
    two.put(told("d.txt", TWIN))
    assert len(names(two)) == 1


def test_same_wins_over_rules(store: Store) -> None:
    """Two bodies of different divisions, which no rule would join, are one where a person says so."""
    store.put(told("a.txt", GIVER, "松江市"))
    store.put(told("b.txt", OTHER, "云岭市"))
    store.judge(Judgement(body(GIVER, "松江市"), body(OTHER, "云岭市"), "same", at(1)))
    assert len(names(store)) == 1


def test_different_wins_over_a_chain(two: Store) -> None:
    """A = B and B = C do not make A = C where somebody said that they differ; the later of the two joins."""
    two.put(told("c.txt", OTHER))
    two.judge(
        Judgement(body(GIVER), body(OTHER), "different", at(1)),
        Judgement(body(GIVER), body(TWIN), "same", at(2)),
        Judgement(body(TWIN), body(OTHER), "same", at(3)),
    )
    assert len(names(two)) == 2
    with two.view() as view:
        assert {e.names for e in view.entities() if e.type == "Organization"} == {
            (GIVER,),
            tuple(sorted((TWIN, OTHER))),
        }


def test_latest_wins(two: Store) -> None:
    """Of two judgements on one pair the later one is applied, in whatever order they are given."""
    same, different = (Judgement(body(GIVER), body(TWIN), v, at(n)) for v, n in (("same", 2), ("different", 1)))
    two.judge(same)
    assert not two.judge(different)
    assert len(names(two)) == 1
    two.judge(Judgement(body(GIVER), body(TWIN), "unsure", at(3)))
    assert len(names(two)) == 2


def test_homonyms(store: Store) -> None:
    """Bearers of one name in two documents are two where somebody says so; others of the name stay with the first."""
    for name in ("a.txt", "b.txt", "c.txt"):
        store.put(told(name, GIVER))
    assert len(names(store)) == len(flows(store)) == 1
    done = store.judge(Judgement(body(GIVER, document="a.txt"), body(GIVER, document="b.txt"), "different", at(1)))
    assert len(names(store)) == 2
    assert fates(done) == ["new flow", "revised flow", "split entity"]
    assert sorted(f.claims for f in flows(store)) == [("a.txt#c1", "c.txt#c1"), ("b.txt#c1",)]
    store.judge(Judgement(body(GIVER, document="b.txt"), body(GIVER, document="a.txt"), "same", at(2)))
    assert len(names(store)) == 1


def test_apart(store: Store) -> None:
    """An entity is split by the documents in which it is another one, also against what was judged before."""
    for name in ("a.txt", "b.txt", "c.txt", "d.txt"):
        store.put(told(name, GIVER))
    store.judge(Judgement(body(GIVER, document="a.txt"), body(GIVER, document="c.txt"), "same", at(1)))
    taken = tuple(body(GIVER, document=d) for d in ("c.txt", "d.txt"))
    store.judge(Correction(taken, "apart", None, at(2)))
    assert sorted(f.claims for f in flows(store)) == [("a.txt#c1", "b.txt#c1"), ("c.txt#c1", "d.txt#c1")]


@pytest.mark.parametrize(
    ("field", "value", "goods", "shows"),
    [
        ("status", "pledged", None, lambda f: f.status == "pledged"),
        ("status", None, None, lambda f: f.status is None),
        ("date", "2020-03-05", None, lambda f: f.date.iso == "2020-03-05" and f.date.written == "2020-03-02"),
        ("date", "2020-03/2020-04", None, lambda f: (f.date.iso, f.date.end) == ("2020-03", "2020-04")),
        (
            "quantity",
            "2,500",
            "口罩",
            lambda f: (f.items[0].quantity.value, f.items[0].quantity.written) == (2500, "2000只"),
        ),
        ("unit", "箱", "口罩", lambda f: f.items[0].quantity.unit == "箱"),
        ("goods", "医用口罩", "口罩", lambda f: f.items[0].name.value == "医用口罩"),
        ("money", "300 EUR", None, lambda f: (f.money.amount, f.money.currency) == (300, "EUR")),
        ("type", "purchase", None, lambda f: f.kind == "purchase"),
        ("recipient_text", "灾区群众", None, lambda f: f.recipient_text == "灾区群众"),
    ],
)
def test_corrected_value(store: Store, field: str, value: str | None, goods: str | None, shows) -> None:  # noqa: ANN001
    """A corrected value is in the graph with the words of the document beside it; the claim as it was read is kept."""
    store.put(told("a.txt", GIVER))
    before = flows(store)
    correction = Correction((claim_of(store, "a.txt"),), field, value, at(1), goods=goods)
    assert fates(store.judge(correction)) == ["revised flow"]
    assert shows(flows(store)[0])
    with store.view() as view:
        assert view.reading("a.txt") == told("a.txt", GIVER)
    store.judge(replace(correction, undone=at(2)))
    assert flows(store) == before


def test_several_corrections_of_one_claim(store: Store) -> None:
    """Corrections of different fields add up, also of goods that got another name; of one field the latest holds."""
    store.put(told("a.txt", GIVER))
    claim = claim_of(store, "a.txt")
    store.judge(
        Correction((claim,), "goods", "医用口罩", at(1), goods="口罩"),
        Correction((claim,), "quantity", "7", at(3), goods="口罩"),
        Correction((claim,), "quantity", "9", at(2), goods="口罩"),
    )
    (item,) = flows(store)[0].items
    assert (item.name.value, item.quantity and item.quantity.value) == ("医用口罩", 7)


def test_corrected_parties(store: Store) -> None:
    """A role goes to the document's own entity of the name, or to one that the document does not name; or to nobody."""
    store.put(told("a.txt", GIVER))
    store.put(told("b.txt", OTHER, goods="口罩 300 只"))
    claim = claim_of(store, "a.txt")
    store.judge(
        Correction((claim,), "donor", None, at(1), parties=(body(OTHER), EntityAnchor("Person", "林小雨"))),
        Correction((claim,), "recipient", None, at(2)),
        Correction((claim,), "via", None, at(3), parties=(body(GIVER),)),
    )
    with store.view() as view:
        of = {e.id: e.name for e in view.entities()}
        flow = next(f for f in view.flows() if "a.txt#c1" in f.claims)
    assert [of[d] for d in flow.donors] == [OTHER, "林小雨"]
    assert (flow.recipients, [of[v] for v in flow.via]) == ((), [GIVER])
    assert check(store) == []


def test_rejected_claim(store: Store) -> None:
    """A rejected claim gives nothing to the graph, and is still there to be looked up."""
    store.put(told("a.txt", GIVER))
    done = store.judge(Correction((claim_of(store, "a.txt"),), "rejected", None, at(1)))
    assert fates(done) == ["gone flow"]
    assert done.records[0].said == f"{GIVER} → 贝加国: 口罩 2000只"
    assert flows(store) == []
    with store.view() as view:
        assert "a.txt#c1" in view.claims()


def test_claims_judged(two: Store) -> None:
    """Two claims are one flow, or two, where somebody says so."""
    left, right = claim_of(two, "a.txt"), claim_of(two, "b.txt")
    two.judge(Judgement(left, right, "same", at(1)))
    assert [f.claims for f in flows(two)] == [("a.txt#c1", "b.txt#c1")]
    two.judge(Judgement(body(GIVER), body(TWIN), "same", at(2)), Judgement(left, right, "different", at(3)))
    assert len(flows(two)) == 2
    two.remove("b.txt")
    assert [f.claims for f in flows(two)] == [("a.txt#c1",)]


def test_renamed_everywhere(two: Store) -> None:
    """A name that was misread gets its right form in every document, is still found by the old one, and can be judged."""
    two.put(told("c.txt", TWIN))
    done = two.judge(Correction((body(TWIN),), "name", GIVER, at(1)))
    assert names(two) == [GIVER]
    assert any(c.fate == "joined" for c in done.entities)
    with two.view() as view:
        assert next(e for e in view.entities() if e.name == GIVER).aliases == (TWIN,)
    two.put(told("d.txt", OTHER))
    two.judge(Judgement(body(TWIN), body(OTHER), "same", at(2)))
    assert len(names(two)) == 1


def test_retyped(store: Store) -> None:
    """A name taken for a body can be a place, in one document or in all."""
    store.put(told("a.txt", "云岭"))
    store.put(told("b.txt", "云岭"))
    store.judge(Correction((body("云岭", document="a.txt"),), "type", "Place", at(1)))
    assert names(store) == ["云岭"]
    store.judge(Correction((body("云岭"),), "type", "Place", at(2)))
    assert names(store) == []


def test_changed_document(two: Store) -> None:
    """Judgements and corrections find their claims and names again where a document changed and ids shifted."""
    two.judge(
        Correction((claim_of(two, "b.txt"),), "status", "pledged", at(1)),
        Judgement(body(GIVER, document="a.txt"), body(TWIN, document="b.txt"), "same", at(2)),
    )
    sheet = Sheet("b.txt", f"云岭市侨联捐赠手套5双。{TWIN}向贝加国捐赠口罩2000只。")
    sheet.body("云岭市侨联").body(TWIN).place("贝加国", "country").gift("云岭市侨联", "", "手套 5 双")
    two.put(sheet.gift(TWIN, "贝加国", "口罩 2000 只", date="2020-03-02").reading())
    assert len(names(two)) == 2
    assert [f.status for f in flows(two) if "b.txt#c2" in f.claims] == ["pledged"]
    two.put(told("b.txt", OTHER))
    assert len(names(two)) == 2
    assert {f.status for f in flows(two)} == {"delivered"}
    two.put(told("b.txt", TWIN))
    assert len(names(two)) == 1
    assert "pledged" in {f.status for f in flows(two)}


def test_what_is_lost_is_told(two: Store) -> None:
    """An import or removal says which statements no longer find what they are about; a judgement of a name that other
    documents bear is none.
    """
    two.put(told("c.txt", TWIN))
    correction = Correction((claim_of(two, "b.txt"),), "status", "pledged", at(1))
    judgement = Judgement(body(GIVER), body(TWIN), "same", at(2))
    two.judge(correction, judgement)
    assert two.put(told("b.txt", OTHER, goods="手套 9 双")).lost == (correction.id,)
    assert two.put(told("b.txt", TWIN)).lost == ()
    assert two.remove("b.txt").lost == (correction.id,)
    assert two.remove("c.txt").lost == (judgement.id,)
    two.judge(replace(judgement, undone=at(3)))
    assert two.remove("a.txt").lost == ()


def test_corrected_words(store: Store) -> None:
    """The role that a tie gives a person, and the name of an event, can be corrected."""
    sheet = Sheet("a.txt", f"{GIVER}主席林小雨出席捐赠仪式。").body(GIVER).person("林小雨")
    store.put(sheet.tie("AFFILIATED", "林小雨", GIVER, role="主席").event("捐赠仪式", GIVER).reading())
    store.judge(
        Correction((claim_of(store, "a.txt", 0),), "role", "副主席", at(1)),
        Correction((claim_of(store, "a.txt", 1),), "name", "物资捐赠仪式", at(2)),
    )
    with store.view() as view:
        assert [t.properties for t in view.ties()] == [(("role", ("副主席",)),)]
        assert [e.name for e in view.events()] == ["物资捐赠仪式"]


def test_only_what_is_touched(store: Store) -> None:
    """A judgement computes anew the groups of its two sides and nothing else."""
    for n in range(30):
        store.put(told(f"{n:02}.txt", f"第{n}公益基金会", goods=f"口罩 {n + 200} 只"))
    done = store.judge(Judgement(body("第3公益基金会"), body("第7公益基金会"), "same", at(1)))
    assert len(done.entities) == 1
    assert len(done.records) <= 2


def said_of(store: Store) -> None:
    """A third document and a judgement, a part set apart and a corrected claim."""
    store.put(told("c.txt", GIVER))
    store.judge(
        Judgement(body(GIVER), body(TWIN), "same", at(1)),
        Correction((body(GIVER, document="c.txt"),), "apart", None, at(2)),
        Correction((claim_of(store, "b.txt"),), "date", "2020-03-03", at(3)),
    )


def test_computed_anew(two: Store) -> None:
    """A graph computed anew by the same rules is the same."""
    said_of(two)
    right = dump(two)
    assert not two.recompute()
    assert dump(two) == right


def test_computed_anew_by_other_rules(sqlite_store: SqliteStore) -> None:
    """A graph that other rules computed becomes what these give, under all statements, and what changed is told."""
    sqlite_store.put(told("a.txt", GIVER))
    sqlite_store.put(told("b.txt", TWIN))
    said_of(sqlite_store)
    right = dump(sqlite_store)
    with sqlite_store._transaction() as db:
        db.execute("DELETE FROM profile_key")
        db.execute("DELETE FROM link")
        db.execute("DELETE FROM record")
        db.execute("UPDATE profile SET entity = (SELECT min(id) FROM entity WHERE type = 'Organization')")
        db.execute("UPDATE entity SET name = '旧名'")
    assert check(sqlite_store)
    assert {"new flow", "split entity"} <= set(fates(sqlite_store.recompute()))
    assert dump(sqlite_store) == right
    assert check(sqlite_store) == []


def test_file_of_the_first_format(tmp_path: Path) -> None:
    """A file of format 1 is brought forward with all that it holds, and can then be judged; read-only it says what to do."""
    path = tmp_path / "aid.db"
    with open_store(path) as store:
        store.put(told("a.txt", GIVER))
        store.put(told("b.txt", TWIN))
        before = dump(store)
    with sqlite3.connect(path) as db:
        for table in ("statement_anchor", "statement", "located", "amended_local", "amended", "change", "apart"):
            db.execute(f"DROP TABLE {table}")
        db.execute("ALTER TABLE link DROP COLUMN why")
        db.execute("PRAGMA user_version = 1")
    db.close()
    with open_store(path) as store:
        assert dump(store) == before
        store.judge(Judgement(body(GIVER), body(TWIN), "same", at(1)))
        assert len(names(store)) == 1
        assert check(store) == []

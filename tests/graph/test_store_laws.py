"""Laws of the store, on readings made by chance out of few names, so that much of it meets."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aidgraph.graph.check import check
from aidgraph.graph.claim import Reading
from aidgraph.graph.store import Store, open_store
from aidgraph.graph.store.dialects import ask
from aidgraph.graph.store.dump import dump
from neo4j_server import Server
from readings import Sheet

NAMES = (
    ("body", "松江市红十字会", "松江市"),
    ("body", "松江红十字会", "松江市"),
    ("body", "红十字会", None),
    ("body", "红十字会", "贝加国"),
    ("body", "贝加国友好协会", None),
    ("body", "远帆公益基金会", None),
    ("person", "林雨", None),
    ("person", "林小雨", None),
    ("place", "松江市", "city"),
    ("place", "松江", ""),
    ("place", "松江", "region"),
    ("place", "松江省", "region"),
    ("place", "贝加国", "country"),
)
ALIASES = ("贝加国友好协会", "远帆公益基金会", "松江红十字会", "松江市", "林小雨")
GOODS = ("口罩 100 只", "口罩 200 只", "外科口罩 100 副", "防护服 100 套", "物资", "")
DATES = ("", "2020-03", "2020-03-02", "2020-05-02")
LAW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TEXT = "。".join([*dict.fromkeys(n for _, n, _ in NAMES), *ALIASES, "口罩外科口罩防护服物资捐赠仪式开幕式主席会长"])


@st.composite
def readings(draw: st.DrawFn, name: str) -> Reading:
    """A reading of a document called `name`, with up to six entities and five claims."""
    sheet = Sheet(name, TEXT, **({"home": "松江市"} if draw(st.booleans()) else {}))
    for kind, form, more in draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=6, unique_by=lambda n: n[1])):
        aliases = draw(st.lists(st.sampled_from(ALIASES), max_size=1)) if kind != "person" else ()
        if kind == "body":
            sheet.body(form, division=more, aliases=aliases)
        elif kind == "place":
            sheet.place(form, more or "", aliases=aliases)
        else:
            sheet.person(form)
    known = [e.name for e in sheet.entities]
    some = st.lists(st.sampled_from(known), max_size=2, unique=True).map("、".join)
    for _ in range(draw(st.integers(0, 5))):
        kind = draw(st.sampled_from(("gift", "gift", "gift", "event", "tie")))
        if kind == "gift":
            money = draw(st.sampled_from(("", "", "500 CNY", "600 CNY")))
            status = draw(st.sampled_from(("delivered", "pledged", "in_progress", "")))
            place = draw(st.sampled_from(known))
            sheet.gift(draw(some), draw(some), draw(st.sampled_from(GOODS)), money=money, via=draw(some), status=status,
                       date=draw(st.sampled_from(DATES)), evidence=place)  # fmt: skip
        elif kind == "event":
            named = draw(st.sampled_from(("捐赠仪式", "开幕式")))
            sheet.event(named, draw(some), date=draw(st.sampled_from(DATES)), participants=draw(some))
        else:
            type_ = draw(st.sampled_from(("CONTACTED", "AFFILIATED", "SISTER_CITY")))
            sheet.tie(
                type_,
                draw(st.sampled_from(known)),
                draw(st.sampled_from(known)),
                role=draw(st.sampled_from(("主席", "会长"))),
            )
    return sheet.reading()


@st.composite
def collections(draw: st.DrawFn) -> list[Reading]:
    """Two to four readings of different documents."""
    return [draw(readings(f"{n}.txt")) for n in "abcd"[: draw(st.integers(2, 4))]]


def filled(given_: list[Reading]) -> Store:
    """A store in memory that took the readings in this order."""
    store = open_store(":memory:")
    for reading in given_:
        store.put(reading)
    return store


@LAW
@given(collections(), st.randoms())
def test_order_does_not_matter(given_: list[Reading], chance) -> None:  # noqa: ANN001  # hypothesis's Random has no name
    """The same documents give the same graph in whatever order they came."""
    other = list(given_)
    chance.shuffle(other)
    with filled(given_) as a, filled(other) as b:
        assert dump(a) == dump(b)


@LAW
@given(collections())
def test_twice_is_once(given_: list[Reading]) -> None:
    """Importing everything again changes nothing."""
    with filled(given_) as store:
        before = dump(store)
        assert {store.put(r).kind for r in given_} == {"unchanged"}
        assert dump(store) == before


@LAW
@given(collections())
def test_import_then_remove(given_: list[Reading]) -> None:
    """Each document taken out leaves exactly what the others give."""
    with filled(given_) as store:
        for gone, left in pairwise(given_[i:] for i in range(len(given_) + 1)):
            store.remove(gone[0].document.id)
            with filled(left) as fresh:
                assert dump(store) == dump(fresh)


@LAW
@given(collections(), readings("a.txt"))
def test_replacing(given_: list[Reading], other: Reading) -> None:
    """A document read anew gives what it would have given at once."""
    with filled(given_) as store, filled([other, *given_[1:]]) as fresh:
        store.put(other)
        assert dump(store) == dump(fresh)


@LAW
@given(collections())
def test_nothing_is_lost(given_: list[Reading]) -> None:
    """Every local entity belongs to one entity, every flow and event claim to one record, and the check finds nothing."""
    with filled(given_) as store, store.view() as view:
        assert not store.rows(
            ask("SELECT 1 FROM profile WHERE entity IS NULL OR entity NOT IN (SELECT id FROM entity)", "")
        )
        claims = sorted(c.id for r in given_ for c in r.claims if c.kind != "tie")
        assert sorted(c for r in (*view.flows(), *view.events()) for c in r.claims) == claims
        assert check(store) == []


@settings(LAW, max_examples=4, suppress_health_check=[*LAW.suppress_health_check, HealthCheck.function_scoped_fixture])
@given(collections())
def test_same_on_neo4j(neo4j_server: Server, given_: list[Reading]) -> None:
    """Neo4j holds what a file holds after the same imports and removals, and its check finds nothing."""
    neo4j_server.wipe()
    with open_store(neo4j_server.address) as server, filled(given_) as file:
        for reading in given_:
            server.put(reading)
        assert dump(server) == dump(file)
        for store in (server, file):
            store.remove(given_[0].document.id)
        assert dump(server) == dump(file) and check(server) == []

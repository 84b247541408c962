"""Laws of the store, on readings made by chance out of few names, so that much of it meets."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aidgraph.graph.check import check
from aidgraph.graph.claim import Reading
from aidgraph.graph.store import open_store
from aidgraph.graph.store.dialects import ask
from aidgraph.graph.store.dump import dump
from generated import collections, filled, readings
from neo4j_server import Server

LAW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


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

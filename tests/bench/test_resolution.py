"""The benchmark of resolution resolves as a store does, and always the same names."""

from __future__ import annotations

from aidgraph.graph.store import open_store
from made_names import EACH, readings
from resolution import resolved


def test_made_names() -> None:
    """The names are the same for a seed, others for another, and so many a document."""
    one, again, other = (list(readings(3, seed)) for seed in (1, 1, 2))
    assert one == again
    assert one != other
    assert {len(r.entities) for r in one} == {EACH}


def test_as_a_store_does() -> None:
    """Names resolved all at once are as many entities as in a store that took the documents one by one."""
    given = list(readings(25))
    with open_store(":memory:") as store:
        for reading in given:
            store.put(reading)
        entities = store.rows("SELECT count(*) AS n FROM entity")[0]["n"]
    assert resolved(given)[0] == entities
    assert entities < sum(len(r.entities) for r in given)

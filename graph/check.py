"""Whether a store is whole: quotes verbatim, references whole, the graph what the claims give, the file in order."""

from __future__ import annotations

from collections.abc import Iterator

from .errors import InvalidRecord
from .store import Problem, Store, open_store
from .store.dialects import ask
from .store.dump import dump
from .store.intake import faults

_ORPHANS = ask(
    "SELECT id FROM profile WHERE entity IS NULL OR entity NOT IN (SELECT id FROM entity)",
    "MATCH (p:Profile) WHERE NOT EXISTS { MATCH (e:Entity {id: p.entity}) } RETURN p.id AS id",
)
_STRANGERS = ask(
    "SELECT record, entity FROM party WHERE entity NOT IN (SELECT id FROM entity)",
    "MATCH (p:Party) WHERE NOT EXISTS { MATCH (e:Entity {id: p.entity}) } RETURN p.record AS record, p.entity AS entity",
)
_UNTOLD = ask(
    "SELECT record, claim FROM support WHERE claim NOT IN (SELECT id FROM claim)",
    "MATCH (s:Support) WHERE NOT EXISTS { MATCH (c:Claim {id: s.claim}) } RETURN s.record AS record, s.claim AS claim",
)


def check(store: Store) -> list[Problem]:
    """Everything that is wrong in a store; an empty list where all is well.

    The graph is computed a second time in memory, so this takes about as long as importing all readings.
    """
    damage = store.faults()
    if any(p.where == store.address for p in damage):
        return damage
    return [*damage, *_references(store), *_documents(store), *_graph(store)]


def _references(store: Store) -> Iterator[Problem]:
    for row in store.rows(_ORPHANS):
        yield Problem(f"profile {row['id']}", "its entity is not there")
    for row in store.rows(_STRANGERS):
        yield Problem(f"record {row['record']}", f"its party {row['entity']} is not there")
    for row in store.rows(_UNTOLD):
        yield Problem(f"record {row['record']}", f"its claim {row['claim']} is not there")


def _documents(store: Store) -> Iterator[Problem]:
    with store.view() as view:
        for document in view.documents():
            try:
                yield from (Problem(document, fault) for fault in faults(view.reading(document)))
            except InvalidRecord as error:
                yield Problem(document, str(error))


def _graph(store: Store) -> Iterator[Problem]:
    """Where the graph differs from what the statements and readings give in an empty store."""
    with open_store(":memory:") as fresh, store.view() as view:
        fresh.judge(*view.statements())
        for document in view.documents():
            try:
                fresh.put(view.reading(document))
            except InvalidRecord:
                return  # told with the document; the graph cannot be computed without it
        here, there = set(dump(store)), set(dump(fresh))
    yield from (Problem("graph", f"no claim gives {line}") for line in sorted(here - there))
    yield from (Problem("graph", f"the claims give {line}, which is missing") for line in sorted(there - here))

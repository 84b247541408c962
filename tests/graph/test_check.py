"""The check finds what was tampered with."""

from __future__ import annotations

import neo4j
import pytest

from aidgraph.graph.check import check
from aidgraph.graph.store import SqliteStore, Store
from neo4j_server import PASSWORD
from readings import Sheet

TAMPERED = {
    "UPDATE document SET text = '松江' || text": ("MATCH (n:Document) SET n.text = '松江' + n.text", "is not"),
    "UPDATE claim SET body = replace(body, '远帆', '远航')": (
        "MATCH (n:Claim) SET n.body = replace(n.body, '远帆', '远航')",
        "is not",
    ),
    "UPDATE entity SET name = '别的名字'": ("MATCH (n:Entity) SET n.name = '别的名字'", "no claim gives"),
    "DELETE FROM record": ("MATCH (n:Record) DETACH DELETE n", "missing"),
    "DELETE FROM entity": ("MATCH (n:Entity) DETACH DELETE n", "not there"),
    "UPDATE party SET entity = 'o0'": ("MATCH (n:Party) SET n.entity = 'o0'", "not there"),
}


def filled(store: Store) -> None:
    sheet = Sheet("a.txt", "远帆基金会向贝加国捐赠口罩200只。").body("远帆基金会").place("贝加国", "country")
    store.put(sheet.gift("远帆基金会", "贝加国", "口罩 200 只").reading())


def test_whole(store: Store) -> None:
    """Nothing is wrong with a store that was only written by its own means."""
    filled(store)
    assert check(store) == []


@pytest.mark.parametrize("sql", TAMPERED)
def test_tampered(store: Store, sql: str) -> None:
    """Whatever is changed behind the store's back is told."""
    filled(store)
    cypher, told = TAMPERED[sql]
    if isinstance(store, SqliteStore):
        store.rows("PRAGMA foreign_keys = OFF")
        store.rows(sql)
    else:
        with neo4j.GraphDatabase.driver(store.address.rpartition("/")[0], auth=("neo4j", PASSWORD)) as driver:
            driver.execute_query(cypher, database_="neo4j")
    assert any(told in p.what for p in check(store))

"""The check finds what was tampered with."""

from __future__ import annotations

import pytest

from aidgraph.graph.check import check
from aidgraph.graph.store import SqliteStore
from readings import Sheet

TAMPERED = {
    "UPDATE document SET text = '松江' || text": "is not",
    "UPDATE claim SET body = replace(body, '远帆', '远航')": "is not",
    "UPDATE entity SET name = '别的名字'": "no claim gives",
    "DELETE FROM record": "missing",
    "DELETE FROM entity": "not there",
    "UPDATE party SET entity = 'o0'": "not there",
}


def filled(store: SqliteStore) -> None:
    sheet = Sheet("a.txt", "远帆基金会向贝加国捐赠口罩200只。").body("远帆基金会").place("贝加国", "country")
    store.put(sheet.gift("远帆基金会", "贝加国", "口罩 200 只").reading())


def test_whole(store: SqliteStore) -> None:
    """Nothing is wrong with a store that was only written by its own means."""
    filled(store)
    assert check(store) == []


@pytest.mark.parametrize("sql", TAMPERED)
def test_tampered(store: SqliteStore, sql: str) -> None:
    """Whatever is changed behind the store's back is told."""
    filled(store)
    store.rows("PRAGMA foreign_keys = OFF")
    store.rows(sql)
    assert any(TAMPERED[sql] in p.what for p in check(store))

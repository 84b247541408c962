"""Entities are found as people write their names."""

from __future__ import annotations

import pytest

from aidgraph import queries
from aidgraph.graph.errors import Ambiguous, NotFound, UsageError
from aidgraph.graph.store import Store
from readings import Sheet


@pytest.fixture
def known(store: Store) -> Store:
    """A store that knows some bodies and places."""
    sheet = Sheet(
        "a.txt",
        "松江市红十字会、云岭市红十字会、红十字会松江市友协、远帆公益基金会（远帆会）、松江市、Blue Kite、林小雨、松江市人民对外友好协会",
    )
    sheet.body("松江市红十字会", division="松江市").body("云岭市红十字会", division="云岭市").body("Blue Kite").person(
        "林小雨"
    )
    sheet.body("松江市人民对外友好协会", division="松江市", aliases=["松江市友协"]).body(
        "远帆公益基金会", aliases=["远帆会"]
    )
    store.put(sheet.place("松江市", division="松江市").reading())
    return store


FOUND = [
    ("松江市", "松江市"),
    ("松江", "松江市"),
    ("松江市红十字会", "松江市红十字会"),
    ("松江市紅十字會", "松江市红十字会"),
    ("松江市红会", "松江市红十字会"),
    ("松江市友协", "松江市人民对外友好协会"),
    ("松江市对外友协", "松江市人民对外友好协会"),
    ("远帆会", "远帆公益基金会"),
    ("公益基金", "远帆公益基金会"),
    ("blue kite", "Blue Kite"),
    ("小雨", "林小雨"),
]


@pytest.mark.parametrize(("text", "name"), FOUND)
def test_find(known: Store, text: str, name: str) -> None:
    """A full name, a short one, another script, an alias or the only name that holds it finds the entity."""
    assert queries.find(known, text).name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Harbin", "哈尔滨市"),
        ("harbin city", "哈尔滨市"),
        ("The Netherlands", "荷兰"),
        ("Lodz", "罗兹市"),
        ("Łódź", "罗兹市"),
    ],
)
def test_find_in_english(store: Store, text: str, name: str) -> None:
    """Countries and well-known places are found by their English names, with or without accents."""
    sheet = Sheet("a.txt", "哈尔滨市、荷兰、罗兹市").place("哈尔滨市").place("荷兰", "country").place("罗兹市")
    store.put(sheet.reading())
    assert queries.find(store, text).name == name
    assert [m.entity.name for m in queries.search(store, text)] == [name]


def test_find_by_id(known: Store) -> None:
    """An id finds its entity."""
    entity = queries.find(known, "松江市")
    assert queries.find(known, entity.id) == entity


def test_several(known: Store) -> None:
    """A name that several hold is answered with the choices and their ids."""
    with pytest.raises(Ambiguous, match="松江市红十字会.*o[0-9a-f]{16}.*云岭市红十字会|云岭市红十字会.*松江市红十字会"):
        queries.find(known, "红十字会")


def test_none(known: Store) -> None:
    """An unknown name is answered with similar ones; one that resembles nothing says so."""
    with pytest.raises(NotFound, match="similar names: 远帆公益基金会"):
        queries.find(known, "远帆公益资金会")
    with pytest.raises(NotFound, match="no entity is called 'xyz'$"):
        queries.find(known, "xyz")


@pytest.mark.parametrize(
    ("text", "first", "count"),
    [
        ("松江", "松江市", 3),
        ("红", "云岭市红十字会", 2),
        ("十字", "云岭市红十字会", 2),
        ("KITE", "Blue Kite", 1),
        ("会红", "", 0),
        ("会松江", "", 0),
    ],
)
def test_search(known: Store, text: str, first: str, count: int) -> None:
    """A part of a name of any length finds all that hold it, and never runs from one name into the next."""
    holding = [m for m in queries.search(known, text) if "".join(text.lower().split()) in m.form]
    assert len(holding) == count
    assert not first or {m.entity.name for m in holding} >= {first}


def test_search_by_type_and_limit(known: Store) -> None:
    """Search keeps to a type and a number, and refuses a text without letters."""
    assert [m.entity.type for m in queries.search(known, "松江", type="Place")] == ["Place"]
    assert len(queries.search(known, "松江", 1)) == 1
    assert queries.search(known, "松江市")[0].entity.name == "松江市"
    with pytest.raises(UsageError):
        queries.search(known, "·")

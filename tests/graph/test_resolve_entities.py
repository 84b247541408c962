"""Which names of several documents are one entity, and which never are."""

from __future__ import annotations

import pytest

from aidgraph.graph.resolve.names import fold
from aidgraph.graph.store import Store
from readings import Sheet

Given = tuple[str, str, str | None, tuple[str, ...]]


def body(name: str, division: str | None = None, *aliases: str) -> Given:
    return "body", name, division, aliases


def place(name: str, kind: str = "city", *aliases: str) -> Given:
    return "place", name, kind, aliases


def sheet(document: str, *given: Given) -> Sheet:
    made = Sheet(document, "。".join(n for _, name, _, aliases in given for n in (name, *aliases)) + "。")
    for what, name, more, aliases in given:
        if what == "body":
            made.body(name, division=more, aliases=aliases)
        else:
            made.place(name, more or "", aliases=aliases)
    return made


def names(store: Store) -> list[tuple[str, ...]]:
    with store.view() as view:
        return sorted(e.names for e in view.entities())


ONE = {
    "same name": (body("远帆公益基金会"), body("远帆公益基金会")),
    "traditional script": (body("遠帆公益基金會"), body("远帆公益基金会")),
    "Latin, spaces and case": (body("Blue Kite"), body("BLUE  KITE")),
    "abbreviated kind of body": (body("松江市对外友协", "松江市"), body("松江市人民对外友好协会", "松江市")),
    "foreign affairs office": (body("云岭省外事办", "云岭省"), body("云岭省外事办公室", "云岭省")),
    "place without its level": (body("松江红十字会", "松江市"), body("松江市红十字会", "松江市")),
    "legal form": (body("松江远帆贸易有限公司"), body("松江远帆贸易有限责任公司")),
    "place unsaid on one side": (body("松江市第一医院", "松江市"), body("松江市第一医院")),
    "place implied on one side": (body("红十字会", "松江市"), body("松江市红十字会", "松江市")),
    "long alias": (body("松江市蓝鲸志愿服务总队", "松江市", "蓝鲸志愿服务队"), body("蓝鲸志愿服务队")),
    "alias with its place": (body("松江市鲸鱼保护协会", "松江市", "松江鲸协"), body("松江鲸协", "松江市")),
    "city without 市": (place("松江市"), place("松江")),
    "province": (place("云岭省", "region"), place("云岭", "region")),
    "short name of a country": (place("贝加共和国", "country", "贝加"), place("贝加", "country")),
}

APART = {
    "two places": (body("红十字会", "松江市"), body("红十字会", "云岭市")),
    "general name without a place": (body("红十字会"), body("红十字会")),
    "general name that points": (body("市外事办"), body("市外事办")),
    "general alias": (
        body("松江市人民对外友好协会", "松江市", "对外友好协会"),
        body("云岭市人民对外友好协会", "云岭市", "对外友好协会"),
    ),
    "short alias": (body("松江鲸鱼保护基金会", None, "鲸保会"), body("鲸保会")),
    "the same alias": (body("松江帆船运动协会", None, "东部帆船联盟"), body("云岭帆船俱乐部", None, "东部帆船联盟")),
    "province and city": (place("松江省", "region"), place("松江市")),
    "bare name of a province": (place("松江", "region"), place("松江市")),
    "county and city": (place("白河县"), place("白河市")),
    "body and place": (body("松江市"), place("松江市")),
}


@pytest.mark.parametrize("case", ONE)
def test_one(store: Store, case: str) -> None:
    """These two names in two documents are one entity, called by the fuller name."""
    a, b = ONE[case]
    store.put(sheet("a.txt", a).reading())
    store.put(sheet("b.txt", b).reading())
    with store.view() as view:
        (entity,) = view.entities()
    assert len(fold(entity.name)) == max(len(fold(n)) for n in entity.names)


@pytest.mark.parametrize("case", APART)
def test_apart(store: Store, case: str) -> None:
    """These two names in two documents are two entities."""
    a, b = APART[case]
    store.put(sheet("a.txt", a).reading())
    store.put(sheet("b.txt", b).reading())
    assert len(names(store)) == 2


def test_held_apart_in_one_document(store: Store) -> None:
    """Two entities that a document tells apart stay two, although another document's alias would join them."""
    a, b = body("松江市蓝鲸志愿服务总队", "松江市"), body("蓝鲸志愿服务队")
    store.put(sheet("a.txt", a, b).reading())
    store.put(sheet("b.txt", body("松江市蓝鲸志愿服务总队", "松江市", "蓝鲸志愿服务队")).reading())
    assert names(store) == [("松江市蓝鲸志愿服务总队",), ("蓝鲸志愿服务队",)]


def test_unsure_place_joins_none(store: Store) -> None:
    """A body that does not say its place is not given to one of two places by chance."""
    for n, division in enumerate(("松江市", "云岭市", None)):
        store.put(sheet(f"{n}.txt", body("蓝鲸公益服务中心", division)).reading())
    assert len(names(store)) == 3


def person(document: str, name: str, role: str = "", of: str = "", home: str = "") -> Sheet:
    made = Sheet(document, f"{of}{role}{name}。", **({"home": home} if home else {})).person(name)
    if of:
        made.body(of, division=of[:3]).tie("AFFILIATED", name, of, **({"role": role} if role else {}))
    return made


@pytest.mark.parametrize(
    ("a", "b", "count"),
    [
        (person("a", "林小雨"), person("b", "林小雨"), 1),
        (person("a", "安娜·贝尔"), person("b", "安娜•贝尔"), 1),
        (person("a", "林雨"), person("b", "林雨"), 2),
        (person("a", "林雨", of="松江市侨联"), person("b", "林雨", of="松江市侨联"), 1),
        (person("a", "林雨", "秘书长", "松江市侨联"), person("b", "林雨", "秘书长", "云岭市侨联"), 2),
        (person("a", "林雨", "秘书长", "松江市侨联"), person("b", "林雨", "主席", "云岭市侨联"), 2),
        (person("a", "林雨", home="松江市"), person("b", "林雨", home="松江市"), 2),
        (person("a", "王建国", home="松江市"), person("b", "王建国", home="松江市"), 1),
        (person("a", "王建国", home="松江市"), person("b", "王建国", home="云岭市"), 2),
        (person("a", "王建国"), person("b", "王建国"), 2),
        (person("a", "林未雨", of="松江市侨联"), person("b", "林末雨", of="松江市侨联"), 1),
        (person("a", "林未雨", of="松江市侨联"), person("b", "林末雨", of="云岭市侨联"), 2),
        (person("a", "林雨", home="松江市"), person("b", "林雨", home="云岭市"), 2),
    ],
)
def test_people(store: Store, a: Sheet, b: Sheet, count: int) -> None:
    """A rare name joins by itself; a common one needs a body, or a home with a role or a third character."""
    store.put(a.reading())
    store.put(b.reading())
    with store.view() as view:
        assert len([e for e in view.entities() if e.type == "Person"]) == count


def test_entity_says_all_its_names(store: Store) -> None:
    """An entity keeps every full name and every alias, and the commonest kind."""
    store.put(sheet("a.txt", body("松江市红十字会", "松江市", "松江红会")).reading())
    store.put(sheet("b.txt", body("松江红十字会", "松江市")).reading())
    with store.view() as view:
        (e,) = view.entities()
    assert (e.name, e.names, e.aliases, e.kind) == (
        "松江市红十字会",
        ("松江市红十字会", "松江红十字会"),
        ("松江红会",),
        "association",
    )

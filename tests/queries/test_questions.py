"""What the questions answer."""

from __future__ import annotations

import pytest

from aidgraph import queries
from aidgraph.graph.errors import NotFound, UsageError
from aidgraph.graph.store import Store
from readings import Sheet

FILTERS = [
    ({"donor": "远帆基金会"}, 4),
    ({"recipient": "松江"}, 2),
    ({"via": "远帆基金会"}, 1),
    ({"party": "远帆基金会"}, 5),
    ({"goods": "口罩"}, 2),
    ({"goods": "医用口罩"}, 2),
    ({"status": "pledged"}, 1),
    ({"kind": "purchase"}, 0),
    ({"since": "2020-04"}, 2),
    ({"until": "2020-03"}, 1),
    ({"since": "2020", "until": "2020-04-10"}, 2),
    ({"min_confidence": 0.5}, 5),
    ({"donor": "远帆基金会", "recipient": "贝加国", "goods": "呼吸机"}, 1),
    ({"limit": 2}, 2),
    ({"offset": 5}, 1),
]


@pytest.mark.parametrize(("conditions", "count"), FILTERS)
def test_flows(aid: Store, conditions: dict[str, str], count: int) -> None:
    """Flows are kept that meet every condition."""
    assert len(queries.flows(aid, **conditions)) == count  # type: ignore[arg-type]


def test_flows_in_order_of_date(aid: Store) -> None:
    """Dated flows come first, in order; rows name the parties and documents."""
    rows = queries.flows(aid)
    assert [r.flow.date.iso if r.flow.date else None for r in rows] == [
        "2020-03-02",
        "2020-04",
        "2020-05-09",
        None,
        None,
        None,
    ]
    assert ([d.name for d in rows[0].donors], rows[0].documents) == (["远帆基金会"], ("a.txt",))


def test_flows_page_by_page(aid: Store) -> None:
    """A cursor goes on where the page before ended, through dated and undated flows."""
    seen, after = [], None
    while True:
        found = queries.flows(aid, limit=2, after=after)
        seen += [r.flow.id for r in found]
        if (after := found.next) is None:
            break
    assert seen == [r.flow.id for r in queries.flows(aid)]


@pytest.fixture
def world(store: Store) -> Store:
    """A store with gifts to a country, to a city in it, and to a body in that city; one told by two publishers."""
    told = "3月2日远帆基金会向意大利捐赠口罩2000只。后向罗马市捐赠手套50双。又向罗马红十字会捐赠护目镜7副。"
    a = Sheet("a.txt", told, publisher="松江日报").body("远帆基金会", "foundation", "中国")
    a.place("意大利", "country", "意大利").place("罗马市", "city", "罗马").body("罗马红十字会", division="罗马")
    a.gift("远帆基金会", "意大利", "口罩 2000 只", date="2020-03-02")
    store.put(a.gift("远帆基金会", "罗马市", "手套 50 双").gift("远帆基金会", "罗马红十字会", "护目镜 7 副").reading())
    for name, publisher, text in (
        ("b.txt", "松江日报", "本报讯：远帆基金会给意大利的口罩2000只到了。"),
        ("c.txt", "云岭晚报", "意大利收到远帆基金会口罩2000只。"),
        ("d.txt", "转载网", "意大利收到远帆基金会口罩2000只。"),
    ):
        b = Sheet(name, text, publisher=publisher).body("远帆基金会", "foundation", "中国")
        b.place("意大利", "country", "意大利")
        store.put(b.gift("远帆基金会", "意大利", "口罩 2000 只", date="2020-03-02").reading())
    return store


@pytest.mark.parametrize(
    ("conditions", "goods"),
    [
        ({"country": "Italy"}, {"口罩", "手套", "护目镜"}),
        ({"recipient_country": "意大利"}, {"口罩", "手套", "护目镜"}),
        ({"donor_country": "IT"}, set()),
        ({"donor_country": "China"}, {"口罩", "手套", "护目镜"}),
        ({"place": "罗马"}, {"手套", "护目镜"}),
        ({"place": "Rome"}, {"手套", "护目镜"}),
        ({"min_sources": 2}, {"口罩"}),
        ({"min_sources": 3}, set()),
        ({"since": "2020-03", "min_sources": 2}, {"口罩"}),
    ],
)
def test_flows_by_place_and_sources(world: Store, conditions: dict[str, str], goods: set[str]) -> None:
    """A country holds its cities and bodies; documents of one publisher or with the same words are one source."""
    assert {i.name.value for r in queries.flows(world, **conditions) for i in r.flow.items} == goods  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "conditions", [{"kind": "gift"}, {"status": "done"}, {"since": "spring"}, {"after": "?"}, {"limit": 0}]
)
def test_flows_of_unknown_kind(aid: Store, conditions: dict[str, str]) -> None:
    """An unknown kind, status or date is refused with what there is."""
    with pytest.raises(UsageError):
        queries.flows(aid, **conditions)  # type: ignore[arg-type]


def test_flow_in_context(aid: Store) -> None:
    """A flow's evidence stands in its sentence."""
    story = queries.flow(aid, queries.flows(aid, goods="手套")[0].flow.id)
    assert [(q.before, q.span.quote, q.after) for q in story.evidence] == [("", "又捐手套", "。")]
    with pytest.raises(NotFound):
        queries.flow(aid, "f0")


def test_entity(aid: Store) -> None:
    """A profile says what an entity gave, passed on, hosted, who belongs to it, and where it stands."""
    p = queries.entity(aid, "远帆基金会")
    assert (len(p.gave), len(p.received), len(p.through), len(p.hosted), p.documents) == (
        4,
        0,
        1,
        1,
        ("a.txt", "b.txt"),
    )
    assert [t.source.name for t in p.people] == ["林小雨"]


def test_documents_and_coverage(aid: Store) -> None:
    """Documents say how much was read; coverage says what no claim uses."""
    assert [(d.id, d.entities, d.claims) for d in queries.documents(aid)] == [("a.txt", 5, 4), ("b.txt", 3, 4)]
    assert [u.span.quote for u in queries.coverage(aid, "b.txt").unused] == ["不明"]
    with pytest.raises(NotFound, match=r"a\.txt, b\.txt"):
        queries.coverage(aid, "c.txt")

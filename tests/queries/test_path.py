"""How two entities are connected."""

from __future__ import annotations

import pytest

from aidgraph import queries
from aidgraph.graph.errors import NotFound, UsageError
from aidgraph.graph.store import Store
from readings import Sheet

NAMES = "远帆基金会、云岭市友协、蓝湾医院、青石公司、白桦学校、孤岛协会"


@pytest.fixture
def web(store: Store) -> Store:
    """远帆 gave 云岭 (2020-03) and hosted with 青石; 云岭 passed 青石's gift on to 蓝湾; 蓝湾 is tied to 白桦."""
    sheet = Sheet("a.txt", NAMES + "。3月远帆基金会捐给云岭市友协口罩。青石公司通过云岭市友协捐给蓝湾医院手套。")
    for name in NAMES.split("、"):
        sheet.body(name)
    sheet.gift("远帆基金会", "云岭市友协", "口罩 5 只", date="2020-03", evidence="3月远帆基金会捐给云岭市友协口罩")
    sheet.gift(
        "青石公司",
        "蓝湾医院",
        "手套 9 双",
        via="云岭市友协",
        evidence="青石公司通过云岭市友协捐给蓝湾医院手套",
        confidence=0.4,
    )
    sheet.event("", "远帆基金会、青石公司")
    store.put(sheet.tie("SIGNED_WITH", "蓝湾医院", "白桦学校").reading())
    return store


def ways(store: Store, source: str, target: str, **terms: object) -> list[str]:
    """Paths as text: names, types, and the direction in which each is told."""
    found = queries.path(store, source, target, **terms)  # type: ignore[arg-type]
    return [
        p.hops[0].source.name
        + "".join(f" -{h.type}-> {h.target.name}" if h.forward else f" <-{h.type}- {h.target.name}" for h in p.hops)
        for p in found.paths
    ]


def test_shortest(web: Store) -> None:
    """The shortest way is found, each hop in the direction in which it is told."""
    assert ways(web, "远帆基金会", "云岭市友协") == ["远帆基金会 -DONATED-> 云岭市友协"]
    assert sorted(ways(web, "蓝湾医院", "远帆基金会", k=2)) == [
        "蓝湾医院 <-DONATED- 青石公司 -CO_HOSTED-> 远帆基金会",
        "蓝湾医院 <-PASSED_ON- 云岭市友协 <-DONATED- 远帆基金会",
    ]


def test_k_shortest(web: Store) -> None:
    """Longer ways follow shorter ones; when there are no more, there are no more."""
    found = [len(p.hops) for p in queries.path(web, "远帆基金会", "白桦学校", k=10).paths]
    assert found == sorted(found)
    assert (len(found), found[0]) == (4, 3)


@pytest.mark.parametrize(
    ("terms", "hops"),
    [
        ({}, 2),
        ({"types": ["DONATED"]}, None),
        ({"types": ["DONATED", "PASSED_ON"]}, 2),
        ({"types": ["CO_HOSTED", "DONATED"]}, 2),
        ({"avoid": ["云岭市友协"]}, 2),
        ({"avoid": ["云岭市友协", "青石公司"]}, None),
        ({"min_confidence": 0.5}, None),
        ({"since": "2020-01"}, None),
        ({"max_hops": 1}, None),
    ],
)
def test_terms(web: Store, terms: dict[str, object], hops: int | None) -> None:
    """Ways keep to types, dates and confidence, and go round what is to be avoided."""
    types = terms.get("types")
    if types == ["DONATED"]:
        terms = {**terms, "avoid": ["青石公司"]}
    found = queries.path(web, "远帆基金会", "蓝湾医院", **terms).paths  # type: ignore[arg-type]
    assert (len(found[0].hops) if found else None) == hops


def test_hop_is_quoted(web: Store) -> None:
    """A hop has its record, date and words."""
    (hop,) = queries.path(web, "远帆基金会", "云岭市友协").paths[0].hops
    assert (hop.date, hop.quote.span.quote, hop.others) == ("2020-03", "3月远帆基金会捐给云岭市友协口罩", 0)


def test_not_connected(web: Store) -> None:
    """Where there is no way, the answer is empty and says nothing was left out; limits are named."""
    alone = queries.path(web, "远帆基金会", "孤岛协会")
    assert (alone.paths, alone.stopped) == ((), None)
    assert "2 hops" in (queries.path(web, "远帆基金会", "白桦学校", max_hops=2).stopped or "")


def test_wrong_calls(web: Store) -> None:
    """An unknown type, twice the same entity, or an unknown name is refused."""
    with pytest.raises(UsageError, match="DONATED"):
        queries.path(web, "远帆基金会", "蓝湾医院", types=["GAVE"])
    with pytest.raises(UsageError, match="both"):
        queries.path(web, "远帆基金会", "远帆")
    with pytest.raises(NotFound):
        queries.path(web, "远帆基金会", "无名会")

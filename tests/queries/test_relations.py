"""Who hosted together, through whom help went, who helped each other."""

from __future__ import annotations

import pytest

from aidgraph import queries
from aidgraph.graph.errors import UsageError
from aidgraph.graph.store import Store
from readings import Sheet

NAMES = "远帆基金会、云岭市友协、蓝湾医院、青石公司"


def sheet(name: str = "a.txt") -> Sheet:
    """A document that knows four bodies, in three cities."""
    made = Sheet(name, NAMES + "。春之会、夏之会、秋之会。").body("远帆基金会", "foundation", "哈尔滨市")
    return (
        made.body("云岭市友协", division="云岭市")
        .body("蓝湾医院", "hospital", "罗马")
        .body("青石公司", "company", "罗马")
    )


def test_co_hosted(store: Store) -> None:
    """Pairs of hosts stand with their events in order of date, the most frequent pair first."""
    told = (
        sheet()
        .event("夏之会", "远帆基金会、云岭市友协", date="2020-07")
        .event("春之会", "云岭市友协、远帆基金会", date="2020-03")
    )
    store.put(told.event("秋之会", "远帆基金会、蓝湾医院、青石公司", participants="云岭市友协").reading())
    found = queries.co_hosted(store)
    assert [h.times for h in found] == [2, 1, 1, 1]
    assert {found[0].first.name, found[0].second.name} == {"远帆基金会", "云岭市友协"}
    assert [e.event.name for e in found[0].events] == ["春之会", "夏之会"]
    assert {h.first.name for h in queries.co_hosted(store, "远帆基金会")} == {"远帆基金会"}
    assert [h.times for h in queries.co_hosted(store, "蓝湾医院", "青石公司")] == [1]
    assert [h.times for h in queries.co_hosted(store, until="2020-05")] == [1]
    assert len(queries.co_hosted(store, min_times=2)) == 1
    first = queries.co_hosted(store, limit=3)
    assert len(queries.co_hosted(store, after=first.next)) == 1


@pytest.fixture
def relay(store: Store) -> Store:
    """远帆 gave through 云岭 to 蓝湾 and 青石; 青石 passed what it got from 蓝湾 on to 远帆."""
    told = sheet().gift("远帆基金会", "蓝湾医院", "口罩 10 只", via="云岭市友协", date="2020-03-01")
    told.gift("远帆基金会", "青石公司", "手套 20 双", via="云岭市友协").gift(
        "", "青石公司", "糖果", via="云岭市友协", donor_text="各界"
    )
    told.gift("蓝湾医院", "青石公司", "呼吸机 7 台", date="2020-04-01")
    store.put(told.gift("青石公司", "远帆基金会", "呼吸机 7 台", date="2020-04-09").reading())
    return store


def test_intermediaries(relay: Store) -> None:
    """Those in between stand with for whom and to whom."""
    (found,) = queries.intermediaries(relay)
    assert (found.via.name, len(found.flows)) == ("云岭市友协", 3)
    assert ([n.name for n in found.donors], {n.name for n in found.recipients}) == (
        ["远帆基金会"],
        {"蓝湾医院", "青石公司"},
    )
    assert [len(b.flows) for b in queries.intermediaries(relay, donor="远帆基金会", since="2020")] == [1]
    assert not len(queries.intermediaries(relay, recipient="远帆基金会"))
    place = Sheet("b.txt", "意大利").place("意大利", "country", "意大利")
    relay.put(place.reading())
    assert [len(b.flows) for b in queries.intermediaries(relay, recipient="Italy")] == [3]
    assert not len(queries.intermediaries(relay, donor="Italy"))


def test_chains(relay: Store) -> None:
    """A chain is stated in one flow, or lies in a gift and its passing on."""
    found = {
        (c.donor.name if c.donor else "", c.via.name, c.recipient.name if c.recipient else ""): (
            len(c.stated),
            len(c.passed_on),
        )
        for c in queries.chains(relay)
    }
    assert found == {
        ("远帆基金会", "云岭市友协", "蓝湾医院"): (1, 0),
        ("远帆基金会", "云岭市友协", "青石公司"): (1, 0),
        ("", "云岭市友协", "青石公司"): (1, 0),
        ("蓝湾医院", "青石公司", "远帆基金会"): (0, 1),
    }
    assert [c.via.name for c in queries.chains(relay, donor="蓝湾医院")] == ["青石公司"]
    assert len(queries.chains(relay, via="云岭市友协")) == 3


def test_reciprocity(store: Store) -> None:
    """Pairs that helped each other stand with the gifts both ways, the first helper first; promises do not count."""
    told = (
        sheet()
        .gift("远帆基金会", "蓝湾医院", "口罩 10 只", date="2020-03-01")
        .gift("蓝湾医院", "远帆基金会", "糖果", date="2020-01-01")
    )
    told.gift("远帆基金会", "云岭市友协", "手套").gift("云岭市友协", "远帆基金会", "手套 3 双", status="pledged")
    store.put(told.gift("青石公司", "远帆基金会", "护目镜 4 副").reading())
    (found,) = queries.reciprocity(store)
    assert (found.first.name, found.second.name, len(found.gave), len(found.returned)) == (
        "蓝湾医院",
        "远帆基金会",
        1,
        1,
    )
    assert not len(queries.reciprocity(store, "青石公司"))
    (cities,) = queries.reciprocity(store, level="city")
    assert {cities.first.name, cities.second.name} == {"罗马", "哈尔滨市"}
    assert [len(m.gave) + len(m.returned) for m in queries.reciprocity(store, "青石公司", level="country")] == [3]
    with pytest.raises(UsageError, match="city"):
        queries.reciprocity(store, level="village")  # type: ignore[arg-type]

"""What happened when, where documents disagree, and what all of it rests on."""

from __future__ import annotations

import pytest

from aidgraph import queries
from aidgraph.graph.errors import NotFound, UsageError
from aidgraph.graph.store import Store
from readings import Sheet

TEXT = "前言。4月远帆基金会捐给蓝湾医院口罩。1月远帆基金会与蓝湾医院签约。3月办春之会。林小雨任远帆基金会理事。"


@pytest.fixture
def story(store: Store) -> Store:
    """A gift in April, a meeting in March, two ties without dates."""
    sheet = Sheet("a.txt", TEXT).body("远帆基金会").body("蓝湾医院", "hospital").person("林小雨")
    sheet.gift("远帆基金会", "蓝湾医院", "口罩 5 只", date="2020-04").event("春之会", "远帆基金会", date="2020-03-05")
    sheet.tie("SIGNED_WITH", "远帆基金会", "蓝湾医院")
    store.put(sheet.tie("AFFILIATED", "林小雨", "远帆基金会", role="理事").reading())
    return store


CASES = [
    ({}, ["2020-03-05", "2020-04", None, None]),
    ({"other": "蓝湾医院"}, ["2020-04", None]),
    ({"kinds": ["flow", "event"]}, ["2020-03-05", "2020-04"]),
    ({"since": "2020-04"}, ["2020-04"]),
    ({"until": "2020-03"}, ["2020-03-05"]),
    ({"min_confidence": 0.75}, ["2020-04"]),
]


@pytest.mark.parametrize(("asked", "dates"), CASES)
def test_timeline(story: Store, asked: dict[str, object], dates: list[str | None]) -> None:
    """What happened stands in order of date, undated last."""
    assert [m.date for m in queries.timeline(story, "远帆基金会", **asked)] == dates  # type: ignore[arg-type]


def test_moments(story: Store) -> None:
    """A moment says in which role the entity took part, and quotes the text."""
    found = queries.timeline(story, "蓝湾医院", "远帆基金会")
    assert (found[0].roles, found[0].quote.span.quote) == (("recipient",), "4月远帆基金会捐给蓝湾医院口罩")
    assert found[0].flow is not None
    assert found[1].tie is not None


def test_timeline_in_pages(story: Store) -> None:
    """Pages of one go through all."""
    seen, after = [], None
    while True:
        found = queries.timeline(story, "远帆", limit=1, after=after)
        seen += [m.id for m in found]
        if (after := found.next) is None:
            break
    assert seen == [m.id for m in queries.timeline(story, "远帆")]
    with pytest.raises(UsageError, match="flow, event, tie"):
        queries.timeline(story, "远帆", kinds=["gift"])  # type: ignore[list-item]


def test_conflicts(store: Store) -> None:
    """Days that documents give differently stand side by side with documents and words."""
    for n, on in enumerate(("2020-03-02", "2020-03-06")):
        sheet = Sheet(f"{n}.txt", f"{on}，远帆基金会捐给蓝湾医院口罩。").body("远帆基金会").body("蓝湾医院", "hospital")
        store.put(sheet.gift("远帆基金会", "蓝湾医院", "口罩 5000 只", date=on).reading())
    (found,) = queries.conflicts(store)
    assert (found.field, found.kept) == ("date", "2020-03-02")
    assert [(v.value, v.documents) for v in found.values] == [("2020-03-02", ("0.txt",)), ("2020-03-06", ("1.txt",))]
    assert found.values[1].quotes[0].span.quote == "2020-03-06，远帆基金会捐给蓝湾医院口罩"
    assert len(queries.conflicts(store, "蓝湾", field="date")) == 1
    assert not len(queries.conflicts(store, field="money"))
    assert not len(queries.conflicts(store, until="2020-02"))
    with pytest.raises(UsageError, match="money"):
        queries.conflicts(store, field="price")


def test_no_conflicts(story: Store) -> None:
    """Where nothing disagrees, there is nothing to say."""
    assert list(queries.conflicts(story)) == []


def test_evidence(story: Store) -> None:
    """The evidence of a flow, an entity, a total or a claim is its claims, in the order of the text."""
    (flow,) = queries.flows(story)
    (ground,) = queries.evidence(story, flow.flow.id)
    assert (ground.kind, ground.records, ground.quotes[0].after) == ("flow", (flow.flow.id,), "。")
    assert len(queries.evidence(story, "远帆基金会")) == 4
    assert len(queries.evidence(story, "林小雨", flow.flow.id)) == 2
    assert [g.claim for g in queries.evidence(story, ground.claim)] == [ground.claim]
    total = queries.helped(story).rows[0]
    assert [g.claim for g in queries.evidence(story, *total.flows)] == [ground.claim]
    first = queries.evidence(story, "远帆", limit=3)
    assert len(queries.evidence(story, "远帆", after=first.next)) == 1
    with pytest.raises(NotFound):
        queries.evidence(story, "f0")
    with pytest.raises(UsageError):
        queries.evidence(story)

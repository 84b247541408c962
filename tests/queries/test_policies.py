"""Which of several values is shown, and when several values are a history."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from aidgraph import queries
from aidgraph.graph.errors import UsageError
from aidgraph.graph.judgement import Judgement, Signature
from aidgraph.graph.store import Store, open_store
from readings import Sheet

GIVER = "远帆基金会"


def tell(
    store: Store, name: str, day: str, goods: str, money: str = "", status: str = "delivered", publisher: str = ""
) -> None:
    sheet = Sheet(name, f"{name[0]}报：{GIVER}向贝加国捐赠口罩和手套2000双。", date=day, publisher=publisher or name)
    sheet.body(GIVER).place("贝加国", "country")
    store.put(sheet.gift(GIVER, "贝加国", goods, money=money, status=status, date="2020-03-02").reading())


@pytest.fixture
def told() -> Iterator[Store]:
    """One gift in four documents; two of one publisher say 500 masks, a later one 800, the latest one, less exact, 790."""
    with open_store(":memory:") as store:
        tell(store, "a.txt", "2020-03-10", "手套 2000 双、口罩 500 只", publisher="甲报")
        tell(store, "b.txt", "2020-03-11", "手套 2000 双、口罩 500 只", publisher="甲报")
        tell(store, "c.txt", "2020-03-12", "手套 2000 双、口罩 800 只")
        tell(store, "d.txt", "2020-04", "手套 2000 双、口罩 790 只", status="in_progress")
        tell(store, "e.txt", "2020-03-12", "手套 2000 双、口罩 800 只")
        with store.view() as view:
            claims = [queries.claim_subject(store, c) for c in sorted(view.claims())]
        store.judge(
            *(
                Judgement(claims[0], c, "same", Signature("li", "2024-05-01T10:00:00+00:00", "one gift"))
                for c in claims[1:]
            )
        )
        yield store


def masks(row: queries.FlowRow) -> float | None:
    return next(i.quantity.value for i in row.flow.items if i.name.value == "口罩" and i.quantity)


@pytest.mark.parametrize(
    ("policy", "value"),
    [(None, 500), ("most-exact", 500), ("latest", 790), ("most-sources", 800)],
)
def test_policy(told: Store, policy: str | None, value: float) -> None:
    """The value is that of most claims, of the latest document, or of most sources that are independent."""
    (row,) = queries.flows(told, policy=policy)
    assert masks(row) == value
    assert masks(queries.flow(told, row.flow.id, policy=policy).row) == value
    (dispute,) = queries.conflicts(told, policy=policy)
    assert dispute.kept == str(value)
    assert [v.value for v in dispute.values] == ["500", "790", "800"]


def test_sums(told: Store) -> None:
    """A disputed figure is in no sum, unless a policy chooses one: then it is, and the dispute is still listed."""
    without, latest = queries.helped(told), queries.helped(told, policy="latest")
    assert [(g.name, g.quantity) for g in without.rows[0].goods] == [("口罩", None), ("手套", 2000)]
    assert [(g.name, g.quantity) for g in latest.rows[0].goods] == [("口罩", 790), ("手套", 2000)]
    assert [x.reason for x in latest.left_out] == [
        "documents give different figures, counted by the policy latest: 500 / 790 / 800"
    ]


def test_unknown_policy(told: Store) -> None:
    """A policy that is not there is told with those that are."""
    for question in (queries.flows, queries.helped, queries.conflicts):
        with pytest.raises(UsageError, match="most-exact, most-sources, latest"):
            question(told, policy="best")


@pytest.mark.parametrize(
    ("stages", "shown", "disputed"),
    [
        (("pledged", "in_progress", "delivered"), "delivered", False),
        (("delivered", "in_progress"), "delivered", False),
        (("pledged", "cancelled"), "cancelled", False),
        (("delivered", "cancelled"), "cancelled", True),
        (("delivered", "delivered"), "delivered", False),
    ],
)
def test_history(stages: tuple[str, ...], shown: str, disputed: bool) -> None:
    """A status that moves is a history by the dates of the documents; only arrived and cancelled contradict each other."""
    with open_store(":memory:") as store:
        for n, status in enumerate(stages):
            tell(store, f"{'abc'[n]}.txt", f"2020-03-1{n}", "手套 2000 双", status=status)
        claims = [queries.claim_subject(store, f"{x}.txt#c1") for x in "abc"[: len(stages)]]
        signed = Signature("li", "2024-05-01T10:00:00+00:00", "one gift")
        store.judge(*(Judgement(claims[0], c, "same", signed) for c in claims[1:]))
        (row,) = queries.flows(store)
        assert row.flow.status == shown
        moved = [s.status for s in queries.flow(store, row.flow.id).history]
        assert moved == (list(stages) if len(set(stages)) > 1 else [])
        assert bool(queries.conflicts(store, field="status")) is disputed
        (latest,) = queries.flows(store, policy="latest")
        assert latest.flow.status == stages[-1]

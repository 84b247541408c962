"""Who helped whom: the sums, and what they leave out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aidgraph import queries
from aidgraph.graph.errors import UsageError
from aidgraph.graph.store import Store
from aidgraph.graph.values import Quantity
from readings import Sheet


def test_helped(aid: Store) -> None:
    """Gifts add up by goods, unit and currency; promises stand aside with the reason."""
    answer = queries.helped(aid)
    first = answer.rows[0]
    assert [(d.name, r.name) for d in first.donors for r in first.recipients] == [("远帆基金会", "贝加国")]
    assert [(g.name, g.quantity, g.unit, g.flows) for g in first.goods] == [
        ("口罩", 2500.0, "只", 2),
        ("手套", 50.0, "双", 1),
    ]
    assert len(first.flows) == 3
    assert [(r.donor_text, [m.amount for m in r.money]) for r in answer.rows if r.money] in (
        [(None, [30000.0]), ("企业", [500.0])],
        [("企业", [500.0]), (None, [30000.0])],
    )
    assert [(x.row.flow.status, x.reason) for x in answer.left_out] == [("pledged", queries.aid.PROMISED)]


def test_helped_by(aid: Store) -> None:
    """Rows can be one for each giver or each receiver."""
    assert len(queries.helped(aid, by="donor").rows) == 3
    by_recipient = queries.helped(aid, by="recipient").rows
    assert sorted([n.name for n in r.recipients] for r in by_recipient) == [["松江市"], ["贝加国"]]
    assert [m.amount for r in by_recipient for m in r.money] == [30500.0]
    with pytest.raises(UsageError, match="pair, donor"):
        queries.helped(aid, by="year")  # type: ignore[arg-type]


def test_total_is_not_added_to_its_parts(store: Store) -> None:
    """A stated total of other gifts of the same giver is in no sum."""
    sheet = (
        Sheet("a.txt", "远帆基金会共捐3500元。捐给松江市1000元。捐给云岭市2500元。")
        .body("远帆基金会")
        .place("松江市")
        .place("云岭市")
    )
    sheet.gift("远帆基金会", "", money="3500 CNY", evidence="远帆基金会共捐3500元", recipient_text="两市")
    sheet.gift("远帆基金会", "松江市", money="1000 CNY", evidence="捐给松江市1000元")
    store.put(sheet.gift("远帆基金会", "云岭市", money="2500 CNY", evidence="捐给云岭市2500元").reading())
    answer = queries.helped(store, by="donor")
    assert [m.amount for r in answer.rows for m in r.money] == [3500.0]
    assert [x.reason for x in answer.left_out] == [queries.aid.SUMS_OTHERS]


GROUPS = [
    ("month", [("2020-03", 1), ("2020-04", 1), ("2020-05", 1), ("", 2)]),
    ("goods", [("money", 2), ("口罩", 2), ("手套", 1)]),
    ("country", [("", 3), ("中国", 2)]),
    ("city", [("", 3), ("松江市", 2)]),
    ("donor_city", [("", 4), ("云岭市", 1)]),
    ("kind", [("association", 3), ("", 1), ("city", 1)]),
    ("recipient_kind", [("country", 3), ("city", 2)]),
]


@pytest.mark.parametrize(("by", "groups"), GROUPS)
def test_helped_by_group(aid: Store, by: str, groups: list[tuple[str, int]]) -> None:
    """Rows can be one for each month, kind of goods, country, city or kind of body; what is not known is one row."""
    assert [(r.group, len(r.flows)) for r in queries.helped(aid, by=by).rows] == groups  # type: ignore[arg-type]


def test_goods_stand_alone(aid: Store) -> None:
    """By goods, a row adds up these goods only, and money stands in its own row."""
    rows = {r.group: r for r in queries.helped(aid, by="goods").rows}
    assert [(g.name, g.quantity) for g in rows["口罩"].goods] == [("口罩", 2500.0)]
    assert ([m.amount for m in rows["money"].money], rows["money"].goods) == ([30500.0], ())


def put(store: Store, *gifts: dict[str, str]) -> None:
    """Gifts between three parties, each told in a document of its own."""
    for n, gift in enumerate(gifts):
        sheet = (
            Sheet(f"{n}.txt", f"远帆基金会、云岭市友协、松江市：第{n}条。")
            .body("远帆基金会")
            .body("云岭市友协")
            .place("松江市")
        )
        store.put(sheet.gift(**gift).reading())  # type: ignore[arg-type]


FIRST = {"donors": "远帆基金会", "recipients": "云岭市友协", "goods": "口罩 2000 只", "date": "2020-03-02"}
ONWARD = {"donors": "云岭市友协", "recipients": "松江市", "goods": "口罩 2000 只", "date": "2020-03-09"}


@pytest.mark.parametrize(
    ("by", "left", "reason"),
    [("donor", "松江市", queries.aid.PASSED_ON), ("recipient", "云岭市友协", queries.aid.HANDED_ON)],
)
def test_passed_on_is_counted_once(store: Store, by: str, left: str, reason: str) -> None:
    """What a receiver gives on is the first giver's gift, and the last receiver's receipt."""
    put(store, FIRST, ONWARD)
    answer = queries.helped(store, by=by)  # type: ignore[arg-type]
    assert [([n.name for n in x.row.recipients], x.reason, len(x.counted)) for x in answer.left_out] == [
        ([left], reason, 1)
    ]
    assert [g.quantity for r in answer.rows for g in r.goods] == [2000.0]


@pytest.mark.parametrize(
    "other",
    [
        {**ONWARD, "goods": "口罩 1500 只"},
        {**ONWARD, "goods": "手套 2000 双"},
        {**ONWARD, "date": "2020-02-01"},
        {**ONWARD, "goods": "口罩"},
        {**ONWARD, "recipients": "远帆基金会"},
    ],
)
def test_other_gifts_are_not_passed_on(store: Store, other: dict[str, str]) -> None:
    """Other goods, another figure, an earlier day, or a gift in return is a gift of its own."""
    put(store, FIRST, other)
    assert len([f for r in queries.helped(store).rows for f in r.flows]) == 2


def test_kept_promise(store: Store) -> None:
    """A promise that arrived says which flow counts for it; one without a figure is counted, but in no sum."""
    put(store, {**ONWARD, "date": "", "status": "pledged"}, ONWARD, {**FIRST, "goods": "手套"})
    answer = queries.helped(store)
    assert [(x.reason, len(x.counted)) for x in answer.left_out] == [(queries.aid.KEPT, 1), (queries.aid.NO_FIGURE, 0)]
    assert len(answer.rows) == 2


def test_disputed_figure(store: Store) -> None:
    """A figure that documents give differently is in no sum, and is named with its values."""
    for n, written in enumerate(("约2000", "2100")):
        text = f"远帆基金会、松江市：口罩{written}只、手套70双。"
        sheet = Sheet(f"{n}.txt", text).body("远帆基金会").place("松江市")
        sheet.gift("远帆基金会", "松江市", f"口罩 {2000 + 100 * n} 只、手套 70 双", date="2020-03")
        claim, at = sheet.claims[0], sheet.span(written)
        q = Quantity(written, 2000.0 + 100 * n, None, None, "exact" if n else "about", "只", at)
        sheet.claims[0] = replace(claim, items=(replace(claim.items[0], quantity=q), claim.items[1]))
        store.put(sheet.reading())
    answer = queries.helped(store)
    assert {g.name: (g.quantity, g.at_least) for g in answer.rows[0].goods} == {
        "口罩": (None, True),
        "手套": (70.0, False),
    }
    assert [x.reason for x in answer.left_out] == [f"{queries.aid.DISPUTED}: 2000 / 2100"]

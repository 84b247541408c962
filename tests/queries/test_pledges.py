"""Promises, and what the documents say came of them."""

from __future__ import annotations

import pytest

from aidgraph import queries
from aidgraph.graph.store import Store
from readings import Sheet

GIVER, TAKER = "远帆基金会", "贝加国"


def told(store: Store, *gifts: dict[str, str]) -> list[tuple[str, str]]:
    """What `pledges(kept=True)` says of the promised goods, for a store with these gifts, one document each."""
    for n, gift in enumerate(gifts):
        about = {"donors": GIVER, "recipients": TAKER, "goods": "", **gift}
        sheet = Sheet(f"{n}.txt", f"{GIVER}、云岭市、{TAKER}、松江市：第{n}条。").body(GIVER).place(TAKER, "country")
        store.put(sheet.place("云岭市").place("松江市").gift(**about).reading())  # type: ignore[arg-type]
    return [
        (p.row.flow.items[0].name.value if p.row.flow.items else "", p.arrived)
        for p in queries.pledges(store, kept=True)
    ]


PLEDGE = {"goods": "呼吸机 3 台", "status": "pledged", "date": "2020-03-01"}
CASES = [
    ([PLEDGE], "no"),
    ([PLEDGE, {"goods": "呼吸机 3 台", "date": "2020-04-01"}], "yes"),
    ([PLEDGE, {"goods": "呼吸机 3 台"}], "yes"),
    ([PLEDGE, {"goods": "呼吸机 3 台", "recipients": ""}], "yes"),
    ([PLEDGE, {"goods": "呼吸机 1 台", "date": "2020-04-01"}], "part"),
    ([PLEDGE, {"goods": "呼吸机 1 台", "date": "2020-04-01"}, {"goods": "呼吸机 2 台", "date": "2020-05-01"}], "yes"),
    ([PLEDGE, {"goods": "呼吸机"}], "part"),
    ([PLEDGE, {"goods": "呼吸机 3 台", "date": "2020-01-05"}], "no"),
    ([PLEDGE, {"goods": "口罩 3 只", "date": "2020-04-01"}], "no"),
    ([PLEDGE, {"goods": "呼吸机 3 台", "donors": "云岭市"}], "no"),
    ([PLEDGE, {"goods": "呼吸机 3 台", "recipients": "松江市"}], "no"),
    ([PLEDGE, {"goods": "呼吸机 3 台", "kind": "purchase"}], "no"),
    ([PLEDGE, {"goods": "呼吸机 3 台", "status": "cancelled"}], "no"),
]


@pytest.mark.parametrize(("gifts", "arrived"), CASES)
def test_arrived(store: Store, gifts: list[dict[str, str]], arrived: str) -> None:
    """A promise arrived if its giver later gave its receiver the same goods, in part if fewer."""
    assert told(store, *gifts) == [("呼吸机", arrived)]


def test_money(store: Store) -> None:
    """Promised money arrives by instalments."""
    promise = {"money": "5000 CNY", "status": "pledged"}
    assert told(store, promise, {"money": "2000 CNY"}) == [("", "part")]
    store.put(Sheet("z.txt", f"{GIVER}").body(GIVER).gift(GIVER, "", money="3000 CNY", recipient_text="灾区").reading())
    assert [p.arrived for p in queries.pledges(store, kept=True)] == ["yes"]
    assert len(queries.pledges(store)) == 0


def test_choice_and_pages(store: Store) -> None:
    """Promises are chosen like flows and come page by page."""
    told(store, PLEDGE, {**PLEDGE, "goods": "口罩 9 只", "recipients": "松江市"}, {"goods": "手套 1 双"})
    assert len(queries.pledges(store)) == 2
    assert [p.row.recipients[0].name for p in queries.pledges(store, goods="口罩")] == ["松江市"]
    first = queries.pledges(store, limit=1)
    assert [len(first), len(queries.pledges(store, after=first.next))] == [1, 1]

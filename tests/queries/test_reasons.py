"""Why claims are one flow and others are not, as it is stored and shown; and how many sources tell of it by themselves."""

from __future__ import annotations

from typing import Any

import pytest

from aidgraph import queries
from aidgraph.graph.store import Store, open_store
from aidgraph.ingest.read import read
from aidgraph.ingest.readers import read_file
from readings import Sheet

Gift = dict[str, Any]
PART, TOTAL = "a part, and the total that it is in", "a total, and a part of it"


def gift(said: str, goods: str = "口罩 2000 只", **more: str) -> Gift:
    return {"evidence": said, "goods": goods, **more}


def tell(store: Store, name: str, *gifts: Gift, **about: str) -> None:
    sheet = Sheet(name, "。".join(g["evidence"] for g in gifts) + "。远帆基金会。贝加国。林小雨。松江市。", **about)
    sheet.body("远帆基金会").place("贝加国", "country").place("松江市").person("林小雨")
    for g in gifts:
        sheet.gift(**{"donors": "远帆基金会", "recipients": "贝加国", **g})
    store.put(sheet.reading())


APART = [
    ("pledge", gift("会长承诺捐口罩", status="pledged"), gift("口罩运抵"), ("a promise, and what came of it",)),
    ("cancelled", gift("口罩未能成行", status="cancelled"), gift("口罩运抵"), ("one came to nothing",)),
    ("part", gift("累计捐口罩两千只"), gift("其中三月捐五百只", "口罩 500 只"), (TOTAL,)),
    ("total", gift("首批五百只已到", "口罩 500 只"), gift("共捐口罩两千只"), (PART,)),
    ("money", gift("捐款三千元", "", money="3000 CNY"), gift("合计捐款九千元", "", money="9000 CNY"), (PART,)),
    ("second", gift("捐口罩两千只"), gift("再次伸出援手", "防疫物资"), ("a second gift by its words",)),
    ("days", gift("二日捐口罩", date="2020-03-02"), gift("九日捐口罩", date="2020-03-09"), ("two dates",)),
    ("batches", gift("第一批口罩"), gift("第二批口罩"), ("two batches",)),
    (
        "promised",
        gift("承诺捐三千只", "口罩 3000 只", status="pledged"),
        gift("捐口罩两千只"),
        ("one was only promised", "other goods or figures"),
    ),
    ("figures", gift("捐口罩两千只"), gift("捐口罩三千只", "口罩 3000 只"), ("other goods or figures",)),
]


@pytest.mark.parametrize(("one", "other", "why"), [a[1:] for a in APART], ids=[a[0] for a in APART])
def test_apart(store: Store, one: Gift, other: Gift, why: tuple[str, ...]) -> None:
    """Two flows between the same two say of each other why they are two; the part knows its total from either side."""
    tell(store, "a.txt", one, other)
    turned = tuple({PART: TOTAL, TOTAL: PART}.get(w, w) for w in why)
    found = {f.flow.claims[0]: queries.flow(store, f.flow.id) for f in queries.flows(store)}
    mine, theirs = found["a.txt#c1"], found["a.txt#c2"]
    assert [(x.flow, x.claim, x.other, x.why) for x in mine.apart] == [
        (theirs.row.flow.id, "a.txt#c1", "a.txt#c2", why)
    ]
    assert [(x.flow, x.why) for x in theirs.apart] == [(mine.row.flow.id, turned)]
    assert mine.joined == theirs.joined == ()


def test_other_parties_are_no_near_miss(store: Store) -> None:
    """Of flows between others nobody asks why they are not the same."""
    tell(store, "a.txt", gift("远帆捐口罩两千只"), gift("林小雨捐口罩两千只", donors="林小雨"))
    assert [queries.flow(store, f.flow.id).apart for f in queries.flows(store)] == [(), ()]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (gift("捐口罩两千只"), gift("上述口罩两千只"), ("one figure", "one giver", "one receiver")),
        (
            gift("捐口罩两千只"),
            gift("口罩已到贝加", donors=""),
            ("one figure", "one receiver"),
        ),
        (
            gift("捐口罩两千只"),
            gift("物资已到", "物资"),
            ("said again close by without a figure", "one giver", "one receiver"),
        ),
    ],
)
def test_joined(store: Store, one: Gift, other: Gift, why: tuple[str, ...]) -> None:
    """A flow of several claims says why they are one."""
    tell(store, "a.txt", one, other)
    (row,) = queries.flows(store)
    story = queries.flow(store, row.flow.id)
    assert [(j.left, j.right, j.why) for j in story.joined] == [("a.txt#c1", "a.txt#c2", why)]


def test_a_part_is_counted_once(store: Store) -> None:
    """A gift that another one tells the whole of is in no sum, with the whole named; in any order of documents."""
    tell(store, "b.txt", gift("其中三月捐五百只", "口罩 500 只", date="2020-03"), gift("累计捐口罩", date="2020-03"))
    tell(store, "a.txt", gift("累计捐防护服九百件", "防护服 900 件"), gift("首批一百件", "防护服 100 件"))
    answer = queries.helped(store)
    assert [(g.name, g.quantity) for r in answer.rows for g in r.goods] == [("口罩", 2000.0), ("防护服", 900.0)]
    assert [x.reason for x in answer.left_out] == [queries.aid.PART_OF] * 2
    counted = {f for r in answer.rows for f in r.flows}
    assert all(set(x.counted) <= counted for x in answer.left_out)


def test_removed_with_its_document(store: Store) -> None:
    """What told two flows apart goes with the document that it rested on."""
    tell(store, "a.txt", gift("捐口罩两千只", date="2020-03-02"))
    tell(store, "b.txt", gift("承诺捐口罩两千只", status="pledged", date="2020-02-27"))
    (delivered,) = queries.flows(store, status="delivered")
    assert [x.why for x in queries.flow(store, delivered.flow.id).apart] == [("a promise, and what came of it",)]
    store.remove("b.txt")
    assert queries.flow(store, delivered.flow.id).apart == ()


@pytest.mark.parametrize(
    ("about", "sources"),
    [
        ({}, (("a.txt",), ("b.txt",))),
        ({"publisher": "松江外事"}, (("a.txt", "b.txt"),)),
    ],
)
def test_sources(store: Store, about: dict[str, str], sources: tuple[tuple[str, ...], ...]) -> None:
    """Two documents of one publisher are one source; without one they are two."""
    tell(store, "a.txt", gift("三月二日捐口罩两千只"), **about)
    tell(store, "b.txt", gift("贝加收到口罩两千只"), **about)
    (row,) = queries.flows(store)
    assert queries.flow(store, row.flow.id).sources == sources


STORY = """青禾县外事办工作报告

2020年3月2日，松溪县商会向青禾县红十字会捐赠口罩2000只。松溪县商会承诺4月再捐赠防护服300套。
"""
REPRINT = """转载：邻县来信

2020年3月2日，松溪县商会向青禾县红十字会捐赠口罩 2000 只。
"""
LATER = """青禾县红十字会消息

2020年3月，青禾县红十字会收到松溪县商会捐赠的口罩2000只。2020年4月20日，松溪县商会向青禾县红十字会捐赠防护服300套。
"""


def test_as_read(tmp_path: Any) -> None:
    """Documents as they are read: a reprint with other lines is no second source, a promise and its delivery stay two."""
    with open_store(":memory:") as store:
        for name, text in (("report.txt", STORY), ("reprint.txt", REPRINT), ("news.txt", LATER)):
            path = tmp_path / name
            path.write_text(text, encoding="utf-8")
            store.put(read(read_file(path, name)))
        (masks,) = queries.flows(store, goods="口罩")
        story = queries.flow(store, masks.flow.id)
        assert masks.documents == ("news.txt", "report.txt", "reprint.txt")
        assert story.sources == (("news.txt",), ("report.txt", "reprint.txt"))
        assert all("one figure" in j.why for j in story.joined)
        promised, came = queries.flows(store, goods="防护服")
        assert {promised.flow.status, came.flow.status} == {"pledged", "delivered"}
        (suits,) = [x for x in queries.helped(store).left_out if x.row.flow.status == "pledged"]
        assert suits.reason == queries.aid.KEPT

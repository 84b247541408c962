"""Which flow claims are one transfer, what the transfer says then, and which claims stay apart."""

from __future__ import annotations

from typing import Any

import pytest

from aidgraph.graph.entity import Flow
from aidgraph.graph.store import Store
from readings import Sheet

Gift = dict[str, Any]
FAR = "这一天没有别的消息。" * 100


def gift(donors: str = "远帆基金会", recipients: str = "贝加国", goods: str = "", **more: str) -> Gift:
    return {"donors": donors, "recipients": recipients, "goods": goods, **more}


def tell(store: Store, name: str, *gifts: Gift, apart: str = "") -> None:
    """A document in which each gift has a sentence of its own."""
    sentences = [f"{m}据{n}报道，有捐赠" for n, m in enumerate(g.pop("mark", "") for g in gifts)]
    sheet = Sheet(
        name, f"。{apart}".join(sentences) + "。远帆基金会、贝加国、松江市、松江市第一医院、松江市侨联、林小雨"
    )
    sheet.body("远帆基金会", division="松江市").place("贝加国", "country").place("松江市", division="松江市")
    sheet.body("松江市第一医院", division="松江市").body("松江市侨联", division="松江市").person("林小雨")
    for sentence, g in zip(sentences, gifts, strict=True):
        sheet.gift(**g, evidence=sentence)
    store.put(sheet.reading())


def flows(store: Store) -> list[Flow]:
    with store.view() as view:
        return view.flows()


RETOLD = {
    "equal goods": (gift(goods="口罩 2000 只"), gift(goods="医用口罩 2000 只")),
    "giver unnamed": (gift(goods="口罩 2000 只"), gift("", goods="口罩 2000 只")),
    "receiver unnamed": (gift(goods="口罩 2000 只"), gift(recipients="", goods="口罩 2000 只")),
    "goods in general": (gift(goods="口罩 2000 只"), gift(goods="防疫物资")),
    "goods without a figure": (gift(goods="口罩 2000 只"), gift(goods="口罩")),
    "money and a general word": (gift(money="5000 CNY"), gift(goods="物资")),
    "giver unnamed, goods in general": (gift(goods="口罩 2000 只"), gift("", goods="物资")),
    "town and its hospital": (
        gift(recipients="松江市", goods="口罩 2000 只"),
        gift(recipients="松江市第一医院", goods="口罩 2000 只"),
    ),
    "month and day": (gift(goods="口罩 2000 只", date="2020-03"), gift(goods="口罩 2000 只", date="2020-03-02")),
    "on its way, then there": (gift(goods="口罩 2000 只", status="in_progress"), gift(goods="口罩 2000 只")),
    "arranger told as giver": (gift(goods="口罩 2000 只", via="林小雨"), gift("林小雨", goods="口罩 2000 只")),
}

TWO = {
    "other figure": (gift(goods="口罩 2000 只"), gift(goods="口罩 3000 只")),
    "other goods": (gift(goods="口罩 2000 只"), gift(goods="防护服 2000 套")),
    "other kind of the goods": (gift(goods="外科口罩 2000 只"), gift(goods="N95口罩 2000 只")),
    "other amount": (gift(money="5000 CNY"), gift(money="6000 CNY")),
    "cash and goods": (gift(money="5000 CNY"), gift(goods="口罩 2000 只")),
    "other giver": (gift(goods="口罩 2000 只"), gift("林小雨", goods="口罩 2000 只")),
    "other receiver": (gift(goods="口罩 2000 只"), gift(recipients="松江市", goods="口罩 2000 只")),
    "other day": (gift(goods="口罩 2000 只", date="2020-03-02"), gift(goods="口罩 2000 只", date="2020-03-20")),
    "promise and delivery": (gift(goods="口罩 2000 只", status="pledged"), gift(goods="口罩 2000 只")),
    "purchase": (gift(goods="口罩 2000 只"), gift(goods="口罩 2000 只", kind="purchase")),
    "second batch": (gift(goods="口罩 2000 只", mark="首批，"), gift(goods="口罩 2000 只", mark="第二批，")),
    "total and its part": (gift(goods="口罩 2000 只"), gift(goods="口罩 500 只", mark="其中，")),
    "no party in common": (gift(recipients="", goods="口罩 2000 只"), gift("", goods="口罩 2000 只")),
    "unnamed givers in words": (gift(goods="口罩 2000 只"), gift("", goods="物资", donor_text="侨胞")),
    "small sums": (gift(money="5000 CNY"), gift("", goods="小额捐款 34 笔")),
    "another gift in general": (gift(goods="口罩 2000 只"), gift(goods="物资", mark="此前，")),
}

ACROSS = {
    "equal goods, days between": (
        gift(goods="口罩 2000 只", date="2020-03-02"),
        gift(goods="口罩 2000 只", date="2020-03-20"),
    ),
    "equal money": (gift(money="5000 CNY"), gift(money="5000 CNY")),
    "giver unnamed, rare figure": (gift(goods="口罩 2000 只"), gift("", goods="医用口罩 2000 只", via="松江市侨联")),
    "receiver unnamed, both dated": (
        gift(goods="口罩 2000 只", date="2020-03"),
        gift(recipients="", goods="口罩 2000 只", date="2020-03-09"),
    ),
    "only the arranger in common": (gift(goods="口罩 20 只", via="林小雨"), gift("林小雨", goods="口罩 20 只")),
}

ACROSS_TWO = {
    "no figure": (gift(goods="口罩"), gift(goods="口罩")),
    "giver unnamed, small figure": (gift(goods="口罩 20 只"), gift("", goods="口罩 20 只")),
    "months between": (gift(goods="口罩 2000 只", date="2020-03-02"), gift(goods="口罩 2000 只", date="2020-07-20")),
    "other unnamed givers": (
        gift("", goods="口罩 2000 只", donor_text="企业"), gift("", goods="口罩 2000 只", donor_text="侨胞")
    ),
    "receiver unnamed": (gift(goods="口罩 2000 只"), gift(recipients="", goods="口罩 2000 只")),
    **{k: TWO[k] for k in ("other figure", "other giver", "other receiver", "promise and delivery", "purchase")},
}  # fmt: skip


@pytest.mark.parametrize("case", RETOLD)
def test_retold(store: Store, case: str) -> None:
    """Two sentences of one document tell of one transfer."""
    tell(store, "a.txt", *(dict(g) for g in RETOLD[case]))
    (flow,) = flows(store)
    assert flow.claims == ("a.txt#c1", "a.txt#c2")


@pytest.mark.parametrize("case", TWO)
def test_two_in_one_document(store: Store, case: str) -> None:
    """Two sentences of one document tell of two transfers."""
    tell(store, "a.txt", *(dict(g) for g in TWO[case]))
    assert len(flows(store)) == 2


def test_general_word_far_away(store: Store) -> None:
    """Goods in general do not point back over pages."""
    tell(store, "a.txt", gift(goods="口罩 2000 只"), gift(goods="防疫物资"), apart=FAR)
    assert len(flows(store)) == 2


def test_two_unnamed_givers(store: Store) -> None:
    """Two sentences without a giver and without figures are not joined."""
    tell(store, "a.txt", gift("", goods="物资"), gift("", goods="物资"))
    assert len(flows(store)) == 2


@pytest.mark.parametrize("case", ACROSS)
def test_one_across_documents(store: Store, case: str) -> None:
    """Two documents tell of one transfer."""
    a, b = ACROSS[case]
    tell(store, "a.txt", dict(a))
    tell(store, "b.txt", dict(b))
    assert len(flows(store)) == 1


@pytest.mark.parametrize("case", ACROSS_TWO)
def test_two_across_documents(store: Store, case: str) -> None:
    """Two documents tell of two transfers."""
    a, b = ACROSS_TWO[case]
    tell(store, "a.txt", dict(a))
    tell(store, "b.txt", dict(b))
    assert len(flows(store)) == 2


def test_general_word_between_two_gifts(store: Store) -> None:
    """A sentence without figures joins the nearer of two gifts and does not join the two."""
    tell(store, "a.txt", gift(goods="口罩 2000 只"), gift(goods="物资"), gift(goods="口罩 3000 只"))
    assert sorted(len(f.claims) for f in flows(store)) == [1, 2]


def test_what_a_merged_flow_says(store: Store) -> None:
    """A merged flow unites the parties, keeps the most exact of each field, and tells what disagrees and why it chose."""
    tell(store, "a.txt", gift(goods="口罩 2000 只、手套 50 双", via="林小雨", date="2020-03"))
    tell(
        store,
        "b.txt",
        gift("远帆基金会、松江市侨联", goods="医用口罩 2000 个、护目镜 9 副", date="2020-03-05", status="in_progress"),
    )
    (flow,) = flows(store)
    assert len(flow.donors) == 2 and len(flow.via) == 1
    goods = [(i.name.value, i.quantity.value if i.quantity else None) for i in flow.items]
    assert goods == [("医用口罩", 2000.0), ("手套", 50.0), ("护目镜", 9.0)]
    assert (flow.status, flow.date.iso if flow.date else "") == ("delivered", "2020-03-05")
    assert {c.field: [v for v, _ in c.values] for c in flow.conflicts} == {"items.unit": ["个", "只"]}
    assert all(c.policy and c.kept in {v for v, _ in c.values} for c in flow.conflicts)


def test_giver_is_not_also_arranger(store: Store) -> None:
    """A body told to give and, elsewhere, to arrange the same goods is a giver only."""
    tell(store, "a.txt", *(dict(g) for g in RETOLD["arranger told as giver"]))
    (flow,) = flows(store)
    assert len(flow.donors) == 2 and flow.via == ()


def test_joint_givers_named_one_by_one(store: Store) -> None:
    """Two sentences name one joint giver each; another document, which names one of them, joins both."""
    tell(store, "a.txt", gift(goods="口罩 2000 只", via="林小雨"), gift("林小雨", goods="口罩 2000 只"))
    tell(store, "b.txt", gift(goods="口罩 2000 只"))
    (flow,) = flows(store)
    assert len(flow.claims) == 3 and len(flow.donors) == 2

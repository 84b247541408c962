"""Which claims are one event, and which ties are one."""

from __future__ import annotations

import pytest

from aidgraph.graph.store import Store
from readings import Sheet


def sheet(name: str, *events: tuple[str, str, str]) -> Sheet:
    made = Sheet(name, "。".join(f"{n}由{h}举办" for n, h, _ in events) + "。松江市、云岭市、侨联会")
    for place in ("松江市", "云岭市"):
        made.place(place)
    for title, hosts, date in events:
        made.event(title, hosts, date=date)
    return made


IN_ONE = [
    (("松江物资捐赠仪式", "松江市", ""), ("松江物资捐赠仪式", "", ""), 1),
    (("松江物资捐赠仪式", "松江市", "2020-03-02"), ("物资捐赠仪式", "云岭市", "2020-03-02"), 1),
    (("友城论坛", "松江市", "2020-03-02"), ("视频连线", "松江市", "2020-03-02"), 1),
    (("松江物资捐赠仪式", "松江市", "2020-03-02"), ("松江物资捐赠仪式", "松江市", "2020-04-02"), 2),
    (("友城论坛", "松江市", "2020-03-02"), ("视频连线", "云岭市", "2020-03-02"), 2),
]


@pytest.mark.parametrize(("a", "b", "count"), IN_ONE)
def test_in_one_document(store: Store, a: tuple[str, str, str], b: tuple[str, str, str], count: int) -> None:
    """Names alike on one day, or hosts shared on one day, are one event; other days are not."""
    store.put(sheet("a.txt", a, b).reading())
    with store.view() as view:
        assert len(view.events()) == count


ACROSS = [
    (("第九届友城合作论坛", "松江市", "2020-03-02"), ("第九届友城合作论坛", "云岭市", "2020-03-02"), 1),
    (("第九届友城合作论坛", "松江市", ""), ("第九届友城合作论坛", "松江市", "2020-03"), 1),
    (("开幕式", "松江市", "2020-03-02"), ("开幕式", "松江市", "2020-03-02"), 1),
    (("开幕式", "松江市", "2020-03-02"), ("开幕式", "云岭市", "2020-03-02"), 2),
    (("第九届友城合作论坛", "松江市", "2019"), ("第九届友城合作论坛", "松江市", "2020"), 2),
]


@pytest.mark.parametrize(("a", "b", "count"), ACROSS)
def test_across_documents(store: Store, a: tuple[str, str, str], b: tuple[str, str, str], count: int) -> None:
    """An equal telling name, or a general one with a shared host, on fitting dates is one event."""
    store.put(sheet("a.txt", a).reading())
    store.put(sheet("b.txt", b).reading())
    with store.view() as view:
        assert len(view.events()) == count


def test_host_stays_host_only(store: Store) -> None:
    """A host that another claim lists among those present is no participant."""
    made = sheet("a.txt", ("松江物资捐赠仪式", "松江市", "2020-03-02"))
    store.put(made.event("松江物资捐赠仪式", "", date="2020-03-02", participants="松江市、云岭市").reading())
    with store.view() as view:
        (event,) = view.events()
    assert len(event.hosts) == len(event.participants) == 1 and event.hosts != event.participants


def test_ties_are_united(store: Store) -> None:
    """A relation told in two documents, the unordered ones in either direction, is one tie with every word for it."""
    for name, a, b in (("a.txt", "松江市", "云岭市"), ("b.txt", "云岭市", "松江市")):
        made = sheet(name).tie("SISTER_CITY", a, b, channel=name).tie("CONTACTED", a, b).tie("CONTACTED", a, a)
        store.put(made.reading())
    with store.view() as view:
        ties = view.ties()
    assert sorted(t.type for t in ties) == ["CONTACTED", "CONTACTED", "SISTER_CITY"]
    (sister,) = (t for t in ties if t.type == "SISTER_CITY")
    assert sister.properties == (("channel", ("a.txt", "b.txt")),) and len(sister.claims) == 2

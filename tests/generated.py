"""Readings made by chance out of few names, so that much of it meets: for laws that hold whatever was read."""

from __future__ import annotations

from hypothesis import strategies as st

from aidgraph.graph.claim import Reading
from aidgraph.graph.store import Store, open_store
from readings import Sheet

NAMES = (
    ("body", "松江市红十字会", "松江市"),
    ("body", "松江红十字会", "松江市"),
    ("body", "红十字会", None),
    ("body", "红十字会", "贝加国"),
    ("body", "贝加国友好协会", None),
    ("body", "远帆公益基金会", None),
    ("person", "林雨", None),
    ("person", "林小雨", None),
    ("place", "松江市", "city"),
    ("place", "松江", ""),
    ("place", "松江", "region"),
    ("place", "松江省", "region"),
    ("place", "贝加国", "country"),
)
ALIASES = ("贝加国友好协会", "远帆公益基金会", "松江红十字会", "松江市", "林小雨")
GOODS = ("口罩 100 只", "口罩 200 只", "外科口罩 100 副", "防护服 100 套", "物资", "")
DATES = ("", "2020-03", "2020-03-02", "2020-05-02")
TEXT = "。".join([*dict.fromkeys(n for _, n, _ in NAMES), *ALIASES, "口罩外科口罩防护服物资捐赠仪式开幕式主席会长"])


@st.composite
def readings(draw: st.DrawFn, name: str) -> Reading:
    """A reading of a document called `name`, with up to six entities and five claims."""
    sheet = Sheet(name, TEXT, **({"home": "松江市"} if draw(st.booleans()) else {}))
    for kind, form, more in draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=6, unique_by=lambda n: n[1])):
        aliases = draw(st.lists(st.sampled_from(ALIASES), max_size=1)) if kind != "person" else ()
        if kind == "body":
            sheet.body(form, division=more, aliases=aliases)
        elif kind == "place":
            sheet.place(form, more or "", aliases=aliases)
        else:
            sheet.person(form)
    known = [e.name for e in sheet.entities]
    some = st.lists(st.sampled_from(known), max_size=2, unique=True).map("、".join)
    for _ in range(draw(st.integers(0, 5))):
        kind = draw(st.sampled_from(("gift", "gift", "gift", "event", "tie")))
        if kind == "gift":
            money = draw(st.sampled_from(("", "", "500 CNY", "600 CNY")))
            status = draw(st.sampled_from(("delivered", "pledged", "in_progress", "")))
            place = draw(st.sampled_from(known))
            sheet.gift(draw(some), draw(some), draw(st.sampled_from(GOODS)), money=money, via=draw(some), status=status,
                       date=draw(st.sampled_from(DATES)), evidence=place)  # fmt: skip
        elif kind == "event":
            named = draw(st.sampled_from(("捐赠仪式", "开幕式")))
            sheet.event(named, draw(some), date=draw(st.sampled_from(DATES)), participants=draw(some))
        else:
            type_ = draw(st.sampled_from(("CONTACTED", "AFFILIATED", "SISTER_CITY")))
            sheet.tie(
                type_,
                draw(st.sampled_from(known)),
                draw(st.sampled_from(known)),
                role=draw(st.sampled_from(("主席", "会长"))),
            )
    return sheet.reading()


@st.composite
def collections(draw: st.DrawFn) -> list[Reading]:
    """Two to four readings of different documents."""
    return [draw(readings(f"{n}.txt")) for n in "abcd"[: draw(st.integers(2, 4))]]


def filled(given_: list[Reading]) -> Store:
    """A store in memory that took the readings in this order."""
    store = open_store(":memory:")
    for reading in given_:
        store.put(reading)
    return store

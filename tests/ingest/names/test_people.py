"""People in running text: which characters are a name, and which only look like one."""

from __future__ import annotations

import pytest

from aidgraph.ingest.read import read
from aidgraph.ingest.readers import read_bytes


def people(text: str) -> set[str]:
    """The forms that a reading of `text` takes for people's names."""
    reading = read(read_bytes(text.encode(), "text.txt"))
    persons = {e.id for e in reading.entities if e.type == "Person"}
    return {m.span.quote for m in reading.mentions if m.entity in persons and m.form != "deictic"}


READ = {
    "a name behind a title and before a verb": ("市委副书记梅向远召开防汛会议。", {"梅向远"}),
    "two characters behind a title": ("商会会长乔禾说，会员都出了力。", {"乔禾"}),
    "a given name that ends in 国": ("徐卫国秘书长出席并讲话。", {"徐卫国"}),
    "a Japanese name that ends in 之": ("日中友好协会会长梶原信之率团来访。", {"梶原信之"}),
    "a foreign name behind a two-part title": ("信由副厅长海琳·麦克劳德署名。", {"海琳·麦克劳德"}),
    "a name before 女士": ("旅日侨胞汤以安女士捐款1000元。", {"汤以安"}),
    "a byline's label": ("文/丘松年\n\n台风过后，各地侨团捐款救灾。", {"丘松年"}),
    "a line of its own": ("各地侨团捐款救灾，情谊深长。\n\n（蒋 芸）", {"蒋 芸"}),
}
LEFT = {
    "a surname with 女士": "沈阳读者葛女士来信询问捐款办法。",
    "a surname with the start of a title": "乔大使说，灾民急需帐篷。",
    "a currency behind its figure": "该公司向红新月会捐款30万索莫尼。",
    "ordinary words with a dot": "全市开展“助企点对点·惠企面对面”活动。",
    "the first part of a body's name": "孔子课堂提供了场地。",
}


@pytest.mark.parametrize(("text", "names"), READ.values(), ids=READ)
def test_reads(text: str, names: set[str]) -> None:
    """A person's name is found with its own characters and no others."""
    assert people(text) == names


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT)
def test_leaves(text: str) -> None:
    """What only looks like a person's name gives none."""
    assert people(text) == set()

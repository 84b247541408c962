"""Rolls of gifts: givers line by line, whose money it is, and whose list."""

from __future__ import annotations

import pytest

from aidgraph.graph.claim import Claim, Reading
from aidgraph.ingest.read import read
from aidgraph.ingest.readers import read_bytes

CHRONICLE = """南洋松报   第三版   侨团消息
二零一六年九月十三日  星期二

霹雳松溪会馆赈济风灾
【怡城讯】松溪台风过境,屋舍倾塌。霹雳松溪会馆主席黎厚德昨对本报表示,该馆发起募捐三日,已得馬幣八萬二千元。

    故鄉風災樂捐芳名錄(第一號)
"""


def gifts(*lines: str, head: str = CHRONICLE) -> list[tuple[tuple[str, ...], str, float | None, str]]:
    """Givers, receiver, amount and currency of the gifts that the lines of a roll tell."""
    found = read(read_bytes((head + "\n".join(lines) + "\n以上諸君熱心,特此鳴謝。\n").encode(), "roll.txt"))
    names = {e.id: e.name for e in found.entities}
    return [_row(c, names) for c in flows(found)]


def flows(found: Reading) -> list[Claim]:
    """The flows of a reading."""
    return [c for c in found.claims if c.kind == "flow"]


def _row(c: Claim, names: dict[str, str]) -> tuple[tuple[str, ...], str, float | None, str]:
    money = (c.money.amount, c.money.currency) if c.money else (None, "")
    givers = tuple(names[x] for x in c.entities("donor"))
    return givers, *(names[x] for x in c.entities("recipient")), *money  # type: ignore[return-value]  # one receiver


@pytest.mark.parametrize(
    ("line", "givers", "amount"),
    [
        ("永昌五金行            五千元", ("永昌五金行",), 5000),
        ("江氏宗祠              三千五百元", ("江氏宗祠",), 3500),
        ("鄭秋荷女士            一千元", ("鄭秋荷",), 1000),
        ("鄭秋荷博士            一千元", ("鄭秋荷",), 1000),
        ("許文彬、鄭秋荷伉儷    一千元", ("許文彬", "鄭秋荷"), 1000),
        ("無名氏                二百元", (), 200),
        ("同德善社全體會員      二千元", ("同德善社",), 2000),
    ],
)
def test_giver(line: str, givers: tuple[str, ...], amount: float) -> None:
    """What stands left of a figure is the giver, without forms of address; whoever has no name stays without one."""
    first = gifts(line, "振發米較  三百元")[0]
    assert (first[0], first[2]) == (givers, amount)


def test_keeper_is_no_newspaper() -> None:
    """The list is kept by the society that the report is about, not by the paper that prints it."""
    assert {g[1] for g in gifts("永昌五金行 五千元", "江氏宗祠 三千元")} == {"霹雳松溪会馆"}


def test_money_of_the_country() -> None:
    """元 alone is the money named before it where the text is in traditional script."""
    assert {g[3] for g in gifts("永昌五金行 五千元", "江氏宗祠 人民幣三千元")} == {"MYR", "CNY"}


def test_each() -> None:
    """Two givers of so much each are two gifts."""
    assert [g[0] for g in gifts("許文彬、鄭秋荷 各八百元", "江氏宗祠 三千元")][:2] == [("許文彬",), ("鄭秋荷",)]


def test_two_in_a_line() -> None:
    """A line with two givers holds two gifts; goods behind money belong to the same giver."""
    head = "松溪县慈善总会\n2008年6月3日\n\n松溪县慈善总会接收捐款名单\n"
    found = gifts("1. 周亦舟200元林小满100元", "2. 盛和酒家3000元矿泉水200箱", head=head)
    assert [(g[0], g[2]) for g in found] == [(("周亦舟",), 200), (("林小满",), 100), (("盛和酒家",), 3000)]


@pytest.mark.parametrize(
    "lines",
    [
        ["松溪县  32万人", "永春县  28万人"],
        ["上午  9点开幕式", "下午  3点座谈会"],
        ["合计  5000元", "其中  2000元"],
        ["永昌五金行 五千元"],
    ],
)
def test_no_roll(lines: list[str]) -> None:
    """Lines with other figures, sums, or one line alone are no roll of gifts."""
    head = "松溪县慈善总会\n2008年6月3日\n\n松溪县慈善总会接收捐款名单\n" if len(lines) > 1 else "会员名单\n"
    rules = {c.rule for c in read(read_bytes((head + "\n".join(lines) + "\n").encode(), "n.txt")).claims}
    assert "gift-roll" not in rules

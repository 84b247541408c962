"""What is decided of two names, on what ground; and that keys bring together what is decided to be one."""

from __future__ import annotations

from itertools import combinations

import pytest

from aidgraph.graph.document import EntityType
from aidgraph.graph.resolve.decide import decide
from aidgraph.graph.resolve.profiles import Profile, profiles
from name_pairs import Pair, reading, table

PAIRS = table()


def sides(p: Pair) -> tuple[Profile, Profile]:
    left, right = (profiles(reading(d, p.type, n))["e1"] for d, n in (("a.txt", p.left), ("b.txt", p.right)))
    return left, right


def test_keys_bring_together() -> None:
    """Two names that are decided to be one share a key, so that they meet in any graph."""
    apart = [p for p in PAIRS for a, b in [sides(p)] if decide(a, b).verdict == "same" and not a.own_keys & b.own_keys]
    assert apart == []


def test_no_order() -> None:
    """Which of two names stands first changes neither verdict nor score, nor whether it is firm."""
    for a, b in map(sides, PAIRS):
        assert decide(a, b)._replace(why=()) == decide(b, a)._replace(why=())


def test_itself() -> None:
    """No name is firmly another one than itself."""
    assert [p for p in PAIRS for a in sides(p) if decide(a, a).firm] == []


@pytest.mark.parametrize(
    ("type_", "one", "other", "verdict", "ground"),
    [
        ("Organization", "福州市侨联", "抚州市侨联", "different", "two places"),
        ("Organization", "湖州市第一医院", "湖州市第二医院", "different", "two numbers"),
        ("Organization", "湖北省侨联", "武汉市侨联", "different", "one kind of body at two levels"),
        ("Organization", "远帆基金会", "远帆基金会驻斐济办事处", "different", "one is a part of the other"),
        ("Organization", "末来桥基金会", "未来桥基金会", "same", "characters that look alike"),
        ("Organization", "中毛友协", "中国毛里求斯友好协会", "unsure", "a country by one character"),
        ("Organization", "红柳救援队", "深圳红柳救援队", "unsure", "only one says where it is"),
        ("Organization", "Blue Lantern", "Blue Lanteern", "same", "one letter apart"),
        ("Person", "玛莉娜·科斯塔", "玛丽娜·科斯塔", "same", "one foreign name by its sound"),
        ("Place", "沪州市", "泸州市", "same", "one place, misread or spelt otherwise"),
        ("Place", "鼓楼区", "南京市鼓楼区", "unsure", "one name of several places"),
        ("Place", "吉林省", "吉林市", "different", "two places"),
    ],
)
def test_grounds(type_: EntityType, one: str, other: str, verdict: str, ground: str) -> None:
    """A verdict says what it rests on."""
    decision = decide(Profile(type_, one), Profile(type_, other))
    assert (decision.verdict, ground in decision.why) == (verdict, True), decision


@pytest.mark.parametrize("place", ["湖北省", "湖南省", "福州市", "抚州市", "河南", "河北", "广东省", "广西", "吉林市"])
def test_divisions_stay_apart(place: str) -> None:
    """One kind of body in two divisions is never one, in full or in short, whatever the document says besides."""
    others = {"湖北省", "湖南省", "福州市", "抚州市", "河南", "河北", "广东省", "广西", "吉林市"} - {place}
    for kind, short in combinations(("红十字会", "红会", "人民对外友好协会", "友协", "慈善总会"), 2):
        mine = Profile("Organization", place + kind), Profile("Organization", short, division=place)
        theirs = [Profile("Organization", other + form) for other in others for form in (kind, short)]
        assert all(decide(a, b).firm or decide(a, b).verdict == "different" for a in mine for b in theirs)

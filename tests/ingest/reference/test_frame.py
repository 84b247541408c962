# ruff: noqa: E501 - Chinese characters count twice
"""Where a document comes from, and what 我们 stands for in it."""

from __future__ import annotations

import pytest

from marked import read

HOMES = [
    ("the title's city", "#title|[[L:常熟市]]侨联简报\n[[O!:市侨联]]报送[[O!:省侨联]]。", "常熟市"),
    (
        "the city named most where 我市 is used",
        "[[L:泸州]]收到来信。[[L!:我市]]企业出口[[L:德国]]。[[L:泸州]]侨联。[[L:成都市]]。",
        "泸州市",
    ),
    ("the district of 区红十字会", "#title|[[L:海淀区]]红十字会工作\n[[O!:区红十字会]]和[[O!:市红十字会]]。", "海淀区"),
    (
        "the prefecture",
        "#title|[[L:凉山州]]外事工作\n[[O!:州外办]]联系[[O!:省外办]]，[[L!:我州]]收到。",
        "凉山彝族自治州",
    ),
    ("the municipality", "[[O:天津市红十字会]]消息。[[L!:本市]]企业捐款，转交[[L:武汉市]]。", "天津市"),
    (
        "the autonomous region, not the province that it helps",
        "[[O!:自治区红十字会]]向[[L:河南]]捐款。[[L:包头]][[O:包头稀土公司]]捐款，驰援[[L:郑州市]]。",
        "内蒙古自治区",
    ),
    (
        "the province of the office whose full name comes first",
        "[[O:江西省红十字会]]开通热线。[[L:上饶]]企业捐款，[[O!:省红十字会]]已转交[[O:广东省红十字会]]。[[O:广东省红十字会]]致谢，[[L:广东]]灾情。",
        "江西省",
    ),
    (
        "the issuing office in the header",
        "#header|[[O:贵州省慈善总会办公室]]编\n[[L:黔东南州]]受灾，[[O!:省慈善总会]]拨款。",
        "贵州省",
    ),
    (
        "China for an embassy",
        "#title|[[O:驻塞尔维亚使馆]]捐款\n[[L:塞尔维亚]]总统致谢。[[O:塞尔维亚红十字会]]。",
        "中国",
    ),
    (
        "the country of an overseas association",
        "[[O:檳城華人大會堂]]訊：[[L:馬來西亞]]水災，[[O:馬來西亞紅新月會]]與[[L:檳城]]災民獲贈白米，謹此鳴謝各界熱心人士慷慨解囊。",
        "马来西亚",
    ),
    (
        "the city of the office that heads the page, though no list has it",
        "#title|[[O:青榆市外事办公室]]简报\n[[L!:我市]]友城[[L:韩国]][[L:丽水市]]来信。[[O!:市外办]]复信。",
        "青榆市",
    ),
    (
        "no unlisted city whose office is only told of",
        "#title|[[L:湖州市]]外事简报\n[[L!:我市]]来信。[[O!:市外办]]复信。\n#body|青榆市外事办公室来访。",
        "湖州市",
    ),
    ("nothing where nothing is named", "口罩到货。", None),
]

PUBLISHERS = [
    ("the author's line", "[[O:乙会]]来信。\n（作者单位：[[O:甲协会]]）", "甲协会"),
    ("供稿", "[[O:乙会]]来信。\n（[[O:甲协会]]供稿）", "甲协会"),
    ("来源", "#byline|2022-05-06 来源：[[O:晨报网]] 作者：[[P:王小明]]\n[[O:乙会]]来信。", "晨报网"),
    (
        "an office that edits for its body",
        "#header|[[O:甲省慈善总会办公室]]编\n[[O:甲省慈善总会]]开会。",
        "甲省慈善总会",
    ),
    (
        "图/X提供 behind the text",
        "#title|[[L:柳州市]]与友城\n[[O!:市外事办]]来函。\n文/本报记者[[P:李明]] 图/[[O!:市外事办]]提供",
        "柳州市外事办",
    ),
    ("a release's dateline", "[[O:檳城商會]](檳商)訊：[[O:乙會]]來訪。", "檳城商會"),
    ("the title's first body", "#title|[[O:甲基金会]]抗疫纪实\n[[O:乙会]]来信。", "甲基金会"),
    (
        "提供 as a verb of giving is no byline",
        "[[O:乙会]]捐款。\n另有消息。\n[[O:丙会]]提供口罩2000只，用于防疫。",
        None,
    ),
    (
        "a picture's source is no publisher",
        "[[L:南方]]受灾，[[O:乙会]]捐款。\n#caption|图为现场。（[[O:丙会]] 供图）",
        None,
    ),
]


@pytest.mark.parametrize(("law", "text", "home"), HOMES, ids=[c[0] for c in HOMES])
def test_home(law: str, text: str, home: str | None) -> None:
    """The home is the full official form of the place that the text writes from."""
    assert read(text)[0].frame.home == home


@pytest.mark.parametrize(("law", "text", "publisher"), PUBLISHERS, ids=[c[0] for c in PUBLISHERS])
def test_publisher(law: str, text: str, publisher: str | None) -> None:
    """The publisher is the body that the title, a byline or the imprint names."""
    assert read(text)[0].frame.publisher == publisher


def test_a_document_name_helps() -> None:
    """A home that only the file's name states is found."""
    assert read("[[O!:市外办]]来函。", "绍兴市外事简报.txt")[0].frame.home == "绍兴市"


def test_articles_have_their_own_frames() -> None:
    """Each article of a file has its own home and publisher."""
    frame = read(
        "#title|[[L:南宁市]]来函\n[[O!:市外办]]回复。\n（[[O:甲会]]供稿）\n====\n#title|[[L:桂林市]]致函\n[[O!:市外办]]回复。\n（[[O:乙会]]供稿）"
    )[0].frame
    assert [(a.home, a.publisher) for a in frame.articles] == [("南宁市", "甲会"), ("桂林市", "乙会")]


def test_we_of() -> None:
    """`we_of` gives the id of the article's own body, None for an article without one."""
    reference, parts = read("#title|[[O:甲基金会]]纪实\n[[O:乙会]]来信。\n====\n口罩到货，[[L:约旦]]感谢。")
    named = {e.id: e.name for e in reference.entities}
    assert named[reference.we_of(parts[0].section) or ""] == "甲基金会"
    assert reference.we_of(parts[1].section) is None


def test_divisions() -> None:
    """An entity's division is the full form of the place that its name states or the home implies."""
    reference, _ = read("#title|[[L:襄阳]]简讯\n[[O!:市外办]]、[[O:云南红十字会]]、[[O:蓝海公司]]与[[L:郑州]]。")
    assert {e.name: e.division for e in reference.entities} == {
        "襄阳": "襄阳市", "襄阳市外办": "襄阳市", "云南红十字会": "云南省", "蓝海公司": None, "郑州": "郑州市",
    }  # fmt: skip


def test_home_and_we_by_number() -> None:
    """Home place and own body of an article are given as ids where the document names them."""
    reference, _ = read("#title|[[L:襄阳市]]简讯\n[[O!:市外办]]来函。\n（[[O!:市外办]]供稿）")
    named = {e.id: e.name for e in reference.entities}
    assert [named[i] for i in (*reference.home(0), *reference.we(0))] == ["襄阳市", "襄阳市外办"]
    assert (reference.home_name(0), reference.publisher(0), reference.date(0)) == ("襄阳市", "襄阳市外办", None)

"""Quantities and money: what is read, as what, and what is left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidgraph.ingest.values import find_amounts

LONG = 60_000  # characters; a reading that looked at every pair of them would take minutes
SECONDS = 3.0

# text with the amount between ⟦ and ⟧, value, unit, hedge, low, high
READ = [
    # plain numbers and units
    ("向该院捐赠口罩⟦5万只⟧", 50000, "只", "exact", None, None),
    ("防护服⟦300套⟧已签收", 300, "套", "exact", None, None),
    ("寄来⟦12,500副⟧手套", 12500, "副", "exact", None, None),
    ("寄来⟦12，500副⟧手套", 12500, "副", "exact", None, None),
    ("大米⟦10.5吨⟧", 10.5, "吨", "exact", None, None),
    ("药品⟦1 250 箱⟧", 1250, "箱", "exact", None, None),
    ("赠送⟦6 万 双⟧手套", 60000, "双", "exact", None, None),
    ("捐出⟦3千万剂⟧疫苗", 30_000_000, "剂", "exact", None, None),
    ("毛毯⟦1.2万条⟧", 12000, "条", "exact", None, None),
    ("⟦5万8千个⟧面罩", 58000, "个", "exact", None, None),
    ("⟦1亿2000万只⟧口罩", 120_000_000, "只", "exact", None, None),
    ("运来⟦8百顶⟧帐篷", 800, "顶", "exact", None, None),
    ("检测试剂⟦20万人份⟧", 200000, "人份", "exact", None, None),
    ("送去⟦1000只⟧N95口罩", 1000, "只", "exact", None, None),
    ("送去⟦5千克⟧奶粉", 5, "千克", "exact", None, None),
    ("监护仪⟦15台(套)⟧", 15, "台(套)", "exact", None, None),
    ("消毒液⟦40桶⟧", 40, "桶", "exact", None, None),
    ("援建水井⟦12口⟧", 12, "口", "exact", None, None),
    ("援建了⟦3所⟧小学", 3, "所", "exact", None, None),
    ("⟦2个⟧集装箱的物资", 2, "个", "exact", None, None),
    ("5座轿车⟦2辆⟧", 2, "辆", "exact", None, None),
    ("75%酒精⟦200瓶⟧", 200, "瓶", "exact", None, None),
    ("84消毒液⟦30瓶⟧", 30, "瓶", "exact", None, None),
    ("血浆⟦150单位⟧", 150, "单位", "exact", None, None),
    ("3M口罩⟦400只⟧", 400, "只", "exact", None, None),
    ("⟦5个⟧家庭包", 5, "个", "exact", None, None),
    ("面粉⟦500kg⟧", 500, "kg", "exact", None, None),
    # Chinese numerals
    ("白米⟦三千二百包⟧", 3200, "包", "exact", None, None),
    ("⟦两千件⟧棉衣", 2000, "件", "exact", None, None),
    ("⟦十二台⟧呼吸机", 12, "台", "exact", None, None),
    ("⟦廿五箱⟧药品", 25, "箱", "exact", None, None),
    ("⟦卅二辆⟧卡车", 32, "辆", "exact", None, None),
    ("⟦贰拾台⟧电脑", 20, "台", "exact", None, None),
    ("⟦一百零五床⟧棉被", 105, "床", "exact", None, None),
    ("⟦一万五千只⟧口罩", 15000, "只", "exact", None, None),
    ("⟦二十万零五百个⟧", 200500, "个", "exact", None, None),
    ("⟦一批⟧药品", 1, "批", "exact", None, None),
    ("善款⟦一笔⟧", 1, "笔", "exact", None, None),
    ("派出⟦一名⟧护士", 1, "名", "exact", None, None),
    ("⟦两吨半⟧大米", 2.5, "吨", "exact", None, None),
    ("⟦半吨⟧蔬菜", 0.5, "吨", "exact", None, None),
    # people
    ("派遣专家⟦8名⟧", 8, "名", "exact", None, None),
    ("⟦三位⟧医生", 3, "位", "exact", None, None),
    ("救援队⟦46人⟧", 46, "人", "exact", None, None),
    ("受灾⟦1200户⟧", 1200, "户", "exact", None, None),
    # hedges
    ("口罩⟦60余万只⟧", 600000, "只", "more_than", 600000, None),
    ("口罩⟦20多万个⟧", 200000, "个", "more_than", 200000, None),
    ("口罩⟦1600余 万只⟧", 16_000_000, "只", "more_than", 16_000_000, None),
    ("⟦十余名⟧护士", 10, "名", "more_than", 10, None),
    ("⟦百余箱⟧牛奶", 100, "箱", "more_than", 100, None),
    ("⟦一千多件⟧雨衣", 1000, "件", "more_than", 1000, None),
    ("⟦十来个⟧氧气瓶", 10, "个", "about", None, None),
    ("⟦约3000只⟧", 3000, "只", "about", None, None),
    ("⟦约为 3000 只⟧", 3000, "只", "about", None, None),
    ("⟦约3000余只⟧", 3000, "只", "about", None, None),
    ("⟦大约40箱⟧", 40, "箱", "about", None, None),
    ("⟦近百名⟧医生", 100, "名", "less_than", None, 100),
    ("⟦将近500件⟧", 500, "件", "less_than", None, 500),
    ("⟦不到200套⟧", 200, "套", "less_than", None, 200),
    ("⟦不足80瓶⟧", 80, "瓶", "less_than", None, 80),
    ("⟦逾4万只⟧", 40000, "只", "more_than", 40000, None),
    ("⟦超过3.5万只⟧", 35000, "只", "more_than", 35000, None),
    ("⟦至少100件⟧", 100, "件", "at_least", 100, None),
    ("⟦不少于100件⟧", 100, "件", "at_least", 100, None),
    ("⟦至多60箱⟧", 60, "箱", "at_most", None, 60),
    ("⟦不超过60箱⟧", 60, "箱", "at_most", None, 60),
    ("⟦500人以上⟧", 500, "人", "at_least", 500, None),
    ("⟦300吨左右⟧", 300, "吨", "about", None, None),
    ("⟦30吨多⟧", 30, "吨", "more_than", 30, None),
    ("⟦上万人⟧", 10000, "人", "at_least", 10000, None),
    ("⟦过百箱⟧", 100, "箱", "more_than", 100, None),
    ("会上⟦百余人⟧", 100, "人", "more_than", 100, None),
    ("最近⟦300箱⟧到货", 300, "箱", "exact", None, None),
    # bounds without a number of their own
    ("⟦数千只⟧口罩", None, "只", "about", 2000, 9999),
    ("⟦几十万个⟧", None, "个", "about", 200000, 999999),
    ("⟦数百人⟧", None, "人", "about", 200, 999),
    ("⟦十几辆⟧", None, "辆", "about", 11, 19),
    ("人数⟦千余人⟧", 1000, "人", "more_than", 1000, None),
    ("⟦三五百件⟧", None, "件", "about", 300, 500),
    ("⟦两三千副⟧", None, "副", "about", 2000, 3000),
    ("⟦十七八名⟧", None, "名", "about", 17, 18),
    ("⟦成千上万只⟧", None, "只", "at_least", 1000, None),
    ("⟦1000-2000只⟧", None, "只", "about", 1000, 2000),
    ("⟦1-2万只⟧", None, "只", "about", 10000, 20000),
    ("⟦三至五吨⟧", None, "吨", "about", 3, 5),
    ("⟦200元至500元⟧", None, "CNY", "about", 200, 500),
    # money
    ("现金⟦18.6万元⟧", 186000, "CNY", "exact", None, None),
    ("⟦18.6万元人民币⟧", 186000, "CNY", "exact", None, None),
    ("捐资⟦人民币50万元⟧", 500000, "CNY", "exact", None, None),
    ("折合⟦人民币约230万元⟧", 2_300_000, "CNY", "about", None, None),
    ("⟦约人民币 80万元⟧", 800000, "CNY", "about", None, None),
    ("价值⟦逾2000万元⟧", 20_000_000, "CNY", "more_than", 20_000_000, None),
    ("⟦20 多 万元⟧", 200000, "CNY", "more_than", 200000, None),
    ("捐款⟦3000元左右⟧", 3000, "CNY", "about", None, None),
    ("⟦壹佰万元整⟧", 1_000_000, "CNY", "exact", None, None),
    ("⟦4 017.25 万元⟧", 40_172_500, "CNY", "exact", None, None),
    ("⟦100块钱⟧", 100, "CNY", "exact", None, None),
    ("每月捐⟦50块⟧，从不间断", 50, "CNY", "exact", None, None),
    ("肥皂⟦200块⟧，", 200, "块", "exact", None, None),
    ("(约合⟦3.1万美元⟧)", 31000, "USD", "about", None, None),
    ("⟦US$3,000⟧", 3000, "USD", "exact", None, None),
    ("⟦RMB 20万⟧", 200000, "CNY", "exact", None, None),
    ("⟦￥5000元⟧", 5000, "CNY", "exact", None, None),
    ("⟦20,000USD⟧", 20000, "USD", "exact", None, None),
    ("⟦120万日元⟧", 1_200_000, "JPY", "exact", None, None),
    ("⟦3万欧元⟧", 30000, "EUR", "exact", None, None),
    ("⟦50万元(港币)⟧", 500000, "HKD", "exact", None, None),
    ("⟦港币六十万元⟧", 600000, "HKD", "exact", None, None),
    ("⟦菲币 五十万元⟧", 500000, "PHP", "exact", None, None),
    ("⟦250万克瓦查⟧", 2_500_000, "MWK", "exact", None, None),
    ("赞比亚收到⟦250万克瓦查⟧", 2_500_000, "ZMW", "exact", None, None),
    ("尼泊尔地震,筹得⟦5万卢比⟧", 50000, "NPR", "exact", None, None),
    ("⟦5万卢比⟧", 50000, "XXX", "exact", None, None),
    ("⟦200万泰铢⟧", 2_000_000, "THB", "exact", None, None),
    ("⟦10万瑞士法郎⟧", 100000, "CHF", "exact", None, None),
    ("挪威捐来⟦30万克朗⟧", 300000, "NOK", "exact", None, None),
    ("⟦8万令吉⟧", 80000, "MYR", "exact", None, None),
    ("⟦百万元⟧物资", 1_000_000, "CNY", "exact", None, None),
    ("⟦近亿元⟧", 100_000_000, "CNY", "less_than", None, 100_000_000),
]

LEFT_ALONE = [
    "第13批物资", "第三批", "首批", "第一、二批人员", "第31期", "周三张先生", "星期五百人", "三分之二人", "前三名", "每一名",
    "10个国家", "7 个国际友好城市", "20多个民间组织", "56个民族", "五个方面", "22个问题", "3个“第一时间”", "十二个乡镇", "两座城市", "3个半月",
    "30多家企业", "12国", "5个月", "三年", "20天", "7.0级", "45%", "3个小时", "15场", "4次", "18岁", "6语种",
    "550人次", "187批次", "600万人口", "5人大代表会", "一份份", "一批批", "一位老人", "一个", "一条心", "统一部署", "同一批", "一部分",
    "N95口罩", "COVID-19", "H7N9", "12345热线", "电话0459-6123456", "2020-02-18", "9 点 20 分", "2020年", "2月8日", "12:30",
    "元旦", "元月", "3单元", "状元", "三元里", "(单位：万元)", "多元化", "3元首", "5元素", "亿元", "千户",
    "台湾", "9台湾", "五台山", "九台市", "5支医疗队", "3条建议", "2件事", "400名单", "3000口罩", "大陆人士", "队伍人", "千叶县", "百度", "三亚",
    "500毫升装", "5吨卡车", "百分之五十", "1000", "二〇二〇", "万一", "成千上万", "人数", "数据", "一半人",
]  # fmt: skip


@pytest.mark.parametrize(("marked", "value", "unit", "hedge", "low", "high"), READ)
def test_reads(marked: str, value: float | None, unit: str, hedge: str, low: float | None, high: float | None) -> None:
    """An amount is read with its span, value, unit or currency, hedge and bounds."""
    text = marked.replace("⟦", "").replace("⟧", "")
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    found = [a for a in find_amounts(text) if a.start < end and start < a.end]
    assert [(text[a.start : a.end], a.value, a.unit, a.hedge, a.low, a.high) for a in found] == [
        (text[start:end], value, unit, hedge, low, high)
    ]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_leaves_alone(text: str) -> None:
    """What counts no goods, people or money is not read."""
    assert find_amounts(text) == []


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("每套285元", [True]),
        ("单价为 12 元", [True]),
        ("人均 3,600 元", [True]),
        ("每户白米一包", [True]),
        ("口罩5元/只", [True]),
        ("每人发放口罩10只、消毒液2瓶", [True, True]),
        ("每位队员共捐款500元", [False]),
        ("每年捐款3万元", [False]),
        ("每套285元，共200套", [True, False]),
        ("200套，每套285元", [False, True]),
    ],
)
def test_each(text: str, each: list[bool]) -> None:
    """A price for one and a share a head are marked, a sum and a yearly rate are not."""
    assert [a.each for a in find_amounts(text)] == each


@pytest.mark.parametrize(
    ("text", "distributive"),
    [
        ("甲、乙两公司各200万元", [True]),
        ("两校各100只", [True]),
        ("两校各捐赠100只", [True]),
        ("三家公司各自捐资5万元", [True]),
        ("各国捐赠100只", [False]),
        ("各界人士捐款5万元", [False]),
        ("每校各5台", [False]),
    ],
)
def test_distributive(text: str, distributive: list[bool]) -> None:
    """各 before an amount says that each of several parties has it."""
    assert [a.distributive for a in find_amounts(text)] == distributive


def test_several() -> None:
    """The amounts of a list are read in the order of the text."""
    found = find_amounts("口罩64万只、护目镜2,000副、呼吸机十台及现金人民币30余万元(约4万多美元)")
    assert [(a.value, a.unit) for a in found] == [
        (640000, "只"),
        (2000, "副"),
        (10, "台"),
        (300000, "CNY"),
        (40000, "USD"),
    ]


PIECES = st.sampled_from(
    [
        *"0123456789一二三十百千万亿两余多近约数几半第每各元只个人吨批至到-~,，. 。、\n$￥",
        "人民币",
        "美元",
        "2020年",
        "以上",
        "US$",
        "卢比",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join)))
def test_laws(text: str) -> None:
    """Whatever the text, amounts lie in it in order, do not overlap, and their value is within the bounds."""
    last = 0
    for a in find_amounts(text):
        assert last <= a.start < a.end <= len(text)
        assert text[a.start : a.end].strip() == text[a.start : a.end]
        assert a.value is None or (a.low is None or a.low <= a.value) and (a.high is None or a.value <= a.high)
        assert a.value is not None or a.low is not None or a.high is not None
        last = a.end


@pytest.mark.parametrize("piece", ["1", "一", "1,", "1 ", "每", "约", "5元", "3、"])
def test_linear(piece: str) -> None:
    """A long run of digits, or of what begins like an amount, takes no more than its length."""
    text = piece * (LONG // len(piece))
    begin = time.process_time()
    find_amounts(text)
    assert time.process_time() - begin < SECONDS

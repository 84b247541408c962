# ruff: noqa: E501 - Chinese characters count twice
"""Which place a form stands for."""

from __future__ import annotations

import pytest

from marked import names_of

HOME = "#title|[[L:襄阳市]]外事简讯\n"

CASES = [
    ("a short form is its city", HOME + "[[L:襄阳]]举办展览。", {"襄阳": "襄阳市"}),
    ("我市 and 全市 are the home city", HOME + "[[L:宜昌市]]来访，[[L!:我市]]接待，[[L!:全市]]动员。", {"我市": "襄阳市", "全市": "襄阳市"}),
    ("我省 is the home city's province", HOME + "[[L!:我市]]和[[L!:我省]]。", {"我省": "湖北省"}),
    ("我国 is China", HOME + "[[L!:我国]]发展。", {"我国": "中国"}),
    ("该市 is the other city named last", HOME + "[[L:捷克]][[L:布尔诺市]]来函，介绍[[L!:该市]]情况。", {"该市": "布尔诺市"}),
    ("an object 该市 is not its clause's own subject", HOME + "[[L:布尔诺市]]发出邀请，[[L:襄阳]]代表团前往[[L!:该市]]。", {"该市": "布尔诺市"}),
    ("该国 is a country, not a city", HOME + "[[L:约旦]]来信，[[L:安曼]]受灾，[[L!:该国]]缺水。", {"该国": "约旦"}),
    ("该县 needs a county", HOME + "[[L:保康县]]位于山区，[[L:襄阳市]]向[[L!:该县]]送去大米。", {"该县": "保康县"}),
    ("two spellings of a country are one", "[[L:蒙古]]来信，[[L:蒙古国]]致谢。", {"蒙古": "蒙古国", "蒙古国": "蒙古国"}),
    ("a short country name is the country", "[[L:印度尼西亚]]和[[L:印尼]]，[[L:沙特]]与[[L:沙特阿拉伯]]。", {"印尼": "印度尼西亚", "沙特": "沙特阿拉伯"}),
    ("a misspelt country is the country", "[[L:毛里塔尼亚]]来电，[[L:毛里塔里亚]]缺药。", {"毛里塔里亚": "毛里塔尼亚"}),
    ("a port is not the province of its name", "[[L:达沃]]机场，[[L:达沃省]]受灾。", {"达沃": "达沃", "达沃省": "达沃省"}),
    ("two countries of like names stay apart", "[[L:几内亚]]和[[L:几内亚比绍]]，[[L:尼日尔]]和[[L:尼日利亚]]。",
     {"几内亚": "几内亚", "几内亚比绍": "几内亚比绍", "尼日尔": "尼日尔", "尼日利亚": "尼日利亚"}),
    ("a pair of clippings is two countries", "[[L:越南]]民众，[[L!:中越]]友好。", {"中越": ("中国", "越南")}),
    ("a pair of clippings without China", "[[L:日本]]和[[L:韩国]]供应商，[[L!:日韩]]市场。", {"日韩": ("日本", "韩国")}),
    ("a clipping is the country that the article names", "[[L:马耳他]]疫情严重，[[O:X基金会]]向[[L!:马]]捐赠口罩。", {"马": "马耳他"}),
    ("the same clipping in another article is another country", "[[L:马耳他]]，向[[L!:马]]捐赠。", {"马": "马耳他"}),
    ("a clipping of a country that nothing names is the usual one", "援[[L!:柬]]物资启运。", {"柬": "柬埔寨"}),
    ("a side is its country", "[[L:老挝]]代表说，[[L!:老方]]感谢[[L!:中方]]。", {"老方": "老挝", "中方": "中国"}),
    ("the home city's character behind 来 and 在", HOME + "外宾来[[L!:襄]]访问。", {"襄": "襄阳市"}),
    ("a city's first character with 市", HOME + "[[L:匈牙利]][[L:德布勒森市]]来访，[[L!:德市]]市长致辞。", {"德市": "德布勒森市"}),
    ("两市 are home and the other city", HOME + "[[L:德布勒森市]]代表团来访，两市签约。", {"两市": ("襄阳市", "德布勒森市")}),
    ("两国 are China and the other country", "[[L:秘鲁]]大使说，两国友好。", {"两国": ("中国", "秘鲁")}),
    ("华 is China", "[[L:波兰]]驻[[L!:华]]机构。", {"华": "中国"}),
    ("with no city before, 该市 stands for nothing", "[[L!:该市]]概况。", {"该市": None}),
    ("a province behind 省内", HOME + "[[L!:省内外]]企业。", {"省内外": "湖北省"}),
    ("a county without 县 is home's", "#title|[[O:保康县红十字会]]公示\n[[O!:县红十字会]]。[[L:保康]]。[[L!:我县]]。", {"保康": "保康县", "我县": "保康县"}),
    ("a quarter of a country", "[[L:泰国]]受灾，[[L!:泰南]]道路中断。", {"泰南": "泰国南部"}),
    ("a name of the home's zone", HOME + "[[L!:我市]]动员，[[L!:高新区]]复工。", {"高新区": "襄阳市高新区"}),
]  # fmt: skip


@pytest.mark.parametrize(("law", "text", "wanted"), CASES, ids=[c[0] for c in CASES])
def test_place(law: str, text: str, wanted: dict[str, str | tuple[str, ...] | None]) -> None:
    """Each form stands for the place that the table says."""
    found = names_of(text)
    assert {form: found[form] for form in wanted} == wanted

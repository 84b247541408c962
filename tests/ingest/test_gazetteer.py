"""The gazetteer: which places a form can name, and where forms stand in running text."""

from __future__ import annotations

import subprocess
import sys
import time
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidgraph.ingest.gazetteer.places import (
    clips,
    country,
    country_clip,
    division_clip,
    full_form,
    match,
    places,
    province_of,
    same_division,
    stem,
    surnames,
)

NAMED = [
    # form, full name, level, country
    ("泉州", "泉州市", "city", "CN"),
    ("泉州市", "泉州市", "city", "CN"),
    ("内蒙古", "内蒙古自治区", "region", "CN"),
    ("内蒙古自治区", "内蒙古自治区", "region", "CN"),
    ("新疆", "新疆维吾尔自治区", "region", "CN"),
    ("广西自治区", "广西壮族自治区", "region", "CN"),
    ("上海", "上海市", "city", "CN"),
    ("海南", "海南省", "region", "CN"),
    ("吉林", "吉林省", "region", "CN"),
    ("甘孜州", "甘孜藏族自治州", "region", "CN"),
    ("凉山", "凉山彝族自治州", "region", "CN"),
    ("文山州", "文山壮族苗族自治州", "region", "CN"),
    ("锡林郭勒", "锡林郭勒盟", "region", "CN"),
    ("木里县", "木里藏族自治县", "city", "CN"),
    ("鄂伦春旗", "鄂伦春自治旗", "city", "CN"),
    ("义乌", "义乌市", "city", "CN"),
    ("河北", "河北省", "region", "CN"),
    ("钟祥", "钟祥市", "city", "CN"),
    ("芦山县", "芦山县", "city", "CN"),
    ("吉县", "吉县", "city", "CN"),
    ("襄樊", "襄樊市", "city", "CN"),
    ("常熟县", "常熟县", "city", "CN"),
    ("香港", "香港特别行政区", "region", "HK"),
    ("澳门特区", "澳门特别行政区", "region", "MO"),
    ("高雄", "高雄市", "city", "TW"),
    ("芬兰", "芬兰", "country", "FI"),
    ("波黑", "波斯尼亚和黑塞哥维那", "country", "BA"),
    ("印尼", "印度尼西亚", "country", "ID"),
    ("沙特", "沙特阿拉伯", "country", "SA"),
    ("南韩", "韩国", "country", "KR"),
    ("寮国", "老挝", "country", "LA"),
    ("纽西兰", "新西兰", "country", "NZ"),
    ("星加坡", "新加坡", "country", "SG"),
    ("刚果(金)", "刚果（金）", "country", "CD"),
    ("刚果（金）", "刚果（金）", "country", "CD"),
    ("非洲", "非洲", "other", ""),
    ("欧盟", "欧盟", "other", ""),
    ("拉美", "拉丁美洲", "other", ""),
    ("布达佩斯", "布达佩斯", "city", "HU"),
    ("布达佩斯市", "布达佩斯", "city", "HU"),
    ("汉城", "首尔", "city", "KR"),
    ("海参崴", "符拉迪沃斯托克", "city", "RU"),
    ("克钦邦", "克钦邦", "region", "MM"),
    ("加州", "加利福尼亚州", "region", "US"),
    ("静冈县", "静冈县", "region", "JP"),
]

NOT_NAMED = [
    "吉",
    "朝阳",
    "和平",
    "资源",
    "公安",
    "合作",
    "全州",
    "马丁",
    "友谊",
    "太平洋",
    "山口",
    "海滨",
    "市",
    "郊区",
    "中非",
    "",
]


@pytest.mark.parametrize(("form", "name", "level", "code"), NAMED)
def test_places(form: str, name: str, level: str, code: str) -> None:
    """A full or short form names its place first."""
    place = places(form)[0]
    assert (place.name, place.level, place.country) == (name, level, code)


@pytest.mark.parametrize("form", NOT_NAMED)
def test_no_place(form: str) -> None:
    """Words, given names, single characters and nameless areas are no forms."""
    assert places(form) == ()


def test_every_province_has_its_short_name() -> None:
    """All 34 provinces and their like are named by the stem alone, before anything else."""
    rows = files("aidgraph.ingest.gazetteer").joinpath("divisions.tsv").read_text(encoding="utf-8").splitlines()
    names = [row.split("\t")[1] for row in rows if row[2:6] == "0000"]
    assert len(names) == sum({"省": 23, "自治区": 5, "市": 4, "特别行政区": 2}.values())
    assert all(places(stem(name))[0].name == name for name in names)


def test_all_of_a_name() -> None:
    """A name that several places bear gives all of them, the greatest first."""
    assert [place.name for place in places("吉林")] == ["吉林省", "吉林市"]
    assert {place.parent for place in places("朝阳区")} == {"北京市", "长春市"}


@pytest.mark.parametrize(
    ("name", "parent"), [("九寨沟县", "阿坝藏族羌族自治州"), ("济源市", "河南省"), ("海淀区", "北京市"), ("甘肃省", "")]
)
def test_parent(name: str, parent: str) -> None:
    """A division knows the one above it."""
    assert places(name)[0].parent == parent


@pytest.mark.parametrize(
    ("text", "start", "form"),
    [
        ("在布达佩斯市举行", 1, "布达佩斯市"),
        ("内蒙古自治区政府", 0, "内蒙古自治区"),
        ("印度尼西亚", 0, "印度尼西亚"),
        ("印度的", 0, "印度"),
        ("去芬兰", 1, "芬兰"),
        ("去芬兰", 0, None),
        ("芬", 0, None),
        ("芬兰", 2, None),
        ("和平与发展", 0, None),
    ],
)
def test_match(text: str, start: int, form: str | None) -> None:
    """The longest form that begins at a position is found, and none where none begins."""
    found = match(text, start)
    assert (found and text[start : found[0]]) == form


@given(st.text(alphabet="在印度尼西亚芬兰泉州市内蒙古自治区，的", max_size=20), st.integers(0, 20))
def test_match_agrees_with_places(text: str, start: int) -> None:
    """What matches is a form, its places are the form's, and no longer form begins there."""
    found = match(text, start)
    ends = [end for end in range(start + 1, len(text) + 1) if places(text[start:end])]
    assert found == ((ends[-1], places(text[start : ends[-1]])) if ends else None)


def test_match_is_fast() -> None:
    """A million characters are looked up in seconds."""
    text = "昨天泉州市向布达佩斯市捐赠了五千只口罩和一批防护用品。" * 4000
    began = time.process_time()
    found = sum(match(text, start) is not None for start in range(len(text)))
    assert found >= 2 * 4000
    assert time.process_time() - began < 3 * len(text) / 100_000


@pytest.mark.parametrize(
    ("character", "names"),
    [
        ("缅", ["缅甸"]),
        ("鄂", ["湖北省"]),
        ("津", ["天津市", "津巴布韦"]),
        ("巴", ["巴基斯坦", "巴西", "巴勒斯坦领土"]),
        ("的", []),
    ],
)
def test_clips(character: str, names: list[str]) -> None:
    """One character gives all that it stands for."""
    assert [place.name for place in clips(character)] == names


def test_country_and_division_clip() -> None:
    """Of several the country or the division can be asked for."""
    pair = country_clip("津"), division_clip("津")
    assert [place.name for place in pair if place] == ["津巴布韦", "天津市"]
    assert country_clip("沪") == division_clip("沪")
    assert country_clip("的") is None and division_clip("缅") is None


@pytest.mark.parametrize(
    ("city", "province"),
    [
        ("泉州市", "福建省"),
        ("上海市", "上海市"),
        ("海淀区", "北京市"),
        ("鼓楼区", ""),
        ("布达佩斯", ""),
        ("高雄市", "台湾省"),
    ],
)
def test_province_of(city: str, province: str) -> None:
    """A Chinese place has one province, or none is named."""
    assert province_of(city) == province


@pytest.mark.parametrize(
    ("form", "full"),
    [("泉州", "泉州市"), ("内蒙古", "内蒙古自治区"), ("吉林", "吉林"), ("华沙", "华沙"), ("义乌", "义乌")],
)
def test_full_form(form: str, full: str) -> None:
    """Only a single province or prefecture completes a form."""
    assert full_form(form) == full


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("泉州", "泉州市", True),
        ("甘孜州", "甘孜藏族自治州", True),
        ("吉林省", "吉林市", False),
        ("吉林", "吉林市", True),
        ("泉州", "漳州", False),
        ("无此地", "无此地", True),
        ("无此地", "无彼地", False),
    ],
)
def test_same_division(one: str, other: str, same: bool) -> None:
    """Forms of one place are the same, forms of different places are not, in either order."""
    assert same_division(one, other) is same_division(other, one) is same


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("黔东南苗族侗族自治州", "黔东南"),
        ("积石山保安族东乡族撒拉族自治县", "积石山"),
        ("克孜勒苏柯尔克孜自治州", "克孜勒苏"),
        ("内蒙古自治区", "内蒙古"),
        ("东乡族自治县", "东乡族"),
        ("神农架林区", "神农架"),
        ("吉县", "吉县"),
        ("芬兰", "芬兰"),
    ],
)
def test_stem(name: str, short: str) -> None:
    """Words for the kind of division and for peoples fall away, unless one character would be left."""
    assert stem(name) == short


def test_country_of_code() -> None:
    """A country is found by its ISO code."""
    found = country("FI")
    assert found is not None and found.name == "芬兰"
    assert country("??") is None


def test_surnames() -> None:
    """Some five hundred surnames, compound ones among them, and no common word."""
    assert {"王", "李", "欧阳", "司马"} <= surnames()
    assert not {"的", "德", "和", "玉"} & surnames()
    assert len(surnames()) in range(450, 601)


@pytest.mark.parametrize(
    "name", sorted(each.name for each in files("aidgraph.ingest.gazetteer").iterdir() if each.name.endswith(".tsv"))
)
def test_data_says_where_it_comes_from(name: str) -> None:
    """Each data file says what it holds, where that is from, its licence and date, and keeps its columns."""
    lines = files("aidgraph.ingest.gazetteer").joinpath(name).read_text(encoding="utf-8").splitlines()
    head = {line[2:].split(":")[0] for line in lines if line.startswith("# ")}
    assert {"what", "source", "licence", "date", "columns"} <= head
    rows = [line for line in lines if not line.startswith("#")]
    assert len({line.count("\t") for line in rows}) == 1
    assert len(rows) == len(set(rows))


def test_import_is_light() -> None:
    """The gazetteer loads neither numpy nor spaCy nor its data when imported."""
    program = (
        "import sys; from aidgraph.ingest.gazetteer import places as p;"
        "sys.exit(bool({'numpy', 'spacy', 'babel'} & set(sys.modules)) or p._index.cache_info().currsize)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0

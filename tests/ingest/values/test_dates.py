"""Dates: what is read, as which day, month or year, and what is left alone."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidgraph.ingest.values import find_dates

ON = "2021-03-10"  # a Wednesday

LONG = 60_000  # characters; a reading that looked at every pair of them would take minutes
SECONDS = 3.0

# text with dates between ⟦ and ⟧, then for each its iso, with /end for ranges
READ = [
    # full dates
    ("⟦2020年2月8日⟧", "2020-02-08"),
    ("⟦2020 年 2 月 8 日⟧", "2020-02-08"),
    ("⟦2020-02-08⟧", "2020-02-08"),
    ("⟦2020/2/8⟧发布", "2020-02-08"),
    ("⟦2020.2.8⟧", "2020-02-08"),
    ("⟦2020年2月8号⟧", "2020-02-08"),
    ("⟦二〇二〇年十二月廿九日⟧", "2020-12-29"),
    ("⟦二零二零年三月五日⟧", "2020-03-05"),
    ("⟦一九九八年八月⟧", "1998-08"),
    ("⟦民国一百年三月五日⟧", "2011-03-05"),
    ("⟦民国38年⟧", "1949"),
    ("⟦2020年2月29日⟧", "2020-02-29"),
    # months and years
    ("⟦2019年5月⟧", "2019-05"),
    ("⟦2019年5月底⟧", "2019-05"),
    ("⟦2019年5月上旬⟧", "2019-05"),
    ("⟦2019年⟧成立", "2019"),
    ("⟦2019年度⟧报告", "2019"),
    ("⟦2019年底⟧", "2019"),
    ("⟦2019年上半年⟧", "2019"),
    ("⟦2019年第四季度⟧", "2019"),
    ("⟦2019-05⟧，", "2019-05"),
    # the year from the document
    ("⟦2月4日⟧", "2021-02-04"),
    ("⟦十月⟧", "2020-10"),
    ("⟦12月25日⟧", "2020-12-25"),
    ("⟦8月⟧", "2021-08"),
    ("⟦2月份⟧", "2021-02"),
    ("⟦3月初⟧", "2021-03"),
    ("⟦今年1月⟧", "2021-01"),
    ("⟦去年十月⟧", "2020-10"),
    ("⟦前年⟧", "2019"),
    ("⟦明年3月5日⟧", "2022-03-05"),
    ("⟦月底⟧前后", "2021-03"),
    ("⟦本月六日⟧", "2021-03-06"),
    ("⟦上月⟧", "2021-02"),
    ("⟦下个月⟧", "2021-04"),
    ("⟦上半年⟧", "2021"),
    ("⟦年底⟧", "2021"),
    # relative days and weekdays
    ("⟦今天⟧", "2021-03-10"),
    ("⟦昨日⟧", "2021-03-09"),
    ("⟦昨日⟧本报讯", "2021-03-09"),
    ("⟦前天⟧", "2021-03-08"),
    ("⟦明天早上 8 点 30 分⟧", "2021-03-11"),
    ("⟦后天⟧", "2021-03-12"),
    ("⟦今晚⟧", "2021-03-10"),
    ("⟦周一⟧", "2021-03-15"),
    ("⟦周三⟧", "2021-03-17"),
    ("⟦星期五⟧", "2021-03-12"),
    ("⟦本周二⟧", "2021-03-09"),
    ("⟦下周三⟧", "2021-03-17"),
    ("⟦上周五⟧", "2021-03-05"),
    ("⟦上周⟧", "2021-03-01/2021-03-07"),
    ("⟦周末⟧", "2021-03-13/2021-03-14"),
    # bare days
    ("⟦8日⟧", "2021-03-08"),
    ("⟦28日⟧抵达", "2021-02-28"),
    ("⟦5号上午⟧", "2021-03-05"),
    ("⟦廿日⟧", "2021-03-20"),
    # what was said before
    ("⟦2019年7月22日⟧，⟦24日⟧，⟦次日⟧，⟦当天⟧", "2019-07-22 2019-07-24 2019-07-25 2019-07-25"),
    ("⟦2016年11月⟧结好。\n⟦5月26日⟧", "2016-11 2021-05-26"),
    ("⟦2018年6月⟧启动。⟦9月⟧运抵", "2018-06 2018-09"),
    ("⟦2018年⟧，⟦9月⟧", "2018 2018-09"),
    ("⟦2017年5月⟧，⟦同年⟧，⟦次年2月⟧", "2017-05 2017 2018-02"),
    ("⟦2017年5月⟧，⟦同月⟧", "2017-05 2017-05"),
    ("⟦2月20日⟧，⟦月底⟧", "2021-02-20 2021-02"),
    # times of day, weekdays in brackets
    ("⟦3月2日上午9时30分⟧", "2021-03-02"),
    ("⟦3月2日21时19分⟧", "2021-03-02"),
    ("⟦3月2日凌晨⟧", "2021-03-02"),
    ("⟦3月2日下午3时许⟧", "2021-03-02"),
    ("⟦2021年3月2日(星期二)晚上⟧", "2021-03-02"),
    ("⟦2021-03-02 09:17:42⟧", "2021-03-02"),
    ("⟦3月2日⟧早期", "2021-03-02"),
    # ranges
    ("⟦1月9～13日⟧", "2021-01-09/2021-01-13"),
    ("⟦1月9日至13日⟧", "2021-01-09/2021-01-13"),
    ("⟦1月4、5日⟧", "2021-01-04/2021-01-05"),
    ("⟦2020年12月30日至2021年1月2日⟧", "2020-12-30/2021-01-02"),
    ("⟦1月至3月⟧", "2021-01/2021-03"),
    ("⟦1-3月⟧", "2021-01/2021-03"),
    ("⟦2018-2020年⟧", "2018/2020"),
    # not to be resolved
    ("⟦农历腊月廿三⟧", ""),
    ("⟦正月初五⟧", ""),
    ("⟦八月初三⟧", ""),
]

LEFT_ALONE = [
    "2月30日", "13月5日", "2020年13月", "2020-02-30", "5个月", "三年期", "20年来", "十年间", "3日内", "10日游", "第8日", "每日", "1990年代", "12345",
    "日前", "近日", "目前", "截至发稿", "春节", "国庆节", "3号楼", "第208号", "12345号", "过去年年", "文明年会", "目前天气", "以前年度", "每周三",
    "一周三次", "9 点 20 分", "3.11", "5.12地震", "十月革命", "20多年", "1000年", "8日本企业", "为期15日", "每月底", "N95", "上年纪", "后天性", "年轻",
    "2020.2万", "0459-6123456", "二〇二〇", "不同年级", "月饼", "星期",
]  # fmt: skip

ROLES = [
    ("⟦截至2月17日⟧", "as_of"),
    ("⟦截止到 2月17日⟧", "as_of"),
    ("⟦自2006年起⟧每年", "since"),
    ("⟦2月以来⟧", "since"),
    ("⟦1月22日至今⟧", "since"),
    ("⟦从2月中旬开始⟧", "since"),
    ("⟦2月5日起⟧", "since"),
    ("⟦2月5日⟧起飞", "at"),
    ("⟦2月5日⟧启动", "at"),
    ("⟦2月底前⟧", "until"),
    ("⟦2月5日之前⟧", "until"),
    ("⟦2月5日⟧前往", "at"),
    ("，⟦至2月8日⟧", "until"),
    ("于⟦2月8日⟧", "at"),
]


def _unmarked(marked: str) -> tuple[str, list[str]]:
    return re.sub("[⟦⟧]", "", marked), re.findall("⟦(.*?)⟧", marked)


@pytest.mark.parametrize(("marked", "isos"), READ)
def test_reads(marked: str, isos: str) -> None:
    """A date is read with its span, and as precisely as the text gives it."""
    text, spans = _unmarked(marked)
    found = find_dates(text, ON)
    assert [text[w.start : w.end] for w in found] == spans
    assert " ".join(f"{w.iso}/{w.iso_end}" if w.iso_end else w.iso for w in found) == isos


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_leaves_alone(text: str) -> None:
    """Durations, numbers, holidays and days that do not exist are not read."""
    assert find_dates(text, ON) == []


@pytest.mark.parametrize(("marked", "role"), ROLES)
def test_roles(marked: str, role: str) -> None:
    """The words around a date say whether something holds at, since, until or as of it, and belong to its span."""
    text, spans = _unmarked(marked)
    assert [(text[w.start : w.end], w.role) for w in find_dates(text, ON)] == [(spans[0], role)]


@pytest.mark.parametrize(
    ("text", "on", "year", "isos"),
    [
        ("12月25日", "2020-01-10", None, ["2019-12-25"]),
        ("12月25日", None, 2018, ["2018-12-25"]),
        ("12月25日", None, None, [""]),
        ("2015年3月1日抵达。\n4月2日", None, None, ["2015-03-01", "2015-04-02"]),
        ("4月2日", "2015", None, ["2015-04-02"]),
        ("8日", "2015-06", None, ["2015-06-08"]),
        ("本报石门6月3日讯 书屋今天开了", "2015-06-20", None, ["2015-06-03", "2015-06-03"]),
        ("今天，周一", "2015-06", None, ["", ""]),
        ("8日", None, None, [""]),
        ("今年", None, 2012, ["2012"]),
        ("2月29日", "2019-03-01", None, []),
        ("4月2日", "not a date", None, [""]),
    ],
)
def test_what_the_document_gives(text: str, on: str | None, year: int | None, isos: list[str]) -> None:
    """The document's date, month or year fills in what the text leaves out; without them a date stays unresolved."""
    assert [w.iso for w in find_dates(text, on, year)] == isos


PIECES = st.sampled_from(
    [
        *"0123456789一二三十廿年月日号至到-~、，。 \n/.",
        "2020",
        "今年",
        "去年",
        "上旬",
        "底",
        "初",
        "周三",
        "下周",
        "次日",
        "当天",
        "昨天",
        "农历",
        "截至",
        "自",
        "起",
        "前",
        "民国",
    ]
)
ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?|")


@given(
    st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join)),
    st.sampled_from([None, "2020-02-29", "2020-12", "2020", "0001-01-01", "9999-12-31", "x"]),
)
def test_laws(text: str, on: str | None) -> None:
    """Whatever the text, dates lie in it in order, do not overlap, and a range does not end before it begins."""
    last = 0
    for w in find_dates(text, on):
        assert last <= w.start < w.end <= len(text)
        assert ISO.fullmatch(w.iso)
        assert w.iso_end is None or (ISO.fullmatch(w.iso_end) and w.iso < w.iso_end)
        last = w.end


@pytest.mark.parametrize("piece", ["1", "一", "1月", "2020-", "农历", "至"])
def test_linear(piece: str) -> None:
    """A long run of digits, or of what begins like a date, takes no more than its length."""
    text = piece * (LONG // len(piece))
    begin = time.process_time()
    find_dates(text, ON)
    assert time.process_time() - begin < SECONDS

# ruff: noqa: E501 - Chinese characters count twice
"""The document's date and the year to assume."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidgraph.ingest.reference import document_date
from marked import parts_of

CASES = [
    (
        "a date in brackets below the title",
        "#title|工作报告\n#dateline|(2021 年 3 月 9 日)\n2020年5月1日起。",
        ("2021-03-09", 2021),
    ),
    ("a web page's time stamp", "#title|捐款\n#byline|2022-07-04 18:42\n3月2日。", ("2022-07-04", 2022)),
    ("an issue's line", "#title|简报\n#header|第12期 2019年4月30日\n4月28日发生。", ("2019-04-30", 2019)),
    ("Chinese numerals", "#title|社團新聞\n#dateline|二○二二年十一月廿三日 星期三\n本月十六日。", ("2022-11-23", 2022)),
    (
        "a signature at the end",
        "#title|感谢信\n正文一。\n正文二。\n正文三。\n正文四。\n正文五。\n正文六。\n正文七。\n2018年9月1日",
        ("2018-09-01", 2018),
    ),
    ("a year's report", "#header|46 甲基金会 2016 年报\n6月11日发放。", ("2016", 2016)),
    ("an issue's year", "#header|2014年第1-2期\n6月11日发放。", ("2014", 2014)),
    ("a month", "#title|简讯\n#dateline|2015年6月\n6月11日发放。", ("2015-06", 2015)),
    ("the latest full date of the text", "#title|简讯\n2013年5月1日签约，2013年6月2日运抵。", ("2013-06-02", 2013)),
    ("the year named most", "#title|简讯\n2005年，甲市接待来访。2004年曾来访。2005年底完成。", (None, 2005)),
    (
        "a deep heading's year is history",
        "#title|简讯\n一\n二\n三\n四\n五\n六\n#heading|2016年两城结好\n八\n九\n十\n十一\n十二",
        (None, 2016),
    ),
    ("an epidemic gives the year", "#title|简讯\n新冠肺炎暴发后，2016年结好的友城来函。", (None, 2020)),
    ("nothing", "#title|简讯\n口罩到货。", (None, None)),
    (
        "a deadline is not the day of writing",
        "#title|通知\n#dateline|截至2021年5月1日\n#dateline|2021年6月2日",
        ("2021-06-02", 2021),
    ),
    ("a thirteenth month is no date", "#title|简讯\n#dateline|2021-13-45\n口罩。", (None, None)),
]


@pytest.mark.parametrize(("law", "text", "wanted"), CASES, ids=[c[0] for c in CASES])
def test_document_date(law: str, text: str, wanted: tuple[str | None, int | None]) -> None:
    """The date is the one the document gives itself; the year falls back to the one named most."""
    assert document_date([parts_of(text).section]) == wanted


def test_a_name_with_a_date() -> None:
    """The document's name dates a text that does not date itself."""
    sections = [parts_of("口罩到货。").section]
    assert document_date(sections, "report-2017-05.txt") == ("2017-05", 2017)
    assert document_date(sections, "report-120175.txt") == (None, None)


def test_of_several_articles_the_text_gives_only_a_year() -> None:
    """A date in the text of one of several articles is no date of the whole."""
    sections = [parts_of(t).section for t in ("2019年5月6日来访。", "口罩到货。")]
    assert document_date(sections) == ("2019", 2019)


@given(st.text(alphabet="2019年月日10-/.二○第期\n 自至", max_size=40))
def test_never_raises(text: str) -> None:
    """Any text gives a date of one of three lengths, or none."""
    date, year = document_date([parts_of("#dateline|" + text.replace("\n", "\n#byline|")).section])
    assert date is None or len(date) in (4, 7, 10)
    assert year is None or 1900 <= year < 2100

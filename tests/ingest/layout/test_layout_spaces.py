"""Which spaces are left out of the view, and that places stay true."""

from __future__ import annotations

import pytest

from aidgraph.ingest.layout import lay_out

SPACES = {
    "inside a name": ("北原町町长山口 健二来访。", "北原町町长山口健二来访。"),
    "between thousands": ("收到雨衣 1 200 件，折合 2 088.13 万元。", "收到雨衣1200件，折合2088.13万元。"),
    "between millions": ("全年募集 1 234 567 元。", "全年募集1234567元。"),
    "torn year and day": ("20 19 年 1 2 月，书屋开放。", "2019年12月，书屋开放。"),
    "between Latin words": ("由 Lake View Trust 公司承运。", "由Lake View Trust公司承运。"),
    "Latin words in brackets": ("与湖景信托(Lake View Trust, UK) 签约。", "与湖景信托(Lake View Trust, UK)签约。"),
    "letters beside Chinese": ("捐 N95 口罩 500 只。", "捐N95口罩500只。"),
    "model number and count": ("捐 N95 500 只。", "捐N95 500只。"),
    "year beside a count": ("表列 2019 300 只为旧数。", "表列2019 300只为旧数。"),
    "names of reporters": (
        "渔港网讯(记者 顾岚 通讯员 陈小鸥)书屋昨日开放。",
        "渔港网讯(记者 顾岚 通讯员 陈小鸥)书屋昨日开放。",
    ),
    "full-width and no-break": ("书屋\u3000昨日\xa0开放。", "书屋昨日开放。"),
    "without width": ("书\u200b屋\ufeff开放。", "书屋开放。"),
    "Korean words": ("서울 시장이 참석했다.", "서울 시장이 참석했다."),
}


@pytest.mark.parametrize(("written", "read"), SPACES.values(), ids=SPACES)
def test_spaces_in_text(written: str, read: str) -> None:
    """Spaces that a scanner put into words and numbers are left out; those between words of spaced scripts stay."""
    (section,) = lay_out(written)
    assert section.view.text == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("两岸同心 共渡难关", "两岸同心 共渡难关"),
        ("工 作 简 报", "工作简报"),
        ("记者 顾岚 陈小鸥", "记者 顾岚 陈小鸥"),
        ("（顾 岚）", "（顾 岚）"),
        ("南洋商会    白米 十包", "南洋商会 白米十包"),
    ],
)
def test_spaces_in_titles_credits_and_rows(written: str, read: str) -> None:
    """Titles keep their halves apart, credits their names, rows their columns."""
    assert lay_out(written)[0].view.text == read


def test_places_lead_back_over_a_line_break() -> None:
    """A word joined over a line break is found in the source with the break inside it."""
    source = "春汛将至。协会与北原町联系抗洪物\n\n资，已有回音。"
    view = lay_out(source)[0].view
    at = view.text.index("物资")
    start, end = view.source(at, at + 2)
    assert source[start:end] == "物\n\n资"


@pytest.mark.parametrize("stop", ["\n", "\r\n", "\r", "\x0c", "\u2028"])
def test_every_line_break_is_known(stop: str) -> None:
    """Whatever ends the lines, blocks are told apart and set off by the source's own character, folded to a line feed."""
    (section,) = lay_out(f"书屋开放记{stop}{stop}书屋昨日开放。{stop}")
    view = section.view
    assert [view.text[b.start : b.end] for b in section.blocks] == ["书屋开放记", "书屋昨日开放。"]
    assert view.text[5] == stop[-1]
    assert view.folded[5] == "\n"

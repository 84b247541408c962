"""Where one article ends and the next begins."""

from __future__ import annotations

import pytest

from aidgraph.ingest.layout import lay_out

TEXT = "北岸小学的书屋昨日开放，师生和侨胞代表到场。\n"

SPLIT = {
    "end sign, then a title": ["书屋开放记\n\n" + TEXT + "\n（作者单位：北岸小学）\n", "渔港纪事\n\n" + TEXT],
    "credit in brackets, title at once": ["书屋开放记\n\n" + TEXT + "（青湖市友好协会供稿）\n", "渔港纪事\n\n" + TEXT],
    "title, subtitle behind a dash": [
        "书屋开放记\n\n" + TEXT + "\n",
        "两岸同心 共渡难关\n\n——渔港援建工作综述\n\n" + TEXT,
    ],
    "title, line of names": ["书屋开放记\n\n" + TEXT + "\n", "渔港纪事\n\n顾岚 陈小鸥\n\n" + TEXT],
    "navigation of the next page": ["书屋开放记\n" + TEXT, "某某网首页 > 侨务 > 正文\n渔港纪事\n" + TEXT],
    "reprint notice, then a title": ["书屋开放记\n" + TEXT + "未经授权请勿转载。\n\n", "渔港纪事\n" + TEXT],
}


@pytest.mark.parametrize("articles", SPLIT.values(), ids=SPLIT)
def test_articles_are_split(articles: list[str]) -> None:
    """An article begins at a title behind an end sign, or at one with a subtitle or a line of names."""
    starts = [section.view.offsets[0] for section in lay_out("".join(articles))]
    assert starts == [0, len(articles[0])]


WHOLE = {
    "headings between paragraphs": "书屋开放记\n\n" + TEXT + "\n建书屋\n\n" + TEXT + "\n谢侨胞\n\n" + TEXT,
    "numbered sections": "工作报告\n\n一、来往\n\n" + TEXT + "\n二、捐助\n\n" + TEXT,
    "title of three lines": "侨社新闻\n商会赈济渔民\n首批白米运抵渔港\n二〇一九年五月六日 星期一\n" + TEXT,
    "subtitle and names of the one title": "书屋开放记\n\n——一座书屋的来历\n\n顾岚\n\n" + TEXT,
    "credit in the middle": "书屋开放记\n\n" + TEXT + "（顾岚 摄）\n\n" + TEXT,
    "nothing but a title": "书屋开放记",
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_an_article_stays_whole(text: str) -> None:
    """Headings, subtitles and credits inside an article do not split it."""
    assert len(lay_out(text)) == 1


@pytest.mark.parametrize("text", ["", " \n\u3000\n", "\ufeff\u200b\n"])
def test_nothing_to_read(text: str) -> None:
    """A text without characters to read has no section."""
    assert lay_out(text) == []

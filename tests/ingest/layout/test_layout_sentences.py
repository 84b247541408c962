"""Sentences in the view."""

from __future__ import annotations

import pytest

from aidgraph.ingest.layout import lay_out, sentences

SENTENCES = {
    "full stops, questions, cries": ("书屋开了。谁来？快来！", ["书屋开了。", "谁来？", "快来！"]),
    "semicolons do not end one": ("甲捐十件；乙捐五件。", ["甲捐十件；乙捐五件。"]),
    "a quotation led in": ("她说：“书屋开了。”大家鼓掌。", ["她说：“书屋开了。”", "大家鼓掌。"]),
    "a quotation that opens the sentence": ("“书屋开了。”会长说。大家鼓掌。", ["“书屋开了。”会长说。", "大家鼓掌。"]),
    "several sentences in quotes": ("会长说：“书屋开了。欢迎来。”散会。", ["会长说：“书屋开了。欢迎来。”", "散会。"]),
    "quoted words in a sentence": ("大家喊“加油！”后离开。再见。", ["大家喊“加油！”后离开。", "再见。"]),
    "quotation followed by a comma": ("有人喊“加油！”，有人挥手。", ["有人喊“加油！”，有人挥手。"]),
    "brackets": ("书屋（去年动工。）开了。散会。", ["书屋（去年动工。）开了。", "散会。"]),
    "corner quotes": ("會長說：「書屋開了。」散會。", ["會長說：「書屋開了。」", "散會。"]),
    "straight quotes": ('会长说:"书屋开了。"散会。', ['会长说:"书屋开了。"', "散会。"]),
    "doubled full stop": ("书屋开了。。大家鼓掌。", ["书屋开了。。", "大家鼓掌。"]),
    "ASCII marks": ("谁来?我来!", ["谁来?", "我来!"]),
    "decimals and Latin": ("捐 3.5 万元给 Lake Inc. 公司。", ["捐3.5万元给Lake Inc.公司。"]),
    "a dateline": ("本报石门9月2日讯（记者陆鸣）书屋今日开了。", ["本报石门9月2日讯（记者陆鸣）", "书屋今日开了。"]),
    "an agency's dateline": ("中新社石门9月2日电 书屋开了。", ["中新社石门9月2日电", "书屋开了。"]),
    "what only looks like a dateline": (
        "海州市红十字会致电慰问。海州供电局8日来电。",
        ["海州市红十字会致电慰问。", "海州供电局8日来电。"],
    ),
    "English": ("The school opened. Masks came on Monday.", ["The school opened.", "Masks came on Monday."]),
    "an unclosed quote": ("他说：“书屋开了。大家来。散会。", ["他说：“书屋开了。", "大家来。", "散会。"]),
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.values(), ids=SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    """Text is cut at 。！？ outside quotes and brackets; what closes goes with the sentence."""
    (section,) = lay_out(text)
    assert [section.view.text[a:b] for a, b in sentences(section)] == expected


def test_a_block_ends_a_sentence() -> None:
    """A title without a full stop is a sentence of its own."""
    (section,) = lay_out("书屋开放记\n\n书屋昨日开放。")
    assert [section.view.text[a:b] for a, b in sentences(section)] == ["书屋开放记", "书屋昨日开放。"]

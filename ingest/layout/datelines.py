"""Where a report's dateline ends: the words before it name the paper, the place and the reporter, and tell nothing."""

from __future__ import annotations

import re

from .script import HAN

_PAPER = rf"(?:本[报刊网台社]|[{HAN}]{{1,9}}?(?:社|网|报|台|刊|在线|客户端))"
_REPORTERS = r"\s?\([^()]{0,20}(?:记者|通讯员|编辑|报道|见习|实习)[^()]{0,60}\)"
_DAY = r"(?:\d{1,2}月)?\d{1,2}日"
_DATELINE = re.compile(
    rf"据?(?:"
    rf"{_PAPER}[{HAN}]{{0,8}}?{_DAY}(?:专?电|讯)(?:{_REPORTERS})?"
    rf"|{_PAPER}[{HAN}]{{0,8}}?(?:专?电|讯){_REPORTERS}"
    rf"|{_PAPER}(?:综合)?讯(?=\s|{_DAY}|近日|日前|昨|今|记者)"
    rf"|[{HAN}]{{2,6}}{_DAY}(?:专?电|讯)(?:{_REPORTERS}|(?=\s))"
    rf")[\s,，：:]*(?:题：[^。]{{2,30}}\s)?"
)


def dateline_end(folded: str, start: int, end: int) -> int:
    """The place behind the dateline that the stretch begins with, `start` where it begins with none.

    >>> text = "本报石门6月3日讯(记者陆鸣)东湖大学今日收到一批图书。"
    >>> text[dateline_end(text, 0, len(text)) :]
    '东湖大学今日收到一批图书。'
    >>> dateline_end("海州市红十字会致电慰问。", 0, 12)
    0
    """
    found = _DATELINE.match(folded, start, end)
    return found.end() if found and found.end() < end else start

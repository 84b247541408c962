"""Sentences of an article: the stretches that grammar reads one by one."""

from __future__ import annotations

import re

from ..parts import Block, Section
from .datelines import dateline_end

_END = re.compile(r"[。！？]+[”’)》】\]]*|(?<=[a-z)\d][.!?])\s+(?=[A-Z])")
_OPENING = {"“": "”", "‘": "’", "(": ")", "《": "》", "【": "】", "[": "]"}
_LEAD_IN = "：，"
"""What stands before a quotation that ends its sentence: 他说：“好。”"""
_QUOTE_MARK = re.compile(r"[“”‘’()《》【】\[\]]")
_GOES_ON = "，、；：的等之"
_LONGEST_QUOTE = 200
"""Characters of a quotation beyond which its sentences are read one by one."""

# Blocks of these kinds are no prose: their words are names and figures for other steps, but they make no sentences.
_SILENT_BLOCKS = frozenset({"header", "boilerplate"})


def sentences(section: Section) -> list[tuple[int, int]]:
    """The sentences of a section in its view, by start and end; a block's end ends a sentence.

    Split behind a dateline (本报讯(记者…)) and at 。！？; closing quotes and brackets go with the sentence before; nothing is split inside quotes and brackets
    of up to 200 characters. A sentence that opens with a quotation goes on behind it (“好。”他说。).

    >>> from .articles import lay_out
    >>> section = lay_out("他来了。“好！”她说。我走。")[0]
    >>> [section.view.text[a:b] for a, b in sentences(section)]
    ['他来了。', '“好！”她说。', '我走。']
    """
    return [span for block in section.blocks for span in _in_block(section.view.folded, block)]


def prose(section: Section) -> list[tuple[int, int, int]]:
    """The sentences that the grammar reads, by start, end and the number of their block; heads, boilerplate, datelines have none."""
    folded = section.view.folded
    return [
        (start, end, number)
        for number, block in enumerate(section.blocks)
        if block.kind not in _SILENT_BLOCKS
        for start, end in _in_block(folded, block)
        if not (start == block.start and end == dateline_end(folded, start, block.end))
    ]


def _in_block(folded: str, block: Block) -> list[tuple[int, int]]:
    text = folded[block.start : block.end]
    start = dateline_end(text, 0, len(text))
    spans: list[tuple[int, int]] = [(block.start, block.start + start)] if start else []
    for end, following in [*(c for c in _cuts(text) if c[0] > start), (len(text), len(text))]:
        if end > start:
            spans.append((block.start + start, block.start + end))
        start = following
    return spans


def _cuts(text: str) -> list[tuple[int, int]]:
    """Where a sentence ends and the next begins."""
    cuts: list[tuple[int, int]] = []
    enclosed = _enclosed(text)
    at = start = 0
    for found in _END.finditer(text):
        while at < len(enclosed) and enclosed[at][1] < found.start():
            at += 1
        inside = enclosed[at] if at < len(enclosed) and enclosed[at][0] < found.start() else None
        if inside and not _ends_with(text, inside, found.end(), start):
            continue
        if text[found.end() : found.end() + 1] in _GOES_ON and found.end() < len(text):
            continue
        end = found.start() if found[0].isspace() else found.end()
        start = found.end() + (text[found.end() : found.end() + 1] == " ")
        cuts.append((end, start))
    return cuts


def _ends_with(text: str, quoted: tuple[int, int], end: int, start: int) -> bool:
    """A quotation or bracket that ends in a full stop ends the sentence around it, if it was led in by 说： or the like."""
    opening, closing = quoted
    if closing >= end:
        return False
    if text[opening] in "“‘":
        return opening > start and text[opening - 1] in _LEAD_IN
    return opening == start


def _enclosed(text: str) -> list[tuple[int, int]]:
    """Outermost pairs of quotes and brackets, not longer than a quotation may be, in order."""
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    for at, char in ((found.start(), found[0]) for found in _QUOTE_MARK.finditer(text)):
        if char in _OPENING:
            opened.append(at)
        elif opened and _OPENING[text[opened[-1]]] == char:
            opening = opened.pop()
            if at - opening <= _LONGEST_QUOTE:
                while pairs and pairs[-1][0] > opening:
                    pairs.pop()
                pairs.append((opening, at))
    return pairs

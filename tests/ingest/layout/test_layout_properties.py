"""Laws of every layout, whatever the text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aidgraph.ingest.layout import lay_out, sentences
from aidgraph.ingest.layout.script import GAP
from aidgraph.ingest.parts import Section
from aidgraph.ingest.readers import read_file

PIECES = st.sampled_from(
    [
        "\n",
        "\r\n",
        "\n\n",
        " ",
        "  ",
        "\u3000",
        "\t",
        "一、",
        "（二）",
        "1、",
        "- ",
        "◆",
        "【来往】",
        "【",
        "】",
        "（",
        "）",
        "“",
        "”",
        "「",
        "」",
        "。",
        "，",
        "：",
        "；",
        "…",
        "3 月 2 日 ",
        "2019年5月6日",
        "· 12 ·",
        "13",
        "首页 > 甲 > 乙",
        "图为",
        "释义:",
        "记者 ",
        "来源：",
        "作者：",
        "（作者单位：甲）",
        "文/",
        "新闻推荐",
        "——",
        "资 助 方:",
        "五萬元",
        "1 200",
        "5 000只",
        "Lake ",
        "N95",
        "甲市",
        "会长",
        "捐赠口罩",
        "顾岚",
        "未经授权请勿转载",
        "\u200b",
        "\ufeff",
        "\x00",
        "𠮷",
        "é",
    ]
)
PAGES = st.lists(PIECES, max_size=60).map("".join)
ANY = st.text(st.characters(exclude_categories=("Cs",)), max_size=200)
DOCUMENTS = sorted((Path(__file__).parents[3] / "examples" / "documents").rglob("*.txt"))


def check(source: str) -> None:
    """Assert all laws of the layout of `source`."""
    sections = lay_out(source)
    seen: set[int] = set()
    read: set[int] = set()
    for section in sections:
        places = section.view.offsets
        assert len(section.view.text) == len(section.view.folded) == len(places)
        assert all(source[place] == char for place, char in zip(places, section.view.text, strict=True))
        assert not seen.intersection(places)
        assert len(set(places)) == len(places)
        seen.update(places)
        read.update(_block_places(section))
        _check_sentences(section)
    assert all(GAP.fullmatch(char) for place, char in enumerate(source) if place not in read)


def _block_places(section: Section) -> set[int]:
    end = 0
    places: set[int] = set()
    for block in section.blocks:
        assert end <= block.start < block.end <= len(section.view.text)
        end = block.end
        inside = section.view.offsets[block.start : block.end]
        assert list(inside) == sorted(inside)
        places.update(inside)
    return places


def _check_sentences(section: Section) -> None:
    end = 0
    for a, b in sentences(section):
        assert end <= a < b
        assert any(block.start <= a and b <= block.end for block in section.blocks)
        end = b


@settings(max_examples=300, deadline=None)
@given(PAGES)
def test_laws_hold_on_pages(text: str) -> None:
    """Views quote the source, blocks are in order, and nothing but white space is lost, on pages of all sorts of lines."""
    check(text)


@settings(max_examples=150, deadline=None)
@given(ANY)
def test_laws_hold_on_any_text(text: str) -> None:
    """The same laws hold on any text."""
    check(text)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_laws_hold_on_the_examples(path: Path) -> None:
    """The same laws hold on every example document, and each has a block to read."""
    text = read_file(path).text
    check(text)
    assert any(block.kind in ("body", "item", "row") for section in lay_out(text) for block in section.blocks)


LONG = {
    "one line": "甲市收到口罩 5 000 只，N95 a b。" * 20_000,
    "one character": "捐" * 400_000,
    "openings": "“（【" * 100_000,
    "line breaks": "\n" * 300_000,
    "gaps": " a" * 100_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_time_grows_with_length(text: str) -> None:
    """Half a million characters of the worst kinds are laid out in seconds: no rule is quadratic."""
    begun = time.process_time()
    for section in lay_out(text):
        sentences(section)
    assert time.process_time() - begun < 6  # measured: 0.2 to 0.8 s; a quadratic rule takes minutes


@pytest.mark.parametrize(
    "line",
    ["甲市收到口罩\n", "甲市收到口罩，\n\n", "甲市\n\n— 1 —\n\n", "（作者单位：甲）\n\n渔港纪事\n\n书屋开了。\n"],
)
def test_many_lines(line: str) -> None:
    """Ten thousand lines, blocks or articles are laid out in seconds."""
    begun = time.process_time()
    lay_out(line * 10_000)
    assert time.process_time() - begun < 15  # measured: 0.7 to 2.5 s

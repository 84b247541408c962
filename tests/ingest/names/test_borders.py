"""Names that the tagger runs together with a neighbour or a verb."""

from __future__ import annotations

import pytest

from aidgraph.ingest.names.borders import at_borders
from aidgraph.ingest.parts import Name

CASES = [
    ("市外办与市卫健委", ["市外办", "市卫健委"]),
    ("青榆师院与丽水市教育局", ["青榆师院", "丽水市教育局"]),
    ("青榆市外办同丽水市政府", ["青榆市外办", "丽水市政府"]),
    ("青榆师专致函丽水市友协", ["青榆师专", "丽水市友协"]),
    ("友城丽水市政府", ["丽水市政府"]),
    ("青榆市环境与健康研究中心", ["青榆市环境与健康研究中心"]),
    ("青榆市外事与侨务办公室", ["青榆市外事与侨务办公室"]),
    ("友好城市研究会", ["研究会"]),
    ("青榆市友好协会", ["青榆市友好协会"]),
]


@pytest.mark.parametrize(("text", "names"), CASES)
def test_borders(text: str, names: list[str]) -> None:
    """A name ends where a verb of reaching out, or 与 and another body of a place, begins."""
    found = at_borders(text, [Name(0, len(text), "Organization", "government")])
    assert [text[n.start : n.end] for n in found] == names


@pytest.mark.parametrize(
    ("text", "start", "name"),
    [
        ("市长致信市友协", 3, "市友协"),
        ("应县政府之请", 0, "县政府"),
        ("应县政府通报", 0, "应县政府"),
        ("来信用联社", 1, "信用联社"),
    ],
)
def test_word_in_front(text: str, start: int, name: str) -> None:
    """The object of 致 or the end of 应 … 之请 is not the first character of a name."""
    end = start + len(name) + (name != text[start : start + len(name)])
    found = at_borders(text, [Name(start, end, "Organization", "government")])
    assert [text[n.start : n.end] for n in found] == [name]

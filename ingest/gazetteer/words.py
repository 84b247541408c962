"""Which words are too common, or too like a person's name, to stand for a place by themselves.

Used by the scripts that make the data, never at run time: jieba's `dict.txt` (MIT), which has word, frequency and tag
on a line, and our own list.
"""

from __future__ import annotations

from pathlib import Path

from .places import read

PLACE_TAG = "ns"
FAMED = 3000
"""Occurrences from which a district named like a place is more: 长安, 江北 are words, roads and companies too."""


def tags(dictionary: Path) -> dict[str, tuple[str, int]]:
    """Each word of jieba's list with its tag and frequency."""
    rows = (line.split(" ") for line in dictionary.read_text(encoding="utf-8").splitlines())
    return {word: (tag, int(count)) for word, count, tag in rows}


def refused(kind: str) -> frozenset[str]:
    """Words refused by hand as the bare name of a Chinese division ("stem") or of a city abroad ("city")."""
    return frozenset(word for each, word in read("refused.tsv") if each == kind)

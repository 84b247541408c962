"""From texts to words with tags: units, network, words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..parts import Word
from .network import network
from .weights import labels, lexicon


def tag(texts: Sequence[str]) -> list[list[Word]]:
    """The words of each text, in order, covering it; offsets are positions in that text.

    Tags are LAC's: n, nz, nw, v, vd, vn, a, ad, an, d, m, q, r, p, c, u, f, s, t, xc, w, PER, LOC, ORG, TIME. A text
    gets the same words alone and among others. Raises `TaggerDamaged` if the weights are not those shipped.

    >>> [word.tag for word in tag(["红十字会收到口罩。"])[0]]
    ['ORG', 'v', 'n', 'w']
    """
    pieces = [(number, start, end) for number, text in enumerate(texts) for start, end in _pieces(text)]
    cut = [lexicon().units(texts[number][start:end]) for number, start, end in pieces]
    words: list[list[Word]] = [[] for _ in texts]
    for chunk in range(0, len(pieces), CHUNK):
        decoded = network().decode([numbers for numbers, _ in cut[chunk : chunk + CHUNK]])
        for index, path in enumerate(decoded, chunk):
            number, start, _ = pieces[index]
            words[number] += _words(path, cut[index][1], start)
    return words


LONGEST = 200
"""Characters of a piece: the network was trained on sentences, and a batch is as slow as its longest one."""
CHUNK = 2048
"""Pieces that share one table of projected words; bounds the memory (some 30 MB)."""

_BREAKS = (re.compile(r"[。！？!?；;\n]+[”’」』）)\"']*"), re.compile(r"[，,、：:\s]+"))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The text in pieces of at most LONGEST characters, cut behind the last sentence end, else comma, within reach."""
    start = 0
    while len(text) - start > LONGEST:
        reach = text[start : start + LONGEST]
        found = (max((match.end() for match in pattern.finditer(reach)), default=0) for pattern in _BREAKS)
        end = start + (next(filter(None, found), 0) or LONGEST)
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)


@lru_cache(maxsize=1)
def _labels() -> tuple[tuple[str, bool], ...]:
    """Tag of each label, and whether it begins a word; O (outside) goes on with the word before it."""
    return tuple((label.removesuffix("-B").removesuffix("-I"), label.endswith("-B")) for label in labels())


def _words(path: list[int], sizes: list[int], start: int) -> Iterator[Word]:
    """Words of one piece; the tag of a word is that of its last unit, as LAC has it."""
    names = _labels()
    at = end = start
    current = ""
    for label, size in zip(path, sizes, strict=True):
        name, begins = names[label]
        if begins and end > at:
            yield Word(at, end, current)
            at = end
        current = name if name != "O" or not current else current
        end += size
    yield Word(at, end, "xc" if current == "O" else current)

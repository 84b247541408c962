"""Cuts text into the units that LAC's network reads: frequent words whole, everything else by the character.

A sentence is first cut into the fewest words of a list, the greater product of lengths winning a draw; each word that
the network has an embedding for is one unit, any other falls into its characters. Latin letters and digits form runs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import log

_RUN = re.compile("[a-zA-Z0-9]+")


def is_run(word: str) -> bool:
    """Whether a word is of Latin letters and digits only.

    >>> is_run("N95"), is_run("口罩")
    (True, False)
    """
    return _RUN.fullmatch(word) is not None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The network's words by number, the words to cut by, and what single characters are folded to.

    `occurrences` is the sum of the word list's counts: the cost of a word is its logarithm.
    """

    numbers: dict[str, int]
    lengths: dict[str, tuple[int, ...]]
    segments: frozenset[str]
    folded: dict[str, str]
    occurrences: int

    @classmethod
    def of(cls, words: list[str], segments: list[str], characters: list[str], occurrences: int) -> Lexicon:
        """A lexicon of the lines of the four files; `characters` are pairs (from, to)."""
        lengths: dict[str, set[int]] = {}
        for segment in segments:
            if len(segment) > 1:
                lengths.setdefault(segment[:2], set()).add(len(segment))
        return cls(
            {word: number for number, word in enumerate(words)},
            {start: tuple(sorted(each)) for start, each in lengths.items()},
            frozenset(segments),
            {pair[0]: pair[1] for pair in characters},
            occurrences,
        )

    @property
    def unknown(self) -> int:
        """The number of characters that the network does not know."""
        return len(self.numbers) - 1

    def units(self, text: str) -> tuple[list[int], list[int]]:
        """The numbers of the units of `text` and their lengths in characters, which add up to the text's."""
        numbers: list[int] = []
        sizes: list[int] = []
        known, fold, unknown = self.numbers, self.folded, self.unknown
        for word in self.cut(text):
            number = known.get(word)
            # A full-width or traditional character has its own row only by way of the plain one.
            if number is not None and not (len(word) == 1 and word in fold):
                numbers.append(number)
                sizes.append(len(word))
            else:
                numbers += [known.get(fold.get(character, character), unknown) for character in word]
                sizes += [1] * len(word)
        return numbers, sizes

    def cut(self, text: str) -> list[str]:
        """The words of `text`, runs of letters and digits joined."""
        ends = self._ends(text)
        words: list[str] = []
        at = run = 0
        while at < len(text):
            end = ends[at]
            if end - at == 1 and _RUN.match(text, at, end):
                run += 1
            else:
                if run:
                    words.append(text[at - run : at])
                    run = 0
                words.append(text[at:end])
            at = end
        if run:
            words.append(text[at - run : at])
        return words

    def _ends(self, text: str) -> list[int]:
        """Where the best word that begins at each position ends, found from the right."""
        size, base = len(text), log(self.occurrences)
        best = [0.0] * (size + 1)
        ends = [0] * size
        lengths, segments = self.lengths, self.segments
        for at in range(size - 1, -1, -1):
            top, end = best[at + 1] - base, at + 1
            for length in lengths.get(text[at : at + 2], ()):
                stop = at + length
                if stop <= size and text[at:stop] in segments:
                    # The sum is taken in the order of the original, whose rounding decides some draws.
                    score = _LOGS[length] - base + best[stop]
                    if score >= top:
                        top, end = score, stop
            best[at], ends[at] = top, end
        return ends


_LOGS = [0.0] + [log(length) for length in range(1, 64)]

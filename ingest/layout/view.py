"""A reading view: the source's characters with the noise left out, and for each its place in the source."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """Text to read, with a map back.

    `text[i] == source[offsets[i]]` for every i: characters are left out, never changed. `folded` has the same length as
    `text` and holds what rules match on: simplified script, half-width letters, digits and brackets.
    """

    text: str
    folded: str
    offsets: tuple[int, ...]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The source's code points that view positions `start` to `end` (exclusive) stand for."""
        return self.offsets[start], self.offsets[end - 1] + 1

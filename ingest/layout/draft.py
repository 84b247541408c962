"""A block in the making: places in the source, before the view is built."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..parts import BlockKind
from .lines import Line
from .marks import Mark

_TAIL = 400
"""Characters at the end of a paragraph that say whether its sentence goes on."""


@dataclass(slots=True)
class Draft:
    """Lines that will be one block; `after` holds captions and running heads that cut it, to come behind it.

    `stop` is the place of the character that will set the block apart from the next, -1 where there is none. `text` is
    the folded words of its first line and `tail` of its last ones, `length` counts them all.
    """

    mark: Mark
    ranges: list[tuple[int, int]]
    stop: int
    text: str
    tail: str
    length: int
    last: Line
    indent: int = 0
    kind: BlockKind = "body"
    after: list[Draft] = field(default_factory=list)

    def add(self, line: Line) -> None:
        """Take in a further line; its line break now ends the block."""
        self.ranges.append((line.start, line.end))
        self.tail = (self.tail + line.text[-_TAIL:])[-_TAIL:]
        self.length += len(line.text)
        self.last, self.stop = line, line.stop


def draft(line: Line, mark: Mark) -> Draft:
    """A block of one line."""
    return Draft(
        mark, [(line.start, line.end)], line.stop, line.text, line.text[-_TAIL:], len(line.text), line, line.indent
    )

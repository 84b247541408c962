"""The body that speaks: what 我们, 本会, 我办 stand for, in the article's own voice or in a quotation."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from .anatomy import UNIT
from .frame import Setting
from .kinds import is_a
from .publisher import SELF
from .register import Figure, Register, Spot
from .surroundings import quotation, sentence_end, standing_in

_SPEAKING = re.compile(r"(?:说|表示|介绍|指出|称|告诉|强调|坦言|回忆|感慨|透露|写道|道)")
_BEHIND, _BEFORE = 60, 80
"""How many characters behind and before a quotation its speaker may stand."""


class Voices:
    """Finds the body that speaks at a place, and the body of a kind that was named last."""

    def __init__(
        self, register: Register, found: Sequence[Setting], publishing: Callable[[Spot], Figure | None]
    ) -> None:
        """`publishing` resolves a publisher's pointing form (市外事办) before its turn."""
        self.register, self.settings, self._publishing = register, found, publishing

    def we(self, section: int, noun: str = "", position: int = -1) -> Figure | None:
        """The speaker's body where `position` lies in a quotation, else the article's own; of the kind of `noun`."""
        if position >= 0 and (around := quotation(self._folded(section), position)):
            return self._speaker(section, around, noun)
        for weight, spot in self.settings[section].bodies:
            if weight < (SELF if not noun else 1.0):
                break
            for figure in self._stands(spot):
                if not noun or is_a(figure, noun):
                    return figure
                parent = self._parent(figure) if weight >= SELF else None
                if parent and is_a(parent, noun):
                    return parent
        return None

    def has_own(self, section: int) -> bool:
        """Whether the article says what body it comes from."""
        bodies = self.settings[section].bodies
        return bool(bodies) and bodies[0][0] >= SELF

    def last(self, spot: Spot, noun: str) -> Figure | None:
        """The body of a kind (基金会, 公司, 校) that the article named last before a spot."""
        limit = standing_in(self._folded(spot.section), spot.start)
        found = self.register.before(spot.section, limit, lambda f: is_a(f, noun))
        return next((figure for _, figure in found), None)

    def only(self, section: int, noun: str) -> Figure | None:
        """The article's only body of a kind, wherever it stands."""
        found = [f for f in self.register.figures if section in f.sections and is_a(f, noun)]
        return found[0] if len(found) == 1 else None

    def _folded(self, section: int) -> str:
        return self.register.parts[section].section.view.folded

    def _stands(self, spot: Spot) -> tuple[Figure, ...]:
        if figures := self.register.at.get(spot):
            return figures
        figure = self._publishing(spot)
        return (figure,) if figure else ()

    def _parent(self, figure: Figure) -> Figure | None:
        """The body whose office, section or branch a figure is by its name."""
        owners = [
            f for f in self.register.figures
            if f.type == "Organization" and f is not figure and figure.plain.startswith(f.plain)
            and UNIT.fullmatch(figure.plain[len(f.plain) :])
        ]  # fmt: skip
        return max(owners, key=lambda f: len(f.plain), default=None)

    def _speaker(self, section: int, around: tuple[int, int], noun: str) -> Figure | None:
        """The body named beside the verb of saying, behind the quotation or before it."""
        folded = self._folded(section)
        start, end = around
        line = folded.rfind("\n", 0, start) + 1
        behind, before = (end, min(sentence_end(folded, end), end + _BEHIND)), (max(line, start - _BEFORE), start)
        for low, high in (behind, before):
            if _SPEAKING.search(folded[low:high]):
                inside = [s for s in self.register.spots[section] if low <= s.start and s.end <= high]
                figures = [f for s in inside for f in self.register.at.get(s, ()) if is_a(f, noun or "组织")]
                if figures:
                    return figures[0] if low == end else figures[-1]
        return None

"""Gifts that were turned down or sent back: who refused names the receiver, who had offered the giver."""

from __future__ import annotations

from dataclasses import dataclass

from .frames import Frame
from .predicates import Predicate, side
from .scope import Draft

_REFUSES = frozenset({"婉拒", "谢绝", "拒收", "拒绝", "退回", "退还", "婉谢", "回绝"})


@dataclass(slots=True)
class RefusalFrame(Frame):
    """The reading of one verb of giving behind a verb of refusing."""

    def refused(self, p: Predicate) -> list[Draft]:
        """X 婉拒了 Y 捐赠的 Z: a gift of Y to X that came to nothing; no draft where nobody refuses."""
        at = next((i for i, c in enumerate(p.left_chunks) if c.text in _REFUSES), None)
        if at is None:
            return []
        offered, refusing = side(p.left_chunks[at + 1 :]), side(p.left_chunks[:at])
        moved, own = self._goods(p, strict=True)
        donors = [*offered.plain, *offered.by]
        if not donors or not own or not moved:
            return []
        d = Draft("flow", "donation", "refused", self.clause.start, self.clause.end)
        word = p.left_chunks[at]
        d.status = ("cancelled", word.start, word.end)
        d.date = self.memory.date
        self.put(d, "donor", donors)
        self.put(d, "recipient", refusing.plain[:1] or ([self.memory.subject] if self.memory.subject else []))
        d.goods = moved
        return self._finish(d)

"""Gifts that one body carries or hands over for another (A把B捐的Z送到Y, A向Y转交B捐的Z)."""

from __future__ import annotations

from dataclasses import dataclass

from .frames import _HANDS_ON, SILENT
from .goods import goods
from .handing import HandFrame
from .modality import mood
from .predicates import Predicate
from .scope import Draft


@dataclass(slots=True)
class CarryFrame(HandFrame):
    """The reading of two verbs of which the first belongs to the giver, the second to the carrier."""

    def is_carried(self, p: Predicate, nxt: Predicate) -> bool:
        """Whether the clause reads A 把 B 捐的 Z 送到 Y: B gives and A carries."""
        return (
            p.relative
            and nxt.cls in ("give", "pass", "arrive")
            and nxt.left.empty
            and any(c.party is not None and c.party.named for c in p.left.taken)
        )

    def carry(self, p: Predicate, nxt: Predicate) -> list[Draft]:
        """A 把 B 捐的 Z 送到 Y: B gives, A is the hand, Y receives."""
        m = mood(self.clause, nxt.verb, self.s.clauses[: self.k])
        to = [*nxt.right.to, *nxt.right.plain[:1]]
        row = [a for a in self.clause.row if a.start >= p.verb.end and a.end <= nxt.verb.start]
        moved = goods(row, self.folded, self.clause.notes, strict=True)
        if m.status in SILENT or not moved or not to:
            return []
        d = self._draft("donation", "carry", p, m)
        self.put(d, "donor", [c.party for c in p.left.taken if c.party is not None])
        self.put(d, "recipient", to)
        self.put(d, "via", p.left.plain[:1] or self._subject(p), person_only=False)
        d.goods = moved
        return self._finish(d)

    def is_forwarded(self, p: Predicate, nxt: Predicate) -> bool:
        """Whether the clause reads A 向 Y 转交 B 捐的 Z: B gives, A hands over."""
        return (
            p.verb.text in _HANDS_ON
            and nxt.cls == "give"
            and any(x.named for x in p.left.to)
            and any(x.named for x in nxt.left.plain)
        )

    def forward(self, p: Predicate, nxt: Predicate) -> list[Draft]:
        """A 向 Y 转交 B 捐的 Z: B gives, A is the hand, Y receives."""
        m = mood(self.clause, p.verb, self.s.clauses[: self.k])
        moved, own = self._goods(nxt, strict=True)
        if m.status in SILENT or not (own and moved):
            return []
        d = self._draft("donation", "forward", p, m)
        self.put(d, "donor", nxt.left.plain)
        self.put(d, "recipient", p.left.to)
        self.put(d, "via", self._subject(p), person_only=False)
        d.goods = self.memory.goods = moved
        return self._finish(d)

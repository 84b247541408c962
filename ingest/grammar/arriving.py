"""Arriving: goods 运抵 Y, the end of a gift told before or a gift of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .days import when_of
from .frames import SETS_OUT, SILENT
from .giving import GiveFrame
from .goods import Goods, goods
from .modality import Mood, mood
from .predicates import Predicate, bodies_of
from .scope import Draft

_BOUGHT = re.compile(r"(?:联系|采购|订购|购买|预订|购置|采买)的")


@dataclass(slots=True)
class ArriveFrame(GiveFrame):
    """The reading of one verb of arriving."""

    def arrive(self, p: Predicate) -> list[Draft]:
        """Goods 运抵 Y: the end of a flow told before, or a flow of its own where the goods are X's."""
        m = mood(self.clause, p.verb, self.s.clauses[: self.k])
        if m.status in SILENT:
            return []
        if (
            p.right_chunks
            and p.right_chunks[0].cls in ("quantity", "word")
            and any(c.cls == "quantity" for c in p.right_chunks)
        ):
            return self.give(p)  # 紧急发运帐篷500顶
        to = [] if p.verb.text in ("启运", "起运", "发运") else p.right.plain + p.right.to
        if p.verb.text in SETS_OUT and m.status == "delivered":
            m = Mood("in_progress", p.verb.start, p.verb.end)
        if self.memory.pairs and (p.left.by or not p.left.plain):
            return self._dealt_out(p, to, m) if to else []
        last = self._last_flow()
        own = goods([a for a in self.clause.row if a.end <= p.verb.start], self.folded, self.clause.notes, strict=True)
        if last is not None and own.items and last.goods.sums and not last.goods.items and not own.counted:
            return []  # 提供10万美元，首批饮用水已运抵: other goods than the flow before tells
        if last is not None and not own.counted and not (p.left.plain and own):
            if to and (last.provisional or not last.roles.get("recipient")):
                self._move(last, to, p)
            if m.status != "delivered" or last.status is None or last.status[0] != "delivered":
                last.status = (m.status, m.start, m.end)
            last.date = last.date or when_of(self.clause)
            last.end = max(last.end, p.clause.chunks[-1].end)
            return []
        moved = own or self.memory.goods or Goods()
        first = self.clause.chunks[0].party
        owners = (
            p.left.source
            or [x for x in p.left.plain[:1] if x is p.left.owner or x is first]
            or ([bodies_of(self.memory.subject)] if self.memory.subject is not None and not own else [])
        )
        if not moved.counted or not (owners or to):
            return []
        bought = _BOUGHT.search(self.folded[self.clause.start : p.verb.start])
        d = self._draft("purchase" if bought else "donation", "arrive", p, m)
        self.put(d, "via" if bought else "donor", [*owners, *p.left.by] if bought else owners, person_only=not bought)
        self.put(d, "recipient", to)
        self.put(d, "via", [*p.left.through, *(() if bought else p.left.by)], person_only=False)
        d.goods = moved
        d.provisional = all(m.org is None and m.person is None for x in to for m in x.members)
        return self._finish(d)

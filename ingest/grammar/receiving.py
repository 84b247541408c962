"""Receiving: Y 收到 X 捐赠的 Z, with lists of givers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .frames import SILENT
from .giving import GiveFrame
from .goods import Goods, goods
from .modality import Mood, mood
from .phrases import Party
from .predicates import Predicate
from .scope import Draft

_TOTAL = re.compile(r"现已|累计|截至|截止|目前|迄今|至今|共收到|共接收|总计|全年|已到账|合计")


def _of_giver(p: Predicate) -> bool:
    """Y接收的X(的)消防车1辆: what was received is a named party's, and counted."""
    right = p.right_chunks
    named = p.relative and len(right) > 2 and right[1].party is not None and right[1].party.named
    return named and not right[1].party.grouped and any(c.cls == "quantity" for c in right[2:])  # type: ignore[union-attr]  # named says that it is one


@dataclass(slots=True)
class ReceiveFrame(GiveFrame):
    """The reading of one verb of receiving."""

    def receive(self, p: Predicate, giving: Predicate | None = None, *, chained: bool = False) -> list[Draft]:
        """Y 收到 X 捐赠的 Z; with `chained`, the giver stands before the verb of giving (收到A捐来…、B汇来…)."""
        m = mood(self.clause, p.verb, self.s.clauses[: self.k])
        if m.status in SILENT or (giving is None and not _of_giver(p) and not self._aid_near()):
            return []
        moved, own = self._goods(giving or p, strict=True)
        if giving is None and _of_giver(p):
            moved, own = self._counted(p), True
        if giving is None and (pairs := self._received_pairs(p, m)):
            return pairs
        donors = giving.left.plain if chained and giving else [*p.right.plain, *p.right.by, *p.right.source]
        to = [*p.right.to] or self._subject(p)
        via: list[Party] = []
        if giving is not None and giving.verb.text in ("转交", "转赠", "转送"):
            donors, via = [], donors
        if not donors and not via and self.memory.contact is not None:
            donors = [self.memory.contact]
        if not ((own and moved) or (giving is not None and donors and to)):
            return []
        unnamed = not any(x.named for x in donors) and not via
        if unnamed and not moved.items and not (donors and any(x.named for x in p.left.plain)):
            return []  # 全年接收侨胞捐款230万元: a sum
        if (
            unnamed
            and _TOTAL.search(self.folded[self.clause.start : self.clause.end])
            and not any(x.grouped for x in donors)
        ):
            return []
        if own:
            self.memory.goods = moved
        d = self._draft("donation", "receive-from", p, m)
        self.put(d, "donor", donors)
        self.put(d, "recipient", to)
        self.put(d, "via", [*via, *p.left.through, *p.right.through], person_only=False)
        d.goods = moved
        return self._finish(d)

    def _counted(self, p: Predicate) -> Goods:
        """The goods between the giver and their figure: what follows says what became of them."""
        end = next(c.end for c in p.right_chunks[2:] if c.cls == "quantity")
        start = p.right_chunks[1].end
        return goods([a for a in self.clause.row if start <= a.start and a.end <= end], self.folded, strict=True)

    def _received_pairs(self, p: Predicate, m: Mood) -> list[Draft]:
        """收到A公司30万元、B集团20万元捐款: each giver's own figure."""
        givers = p.right.plain
        row = [a for a in self.clause.row if a.start >= p.verb.end]
        if len([a for a in row if a.cls in ("money", "quantity")]) < 2 or not givers:  # one figure is one gift
            return []
        members = [x for g in givers for x in g.members]
        if len(members) < 2:  # one giver
            return []
        out: list[Draft] = []
        for i, member in enumerate(members):
            stop = members[i + 1].start if i + 1 < len(members) else self.clause.end
            moved = goods(
                [a for a in row if member.end <= a.start and a.end <= stop and a.cls != "give"],
                self.folded,
                strict=True,
            )
            if not moved.counted:
                return []
            d = self._draft("donation", "receive-list", p, m)
            self.put(d, "donor", [Party(member.start, member.end, [member])])
            self.put(d, "recipient", self._subject(p))
            d.goods = moved
            out.extend(self._finish(d))
        return out

"""Purchases told without a verb of buying (a contract, goods secured), and what later clauses add: seller and payer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..vocabulary import words
from .clauses import Clause
from .days import when_of
from .frames import Frame
from .goods import goods
from .modality import falls_through
from .news import arrived
from .predicates import bodies_of, side
from .purchase import firms, inside, parties_of
from .scope import Draft, Who

_SUPPLIER_IS = re.compile(r"(?:供货|供应|销售|生产|供给)(?:方|商|单位|厂家|厂商|企业|公司)?(?:均|都)?(?:为|是|系)")
_SUPPLIED_BY = re.compile(r"(?:供货|供应|提供|生产|出售|制造|承制)")
_SOUGHT = re.compile(r"(?:联系|协调|对接|落实|争取)的")


@dataclass(slots=True)
class DealFrame(Frame):
    """The reading of one clause about a purchase that has no verb of buying."""

    def contracted(self) -> list[Draft]:
        """X与Y签订N套Z的采购合同: ordered, without a verb of buying."""
        known = words("buying")
        deal = re.compile(
            rf"签(?:订|署|下|了)*(?P<goods>[^，。；]{{2,24}}?)的?(?:{'|'.join(known['contract_of'])})(?:{'|'.join(known['contract'])})"
        ).search(self.folded, self.clause.start, self.clause.end)
        parties = parties_of(self.clause)
        if deal is None or len(parties) < 2 or not any(m.org for m in parties[1].members):  # a buyer and a firm
            return []
        start, end = deal.span("goods")
        start += self.folded[start] == "的"
        moved = goods(inside(self.clause.row, start, end), self.folded, strict=True)
        if not moved.items:
            return []
        d = Draft("flow", "purchase", "purchase-contract", self.clause.start, self.clause.end)
        d.status, d.date = ("pledged", deal.start(), deal.end()), when_of(self.clause) or self.memory.date
        if (undone := falls_through(self.clause, self.folded)) is not None:
            d.status = ("cancelled", *undone)
        self.put(d, "donor", [firms(parties[1])])
        self.put(d, "recipient", [bodies_of(parties[0])])
        self.put(d, "via", self.memory.through, person_only=False)
        d.goods = moved
        return self._finish(d)

    def secured(self) -> list[Draft]:
        """由X联系的N套Z到位: bought for the home place by the hand of X."""
        text = self.folded[self.clause.start : self.clause.end]
        sought = _SOUGHT.search(text)
        if sought is None or not arrived(text[sought.end() :]):
            return []
        moved = goods(
            [a for a in self.clause.row if a.start >= self.clause.start + sought.end()], self.folded, strict=True
        )
        found = side(self.clause.chunks)
        hands = [*found.by, *found.through, *found.arranger, *found.plain][:1]
        if not moved.counted or not hands or not self.scope.home:
            return []
        d = Draft("flow", "purchase", "purchase-secured", self.clause.start, self.clause.end)
        d.status, d.date = ("delivered", self.clause.start, self.clause.end), when_of(self.clause) or self.memory.date
        d.add("recipient", [Who(i) for i in self.scope.home[:1]])
        self.put(d, "via", hands, person_only=False)
        d.goods = moved
        return self._finish(d)

    def later(self, clause: Clause) -> bool:
        """Whether `clause` names the seller of the purchase before it (由X供货, 供货方为X) or who paid ahead (由X垫付)."""
        d = next((d for d in reversed(self.drafts) if d.type == "purchase"), None)
        text = self.folded[clause.start : clause.end]
        parties = side(clause.chunks)
        if d is None:
            return False
        if any(w in text for w in words("buying")["paid_ahead"]):
            self.put(d, "via", [*parties.by, *parties.through, *parties.plain], person_only=False)
            d.goods.sums.extend(goods(clause.row, self.folded, clause.notes, strict=True).sums)
        elif (named := _SUPPLIER_IS.search(text)) and not d.entities("donor"):
            behind = [c.party for c in clause.chunks if c.party is not None and c.start >= clause.start + named.end()]
            self.put(d, "donor", behind[:1])
        elif parties.by and _SUPPLIED_BY.search(self.folded, parties.by[0].end, clause.end) and not d.entities("donor"):
            self.put(d, "donor", parties.by[:1])
        else:
            return False
        d.roles["recipient"] = [w for w in d.roles.get("recipient", ()) if w.entity not in d.entities("donor")]
        d.end = max(d.end, clause.end)
        return True

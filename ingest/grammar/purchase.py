"""The frame of buying: who ordered or bought what from whom, by whose hands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .frames import SILENT, Frame, body_of
from .modality import mood
from .predicates import Predicate
from .scope import Draft, Who


@dataclass(slots=True)
class PurchaseFrame(Frame):
    """The reading of one verb of buying."""

    def purchase(self, p: Predicate) -> list[Draft]:
        """X 向 Y 采购 Z; counted goods, or goods that a named buyer ordered."""
        m = mood(self.clause, p.verb, self.s.clauses[: self.k])
        if m.status in SILENT:
            return []
        moved, own = self._goods(p, strict=True)
        last = self._last_flow()
        bare = next(
            (a.amount for a in self.clause.row if a.cls == "quantity" and a.end <= p.verb.start and a.amount), None
        )
        if bare is not None and not (own and moved.items) and last is not None and last.goods.items:
            last.type, last.rule, last.end = "purchase", "supply-bought", self.clause.end
            last.goods.items[-1].amount = bare
            last.status = ("delivered", p.verb.start, p.verb.end)
            return []
        done = re.search(r"到位|入库|到货|运抵|送达", self.folded[self.clause.end : self.s.end])
        if not moved.items or not own or not (moved.counted or done or p.verb.text not in ("采购", "买", "购买")):
            return []
        d = self._draft("purchase", "purchase", p, m)
        self._sellers(d, p)
        self._buyers(d, p)
        d.goods = moved
        self.memory.goods = moved
        if p.verb.text in ("预定", "预订", "订购", "定购") and m.status == "delivered":
            d.status = ("pledged", p.verb.start, p.verb.end)
        return self._finish(d)

    def _sellers(self, d: Draft, p: Predicate) -> None:
        """Bodies that sell; an unnamed seller of a place (对韩采购) stands in words."""
        for x in [
            *p.left.to,
            *p.left.source,
            *p.right.source,
            *(a for a in p.left.at if any(m.org for m in a.members)),
        ]:
            if any(m.org is not None for m in x.members):
                self.put(d, "donor", [x])
            else:
                d.texts["donor_text"] = (None, x.start, x.end)
        if not d.entities("donor") and self.memory.contact is not None:
            for mem in self.memory.contact.members:
                if mem.org is not None:
                    d.add("donor", [Who(i, mem.org.start, mem.org.end) for i in mem.org.ids])

    def _buyers(self, d: Draft, p: Predicate) -> None:
        """The subject buys; where it only helps or follows up, who it helps buys, else its home place, and it is the hand."""
        helped = [
            c.party
            for a, c in zip(p.left_chunks, p.left_chunks[1:], strict=False)
            if c.party is not None and a.text in ("协助", "帮助")
        ]
        before = "".join(c.text for c in p.left_chunks)
        arranges = bool(helped) or any(w in before for w in ("推动", "跟进", "协调", "联系", "落实", "协助", "对接"))
        subject = self._subject(p)
        if not arranges:
            self.put(d, "recipient", [body_of(x) for x in subject])
            if not subject:
                d.add("recipient", [Who(i) for i in self.scope.home[:1]])
            return
        if helped:
            self.put(d, "recipient", [h for h in helped if h is not None])
        else:
            d.add("recipient", [Who(i) for i in self.scope.home[:1]])
        self.put(d, "via", [x for x in subject if x not in helped], person_only=False)
        if not d.entities("via"):
            d.add("via", [Who(i) for i in self.scope.we[:1]])

"""The frames of sending people: who sent whom where, and teams that set out themselves."""

from __future__ import annotations

from dataclasses import dataclass

from .frames import SILENT, Frame
from .goods import Goods, goods
from .modality import mood
from .predicates import Predicate
from .scope import Draft


@dataclass(slots=True)
class DispatchFrame(Frame):
    """The reading of one verb of sending people, or of a team's going."""

    def dispatch(self, p: Predicate, going: Predicate | None = None) -> list[Draft]:
        """X 派出 N 名队员 赴 Y; 队员由 X 选派."""
        m = mood(self.clause, p.verb, self.s.clauses[: self.k])
        if m.status in SILENT or self._noun(p):
            return []
        moved = self._people(p)
        senders = [*p.left.by] or [*p.left.plain[-1:]] or self._subject(p)
        to = [*p.left.to, *p.right.to, *p.right.at] + (going.right.plain if going is not None else p.right.plain)
        if not to and not p.right_chunks and self.memory.at is not None and p.left.by:
            to = [self.memory.at]
        if not moved.items and not to:
            return []
        if not to and not moved.counted and not p.left.by:
            behind = self.s.clauses[self.k].chunks[-1].cls
            if behind not in ("help", "party"):
                return []
        d = self._draft("dispatch", "dispatch", p, m)
        self.put(d, "donor", senders)
        self.put(d, "recipient", to)
        self.put(d, "via", p.left.through, person_only=False)
        d.goods = moved
        if going is not None:
            d.end = max(d.end, going.clause.chunks[-1].end)
        return self._finish(d)

    def go(self, p: Predicate) -> list[Draft]:
        """A named team 赴 Y: it sends itself."""
        m = mood(self.clause, p.verb, self.s.clauses[: self.k])
        teams = [t for t in (p.left.plain[-1:] or self._subject(p)) if self._is_team(t)]
        to = [x for x in p.right.plain[:1] if x.named]
        sent = self.drafts[-1] if self.drafts else None
        if sent is not None and sent.type == "dispatch" and not sent.entities("recipient") and to and not p.left.plain:
            self._move(sent, to, p)
            return []
        if m.status in SILENT or not teams or not to:
            return []
        d = self._draft("dispatch", "team-goes", p, m)
        self.put(d, "donor", teams)
        self.put(d, "recipient", to)
        self.put(d, "via", p.left.arranger, person_only=False)
        return self._finish(d)

    def _people(self, p: Predicate) -> Goods:
        stop = p.right_chunks[-1].end if p.right_chunks else p.verb.end
        row = [a for a in self.clause.row if a.start >= p.verb.end and a.end <= stop]
        found = goods(row, self.folded, strict=True, people=True)
        if not found.items:
            found = goods([a for a in self.clause.row if a.end <= p.verb.start], self.folded, strict=True, people=True)
        found.sums = []
        return found

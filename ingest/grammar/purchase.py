"""The frame of buying: who ordered or bought what from whom, by whose hands, and what later clauses add to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..parts import Amount
from ..vocabulary import words
from .atoms import Atom
from .clauses import Clause
from .frames import SILENT, Frame
from .goods import Good, Goods, Sum, goods
from .modality import Mood, mood
from .news import arrived, on_the_way
from .phrases import Member, Party
from .predicates import Predicate, bodies_of, side
from .scope import Draft, Who

_PURSUED = frozenset({"推动", "推进", "跟进", "继续推动", "继续推进", "继续跟进"})
"""A purchase that is being pursued (推动3万套防护服采购工作) is under way."""
_PUBLIC = frozenset({"government", "office", "embassy", "country", "region", "city"})
_SIDE_OF = re.compile(r"(?:对|从|自|向|于)$")


@dataclass(slots=True)
class PurchaseFrame(Frame):
    """The reading of one verb of buying."""

    def purchase(self, p: Predicate) -> list[Draft]:
        """X 向 Y 采购 Z; counted goods, or goods that a named buyer ordered."""
        m = self._status(p)
        if m.status in SILENT:
            return []
        if self._fills_supply(p):
            return []
        moved = self._bought(p)
        d = self._draft("purchase", "purchase", p, m)
        self._sellers(d, p)
        sure = moved.counted or bool(d.entities("donor")) or p.verb.text not in ("采购", "买", "购买")
        done = arrived(self.folded[self.clause.end : self.s.end])
        if not moved.items or not (sure or done):
            return []
        if p.verb.text in words("buying")["with_seller"] and not (d.entities("donor") or "donor_text" in d.texts):
            return []
        self._buyers(d, p)
        if not d.entities("donor") and self._anybody(p):
            return []
        d.goods = moved
        self.memory.goods = moved
        self._spent(d)
        return self._finish(d)

    # ------------------------------------------------------------------ status
    def _status(self, p: Predicate) -> Mood:
        """The verb's mood; what is ordered is still to come unless the clause says that it came or is on its way."""
        m = mood(self.clause, p.verb, self.s.clauses[: self.k])
        behind = self.folded[p.verb.end : self.clause.end]
        if m.status not in ("delivered", "pledged"):
            return m
        if on_the_way(behind):
            return Mood("in_progress", p.verb.start, self.clause.end)
        if arrived(behind):
            return Mood("delivered", p.verb.start, self.clause.end)
        if any(c.text in _PURSUED for c in p.left_chunks) and not any(c.cls == "quantity" for c in p.right_chunks):
            return Mood("in_progress", p.verb.start, p.verb.end)
        if p.verb.text in words("buying")["order"] and m.status == "delivered":
            return Mood("pledged", p.verb.start, p.verb.end)
        return m

    # ------------------------------------------------------------------ goods
    def _bought(self, p: Predicate) -> Goods:
        """What is bought: behind the verb, else before it, else named before and only counted here."""
        row = self.clause.row
        stop = p.right_chunks[-1].end if p.right_chunks else p.verb.end
        notes = [n for n in self.clause.notes if n[0].start >= p.verb.end]
        behind = [a for a in row if a.start >= p.verb.end and a.end <= stop]
        found = goods(behind, self.folded, notes, strict=True)
        if not found.items:
            after = max((c.end for c in p.left_chunks if c.cls in ("arrange", "by", "through")), default=0)
            left = [
                a
                for c in p.left_chunks
                if c not in p.left.taken and c.start >= after
                for a in inside(row, c.start, c.end)
            ]
            found = goods(left, self.folded, strict=True)
        if found.items:
            return found
        bare = found.bare or _bare(row, p.verb)
        if bare is None:
            told = self.memory.goods if not p.right_chunks else None  # 这批Z共1000套，由X从Y购得
            return told if told is not None and told.counted else self._next_lot(p)
        for clause in reversed(self.s.clauses[: self.k]):
            named = goods(_supplied(clause), self.folded, strict=True).items
            if named:
                return Goods([Good(named[-1].start, named[-1].end, bare, named[-1].text)], list(found.sums))
        return found

    def _next_lot(self, p: Predicate) -> Goods:
        """The goods of the next clause where the verb ends its own (推进对X采购，首批500台测温仪…)."""
        if p.right_chunks or self.k + 1 >= len(self.s.clauses):
            return Goods()
        nxt = self.s.clauses[self.k + 1]
        if any(c.cls in ("give", "pass", "receive", "purchase", "help") for c in nxt.chunks):
            return Goods()
        found = goods(nxt.row, self.folded, nxt.notes, strict=True)
        return found if found.counted else Goods()

    def _fills_supply(self, p: Predicate) -> bool:
        """A supply told before as a gift was bought: 提供防护服，2000套已采购."""
        last = self._last_flow()
        bare = _bare([a for a in self.clause.row if a.end <= p.verb.start], p.verb)
        own = goods([a for a in self.clause.row if a.start >= p.verb.end], self.folded, strict=True)
        own.items += goods([a for a in self.clause.row if a.end <= p.verb.start], self.folded, strict=True).items
        if bare is None or own.items or last is None or not last.goods.items or last.start < self.s.start:
            return False
        last.type, last.rule, last.end = "purchase", "supply-bought", self.clause.end
        last.goods.items[-1].amount = bare
        last.status = ("delivered", p.verb.start, p.verb.end)
        return True

    def _spent(self, d: Draft) -> None:
        """The money paid out for the goods is their value; a gift of that money told before was no gift."""
        known = "|".join(sorted(words("buying")["spend"], key=len, reverse=True))
        spend = re.compile(rf"(?:{known})了?(?:人民币|善款|资金|经费|共|约|近|逾|现金)*$")
        for clause in reversed(self.s.clauses[max(0, self.k - 2) : self.k + 1]):
            for a in clause.row:
                if a.cls != "money" or a.amount is None or not spend.search(self.folded[clause.start : a.start]):
                    continue
                if not any(s.amount is a.amount for s in d.goods.sums):
                    d.goods.sums.append(Sum(a.amount, value=True))
                self._take_over(d, a.amount)
                self.memory.pairs = []
                d.start = min(d.start, clause.start)
                return

    def _take_over(self, d: Draft, spent: Amount) -> None:
        """Turn the draft that read the money as a gift to nobody into none: the purchase tells of it."""
        for other in self.drafts:
            open_gift = other.type == "donation" and not other.goods.items and not other.entities("recipient")
            if open_gift and any(s.amount is spent for s in other.goods.sums):
                if not d.entities("recipient"):
                    d.add("recipient", other.roles.get("donor", []))
                other.type = "purchase"
                other.roles.clear()
                other.texts.clear()

    # ------------------------------------------------------------------ parties
    def _sellers(self, d: Draft, p: Predicate) -> None:
        """Bodies that sell; an unnamed seller of a place (对韩采购) stands in words."""
        at = [a for a in p.left.at if any(m.org for m in a.members)]
        behind = p.right.plain[:1] if p.verb.text in words("buying")["from"] else []
        to = [x for x in p.left.to if self.folded[x.start - 1] not in "为给替"]  # 为X订购: X is whom it is for
        for x in [*to, *p.left.source, *p.right.source, *at, *behind, *self._in_contract(), *self._offering()]:
            if any(m.org is not None and not m.group for m in x.members):
                self.put(d, "donor", [firms(x)])
            else:
                d.texts["donor_text"] = (None, x.start, x.end)
        if not d.entities("donor") and self.memory.contact is not None:
            self.put(d, "donor", [firms(self.memory.contact)])
        if not d.entities("donor") and "donor_text" not in d.texts:
            self._land(d, p)

    def _land(self, d: Draft, p: Predicate) -> None:
        """对韩, 从日: a land in one character is no party, its words name the unnamed seller."""
        for a, b in zip(self.clause.row, self.clause.row[1:], strict=False):
            if b.end <= p.verb.start and b.tag in ("LOC", "ns") and _SIDE_OF.search(a.text):
                d.texts["donor_text"] = (None, a.start, b.end)

    def _in_contract(self) -> list[Party]:
        """The other side of a contract to buy that an earlier clause of the sentence tells of."""
        known = words("buying")
        for clause in self.s.clauses[: self.k + 1]:
            text = self.folded[clause.start : clause.end]
            to_buy = clause is not self.clause or any(w in text for w in known["contract_of"])
            if to_buy and any(w in text for w in known["contract"]):
                return parties_of(clause)[1:]
        return []

    def _offering(self) -> list[Party]:
        """The body that an arranger brought to supply the goods: 协调X供货，已采购…."""
        known = words("buying")
        for clause in self.s.clauses[: self.k + 1]:
            chunks = clause.chunks
            for i, c in enumerate(chunks):
                if c.party is None or not i or chunks[i - 1].text not in known["arrange"]:
                    continue
                if any(x.text in known["supply"] for x in chunks[i + 1 :]) and any(m.org for m in c.party.members):
                    return [c.party]
        return []

    def _buyers(self, d: Draft, p: Predicate) -> None:
        """The subject buys; where it only helps or follows up, who it helps buys, else its home place, and it is the hand."""
        helped = [
            c.party
            for a, c in zip(p.left_chunks, p.left_chunks[1:], strict=False)
            if c.party is not None and a.text in ("协助", "帮助")
        ]
        before = "".join(c.text for c in p.left_chunks)
        offered = bool(self._offering()) or self._from_contact(d)
        arranges = bool(helped) or offered or any(w in before for w in words("buying")["assist"])
        subject = [x for x in p.left.by or self._subject(p) if not self._sells(d, x)]
        ways = [*p.left.through, *p.right.through, *self.memory.through]
        own = [x for x in subject if not self._for_others(x)]
        if own and not helped and not any(w in before for w in words("buying")["assist"]):
            arranges = False  # a firm or chamber that finds a seller buys for itself
        if not arranges:
            self.put(d, "recipient", [bodies_of(x) for x in subject])
            if not subject:
                own = [i for i in self.scope.we[:1] if self.scope.kinds.get(i, ("", ""))[1] not in _PUBLIC]
                d.add("recipient", [Who(i) for i in (own or self.scope.home[:1])])
            self.put(d, "via", ways, person_only=False)
            return
        if helped:
            self.put(d, "recipient", helped)
        elif any(self._is_place(x) for x in subject):
            self.put(d, "recipient", subject)
        else:
            d.add("recipient", [Who(i) for i in self.scope.home[:1]])
        self.put(d, "via", [x for x in subject if x not in helped] + ways, person_only=False)
        if not d.entities("via"):
            d.add("via", [Who(i) for i in self.scope.we[:1]])

    def _for_others(self, x: Party) -> bool:
        """Whether a body finds sellers for its place and not for itself: an office, a government, we who write."""
        ids = [i for m in x.members for i in self.scope.ids(m)]
        return not ids or any(i in self.scope.we or self.scope.kinds.get(i, ("", ""))[1] in _PUBLIC for i in ids)

    def _anybody(self, p: Predicate) -> bool:
        """Whether the buyers are only an unnamed group (全市医疗机构): a statistic, no purchase of somebody's."""
        own = p.left.by or self._subject(p)
        return bool(own) and all(m.group and m.org is None and m.person is None for x in own for m in x.members)

    def _from_contact(self, d: Draft) -> bool:
        """Whether the seller is whom the sentence says was contacted: then who contacted only arranged."""
        kept = self.memory.contact
        return kept is not None and self._sells(d, kept)

    def _sells(self, d: Draft, x: Party) -> bool:
        return any(m.org is not None and set(m.org.ids) & d.entities("donor") for m in x.members)

    def _is_place(self, x: Party) -> bool:
        return all(m.place is not None and m.org is None and m.person is None for m in x.members)


def firms(party: Party) -> Party:
    """The bodies of a phrase of sellers, without the persons who answer for them and units named only by their kind."""
    firm = [m for m in party.members if m.org is not None and not m.group]
    if not firm and len(party.members) > 1:
        firm = [m for m in party.members if m.org is not None][-1:]
    members = [Member(m.start, m.end, m.org) if m.org is not None else m for m in firm or party.members]
    return Party(party.start, party.end, members)


def parties_of(clause: Clause) -> list[Party]:
    """The two sides of a contract: the subject and whom 与 marks, or the two members of A与B."""
    found = side(clause.chunks)
    both = [*found.plain[:1], *found.with_[:1]]
    if len(both) == 1 and len(both[0].members) == 2 and not both[0].grouped:  # A与B as one list
        return [Party(m.start, m.end, [m]) for m in both[0].members]
    return both


def _bare(row: list[Atom], verb: Atom) -> Amount | None:
    """A figure of goods before the verb whose noun stands elsewhere."""
    return next((a.amount for a in row if a.cls == "quantity" and a.end <= verb.start and a.amount is not None), None)


def _supplied(clause: Clause) -> list[Atom]:
    """What stands behind the verb of supplying (协调X提供Z), else the whole clause."""
    behind = max((c.end for c in clause.chunks if c.text in words("buying")["supply"]), default=clause.start)
    return [a for a in clause.row if a.start >= behind]


def inside(row: list[Atom], start: int, end: int) -> list[Atom]:
    """The atoms that lie between two places."""
    return [a for a in row if start <= a.start and a.end <= end]

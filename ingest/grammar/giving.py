"""Giving: X 向 Y 捐赠 Z and its kin, with the giver, the receiver and the goods that the clause leaves out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..vocabulary import words
from .carrying import CarryFrame
from .frames import _HELP_WORD, SETS_OUT, SILENT, cleft
from .goods import Goods, goods
from .modality import Mood, mood
from .phrases import Party
from .predicates import Predicate, bodies_of
from .scope import Draft, Who

_SHARE = re.compile(r"其中|其余|另|此外|还有|再|善款|(?:[^，。]{0,40}?)则?由")
_ALSO = re.compile(r"[并还]|同时|随信|随函|另|附")
_SOLD = frozenset({"卖给", "售给", "出售给", "让售给"})
_BROUGHT = frozenset({"带去", "带来", "送去", "送上", "携", "携赠", "随身带去"})
_TOWARD_US = ("来", "回")
_DELEGATION = re.compile(r"率(?:领)?[一-鿿]{0,6}(?:团|员)|一行(?:\d|[一二三四五六七八九十])")
_EVERYBODY = re.compile(r"全[省市国县区州球][^，。]{0,6}(?:捐款|捐赠|善款)(?:总额)?(?:已|共)*(?:逾|达|超|累计)")
_AGAIN = ("再", "再次", "又", "追加")
_THANKS = frozenset({"感谢", "致谢", "答谢", "鸣谢"})


@dataclass(slots=True)
class GiveFrame(CarryFrame):
    """The reading of one verb of giving, helping or handing over."""

    def give(self, p: Predicate, arrive: Predicate | None = None) -> list[Draft]:
        """X 向 Y 捐赠 Z and its kin; Y 援助 counts with goods or between two named parties."""
        m = mood(self.clause, (arrive or p).verb, self.s.clauses[: self.k])
        if m.status in SILENT or self._noun(p):
            return []
        if _EVERYBODY.match(self.folded, self.clause.start):
            return []  # 全省捐款已逾…: a sum
        if arrive is not None and arrive.verb.text in SETS_OUT and m.status == "delivered":
            m = Mood("in_progress", arrive.verb.start, arrive.verb.end)
        if p.cls == "pass" and (dealt := self._dealt_shares(p, m)):
            return dealt
        moved, own = self._goods(p, strict=True)
        if own and (self._same_goods(moved) or self._refers_back(moved, p)):
            moved, own = self.memory.goods or moved, False  # 调拨物资支援Y, 款将拨至Y: what was told before
        to = self._receivers(p, arrive, own)
        done = self._deals_listed(p, to, m)
        if done is not None or (done := self._moves_on(p, to, m, own)) is not None:
            return done
        if not own and (self._told_again(p, to) or self._passes_through(p, to)):
            return []
        told = not own and not to and not p.left.by and self._told_already(moved)
        if told or self._completes(p, moved, own=own):
            return []
        if not to and p.relative and p.cls == "pass" and _HELP_WORD.search(self._object(p)):
            to = p.left.at  # X在Y困难之时给予的无私援助
        made = self._new(p, m, moved, to, own=own)
        if made and arrive is not None:
            made[0].end = max(made[0].end, arrive.clause.chunks[-1].end)
        return made

    def _new(self, p: Predicate, m: Mood, moved: Goods, to: list[Party], *, own: bool) -> list[Draft]:
        """The gift that the verb tells, where it tells one."""
        donors, via = self._givers(p)
        if not self._is_transfer(p, moved, to, donors):
            if p.left.by and own and p.cls == "pass":  # 药品由X提供，…: X gives what the next clause tells of
                self.memory.goods, self.memory.subject = moved, p.left.by[0]
            return []
        d = self._draft("donation", f"{p.cls}-{'by' if p.left.by else 'to'}", p, m)
        self._put_givers(d, p, [x if self._in_person(p, x) else bodies_of(x) for x in donors])
        self.put(d, "recipient", to)
        self.put(d, "via", via, person_only=False)
        d.goods = moved
        if p.verb.text in _SOLD:
            d.type, d.rule = "purchase", "sold-to"
        if own:
            self.memory.goods = moved
        self._fill(d, p)
        return self._with_people(self._finish(d), p)

    def _in_person(self, p: Predicate, party: Party) -> bool:
        """Whether an officer gives as a person: not where he hands over, or comes at the head of a delegation."""
        told = self.folded[self.s.start : self.clause.end]
        return p.cls != "pass" and not (_DELEGATION.search(told) and len(party.members) == 1)

    def _put_givers(self, d: Draft, p: Predicate, donors: list[Party]) -> None:
        if not p.left.plain and not p.left.by and (run_by := self._campaign(p)):
            d.add("donor", [Who(i) for i in run_by])
        else:
            self.put(d, "donor", donors)
        if not donors and not p.left.by and (stranger := self._stranger(p)) is not None:
            d.texts["donor_text"] = (None, *stranger)

    def _with_people(self, made: list[Draft], p: Predicate) -> list[Draft]:
        """给予Y物资和医疗人员: the people are sent, not given."""
        if p.cls != "pass" or len(made) != 1 or not made[0].entities("recipient") or p.left.to and not p.right_chunks:
            return made
        behind = [a for a in self.clause.row if a.start >= p.verb.end]
        people = goods(behind, self.folded, strict=True, people=True)
        people.sums = []
        if not people.items or not any(c.cls in ("sep", "conj") for c in p.right_chunks):
            return made
        return [*made, replace(made[0], type="dispatch", rule="people-given", goods=people, texts=dict(made[0].texts))]

    def add_goods(self, d: Draft, p: Predicate) -> None:
        """Goods of a further verb of giving that belongs to the same transfer."""
        more, own = self._goods(p, strict=True)
        if own:
            d.goods.extend(more)

    def builds_with(self, paid: Draft, p: Predicate) -> bool:
        """出资N万元，在Y援建Z: what the money told before built, and where: one gift. False where `p` tells its own."""
        if p.verb.text not in words("verbs")["build"] or p.left.plain or p.left.by or paid.type != "donation":
            return False
        if paid.start < self.s.start or paid.goods.items or not paid.goods.sums or paid.entities("recipient"):
            return False
        more, own = self._goods(p, strict=False)
        if not own or not more.items:
            return False
        paid.goods.extend(more)
        at = self._receivers(p, None, own) or p.left.at or ([self.memory.at] if self.memory.at is not None else [])
        self.put(paid, "recipient", at)
        paid.end = max(paid.end, self.clause.end)
        return True

    def is_next_giver(self, p: Predicate) -> bool:
        """Whether `p` goes on a list of what was received: its own giver before it, its own figure behind it."""
        return bool(p.left.plain) and not p.left.to and any(c.cls in ("quantity", "money") for c in p.right_chunks)

    def _is_transfer(self, p: Predicate, moved: Goods, to: list[Party], donors: list[Party]) -> bool:
        named = any(x.named for x in to)
        if p.cls == "pass":
            if moved.info and not moved:
                return named and bool(donors) and bool(_HELP_WORD.search(self._object(p)))
            return bool(moved) and (bool(to) or moved.counted)
        if p.cls == "help":
            if moved and (named or moved.counted):
                return True
            return p.verb.text in ("援助", "资助", "救济", "赈济", "捐助") and named and bool(donors) and not p.relative
        return bool(moved) or named

    def _object(self, p: Predicate) -> str:
        return self.folded[p.verb.end : p.right_chunks[-1].end] if p.right_chunks else ""

    def _fill(self, d: Draft, p: Predicate) -> None:
        """A receiver that the clause leaves out: who thanks, who was told before, where it was built, 我们 for 汇来."""
        if p.verb.text.startswith("回"):
            self._returns(d, p)
        if d.entities("recipient") or d.texts.get("recipient_text"):
            return
        if any(c.text in _THANKS for c in p.left_chunks) and self.memory.subject is not None:
            self.put(d, "recipient", [self.memory.subject])  # X感谢Y赠送的Z
            return
        for find in (
            self._owner,
            self._aimed,
            self._told_receiver,
            self._once_more,
            self._offered,
            self._visited,
            self._reached,
            self._share_receiver,
        ):
            if find(d, p):
                return
        if p.left.arranger and d.type == "donation" and d.entities("via") & set(self.scope.we):
            d.add("recipient", [Who(i) for i in self.scope.home[:1]])

    def _owner(self, d: Draft, p: Predicate) -> bool:
        """X学校的课桌椅由Y捐赠: whose the goods are, received them."""
        owner = (self.memory.owner or p.left.owner or self._holder(p)) if p.left.by else None
        if owner is None or not owner.named:
            return False
        self.put(d, "recipient", [owner])
        return True

    def _told_receiver(self, d: Draft, p: Predicate) -> bool:
        """向X捐建Y，并赠送Z; 向X发来慰问信，并捐赠Z; 派员到X，带去Z: the receiver of the clause before."""
        same = self.drafts[-1] if self.drafts else None
        goes_on = (not p.left.plain and not p.left.by) or bool(cleft(p))
        if same is not None and same.entities("recipient"):
            again = same.type == "donation" and goes_on and self.clause.start > same.start
            if again or (same.type == "dispatch" and p.verb.text in _BROUGHT):
                d.add("recipient", list(same.roles["recipient"]))
                return True
        if self.memory.to is not None and goes_on and _ALSO.match(self.folded, self.clause.start):
            self.put(d, "recipient", [self.memory.to])
            return True
        return False

    def _once_more(self, d: Draft, p: Predicate) -> bool:
        """X将再捐Z: to whom X gave before."""
        last = self.drafts[-1] if self.drafts else self.memory.last
        again = any(c.text in _AGAIN for c in p.left_chunks) or p.verb.text.startswith(_AGAIN)
        if (
            last is None
            or not again
            or last.type != "donation"
            or not last.entities("donor")
            or last.entities("donor") != d.entities("donor")
        ):
            return False
        d.add("recipient", list(last.roles.get("recipient", ())))
        return bool(d.entities("recipient"))

    def _visited(self, d: Draft, p: Predicate) -> bool:
        """前往X，面交Z: X receives."""
        if self.memory.visited is None or not p.verb.text.endswith(("面交", "递交", "移交", "送交", "转交", "捐赠")):
            return False
        self.put(d, "recipient", [self.memory.visited])
        return True

    def _offered(self, d: Draft, p: Predicate) -> bool:
        """X愿提供Z: to whom the text speaks for, where it names nobody else."""
        offers = any(c.text in ("愿", "愿意") for c in p.left_chunks)
        if not offers or not d.entities("donor") or d.entities("donor") & {*self.scope.we, *self.scope.home}:
            return False
        d.add("recipient", [Who(i) for i in (self.scope.home[:1] or self.scope.we[:1])])
        return bool(d.entities("recipient"))

    def _reached(self, d: Draft, p: Predicate) -> bool:
        """寄来 reaches us, what is built is where it stands."""
        if p.verb.text.endswith(_TOWARD_US):
            d.add("recipient", [Who(i) for i in self._here()])
            d.provisional = True
            return True
        if p.verb.text in words("verbs")["build"] or p.verb.text in ("资助", "捐资", "出资"):
            self.put(d, "recipient", [self.memory.at] if self.memory.at is not None else [])
            d.provisional = d.provisional or p.verb.text not in words("verbs")["build"]
            return True
        return False

    def _share_receiver(self, d: Draft, p: Predicate) -> bool:
        """其中10万元由Y捐出: the receiver of the whole."""
        _ = p
        whole = self.memory.last or (self.drafts[-1] if self.drafts else None)
        before = whole is not None and (whole is self.memory.last or self.clause.start > whole.start)
        if whole is None or not before or whole.type != "donation" or not _SHARE.match(self.folded, self.clause.start):
            return False
        d.add("recipient", [w for w in whole.roles.get("recipient", ()) if w.entity not in d.entities("donor")])
        return True

    def _aimed(self, d: Draft, p: Predicate) -> bool:
        """针对X汛情，调拨Z: X receives."""
        if self.memory.aim is None or p.left.at or p.cls == "help":
            return False
        self.put(d, "recipient", [self.memory.aim])
        return True

    def _holder(self, p: Predicate) -> Party | None:
        """X中学新教学楼由Y援建: the body or place right before the thing that was built."""
        return next(
            (
                a.party
                for a, b in zip(p.left_chunks, p.left_chunks[1:], strict=False)
                if a.party is not None and b.cls == "word" and b.atom is not None and b.atom.tag.startswith(("n", "a"))
            ),
            None,
        )

    def _here(self) -> tuple[str, ...]:
        """Whom 寄来 and 送来 reach: the home place where the sentence speaks of it or a paper tells, else the document's body."""
        home, we = self.scope.home[:1], self.scope.we[:1]
        told = {i for c in self.s.clauses[: self.k] for a in c.row for i in a.ids}
        paper = any(self.scope.kinds.get(i, ("", ""))[1] == "media" for i in we)
        return home if home and (paper or home[0] in told) else () if paper else we

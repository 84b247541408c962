"""What a verb of giving or handing over says of goods told before: where they went, by whose hands, in which shares."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..vocabulary import words
from .clauses import Clause
from .days import when_of
from .frames import _HANDS_ON, Frame, places_of
from .goods import Good, Goods
from .lists import list_gifts
from .modality import Mood
from .phrases import Party
from .predicates import Predicate, bodies_of
from .scope import Draft, Who

_ALL_OF_THEM = re.compile(r"均|都|皆|全部|全数|悉数|一并|统一|一同")
_POINTS_BACK = re.compile(r"(?:这|此|该|上述|以上)[^，。]{0,6}?(?:均|都|全部)?(?:是|系|为|由)")
_DEALS_OUT = frozenset({"发放", "分发", "派发", "分送", "配发"})
_BROUGHT_HOME = frozenset({"送到", "送来", "送达", "送上门"})
_PURPOSE = re.compile(
    r"(?:集中|统一|专项|主要|全部|将|均|并|以此|共同|全力)*(?:用于|用以|以|来|助力|助|帮助|协助|支持|为了|作为|作)?"
    r"(?:[省市县])?(?:对口)?"
)
_MONEY_OR_GOODS = re.compile(r"(?:这|该|上述|此|所有|全部)?(?:笔|批|些)?(?:善款|捐款|款项|物资|款物|货物|赈款|赈灾款)")
_THIS_MONEY = re.compile(r"这笔|该笔|这批|该批|此款|上述|这些|此批|全部")


@dataclass(slots=True)
class HandFrame(Frame):
    """The reading of a verb that hands on what was told before."""

    def _moves_on(self, p: Predicate, to: list[Party], m: Mood, own: bool) -> list[Draft] | None:
        """Money or goods named before that are handed on: to the receiver of the flow before, or past it as carrier."""
        text = self.folded[self.clause.start : p.verb.start]
        sent = self.drafts[-1] if self.drafts else None
        if p.cls == "help" and to and sent is not None and sent.type == "dispatch" and not sent.entities("recipient"):
            self._move(sent, to, p)
            return []
        if not to and self._deals_out_again(p, own=own):
            return []
        if not to or (own and not _THIS_MONEY.search(text)):
            return None
        last = self._last_flow()
        if last is not None and (
            (last.provisional or not last.roles.get("recipient")) and (self.k or last.start >= self.clause.start)
        ):
            return self._shares(p, last, to) or self._went_to(self._told_together(last, text), to, p, m)
        if (
            p.verb.text in _HANDS_ON
            and last is not None
            and self.k
            and last.goods is self.memory.goods
            and not p.left.plain
            and any(x.named for x in to)
        ):
            return self._hands_on(last, p, to)
        before = last or self.memory.last
        if p.cls == "pass" and before is not None and before.roles.get("recipient") and _THIS_MONEY.search(text):
            before.add("via", [w for w in before.roles["recipient"] if self._is_body(w)])
            self._move(before, to, p)
            return []
        if self.memory.pairs and (p.left.by or p.left.through or not self.memory.listing):
            return self._dealt_out(p, to, m)
        return None

    def _deals_listed(self, p: Predicate, to: list[Party], m: Mood) -> list[Draft] | None:
        """The gifts listed before 由 in the same clause, as dealt out by whom it names; None where none are."""
        if p.cls != "pass" or not to or not p.left.by or not (listed := self._listed_before()):
            return None
        self.memory.pairs = listed
        return self._dealt_out(p, to, m)

    def _listed_before(self) -> list[Draft]:
        """A公司20万元捐款、B公司2万瓶水已由C转交D: the givers with their figures before 由, where there are several."""
        chunks = self.clause.chunks
        at = next((i for i, c in enumerate(chunks) if c.cls == "by"), 0)
        while at and (before := chunks[at - 1].atom) is not None and before.tag == "d":
            at -= 1
        if not at or sum(c.party is not None for c in chunks[:at]) < 2:  # one giver is read by the frame itself
            return []
        end = chunks[at - 1].end
        row = [a for a in self.clause.row if a.end <= end]
        notes = [n for n in self.clause.notes if n[0].start < end]
        return list_gifts(self.scope, Clause(self.clause.start, end, row, list(chunks[:at]), notes))

    def _went_to(self, flows: list[Draft], to: list[Party], p: Predicate, m: Mood) -> list[Draft]:
        """A later clause names the receiver of `flows`."""
        for d in flows:
            self._move(d, to, p)
            self.put(d, "via", p.left.by if p.cls == "pass" else [], person_only=False)
            d.status = (m.status, m.start, m.end) if d.status is None or m.status != "delivered" else d.status
        return []

    def _shares(self, p: Predicate, last: Draft, to: list[Party]) -> list[Draft]:
        """转送A、B各6000只: each receiver its share of the goods before; the flow before becomes the first of them."""
        figure = next((c.atom.amount for c in p.right_chunks if c.cls == "quantity" and c.atom and c.atom.amount), None)
        if figure is None or not any(c.cls == "each" for c in p.right_chunks) or len(last.goods.items) != 1:
            return []
        self._move(last, to, p)
        item = last.goods.items[0]
        share = Goods([Good(item.start, item.end, figure, item.text)])
        first, *others = last.roles["recipient"] or [None]
        if first is None:
            return []
        last.roles["recipient"], last.goods = [first], share
        return [replace(last, roles={**last.roles, "recipient": [w]}, texts=dict(last.texts)) for w in others]

    def _dealt_shares(self, p: Predicate, m: Mood) -> list[Draft]:
        """分送A2000箱、B1000箱: to each receiver its share of the goods named before."""
        before = self.memory.goods
        right = [c for c in p.right_chunks if c.cls not in ("sep", "conj", "le", "to_after")]
        pairs = list(zip(right[::2], right[1::2], strict=False))
        if before is None or len(before.items) != 1 or len(pairs) < 2 or len(right) % 2:
            return []
        if not all(a.party is not None and a.party.named and b.cls == "quantity" for a, b in pairs):
            return []
        out: list[Draft] = []
        item = before.items[0]
        for a, b in pairs:
            d = self._draft("donation", f"{p.cls}-to-each", p, m)
            self.put(d, "donor", [bodies_of(x) for x in self._subject(p)])
            self.put(d, "recipient", [a.party] if a.party is not None else [])
            d.goods = Goods([Good(item.start, item.end, b.atom.amount if b.atom else None, item.text)])
            out.extend(self._finish(d))
        return out

    def _deals_out_again(self, p: Predicate, *, own: bool) -> bool:
        """交X发放: the dealing out tells no second gift."""
        last = self._last_flow()
        return p.verb.text in _DEALS_OUT and not own and last is not None and last.goods is self.memory.goods

    def _told_together(self, last: Draft, text: str) -> list[Draft]:
        """The flows that one clause told and that still lack their receiver (A、B分别发来…, 均由C转交D)."""
        every = _ALL_OF_THEM.search(text) is not None
        apart = [c.end for c in self.s.clauses[: self.k] if c.ends_with in ("；", ";")]
        return [
            d
            for d in self.drafts
            if d.type == "donation"
            and d.end > max(apart, default=0)
            and (d.provisional or not d.roles.get("recipient"))
            and (every or d.end == last.end)
        ]

    def _hands_on(self, last: Draft, p: Predicate, to: list[Party]) -> list[Draft]:
        """将Z送到Y，交X发放: no second gift, X hands it out; 寄到Y，再转交X: X receives through Y."""
        behind = [c for c in self.clause.chunks[p.index + 1 :] if c.text in _DEALS_OUT]
        if behind and p.verb.text not in _DEALS_OUT:
            self.put(last, "via", [*p.left.by, *to], person_only=False)
        else:
            bodies = [w for w in last.roles.get("recipient", []) if self._is_body(w)]
            last.add("via", bodies)
            self._move(last, to, p)
            last.roles["via"] = [w for w in last.roles["via"] if w.entity not in last.entities("recipient")]
        last.end = max(last.end, self.clause.end) if last.start >= self.s.start else last.end
        return []

    def _dealt_out(self, p: Predicate, to: list[Party], m: Mood) -> list[Draft]:
        """A公司20万元捐款、B公司2万瓶水，均由C转交D: each giver's goods through C to D."""
        out: list[Draft] = []
        for d in self.memory.pairs:
            listed = any(d is x for x in self.drafts)
            d.roles["recipient"] = []
            self.put(d, "recipient", to)
            self.put(d, "via", [*p.left.through, *p.left.by], person_only=False)
            d.status, d.rule, d.end = (m.status, m.start, m.end), "gifts-through", self.clause.end
            d.date = self.memory.date
            out.extend([] if listed else self._finish(d))
        self.memory.pairs = []
        return out

    def _completes(self, p: Predicate, moved: Goods, *, own: bool) -> bool:
        """(这)是由X捐赠的, 均由X资助: the giver of the flow before, which named none."""
        text = self.folded[self.clause.start : p.verb.end]
        back = bool(_POINTS_BACK.match(text))
        last = self._last_flow() or (self.memory.last if back else None)
        if (
            p.verb.text in _HANDS_ON
            or last is None
            or last.type != "donation"
            or last.entities("donor")
            or last.texts.get("donor_text")
        ):
            return False
        givers = p.left.by or (p.left.plain if back else [])
        if not givers or (own and moved.counted) or (p.left.to and not back) or not any(g.named for g in givers):
            return False
        self.put(last, "donor", givers)
        if p.left.to and last.provisional:
            last.roles["recipient"] = []
            self.put(last, "recipient", p.left.to)
        self.put(last, "via", p.left.through, person_only=False)
        last.roles["recipient"] = [w for w in last.roles.get("recipient", ()) if w.entity not in last.entities("donor")]
        if last.start >= self.s.start:
            last.end = max(last.end, self.clause.end)
        else:
            last.more.append((self.clause.start, self.clause.end))
        return True

    def _is_body(self, who: Who) -> bool:
        return self.scope.kinds.get(who.entity, ("",))[0] != "Place"

    def _told_again(self, p: Predicate, to: list[Party]) -> bool:
        """向X捐赠Z，用于支援X抗疫; 向X捐赠Z，并已寄出: the clause goes on with the gift before and tells no second one."""
        bought = self.drafts[-1] if self.drafts and self.drafts[-1].type == "purchase" else None
        if bought is not None and not to and not p.left.plain and bought.start >= self.s.start and p.cls == "pass":
            return p.verb.text in _BROUGHT_HOME  # 订了Z，次日送到: the seller delivers
        last = self._last_flow()
        goes_on = self.k and last is not None and self.s.start <= last.start < self.clause.start
        if last is None or not goes_on or last.goods is not self.memory.goods or not last.entities("recipient"):
            return False
        if p.left.plain or p.left.by or p.left.arranger or p.relative:
            return False
        if p.cls == "help":
            return _PURPOSE.fullmatch(self.folded, self.clause.start, p.verb.start) is not None
        if to or p.verb.text not in words("verbs")["send_off"]:
            return False
        last.date, last.end = last.date or when_of(self.clause), max(last.end, self.clause.end)
        return True

    def _passes_through(self, p: Predicate, to: list[Party]) -> bool:
        """善款将由X转交: X hands on what was told before."""
        last = self._last_flow() or self.memory.last
        hands = [*p.left.by, *p.left.through]
        if last is None or to or p.left.plain or not hands or p.verb.text not in _HANDS_ON or last.type != "donation":
            return False
        if last.goods is not self.memory.goods and not _MONEY_OR_GOODS.match(self.folded, self.clause.start):
            return False
        self.put(last, "via", hands, person_only=False)
        if last.start >= self.s.start:
            last.end = max(last.end, self.clause.end)
        else:
            last.more.append((self.clause.start, self.clause.end))
        return True

    def _told_already(self, moved: Goods) -> bool:
        """带去疫苗1万支相赠: the second verb tells nothing new of the clause's goods."""
        last = self._last_flow()
        return last is not None and last.start >= self.clause.start and bool(places_of(last.goods) & places_of(moved))

    def _same_goods(self, moved: Goods) -> bool:
        """Whether the flow before, told in this clause, moves the very goods found."""
        last = self._last_flow()
        if last is None or last.start < self.clause.start:
            return False
        return bool(places_of(last.goods) & places_of(moved))

    def _refers_back(self, moved: Goods, p: Predicate) -> bool:
        """Whether 款, 善款 or 物资 without a figure stands for the counted goods of the clause before."""
        before = self.memory.goods
        return (
            bool(self.k)
            and before is not None
            and before.counted
            and not moved.counted
            and not p.left.plain
            and bool(self.drafts)
            and all(g.text in (*words("goods")["money"], *words("goods")["generic"]) for g in moved.items)
        )

    def _returns(self, d: Draft, p: Predicate) -> None:
        """Y 回赠 Z: to the giver of the flow before; 对方 is its receiver."""
        before = self._last_flow() or self.memory.last
        if before is None or before.type != "donation":
            return
        if not p.left.plain and not p.left.by:
            d.roles["donor"] = list(before.roles.get("recipient", ()))
        if not d.entities("recipient"):
            d.add("recipient", [w for w in before.roles.get("donor", ()) if w.entity not in d.entities("donor")])

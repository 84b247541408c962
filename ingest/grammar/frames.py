"""The frames of giving, receiving and arriving, each read from one verb and its sides, and what all frames share."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from ..vocabulary import words
from .atoms import Atom
from .clauses import Chunk, Clause, Sentence
from .days import when_of
from .goods import Good, Goods, goods
from .memory import Memory
from .modality import Mood, mood
from .phrases import Member, Party
from .predicates import Predicate, bodies_of
from .scope import Draft, Scope, Who, people_and_bodies

SILENT = {"asked", "negated"}
"""Moods of a verb that assert no transfer."""
_BOUGHT = re.compile(r"(?:联系|采购|订购|购买|预订|购置|采买)的")
_SHARE = re.compile(r"其中|其余|另|此外|还有|再|善款|(?:[^，。]{0,40}?)则?由")
_TOTAL = re.compile(r"现已|累计|截至|截止|目前|迄今|至今|共收到|共接收|总计|全年|已到账|合计")
_HELP_WORD = re.compile(r"(?:帮助|援助|支援)(?:和\w+)?$")
_GIFT_DEAL = re.compile(r"捐赠(?:协议|意向书|合同)|捐助协议|援助协议|赠款协议")
# Nouns of unnamed bodies and people that can be the subject of giving.
_ACTOR = re.compile(
    r"(?:国|厂|公司|企业|企业主|企业家|集团|机构|单位|部门|协会|商会|团体|商人|老板|老人|青年|学生|同学|教师|老师|村民|居民|市民|读者|校友|侨胞|华侨|侨领|商户|店主|车主|司机|医院|学校|大学|银行|酒店|超市|餐厅|寺院|教会|男子|女士|先生|某|人|者)$"
)
_ALSO = re.compile(r"[并还]|同时|随信|随函|另|附")
_ALL_OF_THEM = re.compile(r"均|都|皆|全部|全数|悉数|一并|统一|一同")
_EACH = re.compile(r"各|每(?!天|日|年|月|周)|均|都")
_POINTS_BACK = re.compile(r"(?:这|此|该|上述|以上)[^，。]{0,6}?(?:均|都|全部)?(?:是|系|为|由)")
_BUILT_AID = frozenset({"援建", "捐建", "资助", "捐助", "资助建设", "捐资修建", "捐资兴建"})
_HANDS_ON = frozenset(
    {"交", "转交", "转送", "转赠", "转给", "移交", "交由", "送交", "交给", "分发", "发放", "派发", "分送"}
)
_DEALS_OUT = frozenset({"发放", "分发", "派发", "分送", "配发"})
_TOWARD_US = ("来", "回")
_THIS_MONEY = re.compile(r"这笔|该笔|这批|该批|此款|上述|这些|此批|全部")


@dataclass(slots=True)
class Frame:
    """The reading of one verb: its article, sentence and clause, what was remembered, and the sentence's flows so far."""

    scope: Scope
    s: Sentence
    k: int
    memory: Memory
    drafts: list[Draft] = field(default_factory=list)

    @property
    def clause(self) -> Clause:
        """The verb's clause."""
        return self.s.clauses[self.k]

    @property
    def folded(self) -> str:
        """The article's folded text."""
        return self.scope.parts.section.view.folded

    # ------------------------------------------------------------------ giving
    def give(self, p: Predicate, arrive: Predicate | None = None) -> list[Draft]:
        """X 向 Y 捐赠 Z and its kin; Y 援助 counts with goods or between two named parties."""
        m = mood(self.clause, (arrive or p).verb, self.s.clauses[: self.k])
        if m.status in SILENT or self._noun(p):
            return []
        moved, own = self._goods(p, strict=True)
        if own and (self._same_goods(moved) or self._refers_back(moved, p)):
            moved, own = self.memory.goods or moved, False  # 调拨物资支援Y, 款将拨至Y: what was told before
        to = self._receivers(p, arrive, own)
        if (done := self._moves_on(p, to, m, own)) is not None:
            return done
        if self._completes(p, moved, own=own):
            return []
        donors, via = self._givers(p)
        if not to and p.relative and p.cls == "pass" and _HELP_WORD.search(self._object(p)):
            to = p.left.at  # X在Y困难之时给予的无私援助
        if not self._is_transfer(p, moved, to, donors):
            if p.left.by and own and p.cls == "pass":  # 药品由X提供，…: X gives what the next clause tells of
                self.memory.goods, self.memory.subject = moved, p.left.by[0]
            return []
        d = self._draft("donation", f"{p.cls}-{'by' if p.left.by else 'to'}", p, m)
        if p.cls == "pass":
            donors = [bodies_of(x) for x in donors]
        self._put_givers(d, p, donors)
        self.put(d, "recipient", to)
        self.put(d, "via", via, person_only=False)
        d.goods = moved
        if own:
            self.memory.goods = moved
        if arrive is not None:
            d.end = max(d.end, arrive.clause.chunks[-1].end)
        self._fill(d, p)
        return self._with_people(self._finish(d), p)

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

    def _same_goods(self, moved: Goods) -> bool:
        """Whether the flow before, told in this clause, moves the very goods found."""
        last = self._last_flow()
        if last is None or last.start < self.clause.start:
            return False
        return bool(_places(last.goods) & _places(moved))

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

    def add_goods(self, d: Draft, p: Predicate) -> None:
        """Goods of a further verb of giving that belongs to the same transfer."""
        more, own = self._goods(p, strict=True)
        if own:
            d.goods.extend(more)

    def _noun(self, p: Predicate) -> bool:
        """X的捐赠, 无私援助: the verb is a noun here."""
        before = p.left_chunks[-1] if p.left_chunks else None
        nothing_behind = not p.right_chunks or p.right_chunks[0].cls not in (
            "le",
            "party",
            "quantity",
            "money",
            "to_after",
            "to",
            "word",
        )
        if p.cls in ("give", "help") and before is not None and not p.left.by:
            of = any(c.cls == "de" for c in p.left_chunks[-2:]) and before.party is None
            if before.cls == "de" or (
                nothing_behind and (of or (before.atom is not None and before.atom.tag in ("a", "ad", "b")))
            ):
                return True
            if (
                of
                and not p.right.plain
                and p.right_chunks
                and p.right_chunks[0].atom is not None
                and p.right_chunks[0].atom.tag.startswith(("v", "ad", "d"))
            ):
                return True
        return p.cls == "help" and p.verb.tag == "vn" and nothing_behind

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
            before.add("via", before.roles["recipient"])
            self._move(before, to, p)
            return []
        if self.memory.pairs and (p.left.by or p.left.through or not self.memory.listing):
            return self._dealt_out(p, to, m)
        return None

    def _deals_out_again(self, p: Predicate, *, own: bool) -> bool:
        """交X发放: the dealing out tells no second gift."""
        last = self._last_flow()
        return p.verb.text in _DEALS_OUT and not own and last is not None and last.goods is self.memory.goods

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

    def _told_together(self, last: Draft, text: str) -> list[Draft]:
        """The flows that one clause told and that still lack their receiver (A、B分别发来…, 均由C转交D)."""
        every = _ALL_OF_THEM.search(text) is not None
        return [
            d
            for d in self.drafts
            if d.type == "donation" and (d.provisional or not d.roles.get("recipient")) and (every or d.end == last.end)
        ]

    def _hands_on(self, last: Draft, p: Predicate, to: list[Party]) -> list[Draft]:
        """将Z送到Y，交X发放: no second gift, X hands it out; 寄到Y，再转交X: X receives through Y."""
        behind = [c for c in self.clause.chunks[p.index + 1 :] if c.text in _DEALS_OUT]
        if behind and p.verb.text not in _DEALS_OUT:
            self.put(last, "via", [*p.left.by, *to], person_only=False)
        else:
            bodies = [w for w in last.roles.get("recipient", []) if self.scope.kinds.get(w.entity, ("",))[0] != "Place"]
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

    def is_next_giver(self, p: Predicate) -> bool:
        """Whether `p` goes on a list of what was received: its own giver before it, its own figure behind it."""
        return bool(p.left.plain) and not p.left.to and any(c.cls in ("quantity", "money") for c in p.right_chunks)

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

    def _returns(self, d: Draft, p: Predicate) -> None:
        """Y 回赠 Z: to the giver of the flow before; 对方 is its receiver."""
        before = self._last_flow() or self.memory.last
        if before is None or before.type != "donation":
            return
        if not p.left.plain and not p.left.by:
            d.roles["donor"] = list(before.roles.get("recipient", ()))
        if not d.entities("recipient"):
            d.add("recipient", [w for w in before.roles.get("donor", ()) if w.entity not in d.entities("donor")])

    def _fill(self, d: Draft, p: Predicate) -> None:
        """A receiver that the clause leaves out: 我们 for 汇来, the receiver told before, the place of building."""
        if p.verb.text.startswith("回"):
            self._returns(d, p)
        if (
            not d.entities("recipient")
            and self.memory.subject is not None
            and any(c.text in ("感谢", "致谢", "答谢", "鸣谢") for c in p.left_chunks)
        ):
            self.put(d, "recipient", [self.memory.subject])  # X感谢Y赠送的Z
        if d.entities("recipient") or d.texts.get("recipient_text"):
            return
        same = self.drafts[-1] if self.drafts else None
        if p.left.by and (owner := self.memory.owner or p.left.owner or self._holder(p)) is not None and owner.named:
            self.put(d, "recipient", [owner])
        elif (
            same is not None
            and same.type == "donation"
            and same.entities("recipient")
            and not p.left.plain
            and not p.left.by
            and self.clause.start > same.start
        ):
            d.add("recipient", list(same.roles["recipient"]))  # 向X捐建Y，并赠送Z
        elif (
            self.memory.to is not None
            and not p.left.plain
            and not p.left.by
            and _ALSO.match(self.folded, self.clause.start)
        ):
            self.put(d, "recipient", [self.memory.to])
        elif p.verb.text.endswith(_TOWARD_US):
            d.add("recipient", [Who(i) for i in self._here()])
            d.provisional = True
        elif p.verb.text in words("verbs")["build"] or p.verb.text in ("资助", "捐资", "出资"):
            self.put(d, "recipient", [self.memory.at] if self.memory.at is not None else [])
        elif (
            self.memory.last is not None
            and self.memory.last.type == "donation"
            and _SHARE.match(self.folded, self.clause.start)
        ):
            d.add(
                "recipient",
                [w for w in self.memory.last.roles.get("recipient", ()) if w.entity not in d.entities("donor")],
            )
            d.confidence = min(d.confidence, 0.55)
        elif (
            same is not None
            and same.type == "donation"
            and self.s.clauses[self.k].start > same.start
            and _SHARE.match(self.folded, self.clause.start)
        ):
            d.add("recipient", [w for w in same.roles.get("recipient", ()) if w.entity not in d.entities("donor")])
        elif p.left.arranger and d.type == "donation" and d.entities("via") & set(self.scope.we):
            d.add("recipient", [Who(i) for i in self.scope.home[:1]])

    # ------------------------------------------------------------------ receiving
    def receive(self, p: Predicate, giving: Predicate | None = None, *, chained: bool = False) -> list[Draft]:
        """Y 收到 X 捐赠的 Z; with `chained`, the giver stands before the verb of giving (收到A捐来…、B汇来…)."""
        m = mood(self.clause, p.verb, self.s.clauses[: self.k])
        if m.status in SILENT or (giving is None and not self._aid_near()):
            return []
        moved, own = self._goods(giving or p, strict=True)
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
        if not any(x.named for x in donors) and not via and not moved.items:
            return []
        if (
            not any(x.named for x in donors)
            and not via
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

    # ------------------------------------------------------------------ arriving
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
        if p.verb.text in ("启运", "起运", "发运", "开往", "驶往") and m.status == "delivered":
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

    def _move(self, last: Draft, to: list[Party], p: Predicate) -> None:
        """A later clause says where the goods of the flow before went, and by whose hands."""
        last.roles["recipient"] = []
        last.provisional = False
        self.put(last, "recipient", to)
        self.put(last, "via", p.left.through, person_only=False)
        last.date = when_of(self.clause) or last.date
        if last.start >= self.s.start:
            last.end = max(last.end, p.clause.chunks[-1].end)
        else:
            last.more.append((self.clause.start, self.clause.end))

    # ------------------------------------------------------------------ parts of frames
    def _goods(self, p: Predicate, *, strict: bool) -> tuple[Goods, bool]:
        """The goods of a verb and whether its clause names them: behind it, taken by 将 before it, or left of it; else remembered."""
        row = self.clause.row
        stop = p.right_chunks[-1].end if p.right_chunks else p.verb.end
        skip = self._receiver_end(p)
        if p.left.taken:
            notes = [n for n in self.clause.notes if n[0].start < p.verb.end]
            found = goods([a for c in p.left.taken for a in _atoms(c, row)], self.folded, notes, strict=True)
            if found:
                return found, True
        if (
            self.folded[p.verb.end : stop].endswith(words("goods")["info"])
            and not any(c.cls in ("sep", "conj") for c in p.right_chunks)
            and not any(a.cls == "money" for a in row)
            and not _HELP_WORD.search(self.folded[p.verb.end : stop])
        ):
            return Goods(info=True), True
        after = [a for a in row if a.start >= max(p.verb.end, skip) and a.end <= stop]
        each = any(c.cls in ("each", "severally") for c in p.left_chunks)
        found = goods(
            after,
            self.folded,
            [n for n in self.clause.notes if n[0].start >= p.verb.end],
            strict=strict,
            severally=each,
        )
        if found or found.info:
            return found, True
        before = [n for n in self.clause.notes if n[0].start < p.verb.end]
        found = goods([a for c in p.left_chunks for a in _atoms(c, row)], self.folded, before, strict=True)
        if found:
            return found, True
        if found.bare is not None and self.memory.goods is not None and self.memory.goods.items:
            named = self.memory.goods.items[0]  # 其中200个捐给X: of the goods named before
            return Goods([Good(named.start, named.end, found.bare, named.text)]), True
        if self.memory.goods is not None and (p.cls != "help" or self.memory.goods.counted):
            return self.memory.goods, False
        return Goods(), False

    def _receiver_end(self, p: Predicate) -> int:
        """Where the receiver right behind the verb ends (捐给Y物资, 捐赠Y的物资); the verb's own end where there is none."""
        for c in p.right_chunks:
            if c.cls in ("to_after", "le", "to"):
                continue
            return c.end if c.party is not None else p.verb.end
        return p.verb.end

    def _receivers(self, p: Predicate, arrive: Predicate | None, own: bool) -> list[Party]:
        to = [*p.left.to, *p.right.to]
        if to:
            return to
        if p.right.plain and not p.relative:
            first = p.right.plain[0]
            if not [c for c in p.right_chunks if c.end <= first.start and c.cls not in ("to_after", "le")]:
                return [first]
        if p.right.plain and p.relative and p.verb.text in _BUILT_AID and len(p.right_chunks) > 2:  # 的 X 水厂
            return p.right.plain[:1]
        if arrive is not None:
            return arrive.right.plain + arrive.right.to
        if p.left.at and (p.verb.text in words("verbs")["build"] or p.verb.text in ("发放", "分发", "派发", "捐赠")):
            return p.left.at
        if own and self.memory.at is not None and p.verb.text in ("发放", "分发", "派发", "援建", "捐建"):
            return [self.memory.at]
        return []

    def _givers(self, p: Predicate) -> tuple[list[Party], list[Party]]:
        left = p.left
        head = self._relative_head(p)
        if head is not None and not left.plain and not left.by:
            return [head], [*left.through]
        via = [*left.through, *p.right.through, *(self.memory.through if p.cls != "help" else [])]
        if left.by:
            return [*left.by, *left.with_], via
        donors = [*(self._subject(p) if left.plain else []), *left.with_]
        if left.arranger:
            if donors:
                via = [*left.arranger, *via]
            else:
                donors = list(left.arranger)
        return donors or self._subject(p), via

    def _campaign(self, p: Predicate) -> tuple[str, ...]:
        """The body behind a campaign that stands where the giver would (共同行动已向…捐赠)."""
        before = self.folded[self.clause.start : p.verb.start]
        return next((ids for key, ids in self.memory.campaigns.items() if key in before), ())

    def _relative_head(self, p: Predicate) -> Party | None:
        """此前宣布捐赠60套的X公司: the body behind 的 at the clause's end gives."""
        if (
            len(p.right_chunks) < 3
            or p.right_chunks[-2].cls != "de"
            or not any(c.cls in ("quantity", "money") for c in p.right_chunks[:-2])
        ):  # goods, 的, body
            return None
        head = p.right_chunks[-1].party
        return head if head is not None and head.named else None

    def _subject(self, p: Predicate) -> list[Party]:
        own = p.left.plain[:1]
        if not own and self._stranger(p) is not None:
            return []
        kept = self.memory.subject
        if own and (own[0].named or kept is None or not (kept.named and kept.grouped)):
            return own
        if own and kept is not None:
            return [kept, *own]
        return [self.memory.subject] if self.memory.subject is not None else []

    def _stranger(self, p: Predicate) -> tuple[int, int] | None:
        """The words for an unnamed body or person that stands as subject before the verb (当地一家药厂, 有邻国)."""
        for c in p.left_chunks:
            if c.cls in ("to", "take", "by", "through", "at", "with", "comma") or c.party is not None:
                return None
            if (
                c.atom is not None
                and c.cls == "word"
                and (c.atom.tag == "ORG" or (c.atom.tag.startswith("n") and _ACTOR.search(c.text)))
            ):
                return c.start, c.end
        return None

    def _aid_near(self) -> bool:
        text = self.folded[self.s.start : self.s.end]
        return any(w in text for w in ("捐", "赠", "援助", "善款", "援"))

    def _last_flow(self) -> Draft | None:
        return next((d for d in reversed(self.drafts) if d.kind == "flow" and d.type == "donation"), None)

    def _is_team(self, party: Party) -> bool:
        return any(self.scope.kinds.get(i, ("", ""))[1] == "team" for m in party.members for i in self.scope.ids(m))

    # ------------------------------------------------------------------ drafts
    def _draft(self, kind: str, rule: str, p: Predicate, m: Mood) -> Draft:
        d = Draft("flow", kind, rule, self.clause.start, self.clause.end)
        d.status = (m.status, m.start, m.end)
        d.date = when_of(self.clause) or self.memory.date
        return d

    def put(self, d: Draft, role: str, parties: list[Party], *, person_only: bool = True) -> None:
        """Give the members of `parties` the role; unnamed groups go into the words beside it."""
        for party in parties:
            both = people_and_bodies(party, self.folded)
            for member in party.members:
                self._member(d, role, member, person_only=person_only and not both)
            if party.grouped and role in ("donor", "recipient"):
                d.texts.setdefault(f"{role}_text", (None, party.start, party.end))
            if self.s.start <= party.start < d.start:
                d.start = party.start

    def _member(self, d: Draft, role: str, member: Member, *, person_only: bool) -> None:
        if role == "donor" and member.group and member.org is None and member.person is None:
            return  # an unnamed group of a place gives in words only
        ids = self.scope.ids(member, person_only=person_only)
        for a in member.names:
            d.add(role, [Who(i, a.start, a.end) for i in a.ids if i in ids])

    def _finish(self, d: Draft) -> list[Draft]:
        donors = d.entities("donor")
        d.roles["recipient"] = [w for w in d.roles.get("recipient", ()) if w.entity not in donors]
        if (
            (
                not donors
                and not d.texts.get("donor_text")
                and d.type == "donation"
                and d.entities("recipient")
                and not d.entities("recipient") & set(self.scope.we)
            )
            and self.memory.subject is None
            and d.rule.startswith(("pass", "give"))
            and d.goods.counted
        ):
            d.add("donor", [Who(i) for i in self.scope.we[:1]])
        d.roles["via"] = [
            w for w in d.roles.get("via", ()) if w.entity not in d.entities("donor") | d.entities("recipient")
        ]
        if not d.entities("donor") and not d.entities("recipient"):
            return []
        return self.each(d)

    def each(self, d: Draft) -> list[Draft]:
        """The draft itself, or one for each of its givers or receivers where the text gives each its own share."""
        if not d.goods.severally or not d.goods:
            return [d]
        role = "donor" if len(d.entities("donor")) > 1 else "recipient"
        if (
            len(d.goods.items) == len(d.entities(role)) > 1
            and len({g.text for g in d.goods.items}) == 1
            and not d.goods.sums
        ):
            return [
                replace(d, rule=d.rule + "-each", roles={**d.roles, role: [w]}, texts=dict(d.texts), goods=Goods([g]))
                for w, g in zip(d.roles[role], d.goods.items, strict=True)
            ]
        if len(d.entities(role)) < 2:  # one giver or receiver cannot be told apart further
            return [d]
        if len(d.goods.sums) == len(d.entities(role)) and not d.goods.items:
            return [
                replace(
                    d, rule=d.rule + "-each", roles={**d.roles, role: [w]}, texts=dict(d.texts), goods=Goods(sums=[x])
                )
                for w, x in zip(d.roles[role], d.goods.sums, strict=True)
            ]
        if len({g.text for g in d.goods.items}) > 1 and not _EACH.search(self.folded, self.clause.start, d.end):
            return [d]  # 向A、B分别赠送口罩和防护服: who got which is not said
        return [
            replace(d, rule=d.rule + "-each", roles={**d.roles, role: [w]}, texts=dict(d.texts)) for w in d.roles[role]
        ]


def _places(found: Goods) -> set[int]:
    return {g.start for g in found.items} | {x.amount.start for x in found.sums}


def _atoms(c: Chunk, row: list[Atom]) -> list[Atom]:
    return [a for a in row if c.start <= a.start and a.end <= c.end]

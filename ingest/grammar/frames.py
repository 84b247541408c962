"""The frames of giving, receiving and arriving, each read from one verb and its sides, and what all frames share."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..vocabulary import words
from .atoms import Atom
from .clauses import Chunk, Clause, Sentence
from .days import when_of
from .goods import Good, Goods, goods
from .memory import Memory
from .modality import Mood, mood
from .phrases import Member, Party
from .predicates import Predicate
from .scope import Draft, Scope, Who, people_and_bodies

SILENT = {"asked", "negated"}
"""Moods of a verb that assert no transfer."""
_BOUGHT = re.compile(r"(?:联系|采购|订购|购买|预订|购置|采买)的")
_SHARE = re.compile(r"其中|其余|另|此外|还有|再|善款|(?:[^，。]{0,40}?)则?由")
_TOTAL = re.compile(r"现已|累计|截至|截止|目前|迄今|至今|共收到|共接收|总计|全年|已到账|合计")
_HELP_WORD = re.compile(r"(?:帮助|援助|支援)(?:和\w+)?$")
_GIFT_DEAL = re.compile(r"捐赠(?:协议|意向书|合同)|捐助协议|援助协议|赠款协议")
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
        to = self._receivers(p, arrive, own)
        if (done := self._moves_on(p, to, m, own)) is not None:
            return done
        donors, via = self._givers(p)
        if not self._is_transfer(p, moved, to, donors):
            return []
        d = self._draft("donation", f"{p.cls}-{'by' if p.left.by else 'to'}", p, m)
        if p.cls == "pass":
            donors = [body_of(x) for x in donors]
        if not p.left.plain and not p.left.by and (run_by := self._campaign(p)):
            d.add("donor", [Who(i) for i in run_by])
        else:
            self.put(d, "donor", donors)
        self.put(d, "recipient", to)
        self.put(d, "via", via, person_only=False)
        d.goods = moved
        if own:
            self.memory.goods = moved
        if arrive is not None:
            d.end = max(d.end, arrive.clause.chunks[-1].end)
        self._fill(d, p)
        return self._finish(d)

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
        if not to or (own and not _THIS_MONEY.search(text)):
            return None
        last = self._last_flow()
        if last is not None and (last.provisional or not last.roles.get("recipient")) and self.k:
            self._move(last, to, p)
            last.status = (m.status, m.start, m.end) if last.status is None or m.status != "delivered" else last.status
            return []
        before = last or self.memory.last
        if p.cls == "pass" and before is not None and before.roles.get("recipient") and _THIS_MONEY.search(text):
            before.add("via", before.roles["recipient"])
            self._move(before, to, p)
            return []
        if self.memory.pairs and (p.left.by or p.left.through or not self.memory.listing):
            return self._dealt_out(p, to, m)
        return None

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

    def _fill(self, d: Draft, p: Predicate) -> None:
        """A receiver that the clause leaves out: 我们 for 汇来, the receiver told before, the place of building."""
        if d.entities("recipient") or d.texts.get("recipient_text"):
            return
        same = self.drafts[-1] if self.drafts else None
        if (
            same is not None
            and same.type == "donation"
            and same.entities("recipient")
            and not p.left.plain
            and not p.left.by
            and self.clause.start > same.start
        ):
            d.add("recipient", list(same.roles["recipient"]))  # 向X捐建Y，并赠送Z
        elif p.verb.text.endswith(_TOWARD_US):
            d.add("recipient", [Who(i) for i in self.scope.we[:1]])
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
        elif p.left.arranger and d.type == "donation" and d.entities("via") & set(self.scope.we):
            d.add("recipient", [Who(i) for i in self.scope.home[:1]])

    # ------------------------------------------------------------------ receiving
    def receive(self, p: Predicate, giving: Predicate | None = None) -> list[Draft]:
        """Y 收到 X 捐赠的 Z."""
        m = mood(self.clause, p.verb, self.s.clauses[: self.k])
        if m.status in SILENT or (giving is None and not self._aid_near()):
            return []
        moved, own = self._goods(giving or p, strict=True)
        if giving is None and (pairs := self._received_pairs(p, m)):
            return pairs
        donors = [*p.right.plain, *p.right.by, *p.right.source]
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
        to = [] if p.verb.text in ("启运", "起运", "发运") else p.right.plain + p.right.to
        if p.verb.text in ("启运", "起运", "发运", "开往", "驶往") and m.status == "delivered":
            m = Mood("in_progress", p.verb.start, p.verb.end)
        if self.memory.pairs and (p.left.by or not p.left.plain):
            return self._dealt_out(p, to, m) if to else []
        last = self._last_flow()
        own = goods([a for a in self.clause.row if a.end <= p.verb.start], self.folded, self.clause.notes, strict=True)
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
        owners = [x for x in p.left.plain[:1] if x is p.left.owner or x is first] or (
            [self.memory.subject] if self.memory.subject is not None and not own else []
        )
        if not moved.counted or not (owners or to):
            return []
        bought = _BOUGHT.search(self.folded[self.clause.start : p.verb.start])
        d = self._draft("purchase" if bought else "donation", "arrive", p, m)
        self.put(d, "via" if bought else "donor", [*owners, *p.left.by] if bought else owners, person_only=not bought)
        self.put(d, "recipient", to)
        self.put(d, "via", [*p.left.through, *(() if bought else p.left.by)], person_only=False)
        d.goods = moved
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
        kept = self.memory.subject
        if own and (own[0].named or kept is None or not (kept.named and kept.grouped)):
            return own
        if own and kept is not None:
            return [kept, *own]
        return [self.memory.subject] if self.memory.subject is not None else []

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
                Draft(
                    d.kind,
                    d.type,
                    d.rule + "-each",
                    d.start,
                    d.end,
                    {**d.roles, role: [w]},
                    dict(d.texts),
                    Goods([g]),
                    d.status,
                    d.date,
                    d.confidence,
                )
                for w, g in zip(d.roles[role], d.goods.items, strict=True)
            ]
        if len(d.entities(role)) < 2:  # one giver or receiver cannot be told apart further
            return [d]
        return [
            Draft(
                d.kind,
                d.type,
                d.rule + "-each",
                d.start,
                d.end,
                {**d.roles, role: [w]},
                dict(d.texts),
                d.goods,
                d.status,
                d.date,
                d.confidence,
            )
            for w in d.roles[role]
        ]


def body_of(party: Party) -> Party:
    """The bodies of office-holders who hand something over: the chairman who remits acts for the association."""
    members = [
        Member(m.start, m.end, m.org, None, None, group=m.group)
        if m.org is not None and m.person is not None and m.title is not None
        else m
        for m in party.members
    ]
    return Party(party.start, party.end, members, party.open, party.tail)


def _atoms(c: Chunk, row: list[Atom]) -> list[Atom]:
    return [a for a in row if c.start <= a.start and a.end <= c.end]

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
from .modality import Mood
from .phrases import Member, Party
from .predicates import Predicate
from .scope import Draft, Scope, Who, people_and_bodies

SILENT = {"asked", "negated"}
"""Moods of a verb that assert no transfer."""
SETS_OUT = frozenset({"启运", "起运", "发运", "开往", "驶往"})
"""Verbs of arriving that only begin the way."""
_HELP_WORD = re.compile(r"(?:帮助|援助|支援)(?:和\w+)?$")
_GIFT_DEAL = re.compile(r"捐赠(?:协议|意向书|合同)|捐助协议|援助协议|赠款协议")
# Nouns of unnamed bodies and people that can be the subject of giving.
_ACTOR = re.compile(
    r"(?:国|厂|公司|企业|企业主|企业家|集团|机构|单位|部门|协会|商会|团体|商人|老板|老人|青年|学生|同学|教师|老师|村民|居民|市民|读者|校友|侨胞|华侨|侨领|商户|店主|车主|司机|医院|学校|大学|银行|酒店|超市|餐厅|寺院|教会|男子|女士|先生|某|人|者)$"
)
_EACH = re.compile(r"各|每(?!天|日|年|月|周)|均|都")
_CARRYING = re.compile(r"承运|运送|代运|转运|押运|护送|托运|运输|转交|转送")
_INSTALLED = re.compile(r"装完|安装|装好|建成|启用|投用|投入使用|落成|竣工|完工|揭牌|交付使用")
_AID_GOODS = ("抗疫物资", "防疫物资", "救灾物资", "慰问金", "赈款", "指定用于", "定向用于")
_BUILT_AID = frozenset({"援建", "捐建", "资助", "捐助", "资助建设", "捐资修建", "捐资兴建"})
_HANDS_ON = frozenset(
    {
        "交",
        "转交",
        "转送",
        "转赠",
        "转给",
        "移交",
        "交由",
        "送交",
        "交给",
        "分发",
        "发放",
        "派发",
        "分送",
        "分配给",
        "分拨给",
    }
)


_TOWARDS = ("给", "到", "至", "往", "入")
_LONGEST_ATTRIBUTE = 4  # chunks


def _describes(between: list[Chunk]) -> bool:
    """Whether the words before a receiver only describe it (转给受灾的X)."""
    return (
        len(between) <= _LONGEST_ATTRIBUTE and between[-1].cls == "de" and all(c.cls in ("word", "de") for c in between)
    )


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
        if split := goods([a for c in cleft(p) for a in _atoms(c, row)], self.folded, strict=False):
            return split, True
        left = goods([a for c in _conducted(p) for a in _atoms(c, row)], self.folded, before, strict=True)
        if left:
            return left, True
        bare = left.bare or found.bare
        if bare is not None and self.memory.goods is not None and self.memory.goods.items:
            named = self.memory.goods.items[0]  # 其中200个捐给X, 拨出200个给X: of the goods named before
            return Goods([Good(named.start, named.end, bare, named.text)]), True
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
            between = [c for c in p.right_chunks if c.end <= first.start and c.cls not in ("to_after", "le")]
            if not between or (p.verb.text.endswith(_TOWARDS) and _describes(between)):
                return [first]
        if p.right.plain and p.relative and p.verb.text in _BUILT_AID and len(p.right_chunks) > 2:  # 的 X 水厂
            return p.right.plain[:1]
        if arrive is not None:
            return arrive.right.plain + arrive.right.to
        if p.right.at and _INSTALLED.search(self.folded, p.right.at[0].end, self.clause.end):
            return p.right.at[:1]  # X捐的路灯在Y装完
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
        if p.relative and (carrier := self._carrier(p)) is not None:
            return left.plain[-1:], [carrier, *via]
        donors = [*(self._subject(p) if left.plain else []), *left.with_]
        if left.arranger:
            if donors and all(x.grouped and not x.named for x in donors):
                donors = [*left.arranger, *donors]  # X组织会员捐款: the association gives
            elif donors:
                via = [*left.arranger, *via]
            else:
                donors = list(left.arranger)
        return donors or self._subject(p), via

    def _carrier(self, p: Predicate) -> Party | None:
        """A免费承运B捐赠的Z: B gives, A carries."""
        if len(p.left.plain) < 2:  # one party gives
            return None
        first, giver = p.left.plain[0], p.left.plain[-1]
        between = "".join(c.text for c in p.left_chunks if first.end <= c.start and c.end <= giver.start)
        return first if _CARRYING.search(between) else None

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
        return any(w in text for w in ("捐", "赠", "援", "善款", *_AID_GOODS))

    def _last_flow(self) -> Draft | None:
        return next((d for d in reversed(self.drafts) if d.kind == "flow" and d.type == "donation"), None)

    def _is_team(self, party: Party) -> bool:
        return any(self.scope.kinds.get(i, ("", ""))[1] == "team" for m in party.members for i in self.scope.ids(m))

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

    def finished(self, d: Draft) -> list[Draft]:
        """The draft as it stands, or one for each giver or receiver; none where it names neither."""
        return self._finish(d)

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


def cleft(p: Predicate) -> list[Chunk]:
    """灯杆是X捐的: the goods before 是."""
    ends = len(p.right_chunks) == 1 and p.right_chunks[0].cls == "de"
    at = next((i for i, c in enumerate(p.left_chunks) if c.text in ("是", "系")), 0)
    return p.left_chunks[:at] if ends and p.left.plain else []


def _conducted(p: Predicate) -> list[Chunk]:
    """The chunks before the verb, without what stands before 开展 (A、B为X开展物资捐赠)."""
    at = next((i for i, c in enumerate(p.left_chunks) if c.text in words("verbs")["conduct"]), -1)
    return p.left_chunks[at + 1 :]


def places_of(found: Goods) -> set[int]:
    """Where the items and sums of goods stand: two with a place in common are the same words."""
    return {g.start for g in found.items} | {x.amount.start for x in found.sums}


def _atoms(c: Chunk, row: list[Atom]) -> list[Atom]:
    return [a for a in row if c.start <= a.start and a.end <= c.end]

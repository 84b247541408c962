"""The frames of sending people: who sent whom where, and teams that set out themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..vocabulary import words
from .clauses import Chunk, Clause
from .days import when_of
from .frames import SILENT, Frame
from .goods import Goods, goods
from .modality import mood
from .people import extent, people_in
from .phrases import Member, Party
from .predicates import Predicate
from .scope import Draft

AHEAD = 3
"""Clauses behind the sending within which its destination may be named."""
_SENT_TO = frozenset({"派往", "派驻", "派赴"})
_GOES = frozenset({"go", "arrive", "help", "to_after"})
_MORE = re.compile(r"(?:又|再|还|再次)[一-鿿]{1,2}$|增派$|加派$")
_SETS_OUT = re.compile(r"成行|启程|出发|动身|到岗|抵达|到位|到任|开赴|就位")
_ENVOYS = ("代表", "记者", "专人", "人", "车")
_TEAM_BEHIND = re.compile(r"的[^，。；]{0,8}?(?:队|组|团|专家|医生|志愿者|工程师)")


@dataclass(slots=True)
class DispatchFrame(Frame):
    """The reading of one verb of sending people, or of a team's going."""

    def dispatch(self, p: Predicate, going: Predicate | None = None) -> list[Draft]:
        """X 派出 N 名队员 赴 Y; 队员由 X 选派."""
        m = mood(self.clause, p.verb, self.s.clauses[: self.k])
        if m.status in SILENT or self._noun(p) or self._is_order(p) or self._visit(p.verb.start):
            return []
        if p.right_chunks and p.right_chunks[0].text in _ENVOYS:
            return []  # 派代表到会
        team = self._team(p)
        to, reach = self._destination(p, going)
        if not team.items and reach > self.clause.end:  # 立即出动，17名队员赶往Y
            team = people_in([a for c in self.s.clauses[self.k + 1 :] if c.end <= reach for a in c.row], self.folded)
        if not to and not p.right_chunks and self.memory.at is not None and p.left.by:
            to = [self.memory.at]
        last = self.memory.last
        if not to and last is not None and last.type == "dispatch" and _MORE.search(self.folded[: p.verb.end][-4:]):
            d = self._draft("dispatch", "dispatch-more", p, m)  # 次日，又增派护士6名
            d.add("recipient", list(last.roles.get("recipient", ())))
            return self._sent(d, self._senders(p), [], [], team, reach) if team.items else []
        if not team.items and not to:
            return []
        if not to and not team.counted and not p.left.by:
            behind = self.s.clauses[self.k].chunks[-1].cls
            if behind not in ("help", "party"):
                return []
        d = self._draft("dispatch", "dispatch", p, m)
        team.severally = p.verb.text.startswith("各") or any(c.cls in ("each", "severally") for c in p.left_chunks)
        return self._sent(d, self._senders(p), to, p.left.through, team, reach)

    def go(self, p: Predicate) -> list[Draft]:
        """A named team 赴 Y: it sends itself."""
        if self._covered(p):
            return []
        if (made := self.come(p)) is not None:
            return made
        m = mood(self.clause, p.verb, self.s.clauses[: self.k])
        to = [x for x in p.right.plain[:1] if x.named]
        sent = self.drafts[-1] if self.drafts else None
        if sent is not None and sent.type == "dispatch" and not sent.entities("recipient") and to and not p.left.plain:
            self._move(sent, to, p)
            return []
        teams = [t for t in (p.left.plain[-1:] or self._member_of() or self._subject(p)) if self._is_team(t)]
        if not teams and _TEAM_BEHIND.match(self.folded, to[0].end if to else self.clause.end):
            teams = [_bodies(t) for t in p.left.plain[-1:] if any(m.org for m in t.members)]  # X赴Y的义诊队
        if m.status in SILENT or not teams or not to or self._homeward(p, to, teams) or self._visit(p.verb.start):
            return []
        d = self._draft("dispatch", "team-goes", p, m)
        return self._sent(d, teams, to, p.left.arranger, Goods(), self.clause.end)

    def come(self, p: Predicate) -> list[Draft] | None:
        """N名队员抵达Y, X组织N名志愿者前往Y: counted helpers of a body go or arrive; None where no such people do."""
        to = [x for x in p.right.plain[:1] if x.named] or p.right.to
        m = mood(self.clause, p.verb, self.s.clauses[: self.k])
        if not to or m.status in SILENT or self._visit(p.verb.start):
            return None
        team, clause = self._coming(p)
        if not team.items:
            return None
        start, _ = extent(team)
        named = [c.party for c in clause.chunks if c.party is not None and c.start <= start]
        own = [x for x in named if any(mem.org is not None for mem in x.members)]
        subject = [
            x for x in (self.memory.subject, self._body_here()) if x is not None and any(mem.org for mem in x.members)
        ][:1]
        bodies = [_bodies(x) for x in (self._ordered_by() or own[:1] or self._latest_team(named) or subject)]
        if not any(mem.org is not None for x in bodies for mem in x.members):
            return None
        if self._homeward(p, to, bodies):
            return []
        d = self._draft("dispatch", "people-come", p, m)
        d.start = min(d.start, clause.start)
        return self._sent(d, bodies, to, [], team, self.clause.end)

    def pass_by(self, p: Predicate) -> list[Draft] | None:
        """What a verb of arriving or helping says of people: nothing new within a sending read before, else `come`."""
        return [] if self._covered(p) else self.come(p)

    def muster(self) -> list[Draft]:
        """X组织N名志愿者到Y: the clause gathers people, and it or a later one says where they went."""
        team = people_in(self.clause.row, self.folded)
        if not team.items:
            return []
        before = self.folded[self.clause.start : extent(team)[0]].rstrip("了")
        chunk = next(i for i, c in enumerate(self.clause.chunks) if c.end > extent(team)[0])
        bodies = [c.party for c in self.clause.chunks[: chunk + 1] if c.party is not None and c.party.named]
        bodies = bodies or ([self.memory.subject] if self.memory.subject is not None else [])
        stationed = bool(bodies) and self._is_team(bodies[0])  # X救援队已有56名队员在Y转移群众
        if not (before.endswith(words("sending")["muster"]) or stationed) or self._visit(extent(team)[1]):
            return []
        to, reach = self._named_ahead(self.clause.chunks[chunk:])
        verb = self.clause.row[0]
        m = mood(self.clause, verb, self.s.clauses[: self.k])
        home = any(w in self.folded[self.s.start : reach] for w in words("sending")["homecoming"])
        if not to or not bodies or m.status in SILENT or home:
            return []
        d = Draft("flow", "dispatch", "people-mustered", self.clause.start, self.clause.end)
        d.status, d.date = (m.status, m.start, m.end), when_of(self.clause) or self.memory.date
        return self._sent(d, [_bodies(x) for x in bodies[:1]], to, [], team, reach)

    # ------------------------------------------------------------------ parts
    def _sent(
        self, d: Draft, senders: list[Party], to: list[Party], via: list[Party], team: Goods, reach: int
    ) -> list[Draft]:
        """The finished draft with sender, place, way and people, its evidence reaching to where the place is named."""
        self.put(d, "donor", senders)
        self.put(d, "recipient", to)
        self.put(d, "via", via, person_only=False)
        d.goods = team
        d.end = max(d.end, reach)
        if d.status is not None and d.status[0] == "pledged" and d.date is None:
            ahead = [c for c in self.s.clauses if c.start >= d.start]
            d.date = next((w for c in ahead if _SETS_OUT.search(self._text(c)) and (w := when_of(c))), None)
        d.date = d.date or next(
            (w for c in self.s.clauses if self.clause.start <= c.start < reach and (w := when_of(c))), None
        )
        return self._finish(d)

    def _text(self, clause: Clause) -> str:
        return self.folded[clause.start : clause.end]

    def _senders(self, p: Predicate) -> list[Party]:
        return self._ordered_by() or [*p.left.by] or [*p.left.plain[-1:]] or self._subject(p)

    def _team(self, p: Predicate) -> Goods:
        """The people behind the verb, else before it; uncounted ones only right behind the verb."""
        stop = p.right_chunks[-1].end if p.right_chunks else p.verb.end
        if (taken := next((c for c in p.right_chunks if c.text in ("将", "把")), None)) is not None:
            stop = taken.start  # 派车将4名队员送到…: the people are not who is sent
        row = [a for a in self.clause.row if a.start >= p.verb.end and a.end <= stop]
        before = [a for a in self.clause.row if a.end <= p.verb.start]
        found = people_in(row, self.folded)
        if not found.items:
            found = goods(row, self.folded, strict=True, people=True)
        if not found.items:
            found = people_in(before, self.folded)
        if not found.items:
            found = goods(before, self.folded, strict=True, people=True)
        found.sums = []
        return found

    def _coming(self, p: Predicate) -> tuple[Goods, Clause]:
        """The helpers before the verb of going, with their clause: this one, or the one before where this names nobody."""
        team = people_in([a for a in self.clause.row if a.end <= p.verb.start], self.folded)
        if team.items or not self.k or p.left.plain or p.left.by:
            return team, self.clause
        before = self.s.clauses[self.k - 1]
        return people_in(before.row, self.folded), before

    def _destination(self, p: Predicate, going: Predicate | None) -> tuple[list[Party], int]:
        """Where the people go, and where that is said to end: with the verb, with the verb of going, in a later clause."""
        if going is not None and (to := [x for x in going.right.plain[:1] if x.named] or going.right.to):
            return to, going.clause.chunks[-1].end
        own = [*p.left.to, *p.right.to, *p.right.at]
        if own:
            return own, self.clause.end
        if (p.verb.text in _SENT_TO or p.relative) and p.right.plain:
            named = [x for x in p.right.plain if x.named]
            return (named[:1] if p.verb.text in _SENT_TO else named[-1:]), self.clause.end
        behind = self.clause.chunks[p.index + 1 :]
        ways = any(c.text in ("方式", "形式", "途径") for c in behind)  # 以派遣专家、捐赠物资等方式帮助Y
        return self._named_ahead(behind if ways else p.right_chunks)

    def _named_ahead(self, chunks: list[Chunk]) -> tuple[list[Party], int]:
        """The place that a word of coming or working marks among `chunks`, or at the head of one of the next clauses."""
        if found := _marked(chunks, anywhere=True):
            return [found], self.clause.end
        for clause in self.s.clauses[self.k + 1 : self.k + 1 + AHEAD]:
            if any(c.cls in ("give", "pass", "receive", "purchase", "dispatch") for c in clause.chunks):
                break
            if found := _marked(clause.chunks, anywhere=False):
                return [found], clause.end
        return [], self.clause.end

    def _ordered_by(self) -> list[Party]:
        """The body at whose order the sentence's people go: 按照X的部署, 受X派遣."""
        known = words("sending")
        for clause in self.s.clauses[: self.k + 1]:
            for i, c in enumerate(clause.chunks[:-1]):
                party = clause.chunks[i + 1].party
                if party is None or not party.named or c.text not in known["order_before"]:
                    continue
                behind = self.folded[party.end : clause.end].removeprefix("的")
                if behind.startswith(known["order_behind"]):
                    return [party]
        return []

    def _is_order(self, p: Predicate) -> bool:
        """受X派遣: the verb says at whose order; what is done stands beside it."""
        return any(a.text == "受" and b.party for a, b in zip(p.left_chunks, p.left_chunks[1:], strict=False))

    def _visit(self, start: int) -> bool:
        """Whether what follows `start` is a visit, a meeting or an errand, or the people are a delegation."""
        text = self.folded[start : self.clause.end]
        return any(w in text for w in words("sending")["visits"]) or bool(_MEETING.search(text))

    def _homeward(self, p: Predicate, to: list[Party], senders: list[Party]) -> bool:
        """Whether the people only come home: to the place of their own body, or after the work is done."""
        text = self.folded[self.s.start : p.verb.end]
        if any(w in text for w in words("sending")["homecoming"]):
            return True
        there = {i for x in to for mem in x.members if mem.place is not None for i in mem.place.ids}
        home = {self.scope.place_of.get(i) for x in senders for mem in x.members for i in self.scope.ids(mem)}
        named = [self.folded[x.start : x.end] for x in senders]
        return bool(there & home) or any(
            n.startswith(self.folded[mem.place.start : mem.place.end])
            for n in named
            for x in to
            for mem in x.members
            if mem.place is not None
        )

    def _covered(self, p: Predicate) -> bool:
        """Whether the verb is part of a sending read before."""
        return any(d.type == "dispatch" and d.start <= p.verb.start < d.end for d in self.drafts)

    def _member_of(self) -> list[Party]:
        """The team whose members an earlier clause speaks of (作为X医疗队成员，赴…)."""
        found: list[Party] = []
        for clause in self.s.clauses[: self.k]:
            texts = ["", *(c.text for c in clause.chunks), ""]
            for c, before, behind in zip(clause.chunks, texts, texts[2:], strict=False):
                if c.party is not None and (before in ("作为", "随", "跟随") or behind in ("成员", "队员", "的成员")):
                    found.append(c.party)
        return found[-1:]

    def _body_here(self) -> Party | None:
        """The latest body that was subject, where this sentence names it."""
        kept = self.memory.body
        here = kept is not None and any(c.party is kept for clause in self.s.clauses[: self.k] for c in clause.chunks)
        return kept if here else None

    def _latest_team(self, named: list[Party]) -> list[Party]:
        """A leader named without a body (队长X率N名队员) leads the team that the text spoke of last."""
        leader = any(m.person is not None and m.org is None for x in named for m in x.members)
        kept = self.memory.body
        return [kept] if leader and kept is not None else []


_MEETING = re.compile(r"(?:参加|参与)[^，。；]{0,16}?(?:会议|大会|研讨|仪式|活动|会演|文化节|博览会|交流会)")


def _marked(chunks: list[Chunk], *, anywhere: bool) -> Party | None:
    """The first named party behind a word of coming or working; with `anywhere` false nobody else may stand before it."""
    known = words("sending")
    rest = "".join(c.text for c in chunks)
    for a, b in zip(chunks, chunks[1:], strict=False):
        if b.party is None or not b.party.named:
            continue
        if a.text in ("参加", "参与") and not any(m.place is not None for m in b.party.members):
            continue  # 参加X医疗队: whom one joins is not whom one helps
        if a.cls in _GOES or (a.text in known["coming"]) or (a.cls == "at" and rest.endswith(known["working"])):
            return b.party
        if a.cls == "at" and any(w in rest for w in known["working"]):
            return b.party
        if not anywhere and a.cls != "by":
            return None
    return None


def _bodies(party: Party) -> Party:
    """The bodies of a phrase without the persons and groups named with them: they send."""
    members = [Member(m.start, m.end, m.org) if m.org is not None else m for m in party.members]
    return Party(party.start, party.end, members)

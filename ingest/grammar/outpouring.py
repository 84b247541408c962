"""Aid told by a noun: 来自X的慰问和援助纷至沓来; X在Y危难之时给予的无私援助."""

from __future__ import annotations

import re
from itertools import pairwise

from .clauses import Chunk, Clause
from .frames import Frame
from .goods import goods
from .phrases import Member, Party
from .predicates import side
from .scope import Draft, Who

_AID = re.compile(r"援助|捐助|捐款|捐赠|善款|救援物资|救灾物资")
_COMES = re.compile(
    r"纷至沓来|源源不断|接踵而[至来]|络绎不绝|陆续(?:到达|抵达|运抵|到位|送达)|纷纷(?:到达|抵达|涌来)|如雪片"
)
_IN_NEED = re.compile(
    r"(?:困难|危难|危急|严峻|紧急|紧要|艰难|急需|需要|受灾|遭灾|关键)[^，。]{0,3}(?:之?时|时刻|时候|之际|关头)"
)
_INCOME = re.compile(r"新增(?:社会|各界|爱心)?捐[赠款](?:资金|收入|款项|善款|款)(?=[^，。；]{0,3}\d)")
_GIVEN = re.compile(r"(?:给予|给与|提供|伸出|施以)[^，。]{0,8}?的[^，。]{0,6}?(?:援助|捐助|救助)")


def poured_in(frame: Frame) -> list[Draft]:
    """Aid that comes from those named behind 来自, aid given to the one named as in need, money newly given to one's body."""
    return _from(frame) or _in_need(frame) or _income(frame)


def _from(frame: Frame) -> list[Draft]:
    """来自X的慰问和援助纷至沓来: X gave, to whom the text speaks for."""
    clause = frame.clause
    text = frame.folded[clause.start : clause.end]
    comes = _COMES.search(text)
    givers = _behind(clause, "来自")
    if comes is None or givers is None:
        return []
    between = text[givers.end - clause.start : comes.start()]
    if not (between.startswith("的") and _AID.search(between)):
        return []
    d = _draft(frame, clause)
    frame.put(d, "donor", [Party(m.start, m.end, [m]) for m in _apart(givers)])
    behind = [c.party for c in clause.chunks if c.party is not None and c.start >= clause.start + comes.end()]
    frame.put(d, "recipient", behind[:1])
    if not behind:
        d.add("recipient", [Who(i) for i in frame.scope.home[:1] if i not in d.entities("donor")])
    return frame.finished(d)


def _in_need(frame: Frame) -> list[Draft]:
    """X在Y危难之时给予的无私援助."""
    clause = frame.clause
    text = frame.folded[clause.start : clause.end]
    need, given = _IN_NEED.search(text), _GIVEN.search(text)
    if need is None or given is None or given.start() < need.end() - 1:
        return []
    at = next((i for i, (a, b) in enumerate(pairwise(clause.chunks)) if a.cls == "at" and b.party is not None), None)
    if at is None or at == 0:
        return []
    giver, taker = clause.chunks[at - 1].party, clause.chunks[at + 1].party
    if giver is None or taker is None:
        return []
    d = _draft(frame, clause)
    frame.put(d, "donor", [giver])
    frame.put(d, "recipient", [taker])
    return frame.finished(d)


def _income(frame: Frame) -> list[Draft]:
    """X累计募集资金N，其中新增捐赠资金M: M was given to X, nobody says by whom."""
    clause = frame.clause
    m = _INCOME.search(frame.folded, clause.start, clause.end)
    subject = side(clause.chunks).plain or ([frame.memory.subject] if frame.memory.subject is not None else [])
    if m is None or not subject:
        return []
    d = Draft("flow", "donation", "money-came-in", clause.start, clause.end)
    d.goods = goods([a for a in clause.row if a.start >= m.end()], frame.folded, clause.notes, strict=True)
    d.status = ("delivered", m.start(), m.end())
    frame.put(d, "recipient", subject[:1])
    return frame.finished(d) if d.goods.sums else []


def _behind(clause: Clause, word: str) -> Party | None:
    """The party right behind a word."""
    pairs: list[tuple[Chunk, Chunk]] = list(pairwise(clause.chunks))
    return next((b.party for a, b in pairs if a.text == word and b.party is not None), None)


def _apart(givers: Party) -> list[Member]:
    """The members that name somebody; a person's office names his country with him (X国领导人Y: both gave)."""
    out: list[Member] = []
    for m in givers.members:
        if m.person is not None and m.place is not None:
            out.append(Member(m.place.start, m.place.end, place=m.place))
        if m.names and not (m.group and m.org is None and m.person is None):
            out.append(m)
    return out


def _draft(frame: Frame, clause: Clause) -> Draft:
    d = Draft("flow", "donation", "aid-poured-in", clause.start, clause.end)
    d.status = ("delivered", clause.start, clause.end)
    return d

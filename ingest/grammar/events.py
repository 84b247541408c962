"""Events: meetings, ceremonies, sessions and joint statements with their hosts, supporters and participants."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from ..parts import When
from ..vocabulary import words
from .attendance import SPOKE_AT, attendants, invited, waiting, word_of
from .clauses import Chunk, Clause, Sentence
from .event_names import event_name
from .phrases import Member, Party
from .predicates import Side, side
from .scope import Draft, Scope, Who
from .subjects import subject_of

# 4月24日埃及专场中: one session of a series, told of by its name alone.
_SESSION = re.compile(
    r"(?:[^，。；]{0,3}?)(?P<name>[一-鿿]{2,10}?专场|第[一二三四五六七八九十\d]{1,3}场)(?=中|，|正值|活动|由|于|在|上)"
)
_ATTENDING = frozenset({"参加", "出席", "参与", "应邀出席", "应邀参加", "列席"})
_HANDOVER = re.compile(r"捐赠|移交|交接|赠送|捐款|发放|交付|赠书|受赠|签约|揭牌|启用|落成")
_HANDS_OVER = re.compile(
    r"(?:代表|亲自|分别)?[^，。]{0,14}(?:移交|递交|转交|交付|赠送|捐赠|接受捐赠|接受了?捐|接收|受赠|签收|领取|致谢|交予|交给|颁发|致辞)"
)


# So many paragraphs after the last word of an event the text still tells of it.
_PARAGRAPHS = 2


@dataclass(slots=True)
class Memory:
    """The event that the text goes on about, and the subject that clauses without one carry over."""

    event: Draft | None = None
    told_in: int = -1
    """The block that spoke of the event last."""
    subject: Party | None = None
    body: Party | None = None
    block: int = -1
    date: When | None = None
    pending: list[tuple[str, Party]] = field(default_factory=list)
    """Hosts and supporters named before the event is (由A主办，B协办的论坛在P举行)."""
    drafts: list[Draft] = field(default_factory=list)


def read_events(scope: Scope, sentences: list[Sentence]) -> list[Draft]:
    """The events that the sentences of one article tell of."""
    memory = Memory()
    for s in sentences:
        if s.block != memory.block:
            kind = scope.parts.section.blocks[s.block].kind
            memory.block, memory.subject, memory.body = s.block, None, None
            if kind in ("heading", "title"):
                memory.event = None
        memory.date, memory.pending = None, []
        for k, clause in enumerate(s.clauses):
            memory.date = (
                next((a.when for a in clause.row if a.when and a.when.iso and a.when.role == "at"), None) or memory.date
            )
            _clause(scope, s, k, memory)
    _hand_over(scope, sentences, memory)
    return [d for d in memory.drafts if any(d.roles.get(r) for r in ("host", "supporter", "participant"))]


def _clause(scope: Scope, s: Sentence, k: int, memory: Memory) -> None:
    clause = s.clauses[k]
    chunks = clause.chunks
    subject, _ = subject_of(clause)
    if subject is not None and subject.named:
        memory.subject = subject
        if any(m.org or _is_home(scope, m) for m in subject.members if m.person is None):
            memory.body = subject
    if k == 0:
        _session(scope, clause, memory)
    host = next((i for i, c in enumerate(chunks) if _hosts(c)), None)
    if host is not None and (_host(scope, clause, host, memory) or _only_hosts(clause, host, memory)):
        return
    support = next((i for i, c in enumerate(chunks) if c.text in _set("support")), None)
    if support is not None and memory.event is not None and _same_sentence(memory.event, s):
        for p in side(chunks[:support]).plain:
            _put(scope, memory.event, "supporter", p)
        memory.event.end = max(memory.event.end, clause.end)
        return
    _take_part(scope, s, k, memory)


def _only_hosts(clause: Clause, i: int, memory: Memory) -> bool:
    """由A主办，: whose event it is stands behind; what A holds must end the clause."""
    verb = clause.chunks[i]
    parties = [c.party for c in clause.chunks[:i] if c.party is not None]
    if verb is not clause.chunks[-1] or not verb.text.endswith(("主办", "承办", "协办")) or not parties:
        return False
    memory.pending.extend(("host", p) for p in parties)
    return True


def _is_home(scope: Scope, m: Member) -> bool:
    return m.place is not None and any(i in scope.home for i in m.place.ids)


def _hosts(c: Chunk) -> bool:
    return c.text in _set("host") or (c.text.endswith(words("ties")["host"]) and len(c.text) <= 6)


def _session(scope: Scope, clause: Clause, memory: Memory) -> None:
    folded = scope.parts.section.view.folded
    if memory.date is None or not any(a.when is memory.date for a in clause.row):
        return
    at = next(a.end for a in clause.row if a.when is memory.date)
    m = _SESSION.match(folded, at, clause.end)
    if m is None:
        return
    event = Draft("event", "event", "session", clause.start, clause.end, confidence=0.6)
    event.texts["name"] = (None, *m.span("name"))
    event.date = memory.date
    _begin(memory, event)


def _begin(memory: Memory, event: Draft) -> None:
    memory.drafts.append(event)
    memory.event, memory.told_in = event, memory.block


def _same_sentence(event: Draft, s: Sentence) -> bool:
    return s.start <= event.start < s.end


@lru_cache
def _set(name: str) -> frozenset[str]:
    return frozenset(words("ties")[name])


def _host(scope: Scope, clause: Clause, i: int, memory: Memory) -> bool:
    """X 与 Y 联合举办 E; E 由 X 主办; E 在 P 举行."""
    folded, names = scope.parts.section.view.folded, scope.parts.names
    chunks = clause.chunks
    verb = chunks[i]
    name = event_name(folded, verb.end, chunks[-1].end, names, held=True)
    left = side(chunks[:i])
    passive = name is None
    if name is None:
        name = _named_before(scope, clause, i)
        if name is None:
            return False
    event = Draft("event", "event", "hosted", clause.start, clause.end)
    event.texts["name"] = (None, *name)
    event.date = memory.date
    presided = any(c.text == "主持" for c in chunks[:i])
    plain = _outside(left, chunks, name) if passive else left.plain
    attends = next((j for j, c in enumerate(chunks[:i]) if c.text in _ATTENDING), None)
    if attends is not None and plain and not passive:  # P参加H举办的E
        for c in chunks[:attends]:
            if c.party is not None:
                _put(scope, event, "participant", c.party)
        plain = [p for p in plain if p.start > chunks[attends].end]
    for p in _host_parties(left, plain, memory, verb.text, passive=passive):
        for m in p.members:
            _member(scope, event, "participant" if presided or m.person is not None else "host", m)
    _hosts_before(scope, event, memory)
    if not plain and left.with_ and not left.by and memory.body is None:
        event.add("host", [Who(x) for x in scope.we[:1]])
    if presided or not event.roles.get("host"):
        _own_meeting(scope, event, name)
    for p in [*left.through, *left.arranger]:
        _put(scope, event, "supporter", p)
    _begin(memory, event)
    return True


def _outside(left: Side, chunks: list[Chunk], name: tuple[int, int]) -> list[Party]:
    """The unmarked parties that are no part of the event's name and do not only describe it."""
    left.with_ = [p for p in left.with_ if not name[0] <= p.start < name[1]]
    return [p for p in left.plain if not (name[0] <= p.start < name[1] or _describes(chunks, p, name))]


def _hosts_before(scope: Scope, event: Draft, memory: Memory) -> None:
    for role, p in memory.pending:
        _put(scope, event, role, p)
    memory.pending = []


def _describes(chunks: list[Chunk], party: Party, name: tuple[int, int]) -> bool:
    """A资助的…仪式: what the party does is told of the event; it holds nothing."""
    between = [c.cls for c in chunks if party.end <= c.start and c.end <= name[0]]
    return "de" in between and any(x in ("give", "help", "pass") for x in between)


def _named_before(scope: Scope, clause: Clause, i: int) -> tuple[int, int] | None:
    """The name of an event that stands before its verb (座谈会在P举行), with nobody between who could hold another."""
    chunks = clause.chunks
    verb = chunks[i]
    if not verb.text.endswith(("举行", "举办", "召开", "主办", "承办")):
        return None
    name = event_name(scope.parts.section.view.folded, clause.start, verb.start, scope.parts.names)
    if name is None:
        return None
    for j, c in enumerate(chunks[:i]):
        if c.party is not None and c.start >= name[1] and not any(x.cls in ("at", "by") for x in chunks[:j]):
            return None  # 仪式后，A与B举行会谈
    begin = max([name[0], *(c.end for c in chunks if c.end <= name[1] and c.cls in ("date", "by", "at", "comma"))])
    return (begin, name[1]) if begin < name[1] else name


def _host_parties(left: Side, plain: list[Party], memory: Memory, verb: str, *, passive: bool) -> list[Party]:
    hosts = [*left.by, *left.with_]
    if passive and not left.by:
        return [*plain[:1], *hosts]
    if not left.by:
        hosts = [*_lead(plain), *hosts]
    if not plain and not left.by and memory.body is not None and verb != "举行":
        hosts = [memory.body, *hosts]
    return hosts


def _lead(plain: list[Party]) -> list[Party]:
    """The hosts' phrase: the first party, with what a list behind it goes on with."""
    return plain[:1]


def _own_meeting(scope: Scope, event: Draft, name: tuple[int, int]) -> None:
    """A body's own meeting (市政府常务会议) is hosted by that body."""
    for n in scope.parts.names:
        if n.start == name[0] and n.end < name[1] and n.type == "Organization":
            event.add("host", [Who(i, n.start, n.end) for i in scope.parts.entity_of.get((n.start, n.end), ())])


def _put(scope: Scope, event: Draft, role: str, party: Party) -> None:
    for m in party.members:
        _member(scope, event, role, m)


def _member(scope: Scope, event: Draft, role: str, m: Member) -> None:
    """A named person stands alone, unnamed staff for their body; unnamed people of a place do not make it take part."""
    if m.group and m.org is None:
        return
    if role == "participant" and m.person is None and m.org is None:
        return
    ids = scope.ids(m)
    taken = event.entities("host") | event.entities("supporter")
    for a in m.names:
        event.add(
            role, [Who(i, a.start, a.end) for i in a.ids if i in ids and not (role == "participant" and i in taken)]
        )


# ---------------------------------------------------------------------------- taking part
def _take_part(scope: Scope, s: Sentence, k: int, memory: Memory) -> None:
    clause = s.clauses[k]
    folded = scope.parts.section.view.folded
    at_hand = memory.event is not None and memory.block - memory.told_in <= _PARAGRAPHS
    word = word_of(clause, folded, told=at_hand)
    guests = invited(clause)
    if word is None and not guests:
        return
    event = _which(scope, clause, clause.start + word.end() if word else clause.start, memory, attends=word is not None)
    if event is None:
        return
    people = _people(s, k, clause.start + word.start(), memory) if word is not None else []
    people = people if people or guests else []
    before = len(event.roles.get("participant", ()))
    for p in [*people, *guests]:
        _put(scope, event, "participant", p)
    if len(event.roles.get("participant", ())) > before and (clause.start, clause.end) != (event.start, event.end):
        event.more.append((min([clause.start, *(p.start for p in people if p.start >= s.start)]), clause.end))
        memory.told_in = memory.block if event is memory.event else memory.told_in


def _people(s: Sentence, k: int, stop: int, memory: Memory) -> list[Party]:
    clause = s.clauses[k]
    people = [*waiting(s, k), *attendants(clause, stop)]
    if people or clause.start == s.start or memory.subject is None or memory.subject.start < s.start:
        return people
    opened = next((c for c in s.clauses[:k] if c.start <= memory.subject.start < c.end), None)
    if opened is not None and opened.chunks[-1].cls in ("party", "word", "quantity"):
        return attendants(opened, opened.end)  # A、B以及支援P的护师C三位专家，围绕…
    return [memory.subject]


def _which(scope: Scope, clause: Clause, after: int, memory: Memory, *, attends: bool) -> Draft | None:
    """The event that the clause speaks of: one that it names, else the one at hand."""
    folded = scope.parts.section.view.folded
    event = memory.event
    named = event_name(folded, after, clause.end, scope.parts.names, held=True) if attends else None
    generic = named is not None and named[1] - named[0] <= len("座谈会议")
    if attends and (spoken := SPOKE_AT.search(folded, clause.start, after)) is not None:
        named = event_name(folded, spoken.start("event"), spoken.end("event"), scope.parts.names) or named
        generic = False
    if attends and named is None and event is None:
        named = event_name(folded, clause.start, after, scope.parts.names)  # 仪式由X主持 opens what is told of
    if attends and named is not None and (not generic or event is None) and not _is_current(event, folded, named):
        event = Draft("event", "event", "took-part", clause.start, clause.end, confidence=0.6)
        event.texts["name"] = (None, *named)
        event.date = memory.date
        _begin(memory, event)
    return event


def _is_current(event: Draft | None, folded: str, named: tuple[int, int]) -> bool:
    """Whether the words name the event at hand: one holds the other, or they are only 会议, 仪式."""
    if event is None or "name" not in event.texts:
        return False
    _, s, e = event.texts["name"]
    a, b = folded[s:e], folded[slice(*named)]
    return a in b or b in a or b[-3:] == a[-3:] and len(b) <= 6  # 线上交流会, 交流会


def _hand_over(scope: Scope, sentences: list[Sentence], memory: Memory) -> None:
    """People who hand over or take what is given take part in the article's only ceremony of handing over."""
    folded = scope.parts.section.view.folded
    rites = [
        d for d in memory.drafts if "name" in d.texts and _is_rite(folded[d.texts["name"][1] : d.texts["name"][2]])
    ]
    if len(rites) != 1:
        return
    blocks = scope.parts.section.blocks
    for clause in (c for s in sentences if blocks[s.block].kind == "paragraph" for c in s.clauses):
        for party in (c.party for c in clause.chunks if c.party is not None):
            person = any(m.person is not None and m.titles for m in party.members)
            if not person or not _HANDS_OVER.match(folded, party.end, clause.end):
                continue
            before = len(rites[0].roles.get("participant", ()))
            _put(scope, rites[0], "participant", party)
            if len(rites[0].roles.get("participant", ())) > before:
                rites[0].more.append((clause.start, clause.end))


def _is_rite(name: str) -> bool:
    return name.endswith(("仪式", "典礼")) and bool(_HANDOVER.search(name))

"""Events: meetings, ceremonies, sessions and joint statements with their hosts, supporters and participants."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from ..parts import When
from ..vocabulary import words
from .clauses import Chunk, Clause, Sentence
from .phrases import Member, Party
from .predicates import side
from .scope import Draft, Scope, Who
from .subjects import subject_of

_COUNTED = re.compile(
    r"(?:累计)?(?:举办|召开|举行|开展|组织)?了?[\d一二三四五六七八九十百几数]+(?:余|多)?(?:场|次|期)(?:活动|会|交流|$)"
)
_LEAD = re.compile(r"^(?:了|过|一场|一次|首场|首次|了一场|了一次|隆重|特别的|特殊的|题为|以|的|“?)+")
_THIS = re.compile(
    r"会上|会议|活动|仪式|本次|此次|论坛|座谈|分享会|交流会|典礼|会后|会中|总结|致辞|直播|参会|与会|开幕"
)


@dataclass(slots=True)
class Memory:
    """The event that the text goes on about, and the subject that clauses without one carry over."""

    event: Draft | None = None
    subject: Party | None = None
    body: Party | None = None
    block: int = -1
    date: When | None = None
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
        memory.date = None
        for k, clause in enumerate(s.clauses):
            memory.date = (
                next((a.when for a in clause.row if a.when and a.when.iso and a.when.role == "at"), None) or memory.date
            )
            _clause(scope, s, k, memory)
    return [d for d in memory.drafts if any(d.roles.get(r) for r in ("host", "supporter", "participant"))]


def _clause(scope: Scope, s: Sentence, k: int, memory: Memory) -> None:
    clause = s.clauses[k]
    chunks = clause.chunks
    subject, _ = subject_of(clause)
    if subject is not None and subject.named:
        memory.subject = subject
        if any(m.org or m.place for m in subject.members if m.person is None):
            memory.body = subject
    host = next(
        (
            i
            for i, c in enumerate(chunks)
            if c.text in _set("host") or (c.text.endswith(words("ties")["host"]) and len(c.text) <= 6)
        ),
        None,
    )
    if host is not None and _host(scope, clause, host, memory):
        _rest(scope, clause, chunks[host + 1 :], memory)
        return
    support = next((i for i, c in enumerate(chunks) if c.text in _set("support")), None)
    if support is not None and memory.event is not None and _same_sentence(memory.event, s):
        for p in side(chunks[:support]).plain:
            _put(scope, memory.event, "supporter", p)
        memory.event.end = max(memory.event.end, clause.end)
        return
    _take_part(scope, s, clause, chunks, memory)


def _same_sentence(event: Draft, s: Sentence) -> bool:
    return s.start <= event.start < s.end


@lru_cache
def _set(name: str) -> frozenset[str]:
    return frozenset(words("ties")[name])


@lru_cache
def _nouns() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, words("ties")["event_nouns"]), key=len, reverse=True)))


def _event_name(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """The place of an event's name in `start` to `end`: up to its last event noun, without counts and articles before it."""
    text = folded[start:end]
    if _COUNTED.search(text[:14]):
        return None
    found = list(_nouns().finditer(text))
    if not found:
        return None
    last = found[-1].end()
    while last < len(text) and text[last] in "”》」":
        last += 1
    if text[last:].startswith(words("ties")["no_event"]) and not text[last:].startswith("活动"):
        return None
    lead = _LEAD.match(text)
    begin = lead.end() if lead else 0
    if begin and text[begin - 1] == "“":
        begin -= 1
    return (start + begin, start + last) if last - begin >= 2 else None


def _host(scope: Scope, clause: Clause, i: int, memory: Memory) -> bool:
    """X 与 Y 联合举办 E; E 由 X 主办; E 在 P 举行."""
    folded = scope.parts.section.view.folded
    chunks = clause.chunks
    verb = chunks[i]
    name = _event_name(folded, verb.end, chunks[-1].end)
    left = side(chunks[:i])
    passive = False
    if name is None:
        name = (
            _event_name(folded, clause.start, verb.start)
            if verb.text.endswith(("举行", "举办", "召开", "主办", "承办"))
            else None
        )
        passive = name is not None
        if name is None:
            return False
        name = (_after_parties(chunks, name, left), name[1])
    hosts = [*left.by, *left.with_]
    presided = any(c.text == "主持" for c in chunks[:i])
    plain = [p for p in left.plain if not (passive and name[0] <= p.start < name[1])]
    if not passive or left.by:
        hosts = [*(plain[:1] if not left.by else []), *hosts]
        if not plain and not left.by and memory.body is not None and verb.text not in ("举行",):
            hosts = [memory.body, *hosts]
    elif passive and plain:
        hosts = [*plain[:1], *hosts]
    event = Draft("event", "event", "hosted", clause.start, clause.end)
    event.texts["name"] = (None, *name)
    event.date = memory.date
    for p in hosts:
        for m in p.members:
            role = "participant" if presided or (m.person is not None) else "host"
            _member(scope, event, role, m)
    if not plain and left.with_ and not left.by and memory.body is None:
        event.add("host", [Who(x) for x in scope.we[:1]])
    if presided or not event.roles.get("host"):
        _own_meeting(scope, event, name)
    for p in left.through:
        _put(scope, event, "supporter", p)
    for p in left.arranger:
        _put(scope, event, "supporter", p)
    memory.drafts.append(event)
    memory.event = event
    return True


def _after_parties(chunks: list[Chunk], name: tuple[int, int], left: object) -> int:
    """Where a name that stands before its verb begins: behind the date and the parties that act."""
    _ = left
    start = name[0]
    for c in chunks:
        if c.end > name[1]:
            break
        if c.cls in ("date", "by", "at", "comma"):
            start = max(start, c.end)
    return start if start < name[1] else name[0]


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


def _rest(scope: Scope, clause: Clause, chunks: list[Chunk], memory: Memory) -> None:
    """Supporters named behind the event in the same clause (…，由X协办) come with later clauses; nothing to do here yet."""
    _ = scope, clause, chunks, memory


def _take_part(scope: Scope, s: Sentence, clause: Clause, chunks: list[Chunk], memory: Memory) -> None:
    folded = scope.parts.section.view.folded
    verb = next(
        (
            i
            for i, c in enumerate(chunks)
            if c.text in _set("take_part") or (c.cls == "word" and c.text.startswith(("出席", "参加", "致辞", "列席")))
        ),
        None,
    )
    invited = next((i for i, c in enumerate(chunks) if c.text in ("邀请", "特邀", "邀")), None)
    if verb is None and invited is None:
        return
    named = _event_name(folded, chunks[verb].end, chunks[-1].end) if verb is not None else None
    event = memory.event
    generic = named is not None and named[1] - named[0] <= 4
    if verb is not None and named is None and event is None:
        named = _event_name(folded, clause.start, chunks[verb].start)  # 仪式由X主持 opens what is told of
    if (
        verb is not None
        and named is not None
        and (not generic or event is None)
        and not _is_current(event, folded, named)
    ):
        event = Draft("event", "event", "took-part", clause.start, clause.end, confidence=0.6)
        event.texts["name"] = (None, *named)
        event.date = memory.date
        memory.drafts.append(event)
    if event is None:
        return
    people: list[Party] = []
    if verb is not None:
        left = side(chunks[:verb])
        people = [*left.plain, *left.with_, *left.by]
        if not people and not left.by and memory.subject is not None and clause.start > s.start and invited is None:
            people = [memory.subject]
    if invited is not None:
        people = [c.party for c in chunks[invited + 1 :] if c.party is not None]
    before = len(event.roles.get("participant", ()))
    for p in people:
        _put(scope, event, "participant", p)
    if len(event.roles.get("participant", ())) > before and (clause.start, clause.end) != (event.start, event.end):
        event.more.append((min([clause.start, *(p.start for p in people if p.start >= s.start)]), clause.end))


def _is_current(event: Draft | None, folded: str, named: tuple[int, int]) -> bool:
    """Whether the words name the event at hand: one holds the other, or they are only 会议, 仪式."""
    if event is None or "name" not in event.texts:
        return False
    _, s, e = event.texts["name"]
    a, b = folded[s:e], folded[slice(*named)]
    return a in b or b in a or b[-3:] == a[-3:] and len(b) <= 6

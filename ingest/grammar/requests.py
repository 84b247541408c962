"""Reaching out by asking: requests, invitations, enquiries that were answered, contact through others."""

from __future__ import annotations

import re
from dataclasses import replace

from ..vocabulary import words
from .clauses import Chunk
from .contact_clause import Reach, contact, kind, plain
from .contact_lists import only_describes
from .pairs import speakers, ties, topic, who
from .phrases import Member, Party
from .scope import Draft, Who

_ASKS = re.compile(
    r"申请|求助|请求|请教|询问|咨询|打听|请示|求援|求购|商请|函询|反映|寻求|征询|询价|核实|催问|追问|了解|紧急求助"
)
_ASKS_OBJECT = frozenset({"请求", "恳请", "商请", "函请", "提请", "敦请", "恳求", "求助"})
SENDS_NEEDS = frozenset({"发给", "发送给", "发至", "告知", "转发", "发送"})
"""Verbs of sending that are contact where what is needed is sent."""
_PROPOSES = re.compile(r"提出.{0,4}(?:请求|申请|购买|求购|希望|诉求|需求|求助)")


def invited(r: Reach, i: int) -> list[Draft]:
    """应X邀请，Y…; 应X之请，Y…: X reached out to Y."""
    chunks = r.chunks
    if chunks[i].text != "应" or i + 1 >= len(chunks) or chunks[i + 1].party is None:
        return []
    if not any(c.text.startswith(("邀", "之邀", "请求", "之请", "请")) for c in chunks[i + 2 : i + 6]):
        return []
    host = chunks[i + 1].party
    guest = next((c.party for c in chunks[i + 2 :] if c.party is not None), None)
    before = next((c.party for c in chunks[:i] if c.party is not None), None)
    nxt = r.next()
    if guest is None and before is None and nxt is not None:
        guest = topic(nxt)
    target = before or guest or r.subject
    if host is None or target is None or target is host:
        return []
    return ties("CONTACTED", "contact-invited", r.clause, speakers(r.scope, host), who(r.scope, target, both=False))


def asks(text: str) -> bool:
    """Whether a word asks for something: a verb of asking, alone or before its object."""
    return text in _ASKS_OBJECT or _ASKS.match(text) is not None


def request(r: Reach, i: int) -> list[Draft]:
    """X 向 Y 提出…, X 请求 Y 协助, 将所需型号发给 Y: asking somebody is reaching out to him."""
    chunks = r.chunks
    if _sends_needs(r, i):
        return _asked(r, None, [c.party for c in chunks[i + 1 : i + 2] if c.party is not None])
    source = next(plain(chunks, i), None)
    if chunks[i].text in _ASKS_OBJECT and i + 1 < len(chunks) and (nxt := chunks[i + 1].party) is not None:
        return _asked(r, source, [nxt])
    if not _ASKS.match(chunks[i].text) and not (chunks[i].text == "提出" and _PROPOSES.match(r.since(i))):
        return []
    to = [b.party for a, b in zip(chunks[:i], chunks[1:i], strict=False) if a.cls == "to" and b.party is not None]
    return _asked(r, source, to)


def _asked(r: Reach, source: Party | None, others: list[Party]) -> list[Draft]:
    named = [x for x in others if x.named and not x.grouped]
    return contact(r, source, named, "contact-request") if named else []


def _sends_needs(r: Reach, i: int) -> bool:
    """将所需型号发给X: telling a supplier what is needed."""
    before = r.text[: r.chunks[i].start - r.clause.start]
    return r.chunks[i].text in SENDS_NEEDS and any(n in before for n in words("ties")["needs"])


# ---------------------------------------------------------------------------- through others
def through(r: Reach) -> list[Draft]:
    """通过X联系…: whoever looks for others through X is in contact with X, unless X only introduced them."""
    chunks = r.chunks
    for i, c in enumerate(chunks[:-2]):
        named = chunks[i + 1].party
        if c.text not in ("通过", "经", "经由", "借助") or named is None or named.grouped or not named.named:
            continue
        after = chunks[i + 2]
        searches = after.text in ("联系", "联络", "寻找", "对接", "积极联系", "多方联系")
        if searches and not only_describes(chunks, i + 1, len(chunks)):
            return contact(r, next(plain(chunks, i), None), [named], "contact-through")
    return []


# ---------------------------------------------------------------------------- answers
_ANSWERED = re.compile(r"答复|回复|回应|响应|反馈|回函|回电")
_SAYS = frozenset(
    {"表示", "称", "答复", "回复", "告知", "说", "介绍", "承诺", "同意", "答应", "回电", "允诺", "告诉", "回应"}
)


def replied(r: Reach, told: list[Draft]) -> list[Draft]:
    """Who answered an enquiry was asked: 与多家厂商联系，答复的有A、B; 与A联系，B副会长表示…."""
    before = r.s.clauses[max(0, r.k - 2) : r.k]
    enquiry = next((c for b in reversed(before) for c in b.chunks if _enquires(c)), None)
    if enquiry is None:
        return []
    answering = _who_answered(r.chunks)
    if answering is not None:
        return contact(r, r.subject, [_who_can_answer(r, answering)], "contact-replied")
    return _officer(
        r, [d for d in told if d.start >= r.s.start and d.rule in ("contact-with", "contact-object", "contact-between")]
    )


def _enquires(c: Chunk) -> bool:
    return c.text in kind("contact_with") or c.text in kind("contact_object")


def _who_answered(chunks: list[Chunk]) -> Party | None:
    """答复的有A、B; 已回复的是C."""
    answer = next((i for i, c in enumerate(chunks) if _ANSWERED.search(c.text)), None)
    if answer is None or answer + 3 >= len(chunks) or chunks[answer + 1].cls != "de":
        return None
    return chunks[answer + 3].party if chunks[answer + 2].text in ("有", "是", "为", "包括") else None


def _who_can_answer(r: Reach, party: Party) -> Party:
    """Without countries: where one stands alone, the name behind it was not read (日本|…财团)."""
    kept = [m for m in party.members if m.org or m.person or not _country(r, m)]
    return replace(party, members=kept)


def _country(r: Reach, m: Member) -> bool:
    return m.place is not None and any(r.scope.kinds.get(i, ("", ""))[1] == "country" for i in m.place.ids)


def _officer(r: Reach, told: list[Draft]) -> list[Draft]:
    """The officer who speaks for the body just contacted, named with a title and without a body."""
    first = r.chunks[0].party if r.chunks else None
    if not told or first is None or len(first.members) != 1:  # one who speaks
        return []
    m = first.members[0]
    speaks = any(c.text in _SAYS for c in r.chunks[1:3])
    if m.person is None or m.org is not None or m.place is not None or not m.titles or not speaks:
        return []
    sources: list[Who] = told[-1].roles.get("source", [])
    return ties("CONTACTED", "contact-replied", r.clause, sources, who(r.scope, first, both=False))

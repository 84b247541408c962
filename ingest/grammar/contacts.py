"""Contact: who wrote to, called, met or asked whom, by verbs that take the other side before or behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from ..vocabulary import words
from .atoms import ITEM
from .clauses import Chunk, Clause, Sentence
from .pairs import speakers, ties, topic, we, who
from .phrases import Party
from .scope import Draft, Scope, Who

# Words between a verb of contact and its object, or between the other side and the verb, that say nothing of their own.
_LIGHT = frozenset(
    {"进行", "保持", "取得", "建立", "开展", "举行", "作", "作了", "展开", "有", "着", "过", "上", "到", "了", "多次", "反复", "先后", "分别", "直接"}
)  # fmt: skip
_NOT_AN_ACT = (
    "信息",
    "方式",
    "人",
    "电话",
    "办法",
    "渠道",
    "机制",
    "会议",
    "会",
    "员",
    "部",
    "处",
    "点",
    "站",
    "工作",
    "群",
)


@dataclass(slots=True)
class _Reader:
    """One clause of an article with the party that the text is about there."""

    scope: Scope
    s: Sentence
    k: int
    subject: Party | None

    @property
    def clause(self) -> Clause:
        return self.s.clauses[self.k]

    @property
    def text(self) -> str:
        return self.scope.parts.section.view.folded[self.clause.start : self.clause.end]


def read_contacts(scope: Scope, sentences: list[Sentence]) -> list[Draft]:
    """The contacts that the sentences of one article state, each pair once a sentence."""
    out: list[Draft] = []
    block, subject, first = -1, None, None
    for s in sentences:
        if s.block != block or ITEM.match(scope.parts.section.view.folded, s.start):
            block, subject, first = s.block, None, None
        for k, clause in enumerate(s.clauses):
            own = topic(clause)
            if own is None and k and s.clauses[k - 1].ends_with in ("；", ";"):
                subject = first  # a new item of a list: about whom the paragraph is
            subject = own or subject
            first = first or subject
            found = _read(_Reader(scope, s, k, subject))
            out.extend(d for d in found if d.entities("source") and d.entities("target") and not _told(out, d, s))
    return out


def _told(out: list[Draft], d: Draft, s: Sentence) -> bool:
    pair = (d.entities("source"), d.entities("target"))
    return any(o.start >= s.start and (o.entities("source"), o.entities("target")) == pair for o in out)


def _read(r: _Reader) -> list[Draft]:
    chunks = r.clause.chunks
    for i, c in enumerate(chunks):
        if c.atom is None or not _may_tell(c) or _only_a_word(r.clause, i):
            continue
        for reader in (_invited, _mutual, _received, _with, _object, _incoming, _request):
            if found := reader(r, i):
                return _with_channel(r, found)
    return _with_channel(r, _letter(r))


def _may_tell(c: Chunk) -> bool:
    """Whether any reader asks for the word: most words are passed over by this alone."""
    text = c.text
    return c.cls == "receive" or text in _asked_for() or text[:1] in "互相" or _ASKS.match(text) is not None


@lru_cache
def _asked_for() -> frozenset[str]:
    kinds = (_kind(k) for k in ("contact_with", "contact_object", "contact_in"))
    return frozenset({"应", "据", "接", "接到", "接获", "提出", *_SENDS_NEEDS}.union(*kinds))


def _only_a_word(clause: Clause, i: int) -> bool:
    """Whether the verb is advised or describes something (请联系X, X联系的口罩, 联系方式)."""
    chunks = clause.chunks
    nxt = chunks[i + 1] if i + 1 < len(chunks) else None
    if any(b.text in words("ties")["advice"] for b in chunks[max(0, i - 3) : i]):
        return True
    if any(b.text in ("请", "敬请", "欢迎", "如需") for b in chunks[:i]):
        return True
    return nxt is not None and (nxt.cls == "de" or (nxt.cls == "word" and nxt.text.startswith(_NOT_AN_ACT)))


@lru_cache
def _kind(name: str) -> frozenset[str]:
    return frozenset(words("ties")[name])


# ---------------------------------------------------------------------------- the other side before the verb
def _with(r: _Reader, i: int) -> list[Draft]:
    """X 与 Y 联系, X 向 Y 求助: the other side stands behind a preposition before the verb."""
    chunks = r.clause.chunks
    if chunks[i].text not in _kind("contact_with") or _brings_a_gift(chunks, i):
        return []
    at = next((j for j in range(i - 1, -1, -1) if _joins(chunks[j])), None)
    if at is None:
        return _two_sides(r, i)
    others = _list_from(chunks, at + 1, i)
    before = [c.party for c in chunks[:at] if c.party is not None]
    if not others and not before:
        return []
    return _contact(r, before[-1] if before else None, others, "contact-with")


def _joins(c: Chunk) -> bool:
    return (
        c.cls == "with" or (c.cls == "conj" and c.text in ("与", "和", "同")) or c.text in ("同", "跟") or c.cls == "to"
    )


def _two_sides(r: _Reader, i: int) -> list[Draft]:
    """本会与A、B反复磋商: the phrase holds both sides, the first reaches out."""
    sides = next((c.party for c in reversed(r.clause.chunks[:i]) if c.party is not None), None)
    if sides is None or len(sides.members) < 2:  # one side
        return []
    first, *rest = sides.members
    between = r.scope.parts.section.view.folded[first.end : rest[0].start].strip()
    if between not in ("与", "和", "同", "跟"):
        return []
    one, other = Party(first.start, first.end, [first]), Party(rest[0].start, sides.end, rest, sides.open, sides.tail)
    return _contact(r, one, [other], "contact-between")


def _list_from(chunks: list[Chunk], start: int, stop: int) -> list[Party]:
    """The parties of a list with trades and former posts between its members; a place behind 在 is none."""
    out: list[Party] = []
    for j in range(start, stop):
        c = chunks[j]
        if c.party is None:
            if c.cls in ("at", "take", "to", "by") or c.text in ("就", "针对", "围绕", "关于"):
                break
            continue
        if not _describes_next(chunks, j):
            out.append(c.party)
        if j and chunks[j - 1].text in ("驻", "原驻"):  # 驻Y代表Z: Z, not Y
            out[-1] = Party(
                c.party.start, c.party.end, [replace(m, place=None) if m.person else m for m in c.party.members]
            )
    return out


def _describes_next(chunks: list[Chunk], j: int) -> bool:
    """原驻Y市代表: the place of a post, whose holder is named behind."""
    return j + 2 < len(chunks) and chunks[j + 1].text in ("驻", "原驻") and chunks[j + 2].party is not None


# ---------------------------------------------------------------------------- the other side behind the verb
def _object(r: _Reader, i: int) -> list[Draft]:
    """X 联系 Y, X 致函 Y, X 先后走访 A、B."""
    chunks = r.clause.chunks
    if chunks[i].text not in _kind("contact_object") or _brings_a_gift(chunks, i):
        return []
    j = i + 1
    while j < len(chunks) and chunks[j].party is None and _light(chunks[j]):
        j += 1
    if j >= len(chunks) or chunks[j].party is None:
        return []
    stop = next((n for n in range(j, len(chunks)) if _acts(chunks[n])), len(chunks))
    others = _list_from(chunks, j, stop)
    if stop > j + 1 and chunks[j + 1].cls == "quantity":
        return []  # 联络X国2000套防护服: what is looked for
    before = [c.party for n, c in enumerate(chunks[:i]) if c.party is not None and not _marked(chunks, n)]
    return _contact(r, before[-1] if before else None, others, "contact-object")


def _light(c: Chunk) -> bool:
    return (
        c.text in _LIGHT
        or c.cls in ("le", "date", "severally", "quote", "unquote")
        or (c.cls == "word" and c.atom is not None and c.atom.tag[:1] in ("a", "b", "f", "s", "n", "r", "m"))
    )


def _acts(c: Chunk) -> bool:
    return c.atom is not None and c.atom.tag == "v" and c.text not in ("驻", "任", "原任")


def _marked(chunks: list[Chunk], n: int) -> bool:
    return n > 0 and chunks[n - 1].cls in ("with", "to", "to_after", "by", "through", "at", "conj")


def _brings_a_gift(chunks: list[Chunk], i: int) -> bool:
    """协调X提供…: who is brought to give is told by the flow."""
    return chunks[i].text in ("协调", "借助") and any(
        x.cls in ("give", "pass", "purchase", "dispatch") for x in chunks[i + 1 :]
    )


# ---------------------------------------------------------------------------- what comes in, goes both ways, is asked
def _mutual(r: _Reader, i: int) -> list[Draft]:
    """双方互致信函: both directions."""
    chunks = r.clause.chunks
    if not chunks[i].text.startswith(("互致", "互通", "互相致", "互发", "相互致")) or not _LETTER_IN.search(
        "".join(c.text for c in chunks[i : i + 4])
    ):
        return []
    sides = [x for c in r.clause.chunks[:i] if c.party is not None for x in speakers(r.scope, c.party)]
    sides = sides or (who(r.scope, r.subject, both=False) if r.subject is not None else [])
    two = list({x.entity: x for x in sides}.values())[:2]
    if len(two) < 2:  # one side only
        return []
    return [
        *ties("CONTACTED", "contact-mutual", r.clause, two[:1], two[1:]),
        *ties("CONTACTED", "contact-mutual", r.clause, two[1:], two[:1]),
    ]


def _invited(r: _Reader, i: int) -> list[Draft]:
    """应X邀请，Y…: X reached out to Y."""
    chunks = r.clause.chunks
    if chunks[i].text != "应" or i + 1 >= len(chunks) or chunks[i + 1].party is None:
        return []
    if not any(c.text.startswith(("邀", "之邀")) for c in chunks[i + 2 : i + 6]):
        return []
    host = chunks[i + 1].party
    guest = next((c.party for c in chunks[i + 2 :] if c.party is not None), None)
    before = next((c.party for c in chunks[:i] if c.party is not None), None)
    if guest is None and before is None and r.k + 1 < len(r.s.clauses):
        guest = topic(r.s.clauses[r.k + 1])
    target = before or guest or r.subject
    if host is None or target is None or target is host:
        return []
    return ties("CONTACTED", "contact-invited", r.clause, speakers(r.scope, host), who(r.scope, target, both=False))


_LETTER_IN = re.compile(r"来?(?:信|函|电)|慰问[信函电]|感谢[信函电]|贺[信电]|唁电|求助|公函|信函|函告|通报")


def _received(r: _Reader, i: int) -> list[Draft]:
    """Y 收到 X 的慰问信, 接到 X 来电, 据 X 来函."""
    chunks = r.clause.chunks
    if chunks[i].cls != "receive" and chunks[i].text not in ("接获", "接到", "接", "据"):
        return []
    behind = chunks[i + 1 :]
    at = next((n for n, c in enumerate(behind) if c.party is not None), None)
    if at is None:
        return []
    tail = "".join(c.text for c in behind[at + 1 : at + 7])
    if not _LETTER_IN.search(tail) or any(c.cls in ("quantity", "money", "give") for c in behind[at + 1 : at + 3]):
        return []
    sender = behind[at].party
    before = [c.party for n, c in enumerate(chunks[:i]) if c.party is not None and not _marked(chunks, n)]
    target = before[0] if before else r.subject
    to = who(r.scope, target, both=False) if target is not None and target is not sender else _us(r.scope)
    return ties("CONTACTED", "contact-received", r.clause, speakers(r.scope, sender) if sender else [], to)


def _incoming(r: _Reader, i: int) -> list[Draft]:
    """X 来函, 据来电，X…: the document's own body is the one addressed."""
    chunks = r.clause.chunks
    if chunks[i].text not in _kind("contact_in"):
        return []
    sender = next(
        (c.party for n, c in reversed(list(enumerate(chunks[:i]))) if c.party is not None and not _marked(chunks, n)),
        None,
    )
    if sender is None and i and chunks[i - 1].text == "据":
        sender = next((c.party for c in chunks[i + 1 :] if c.party is not None), None)
        if sender is None and r.k + 1 < len(r.s.clauses):
            sender = topic(r.s.clauses[r.k + 1])
    behind = chunks[i + 1].party if i + 1 < len(chunks) and sender is not chunks[i + 1].party else None
    told = i and chunks[i - 1].text == "据"
    topical = r.subject if r.subject is not None and r.subject is not sender and not told else None
    addressed = behind or topical
    to = who(r.scope, addressed, both=False) if addressed is not None else []
    to = to or _us(r.scope)
    if sender is None or not sender.named or _stranger_of_place(sender, chunks[:i]):
        return []
    return ties("CONTACTED", "contact-in", r.clause, speakers(r.scope, sender), to)


def _stranger_of_place(sender: Party, before: list[Chunk]) -> bool:
    """石家庄一家药厂来电: the place only says where an unnamed body is."""
    last = before[-1] if before else None
    unnamed = last is not None and last.party is None and last.atom is not None and last.atom.tag.startswith("n")
    return unnamed and all(m.org is None and m.person is None for m in sender.members)


_SENDS_NEEDS = frozenset({"发给", "发送给", "发至", "告知", "转发", "发送"})
_ASKS = re.compile(r"申请|求助|请求|请教|询问|咨询|打听|请示|求援|求购|商请|函询|反映")


def _request(r: _Reader, i: int) -> list[Draft]:
    """X 向 Y 提出…, 将所需型号发给 Y: asking somebody is reaching out to him."""
    chunks = r.clause.chunks
    sends_needs = chunks[i].text in _SENDS_NEEDS and any(
        n in r.text[: chunks[i].start - r.clause.start] for n in words("ties")["needs"]
    )
    asks = _ASKS.match(chunks[i].text) or (
        chunks[i].text == "提出"
        and re.match(
            r"提出.{0,4}(?:请求|申请|购买|求购|希望|诉求|需求|求助)", r.text[chunks[i].start - r.clause.start :]
        )
    )
    if not asks and not sends_needs:
        return []
    if sends_needs:
        others = [c.party for c in chunks[i + 1 : i + 2] if c.party is not None]
        before = []
    else:
        others = [
            b.party for a, b in zip(chunks[:i], chunks[1:i], strict=False) if a.cls == "to" and b.party is not None
        ]
        before = [c.party for n, c in enumerate(chunks[:i]) if c.party is not None and not _marked(chunks, n)]
    named = [x for x in others if x.named and not x.grouped]
    return _contact(r, before[0] if before else None, named, "contact-request") if named else []


# ---------------------------------------------------------------------------- letters
def _letter(r: _Reader) -> list[Draft]:
    """X 向 Y 发去慰问信, 给 Y 致信."""
    chunks = r.clause.chunks
    sends = next((i for i, c in enumerate(chunks) if _sends(c)), None)
    if sends is None or not any(
        c.text.endswith((*words("ties")["contact_letter"], "致信", "致函", "致电")) for c in chunks[sends:]
    ):
        return []
    to = [
        b.party for a, b in zip(chunks, chunks[1:], strict=False) if a.cls in ("to", "to_after") and b.party is not None
    ]
    plain = [c.party for n, c in enumerate(chunks[:sends]) if c.party is not None and not _marked(chunks, n)]
    if any(c.cls == "receive" for c in chunks[:sends]):
        return []
    source = plain[0] if plain else r.subject
    targets = [x for t in to if t is not source for x in who(r.scope, t, both=True)] or ([] if to else _us(r.scope))
    sources = speakers(r.scope, source) if source is not None else we(r.scope)
    if all(x.party is None or x.party is source for x in chunks[:sends]) and len(plain) > 1:
        sources = [x for p in plain for x in speakers(r.scope, p)]
    return ties("CONTACTED", "contact-letter", r.clause, sources, targets)


def _sends(c: Chunk) -> bool:
    return c.text in _kind("send_letter") or c.text.startswith(("致信", "致函", "致电", "发来", "发去", "致慰问"))


# ---------------------------------------------------------------------------- parts
def _contact(r: _Reader, source: Party | None, targets: list[Party], rule: str) -> list[Draft]:
    own = source if source is not None else r.subject
    sources = who(r.scope, own, both=False) if own is not None and own not in targets else []
    out: list[Draft] = []
    for t in targets:
        out.extend(ties("CONTACTED", rule, r.clause, sources or we(r.scope), who(r.scope, t, both=True)))
    return out


def _us(scope: Scope) -> list[Who]:
    return we(scope) or [Who(i) for i in scope.home[:1]]


def _with_channel(r: _Reader, found: list[Draft]) -> list[Draft]:
    """How contact was made, by the first word in the clause that says so."""
    for name in ("email", "call", "letter", "meeting"):
        for x in words("ties")[name]:
            if (at := r.text.find(x)) >= 0:
                for d in found:
                    d.texts["channel"] = (name, r.clause.start + at, r.clause.start + at + len(x))
                return found
    return found

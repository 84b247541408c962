"""Contact: who wrote to, called, met or asked whom, by verbs that take the other side before or behind them."""

from __future__ import annotations

import re
from functools import lru_cache

from ..vocabulary import words
from .atoms import ITEM
from .clauses import Chunk, Clause, Sentence
from .contact_clause import Reach, contact, kind, plain, verb
from .contact_lists import joins, others, owns_group, without_last
from .letters import incoming, letter, mutual, received
from .pairs import topic
from .phrases import Party
from .requests import SENDS_NEEDS, asks, invited, replied, request, through
from .scope import Draft, Scope

# Words between a verb of contact and its object, or between the other side and the verb, that say nothing of their own.
_LIGHT = frozenset(
    {"进行", "保持", "取得", "建立", "开展", "举行", "作", "作了", "展开", "有", "着", "过", "上", "到", "了", "多次", "反复", "先后", "分别", "直接", "慰问", "看望", "调研", "考察", "感谢", "祝贺", "问候"}
)  # fmt: skip
# 联系方式, 联系人: a verb of contact before one of these is the first part of a noun
_NOT_AN_ACT = (
    "信息", "方式", "人", "电话", "办法", "渠道", "机制", "会议", "会", "员", "部", "处", "点", "站", "工作", "群",
)  # fmt: skip
# A就B事宜与C联系: what it is about stands between
_ABOUT = frozenset({"就", "围绕", "针对", "关于"})
_MATTER = ("事宜", "一事", "问题", "事项", "工作", "项目")
# what has not happened, or not yet
_NEGATED = (
    "尚未",
    "未能",
    "没有",
    "没能",
    "从未",
    "未曾",
    "未",
    "无法",
    "不再",
    "拟",
    "计划",
    "准备",
    "打算",
    "将",
    "即将",
    "将要",
)


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
            earlier = subject
            subject = own or subject
            first = first or subject
            found = _read(Reach(scope, s, k, subject)) or replied(Reach(scope, s, k, earlier), out)
            out.extend(d for d in found if d.entities("source") and d.entities("target") and not _told(out, d, s))
    return out


def _told(out: list[Draft], d: Draft, s: Sentence) -> bool:
    pair = (d.entities("source"), d.entities("target"))
    return any(o.start >= s.start and (o.entities("source"), o.entities("target")) == pair for o in out)


def _read(r: Reach) -> list[Draft]:
    found = through(r)
    for i, c in enumerate(r.chunks):
        if c.atom is None or not _may_tell(c) or _only_a_word(r.clause, i):
            continue
        for reader in (invited, mutual, received, _with, _object, incoming, request):
            if more := reader(r, i):
                return _with_channel(r, [*found, *more])
    return _with_channel(r, [*found, *letter(r, _only_a_word)])


def _may_tell(c: Chunk) -> bool:
    """Whether any reader asks for the word: most words are passed over by this alone."""
    text = c.text
    return (
        c.cls == "receive"
        or verb(c) in _asked_for()
        or text[-2:] in kind("contact_with")
        or text[:1] in "互相通"
        or text.startswith(("交换", "进行", "作", "展开"))
        or asks(text)
    )


@lru_cache
def _asked_for() -> frozenset[str]:
    kinds = (kind(k) for k in ("contact_with", "contact_object", "contact_in"))
    return frozenset({"应", "据", "接", "接到", "接获", "提出", *SENDS_NEEDS}.union(*kinds))


def _only_a_word(clause: Clause, i: int) -> bool:
    """Whether the verb is advised, has not happened or describes something (请联系X, X联系的口罩, 联系方式)."""
    chunks = clause.chunks
    nxt = chunks[i + 1] if i + 1 < len(chunks) else None
    if any(b.text in words("ties")["advice"] for b in chunks[max(0, i - 3) : i]):
        return True
    if any(b.cls == "word" and (b.text in ("请", "敬请", "欢迎", "如需") or b.text in _NEGATED) for b in chunks[:i]):
        return True
    return nxt is not None and (nxt.cls == "de" or (nxt.cls == "word" and nxt.text.startswith(_NOT_AN_ACT)))


# ---------------------------------------------------------------------------- the other side before the verb
def _with(r: Reach, i: int) -> list[Draft]:
    """X 与 Y 联系, X 向 Y 求助: the other side stands behind a preposition before the verb."""
    chunks = r.chunks
    if not _meets(r, i) or _brings_a_gift(chunks, i):
        return []
    stop = _before_matter(chunks, i)
    at = next((j for j in range(stop - 1, -1, -1) if joins(chunks[j])), None)
    if at is None:
        return _two_sides(r, stop)
    sides = others(chunks, at + 1, stop)
    before = list(plain(chunks, at))
    if not sides and not before:
        return []
    return contact(r, before[-1] if before else None, sides, "contact-with")


# 就合作交换意见, 通了电话, 进行了深入交流
_TALKS = re.compile(
    r"交换了?意见|通了?(?:电话|话)|(?:进行|作|展开)了?(?:友好|深入|充分|坦诚|广泛|热烈|视频|线上|的|而)*(?:交流|沟通)$"
)


def _meets(r: Reach, i: int) -> bool:
    """Whether a verb of contact stands at `i`, or a word that ends in one of two characters (视频会谈, 电话沟通)."""
    c = r.chunks[i]
    if c.text in kind("contact_with") or _TALKS.match(r.since(i)):
        return True
    tagged = c.atom is not None and c.atom.tag.startswith(("v", "n"))
    return tagged and 2 < len(c.text) <= 5 and c.text[-2:] in kind("contact_with")  # longer ones are whole phrases


def _before_matter(chunks: list[Chunk], i: int) -> int:
    """Where the parties to the contact end: before 就…一事 where that stands between them and the verb."""
    about = next((j for j in range(i - 1, -1, -1) if chunks[j].text in _ABOUT), None)
    if about is None or not any(c.party is not None for c in chunks[:about]):
        return i
    join = next((j for j in range(i - 1, about, -1) if joins(chunks[j])), None)
    inside = join is not None and any(c.text.endswith(_MATTER) for c in chunks[join:i])
    return about if join is None or inside else i


def _two_sides(r: Reach, i: int) -> list[Draft]:
    """本会与A、B反复磋商: the phrase holds both sides, the first reaches out; A、B与C: A and B do."""
    n = next((n for n in range(i - 1, -1, -1) if (p := r.chunks[n].party) is not None and len(p.members) > 1), -1)
    sides = r.chunks[n].party if n >= 0 else None
    if sides is not None and owns_group(r.chunks, n):
        sides = without_last(sides)
    if sides is None or len(sides.members) < 2:  # one side
        return []
    folded = r.scope.parts.section.view.folded
    members = sides.members
    marks = [folded[a.end : b.start].strip() for a, b in zip(members, members[1:], strict=False)]
    cut = next((n for n, m in enumerate(marks) if m in ("与", "同", "跟")), 0)
    if marks[cut] not in ("与", "和", "同", "跟"):
        return []
    one, other = members[: cut + 1], members[cut + 1 :]
    source = Party(sides.start, one[-1].end, one)
    target = Party(other[0].start, sides.end, other, sides.open, sides.tail)
    if n and r.chunks[n - 1].cls == "through":  # X通过A与B取得联系
        return contact(r, next(plain(r.chunks, n), None), [target], "contact-with")
    return contact(r, source, [target], "contact-between")


# ---------------------------------------------------------------------------- the other side behind the verb
def _object(r: Reach, i: int) -> list[Draft]:
    """X 联系 Y, X 致函 Y, X 先后走访 A、B."""
    chunks = r.chunks
    if verb(chunks[i]) not in kind("contact_object") or _brings_a_gift(chunks, i):
        return []
    j = _over_relative(chunks, i + 1 + (i + 1 < len(chunks) and chunks[i + 1].cls == "le"))
    while j < len(chunks) and chunks[j].party is None and _light(chunks[j]):
        j += 1
    if j >= len(chunks) or chunks[j].party is None:
        return []
    stop = next((n for n in range(j, len(chunks)) if _acts(chunks[n])), len(chunks))
    sides = others(chunks, j, stop)
    if stop > j + 1 and chunks[j + 1].cls == "quantity":
        return []  # 联络X国2000套防护服: what is looked for
    before = list(plain(chunks, i))
    return contact(r, before[-1] if before else None, sides, "contact-object")


# 会见了|来访的|X: a relative clause before the one met has at most so many words
_RELATIVE = 5


# 会见来华出席论坛的X: what the one met came for stands between
_CAME = ("来华", "来访", "来京", "来", "前来", "率团", "率", "应邀", "正在")


def _over_relative(chunks: list[Chunk], j: int) -> int:
    """The index behind a short relative clause at `j` that describes a party, else `j`."""
    if j < len(chunks) and chunks[j].text.startswith(_CAME):
        of = [n for n in range(j, len(chunks) - 1) if chunks[n].cls == "de" and chunks[n + 1].party is not None]
        return of[-1] + 1 if of else j
    for n in range(j, min(j + _RELATIVE, len(chunks) - 1)):
        if chunks[n].party is not None:
            return j
        if chunks[n].cls == "de" and chunks[n + 1].party is not None:
            return n + 1
    return j


def _light(c: Chunk) -> bool:
    return (
        c.text in _LIGHT
        or c.cls in ("le", "date", "severally", "quote", "unquote")
        or (c.cls == "word" and c.atom is not None and c.atom.tag[:1] in ("a", "b", "f", "s", "n", "r", "m"))
    )


def _acts(c: Chunk) -> bool:
    return c.atom is not None and c.atom.tag == "v" and c.text not in ("驻", "任", "原任")


def _brings_a_gift(chunks: list[Chunk], i: int) -> bool:
    """协调X提供…, 协调X举办…: who is brought to give or to hold something is told by the flow or event."""
    return chunks[i].text in ("协调", "借助") and any(
        x.cls in ("give", "pass", "purchase", "dispatch") or x.text in words("ties")["host"] for x in chunks[i + 1 :]
    )


def _with_channel(r: Reach, found: list[Draft]) -> list[Draft]:
    """How contact was made, by the first word in the clause that says so."""
    for name in ("email", "call", "letter", "meeting"):
        for x in words("ties")[name]:
            if (at := r.text.find(x)) >= 0:
                for d in found:
                    d.texts["channel"] = (name, r.clause.start + at, r.clause.start + at + len(x))
                return found
    return found

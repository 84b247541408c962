"""Agreements: which two bodies or places signed one."""

from __future__ import annotations

import itertools

from ..vocabulary import words
from .clauses import Chunk, Sentence
from .contact_clause import plain
from .contact_lists import only_describes
from .pairs import ties, topic, we, who
from .phrases import Party
from .scope import Draft, Scope, Who

_PLANNED = frozenset({"拟", "将", "计划", "准备", "有望", "希望", "商定", "争取", "筹备", "即将", "未"})


def read_agreements(scope: Scope, sentences: list[Sentence]) -> list[Draft]:
    """The signings that the sentences of one article state."""
    out: list[Draft] = []
    block, subject = -1, None
    for s in sentences:
        if s.block != block:
            block, subject = s.block, None
        for k, clause in enumerate(s.clauses):
            subject = topic(clause) or subject
            out.extend(_signed(scope, s, k, subject))
    return [d for d in out if d.entities("source") and d.entities("target")]


def _signed(scope: Scope, s: Sentence, k: int, subject: Party | None) -> list[Draft]:
    clause = s.clauses[k]
    chunks = clause.chunks
    text = scope.parts.section.view.folded[clause.start : clause.end]
    sign = next((i for i, c in enumerate(chunks) if _signs(c)), None)
    if sign is None or not (chunks[sign].text == "签约" or any(a in text for a in words("ties")["agreement"])):
        return []
    if any(c.text in _PLANNED for c in chunks[max(0, sign - 3) : sign]):
        return []
    left = chunks[:sign]
    two = _pair_in(left) or _pair_in(chunks[sign:])
    if two is None:
        pairs = _pairs(scope, left, subject)
        return [d for a, b in pairs for d in ties("SIGNED_WITH", "signed", clause, [a], [b])]
    return ties("SIGNED_WITH", "signed-pair", clause, [two[0]], [two[1]])


def _signs(c: Chunk) -> bool:
    return c.text in words("ties")["sign"] or c.text.startswith(("签署", "签订"))


def _pair_in(left: list[Chunk]) -> tuple[Who, Who] | None:
    """两市, 双方 are two; where both sides are named, these count."""
    if any(_joins(c) for c in left):
        return None
    for c in reversed(left):
        if c.party is not None:
            ids = next((a.ids for m in c.party.members for a in m.names if len(a.ids) == 2), ())  # a pair
            if ids:
                return Who(ids[0]), Who(ids[1])
    return None


def _joins(c: Chunk) -> bool:
    return c.cls == "with" or (c.cls == "conj" and c.text in ("与", "和", "同"))


def _pairs(scope: Scope, left: list[Chunk], subject: Party | None) -> list[tuple[Who, Who]]:
    """Who signed with whom: A、B与C、D签署 gives A and B with C and with D; A、B、C签署 all of them with each other."""
    if any(_of_several(scope, c) for c in left):
        return []  # 与泰国、日本等10个国家的商会
    at = next((i for i in range(len(left) - 1, -1, -1) if _joins(left[i])), None)
    if at is None:
        sides = [_split(scope, c.party) for c in left[-3:] if c.party is not None]
        first = [w for a, _ in sides for w in a]
        behind = [w for _, b in sides for w in b]
    else:
        one = next(reversed(list(plain(left, at))), subject)
        others = [c for j, c in enumerate(left) if j >= at and not only_describes(left, j, len(left))]
        behind = next((_named(scope, c.party) for c in others if c.party is not None), [])
        first = _named(scope, one) if one is not None else []
        if not first or {w.entity for w in first} == {w.entity for w in behind}:
            first = we(scope)
        if left[at].text == "和" and one is not None and len(first) > 1 and len(behind) == 1:
            a, b = _split(scope, one)  # A与B、C和D; A、B和C
            first, behind = (a, [*b, *behind]) if b else ([*a, *behind], [])
    if len({x.entity for x in (*first, *behind)}) < 2 and subject is not None:  # 双方 named before
        first, behind = _named(scope, subject), [*first, *behind]
    if behind:
        return [(a, b) for a in _once(first) for b in _once(behind) if a.entity != b.entity]
    return list(itertools.combinations(_once(first), 2))


def _split(scope: Scope, party: Party) -> tuple[list[Who], list[Who]]:
    """The members before 与 and those behind it; all before it where a list goes on behind it no further than one."""
    folded = scope.parts.section.view.folded
    gaps = [folded[a.end : b.start] for a, b in itertools.pairwise(party.members)]
    at = next((i for i, gap in enumerate(gaps) if gap.strip() in ("与", "同", "和", "跟")), None)
    if at is None or at == len(gaps) - 1 and at:  # A、B和C: a list of three
        return _named(scope, party), []
    before, behind = party.members[: at + 1], party.members[at + 1 :]
    return (
        _named(scope, Party(party.start, before[-1].end, before)),
        _named(scope, Party(behind[0].start, party.end, behind)),
    )


def _of_several(scope: Scope, c: Chunk) -> bool:
    """Whether 的 stands in or behind the end of the list: bodies of these places are meant, not the places."""
    folded = scope.parts.section.view.folded
    tail = c.party.tail if c.party is not None else None
    return tail is not None and "的" in folded[tail[0] : c.end + 1]


def _named(scope: Scope, party: Party) -> list[Who]:
    return who(scope, party, both=False, bodies=True)


def _once(found: list[Who]) -> list[Who]:
    return list({x.entity: x for x in found}.values())

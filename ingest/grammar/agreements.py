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
        named = _sides(scope, left, subject)
        pairs = itertools.combinations(named, 2)
        if any(c.cls == "severally" for c in left):  # A分别与B、C签署: not B with C
            pairs = ((named[0], x) for x in named[1:])
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


def _sides(scope: Scope, left: list[Chunk], subject: Party | None) -> list[Who]:
    """Both sides of A与B签署: what stands before the preposition nearest the verb, and what stands behind it."""
    at = next((i for i in range(len(left) - 1, -1, -1) if _joins(left[i])), None)
    if at is None:
        named = [w for c in left[-3:] if c.party is not None for w in who(scope, c.party, both=False, bodies=True)]
    else:
        one = next(reversed(list(plain(left, at))), subject)
        others = [c for j, c in enumerate(left) if j >= at and not only_describes(left, j, len(left))]
        behind = [w for c in others if c.party is not None for w in who(scope, c.party, both=False, bodies=True)]
        first = who(scope, one, both=False, bodies=True) if one is not None else []
        if not first or {w.entity for w in first} == {w.entity for w in behind}:
            first = we(scope)
        named = [*first, *behind[:1]]
    if len({x.entity for x in named}) < 2 and subject is not None:  # 双方 named before
        named = [*who(scope, subject, both=False, bodies=True), *named]
    return list({x.entity: x for x in named}.values())

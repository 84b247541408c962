"""Who a clause is about: the first party that nothing marks, before any verb."""

from __future__ import annotations

from .clauses import Chunk, Clause
from .phrases import Party

_VERBS = frozenset({"receive", "give", "pass", "purchase", "dispatch", "arrive", "help", "go"})
_MARKS = frozenset({"to", "to_after", "by", "through", "take", "with", "at"})


def subject_of(clause: Clause) -> tuple[Party | None, bool]:
    """The clause's subject and whether it acts for another (大使代表使馆: the embassy); …的是X names it last."""
    chunks = clause.chunks
    if chunks[-1].party is not None and len(chunks) > 1 and chunks[-2].text == "是":
        return chunks[-1].party, False
    marked = False
    for i, c in enumerate(chunks):
        if c.party is not None:
            if marked:  # 与X的Y签署: what X's is, is marked too
                marked = i + 1 < len(chunks) and chunks[i + 1].cls == "de"
                continue
            acts = _acts_for(chunks, i)
            if acts is not None:
                return acts, True
            return (None if _attribute(chunks, i) else c.party), False
        marked = (
            c.cls in _MARKS
            or (c.cls == "conj" and c.text in ("与", "和", "同"))
            or (marked and c.cls in ("date", "quote", "de"))
        )
        if (
            c.cls in _VERBS
            or c.text in ("联系", "联络", "对接")
            or (c.atom is not None and c.atom.tag == "v" and c.cls == "word" and c.text != "是")
        ):
            return None, False
    return None, False


def _acts_for(chunks: list[Chunk], i: int) -> Party | None:
    """大使X代表使馆: the embassy."""
    if i and chunks[i - 1].text == "代表":
        return chunks[i].party
    if i + 2 < len(chunks) and chunks[i + 1].text == "代表":
        return chunks[i + 2].party
    return None


def _attribute(chunks: list[Chunk], i: int) -> bool:
    """X急需的…: the party only describes what follows."""
    behind = [c.cls for c in chunks[i + 1 : i + 3]]
    party = chunks[i].party
    return "de" in behind and party is not None and not party.grouped and not any(m.org for m in party.members)

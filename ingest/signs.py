"""What the words around a claim show: names and content words that it does not use, clauses, borders of names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from ..graph.claim import Claim
from ..graph.document import Document, LocalEntity, Mention, Span
from .layout import prose
from .parts import Parts
from .vocabulary import words

CONTENT = frozenset({"n", "nz", "nw", "nr", "vn", "an", "s", "r", "m", "PER", "LOC", "ORG"})
"""The tagger's tags of words that name something: what a claim does not account for may change what it says."""
BESIDE = frozenset({"n", "nz", "nr", "s", "vn", "a", "PER", "LOC", "ORG"})
"""Tags of words that, right before a name, may belong to it."""
AFTER = frozenset({"n", "nr", "nz", "u", "m", "vn", "xc", "PER", "LOC"})
"""Tags of words that, right behind a person's name, may belong to it."""
_COMMA = re.compile("[，,；;]")


class Token(NamedTuple):
    """A word of the tagger at its place in the source; `text` is folded."""

    start: int
    end: int
    tag: str
    text: str


class Signs:
    """The words, names and sentences of one document by their places in the source."""

    def __init__(
        self, document: Document, parts: Iterable[Parts], mentions: Sequence[Mention], entities: Iterable[LocalEntity]
    ) -> None:
        """Gather what `parts` hold; mentions must be in the order of the text."""
        self._entities = {e.id: e for e in entities}
        self._mentions = sorted(mentions, key=lambda m: m.span.start)
        self._starts = [m.span.start for m in self._mentions]
        self._tokens: list[Token] = []
        self._sentences: list[tuple[int, int]] = []
        self._titles: set[int] = set()
        for p in parts:
            view = p.section.view
            self._tokens += [Token(*view.source(w.start, w.end), w.tag, view.folded[w.start : w.end]) for w in p.words]
            self._sentences += [view.source(start, end) for start, end, _ in prose(p.section)]
            self._titles |= {view.offsets[t.start] for t in p.titles}
        self._tokens.sort()
        self._token_starts = [t.start for t in self._tokens]

    def entity(self, claim: Claim, role: Literal["source", "target"]) -> LocalEntity:
        """The entity at one end of a tie."""
        return self._entities[claim.entities(role)[0]]

    def unread(self, claim: Claim) -> list[str]:
        """The content words of the claim's first evidence that are no part of its parties, goods, figures, date, status."""
        at = claim.evidence[0]
        used = [(s.start, s.end) for s in _spans(claim)]
        return [
            t.text
            for t in self._within(at)
            if t.tag in CONTENT and not any(start < t.end and t.start < end for start, end in used)
        ]

    def from_elsewhere(self, claim: Claim, *, whole: bool = True) -> bool:
        """Whether a party is named nowhere, or outside the claim's sentences; without `whole`, outside its first evidence."""
        at = claim.evidence[0]
        start, end = self._around(at) if whole else (at.start, at.end)
        unnamed = whole and any(r.span is None for r in claim.roles)
        return unnamed or any(r.span is not None and not start <= r.span.start < end for r in claim.roles)

    def others_named(self, claim: Claim) -> bool:
        """Whether the first evidence names a body or person that has no role in the claim."""
        at, parties = claim.evidence[0], {r.entity for r in claim.roles}
        inside = self._mentions[bisect_left(self._starts, at.start) : bisect_left(self._starts, at.end)]
        return any(m.entity not in parties and self._entities[m.entity].type != "Place" for m in inside)

    def clauses(self, claim: Claim) -> int:
        """The clauses of the first evidence, counted by commas."""
        return len(_COMMA.findall(claim.evidence[0].quote)) + 1

    def cut(self, claim: Claim) -> bool:
        """Whether a party's name begins or ends inside a word."""
        return any(t.start < edge < t.end for s in _named(claim) for edge in (s.start, s.end) for t in self._near(edge))

    def abuts(self, claim: Claim) -> bool:
        """Whether a noun stands right before a party's name, or another name right behind it."""
        return any(
            (t.end == s.start and t.tag in BESIDE) or (t.start == s.end and t.tag in ("nz", "PER", "LOC", "ORG"))
            for s in _named(claim)
            for edge in (s.start, s.end)
            for t in self._near(edge)
        )

    def name_goes_on(self, claim: Claim) -> bool:
        """Whether the word behind the person's name may be the rest of it."""
        person = next((r.span for r in claim.roles if r.role == "source" and r.span is not None), None)
        if person is None or person.end in self._titles:
            return False
        behind = next((t for t in self._near(person.end) if t.start <= person.end < t.end), None)
        return behind is not None and behind.tag in AFTER and behind.text not in words("doubts")["after_person"]

    def _near(self, at: int) -> list[Token]:
        """The words that hold, end at or begin at a place."""
        last = bisect_right(self._token_starts, at)
        return self._tokens[max(0, last - 3) : last + 1]

    def _within(self, at: Span) -> list[Token]:
        first, last = bisect_left(self._token_starts, at.start), bisect_left(self._token_starts, at.end)
        return [t for t in self._tokens[first:last] if t.end <= at.end]

    def _around(self, at: Span) -> tuple[int, int]:
        touched = [(s, e) for s, e in self._sentences if s < at.end and at.start < e]
        return min([at.start, *(s for s, _ in touched)]), max([at.end, *(e for _, e in touched)])


def _named(claim: Claim) -> list[Span]:
    return [r.span for r in claim.roles if r.span is not None]


def _spans(claim: Claim) -> list[Span]:
    """All that a claim accounts for."""
    values = [claim.money, claim.date, claim.status]
    goods = [s for i in claim.items for s in (i.name.span, i.quantity.span if i.quantity else None)]
    found = [*(v.span for v in values if v is not None), *(s for s in goods if s), *(w.span for _, w in claim.words)]
    return [*_named(claim), *found]

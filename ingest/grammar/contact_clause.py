"""A clause as the readers of contact see it, and the claims that they draw up from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..vocabulary import words
from .clauses import Chunk, Clause, Sentence
from .pairs import ties, we, who
from .phrases import Party
from .scope import Draft, Scope, Who

MARKS = frozenset({"with", "to", "to_after", "by", "through", "at", "conj", "take"})
"""Classes of the words that give the party behind them a part other than that of the one who acts."""


@dataclass(slots=True)
class Reach:
    """One clause of a sentence with the party that the text is about there."""

    scope: Scope
    s: Sentence
    k: int
    subject: Party | None

    @property
    def clause(self) -> Clause:
        """The clause itself."""
        return self.s.clauses[self.k]

    @property
    def chunks(self) -> list[Chunk]:
        """The clause's chunks."""
        return self.clause.chunks

    @property
    def text(self) -> str:
        """The clause's folded text."""
        return self.scope.parts.section.view.folded[self.clause.start : self.clause.end]

    def since(self, i: int) -> str:
        """The folded text from chunk `i` to the end of the clause."""
        return self.text[self.chunks[i].start - self.clause.start :]

    def next(self) -> Clause | None:
        """The clause behind this one, if the sentence goes on."""
        return self.s.clauses[self.k + 1] if self.k + 1 < len(self.s.clauses) else None


@lru_cache
def kind(name: str) -> frozenset[str]:
    """A list of the vocabulary of ties as a set."""
    return frozenset(words("ties")[name])


def marked(chunks: list[Chunk], n: int) -> bool:
    """Whether a small word before chunk `n` says that it is not the one who acts."""
    return n > 0 and chunks[n - 1].cls in MARKS


def plain(chunks: list[Chunk], stop: int) -> Iterator[Party]:
    """The parties before chunk `stop` that no small word marks, in order."""
    return (c.party for n, c in enumerate(chunks[:stop]) if c.party is not None and not marked(chunks, n))


def contact(r: Reach, source: Party | None, targets: list[Party], rule: str) -> list[Draft]:
    """A contact from `source`, else from whom the text is about or the document's own body, to each of `targets`."""
    own = source if source is not None else r.subject
    if _strangers(r, source):
        return []
    sources = who(r.scope, own, both=False) if own is not None and own not in targets else []
    out: list[Draft] = []
    for t in targets:
        out.extend(ties("CONTACTED", rule, r.clause, sources or we(r.scope), who(r.scope, t, both=True)))
    return out


# who is not of the document's own body, though no name says of which
_STRANGERS = ("记者", "笔者", "网友", "家属", "领导", "侨胞", "读者", "市民")


def _strangers(r: Reach, source: Party | None) -> bool:
    """Whether an unnamed group or stranger acts (海外侨团联系…, 记者联系…): then nobody named does."""
    if source is not None:
        return source.grouped and not source.named
    first = next((c for c in r.chunks if c.cls != "date"), None)
    return first is not None and first.party is None and first.text.endswith(_STRANGERS)


def us(scope: Scope) -> list[Who]:
    """The one to whom the document speaks for: its own body, else its home place."""
    return we(scope) or home(scope)


def home(scope: Scope) -> list[Who]:
    """The document's home place."""
    return [Who(i) for i in scope.home[:1]]

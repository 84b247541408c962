"""A clause as the readers of contact see it, and the claims that they draw up from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..vocabulary import words
from .clauses import Chunk, Clause, Sentence
from .pairs import ties, we, who
from .phrases import Member, Party
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


# 致函慰问, 来电询问: the tagger joins how one reached out with what for
_JOINED = re.compile(r"(?:致函|致电|致信|来函|来电|来信|走访|拜访|会见|去函|去信)(?=[一-鿿]{2}$)")


def verb(c: Chunk) -> str:
    """The verb of contact that a chunk is or begins with (致函慰问 → 致函), else its text."""
    joined = _JOINED.match(c.text)
    return joined.group() if joined else c.text


def marked(chunks: list[Chunk], n: int) -> bool:
    """Whether a small word before chunk `n` says that it is not the one who acts."""
    return n > 0 and chunks[n - 1].cls in MARKS


def plain(chunks: list[Chunk], stop: int) -> Iterator[Party]:
    """The parties before chunk `stop` that no small word marks, in order; X一行 is X."""
    for n, c in enumerate(chunks[:stop]):
        follows = n > 0 and chunks[n - 1].party is not None and chunks[n - 1].end == c.start
        if c.party is not None and not marked(chunks, n) and (c.party.named or not follows):
            yield c.party


def contact(r: Reach, source: Party | None, targets: list[Party], rule: str) -> list[Draft]:
    """A contact from `source`, else from whom the text is about or the document's own body, to each of `targets`."""
    if _strangers(r, source):
        return []
    own = source if source is not None or _first_person(r) else r.subject
    sources = who(r.scope, own, both=False) if own is not None and own not in targets else []
    out: list[Draft] = []
    for t in targets:
        out.extend(ties("CONTACTED", rule, r.clause, sources or we(r.scope), who(r.scope, t, both=True)))
    return out


# who is not of the document's own body, though no name says of which
_STRANGERS = re.compile(
    r"(?:本报|本刊|有关|相关|主要|市|省|县|区|州|国家|海外|当地)*(?:记者|笔者|网友|家属|领导|侨胞|读者|市民)"
)


def _strangers(r: Reach, source: Party | None) -> bool:
    """Whether an unnamed group or stranger acts (海外侨团联系…, 记者联系…): then nobody named does."""
    if source is not None:
        return (source.grouped and not source.named) or any(_nobody(m) for m in source.members)
    first = next((c for c in r.chunks if c.cls != "date"), None)
    if first is None or first.party is not None:
        return False
    return unread(first) or _STRANGERS.match(r.text, first.start - r.clause.start) is not None


# 刘主任, 王会长 without a full name are officers of the document's own body; 刘市长 and 陈大使 are not
_OWN_OFFICERS = ("主任", "会长", "秘书长", "理事长", "科长", "处长", "院长", "校长", "经理")


def _nobody(m: Member) -> bool:
    """Whether a member is a person of whom only surname and office are known, and not of the document's own body."""
    alone = m.person is not None and not m.person.ids and m.org is None and m.place is None
    return alone and m.person is not None and not m.person.text.endswith(_OWN_OFFICERS)


def unread(c: Chunk) -> bool:
    """Whether a word is a proper name that the names step has not read: whoever bears it acts, not who was told of before."""
    return c.cls == "word" and c.atom is not None and c.atom.tag in ("ORG", "PER", "LOC", "nz") and len(c.text) > 2


def _first_person(r: Reach) -> bool:
    """我已致函X: the one who speaks."""
    return any(c.text == "我" and c.atom is not None and c.atom.tag == "r" for c in r.chunks)


def us(scope: Scope) -> list[Who]:
    """The one to whom the document speaks for: its own body, else its home place."""
    return we(scope) or home(scope)


def home(scope: Scope) -> list[Who]:
    """The document's home place."""
    return [Who(i) for i in scope.home[:1]]

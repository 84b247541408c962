"""How a document was read, sentence by sentence: names, what they stand for, clauses, verbs with their parties, claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from ..graph.claim import Claim, Reading
from ..graph.document import Document, MentionForm, Span
from ..graph.errors import NotFound

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from .grammar.clauses import Chunk, Clause, Sentence
    from .grammar.phrases import Party
    from .grammar.predicates import Predicate, Side
    from .layout.view import View
    from .parts import Name, Parts


@dataclass(frozen=True, slots=True)
class SeenName:
    """A name or a form that points, and the local entities it was resolved to by name: none, one, or two for 两市."""

    span: Span
    type: str
    kind: str
    form: MentionForm
    entities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeenChunk:
    """A party of a clause (`cls` is "party"; `named` and `group` tell whom it names) or a word with its class and tag."""

    text: str
    cls: str
    tag: str = ""
    named: bool = False
    group: bool = False


@dataclass(frozen=True, slots=True)
class SeenVerb:
    """A verb of transfer with its class and, for each place that a party may have (plain, to, by, through…), its parties."""

    text: str
    cls: str
    parties: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class SeenClause:
    """A stretch between commas. `goods` are items with their figures as written, `money` sums, `dates` days as written."""

    text: str
    chunks: tuple[SeenChunk, ...]
    verbs: tuple[SeenVerb, ...]
    goods: tuple[str, ...]
    money: tuple[str, ...]
    dates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeenClaim:
    """A claim that rests on the sentence; `roles` with names, `because` is the sentence of its rule.

    `doubts` say what lowers its confidence below the trust in its rule.
    """

    claim: Claim
    roles: tuple[tuple[str, str], ...]
    because: str
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeenSentence:
    """A sentence by its number in the document, from 1, with all that was read in it."""

    number: int
    span: Span
    names: tuple[SeenName, ...]
    clauses: tuple[SeenClause, ...]
    claims: tuple[SeenClaim, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a document was read: its sentences in reading order, and the reading that came out."""

    reading: Reading
    sentences: tuple[SeenSentence, ...]

    def sentence(self, number: int) -> SeenSentence:
        """The sentence of that number, from 1; raises NotFound."""
        if not 1 <= number <= len(self.sentences):
            held = f"1 to {len(self.sentences)}" if self.sentences else "none"
            raise NotFound(f"{self.reading.document.name}: no sentence {number}; the document has {held}")
        return self.sentences[number - 1]


def explain(document: Document) -> Explanation:
    """How `document` is read, as `read` reads it.

    >>> from aidgraph.ingest.readers import read_bytes
    >>> text = "3月2日，甘肃省红十字会向意大利捐赠口罩2万只。"
    >>> told = explain(read_bytes(text.encode(), "a.txt")).sentence(1)
    >>> [(n.span.quote, n.type) for n in told.names]
    [('甘肃省红十字会', 'Organization'), ('意大利', 'Place')]
    >>> told.claims[0].roles
    (('donor', '甘肃省红十字会'), ('recipient', '意大利'))
    """
    from .pipeline import doc_of, pipeline

    doc = doc_of(document)
    for _, step in pipeline().pipeline:
        doc = step(doc)
    reading: Reading = doc._.reading
    names = {e.id: e.name for e in reading.entities}
    rows = [(p, s) for p, sentences in zip(doc._.parts, doc._.sentences, strict=True) for s in sentences]
    spans = [_span(document, p.section.view, s.start, s.end) for p, s in rows]
    return Explanation(
        reading,
        tuple(
            SeenSentence(
                number, at, tuple(_names(document, p, s, names)), _clauses(p, s), tuple(_claims(doc, at, names))
            )
            for number, ((p, s), at) in enumerate(zip(rows, spans, strict=True), 1)
        ),
    )


def sentence_spans(document: Document) -> list[Span]:
    """The sentences of `document` in the order and numbering of `explain`, found from its layout alone."""
    from .layout import lay_out, prose

    return [
        _span(document, section.view, start, end)
        for section in lay_out(document.text)
        for start, end, _ in prose(section)
    ]


def _span(document: Document, view: View, start: int, end: int) -> Span:
    return document.span(*view.source(start, end))


def _names(document: Document, parts: Parts, s: Sentence, known: dict[str, str]) -> Iterator[SeenName]:
    for n in parts.names:
        if s.start <= n.start < s.end:
            span = _span(document, parts.section.view, n.start, n.end)
            stands_for = tuple(known[i] for i in parts.entity_of.get((n.start, n.end), ()))
            yield SeenName(span, n.type, n.kind, _form(n, span, stands_for), stands_for)


def _form(n: Name, span: Span, stands_for: tuple[str, ...]) -> MentionForm:
    if n.deictic:
        return "deictic"
    return "name" if "".join(span.quote.split()) in stands_for else "alias"


def _clauses(parts: Parts, s: Sentence) -> tuple[SeenClause, ...]:
    from .grammar.goods import goods
    from .grammar.predicates import predicates

    view = parts.section.view
    found = []
    for c in s.clauses:
        moved = goods(c.row, view.folded, c.notes, strict=True)
        items = tuple(
            view.text[g.start : g.end] + (f" {view.text[g.amount.start : g.amount.end]}" if g.amount else "")
            for g in moved.items
        )
        sums = tuple(view.text[x.amount.start : x.amount.end] for x in moved.sums)
        days = tuple(f"{a.text} ({a.when.iso or 'not resolved'})" for a in c.row if a.when is not None)
        verbs = tuple(_verb(view, p) for p in predicates(c))
        found.append(SeenClause(view.text[c.start : c.end], _chunks(view, c), verbs, items, sums, days))
    return tuple(found)


def _chunks(view: View, c: Clause) -> tuple[SeenChunk, ...]:
    return tuple(_chunk(view, x) for x in c.chunks)


def _chunk(view: View, c: Chunk) -> SeenChunk:
    text = view.text[c.start : c.end]
    if c.party is not None:
        return SeenChunk(text, c.cls, "", c.party.named, c.party.grouped)
    return SeenChunk(text, c.cls, c.atom.tag if c.atom else "")


def _verb(view: View, p: Predicate) -> SeenVerb:
    sides = [*_sides(view, "left", p.left), *_sides(view, "right", p.right)]
    return SeenVerb(view.text[p.verb.start : p.verb.end], p.cls, tuple(sides))


def _sides(view: View, where: str, side: Side) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The places of a side that hold parties, whatever places the grammar knows."""
    from .grammar.phrases import Party

    for f in fields(side):
        value = getattr(side, f.name)
        held: list[Party] = [x for x in value if isinstance(x, Party)] if isinstance(value, list) else []
        if held:
            yield f"{where} {f.name.rstrip('_')}", tuple(view.text[x.start : x.end] for x in held)


def _claims(doc: Doc, at: Span, names: dict[str, str]) -> Iterator[SeenClaim]:
    from .confidence import DOUBTS, doubts
    from .grammar.rules import sentence_of

    for c in doc._.reading.claims:
        if any(e.start < at.end and at.start < e.end for e in c.evidence):
            roles = tuple((r.role, names[r.entity]) for r in c.roles)
            yield SeenClaim(c, roles, sentence_of(c.rule), tuple(DOUBTS[d][1] for d in doubts(c, doc._.signs)))

"""The work of each pipeline step, one function a spaCy component; the order stands in the pipeline module."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from ..graph.claim import Reading
from ..graph.document import Article, Document, LocalEntity, Mention, MentionForm
from .confidence import rated
from .coverage import coverage
from .grammar.affiliation import read_affiliations
from .grammar.claims import ClaimMaker
from .grammar.clauses import Sentence, sentence
from .grammar.events import read_events
from .grammar.flows import read_flows
from .grammar.scope import Draft, Scope
from .grammar.ties import read_ties
from .layout import prose
from .layout import sentences as sentence_places
from .names import find_names
from .parts import Parts, Word
from .reference import document_date, is_pronoun, resolve
from .rolls import fields, givers_of, rolls
from .signs import Signs
from .tagger.model import tag
from .tagger.repairs import repaired
from .values import find_amounts, find_dates, in_local_money

if TYPE_CHECKING:
    from spacy.tokens import Doc


def words(doc: Doc) -> Doc:
    """Sentences and the tagger's words, for all articles in one batch."""
    doc._.parts = [Parts(s, sentences=sentence_places(s)) for s in doc._.sections]
    places = [(p, start, end) for p in doc._.parts for start, end in p.sentences]
    tagged = tag([p.section.view.folded[start:end] for p, start, end in places])
    for (p, start, _), row in zip(places, tagged, strict=True):
        own = [Word(w.start + start, w.end + start, w.tag) for w in row]
        p.words.extend(repaired(p.section.view.folded, own))
    return doc


def values(doc: Doc) -> Doc:
    """Quantities, money and dates; the year comes from the document."""
    on, year = document_date(doc._.sections, doc._.document.name)
    for p in doc._.parts:
        view = p.section.view
        p.amounts = in_local_money(view.text, view.folded, find_amounts(view.folded))
        p.dates = find_dates(p.section.view.folded, on, year)
    return doc


def names(doc: Doc) -> Doc:
    """Organisations, people and places, and the titles beside people."""
    for p in doc._.parts:
        p.rolls = rolls(p.section, p.amounts)
        p.names, p.titles = find_names(p.section.view, p.words, [*givers_of(p.rolls), *fields(p.section)])
    return doc


def reference(doc: Doc) -> Doc:
    """Which local entity each name stands for; publisher, home place and date of the document and its articles."""
    doc._.reference = resolve(doc._.document.text, doc._.document.name, doc._.parts)
    kinds = {e.id: (e.type, e.kind) for e in doc._.reference.entities}
    doc._.scopes = [_scope(doc, i, p, kinds) for i, p in enumerate(doc._.parts)]
    doc._.sentences = [_sentences(p) for p in doc._.parts]
    doc._.drafts = [[] for _ in doc._.parts]
    return doc


def _scope(doc: Doc, i: int, parts: Parts, kinds: dict[str, tuple[str, str]]) -> Scope:
    ref = doc._.reference
    places = {e.name: e.id for e in ref.entities if e.type == "Place"}
    place_of = {e.id: places[e.division] for e in ref.entities if e.type == "Organization" and e.division in places}
    return Scope(
        parts, _body_of_office(ref.we(i), ref.entities), ref.home(i), kinds, f"a{i + 1}", ref.date(i), place_of
    )


def _body_of_office(we: tuple[str, ...], entities: list[LocalEntity]) -> tuple[str, ...]:
    """A bulletin edited by X办公室 speaks for X: 本会 is X, where the document knows X."""
    for e in entities:
        if we[:1] == (e.id,) and e.name.endswith(("办公室", "部", "处", "室")):
            parents = [
                b.id for b in entities if b.type == "Organization" and b.id != e.id and e.name.startswith(b.name)
            ]
            return tuple(parents[:1]) or we
    return we


def _sentences(parts: Parts) -> list[Sentence]:
    """The sentences of the prose blocks with their clauses, made once an article."""
    return [sentence(parts, start, end, number) for start, end, number in prose(parts.section)]


def flows(doc: Doc) -> Doc:
    """Gifts, purchases and dispatches."""
    for scope, sentences, drafts in zip(doc._.scopes, doc._.sentences, doc._.drafts, strict=True):
        drafts.extend(read_flows(scope, sentences))
    return doc


def events(doc: Doc) -> Doc:
    """Meetings, ceremonies, sessions, joint statements."""
    for scope, sentences, drafts in zip(doc._.scopes, doc._.sentences, doc._.drafts, strict=True):
        drafts.extend(read_events(scope, sentences))
    return doc


def ties(doc: Doc) -> Doc:
    """Contacts, roles, sister cities, agreements, memberships."""
    entities = doc._.reference.entities
    for scope, sentences, drafts in zip(doc._.scopes, doc._.sentences, doc._.drafts, strict=True):
        drafts.extend(read_affiliations(scope, sentences))
        drafts.extend(read_ties(scope, sentences, entities))
    return doc


def reading(doc: Doc) -> Doc:
    """The reading: claims with spans of the source, mentions, entities, coverage; span groups on the Doc beside it."""
    ref, document = doc._.reference, _framed(doc)
    makers = [ClaimMaker(document, s) for s in doc._.scopes]
    numbers = count(1)
    mentions = tuple(_mentions(doc, makers))
    doc._.signs = Signs(document, doc._.parts, mentions, ref.entities)
    claims = tuple(
        rated(maker.claim(d, f"{document.id}#c{next(numbers)}"), doc._.signs)
        for maker, drafts in zip(makers, doc._.drafts, strict=True)
        for d in sorted(drafts, key=_order)
    )
    kinds = {e.id: (e.type, e.kind) for e in ref.entities}
    doc._.reading = Reading(
        document=document,
        articles=tuple(_articles(doc)),
        entities=tuple(ref.entities),
        mentions=mentions,
        claims=claims,
        coverage=coverage(zip(doc._.parts, makers, strict=True), claims, mentions, kinds),
    )
    return doc


def _framed(doc: Doc) -> Document:
    """The document with publisher, home place and date filled in by what the reference step found out."""
    frame = doc._.reference.frame
    d = doc._.document
    return replace(d, publisher=d.publisher or frame.publisher, home=d.home or frame.home, date=d.date or frame.date)


def _order(d: Draft) -> tuple[int, int, str, str]:
    return d.start, d.end, d.kind, d.type


def _mentions(doc: Doc, makers: list[ClaimMaker]) -> list[Mention]:
    out: list[Mention] = []
    names = {e.id: e.name for e in doc._.reference.entities}
    for p, maker in zip(doc._.parts, makers, strict=True):
        for n in p.names:
            if is_pronoun(p.section.view.folded[n.start : n.end]):
                continue  # 我们, 双方, 两市: places in the grammar, no mentions
            span = maker.span(n.start, n.end)
            entities = p.entity_of.get((n.start, n.end), ())
            if n.deictic and len(entities) != 1:
                continue  # 中缅, 韩日: a form that stands for two names neither
            for entity in entities:
                same = "".join(span.quote.split()) == names[entity]
                form: MentionForm = "deictic" if n.deictic else "name" if same else "alias"
                out.append(Mention(entity, span, form))
    return sorted(out, key=lambda m: (m.span.start, m.span.end, m.entity))


def _articles(doc: Doc) -> list[Article]:
    out = []
    for i, s in enumerate(doc._.sections):
        title = next((s.view.text[b.start : b.end] for b in s.blocks if b.kind == "title"), None)
        ref = doc._.reference
        out.append(Article(f"a{i + 1}", doc._.document.id, title, (), ref.publisher(i), ref.home_name(i), ref.date(i)))
    return out

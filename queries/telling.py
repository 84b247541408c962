"""What stands where: one event with its sentences, and a document's text with all that was read out of it."""

from __future__ import annotations

from ..graph.errors import NotFound
from ..graph.store import Store
from .answers_stories import EventStory, Marked, MarkedText
from .grounds import evidence
from .profile import event_rows
from .transfers import name_of, quoted


def event(store: Store, id: str) -> EventStory:
    """An event with every piece of its evidence in its sentence; raises NotFound."""
    with store.view() as view:
        found = view.events([id])
        if not found:
            raise NotFound(f"no event has the id {id!r}; the timeline of a host shows its events")
        grounds = view.evidence(found[0].claims)
        texts = {e.document: view.document(e.document) for e in grounds.values()}
        quotes = tuple(q for c in found[0].claims for q in quoted(grounds[c], texts[grounds[c].document]))
        return EventStory(event_rows(view, found)[0], quotes)


def text(store: Store, document: str) -> MarkedText:
    """A document with every mention and claim at its place in the text, in the order of the text; raises NotFound."""
    with store.view() as view:
        found = view.document(document)
        mentions = list(view.mentions(document))
        entities = {e.id: name_of(e) for e in view.entities({i for i, _ in mentions})}
        claims = [c.id for c in view.reading(document).claims]
        marks = tuple(Marked(entities[i], m.span, m.form) for i, m in mentions)
        return MarkedText(found, marks, tuple(evidence(store, *claims, limit=None)) if claims else ())

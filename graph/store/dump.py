"""A store's whole content in words: two stores hold the same exactly if their dumps are equal."""

from __future__ import annotations

from ..judgement import statement_text
from .base import Store
from .codec import claim_text, dumps, entity_text, record_text


def dump(store: Store) -> list[str]:
    """One line for each document, local entity, claim, entity and record, sorted; row numbers and the like are left out."""
    lines: list[str] = []
    with store.view() as view:
        for document in view.documents():
            reading = view.reading(document)
            lines.append(dumps(["document", document, reading.document.sha256, reading.document.name]))
            lines += [
                dumps(["mention", document, m.span.start, m.span.end, m.form, e]) for e, m in view.mentions(document)
            ]
            lines += [dumps(["claim", c.id, claim_text(c)]) for c in reading.claims]
        lines += [dumps(["statement", statement_text(s)]) for s in view.statements()]
        lines += [dumps(["entity", e.id, e.type, e.name, e.kind, e.division, entity_text(e)]) for e in view.entities()]
        for record in (*view.flows(), *view.events(), *view.ties()):
            lines.append(dumps([type(record).__name__, record.id, record_text(record)]))
    return sorted(lines)

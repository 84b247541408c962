"""What a reading must hold to before it is stored: every span verbatim, every reference whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..claim import Reading
from ..document import Span
from ..errors import InvalidRecord
from .codec import spans_of

_TYPES = frozenset({"Organization", "Person", "Place"})
_FORMS = frozenset({"name", "alias", "deictic"})


def verify(reading: Reading) -> None:
    """Raise InvalidRecord for the first thing in a reading that does not fit its document.

    >>> from aidgraph.graph.document import Document
    >>> verify(Reading(Document("a.txt", "a.txt", "松江市收到口罩", "00")))
    """
    if problem := next(faults(reading), None):
        raise InvalidRecord(f"{reading.document.id}: {problem}")


def faults(reading: Reading) -> Iterator[str]:
    """Everything in a reading that does not fit its document, in words."""
    document = reading.document
    if not document.id:
        yield "the document has no id"
    locals_ = [e.id for e in reading.entities]
    yield from _twice("local entity", locals_)
    yield from _twice("claim", (c.id for c in reading.claims))
    yield from _twice("article", (a.id for a in reading.articles))
    known, articles = set(locals_), {a.id for a in reading.articles}
    for e in reading.entities:
        if e.type not in _TYPES or not e.name:
            yield f"local entity {e.id} has type {e.type!r} and name {e.name!r}"
    for m in reading.mentions:
        if m.entity not in known or m.form not in _FORMS:
            yield f"the {m.form} {m.span.quote!r} names the unknown local entity {m.entity}"
    for c in reading.claims:
        if missing := {r.entity for r in c.roles} - known:
            yield f"claim {c.id} names unknown local entities {sorted(missing)}"
        if c.article is not None and c.article not in articles:
            yield f"claim {c.id} names the unknown article {c.article}"
    owners = [*reading.articles, *reading.entities, *reading.claims]
    yield from (f"{o.id} says that it belongs to {o.document}" for o in owners if o.document != document.id)
    yield from (
        _misquote(s) for s in _all_spans(reading) if s.document != document.id or not _verbatim(s, document.text)
    )


def _verbatim(s: Span, text: str) -> bool:
    return text[s.start : s.end] == s.quote


def _misquote(s: Span) -> str:
    return f"the text at {s.start}:{s.end} of {s.document} is not {s.quote!r}"


def _all_spans(reading: Reading) -> Iterator[Span]:
    yield from (m.span for m in reading.mentions)
    for c in reading.claims:
        yield from spans_of(c)
    for u in reading.coverage.unused:
        yield from (u.span, u.sentence)


def _twice(what: str, ids: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for i in ids:
        if i in seen:
            yield f"{what} {i} is given twice"
        seen.add(i)

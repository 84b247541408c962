"""How a document was read, sentence by sentence."""

from __future__ import annotations

from ..graph.document import Document, Span
from .layout import lay_out, prose


def sentence_spans(document: Document) -> list[Span]:
    """The sentences of `document` in the order in which they are read, found from its layout alone."""
    return [
        document.span(*section.view.source(start, end))
        for section in lay_out(document.text)
        for start, end, _ in prose(section)
    ]

"""The steps of reading, as spaCy components on a blank Chinese pipeline, listed here and nowhere else.

One spaCy Doc is one document: the reading views of its articles, one token a character, so that a span of tokens is a span
of characters. Each step adds to `doc._.parts` (one Parts an article); what the reading gives stands in `doc._.reading`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from ..graph.document import Document

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Step = Callable[["Doc"], "Doc"]

STEPS = ("aid_words", "aid_values", "aid_names", "aid_reference", "aid_flows", "aid_events", "aid_ties", "aid_reading")


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """The pipeline with all steps, made when first asked for.

    >>> pipeline().pipe_names == list(STEPS)
    True
    """
    import spacy
    from spacy.language import Language
    from spacy.tokens import Doc

    from . import steps

    for name in ("document", "sections", "parts", "reference", "scopes", "sentences", "drafts", "signs", "reading"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
    nlp = spacy.blank("zh")
    for name in STEPS:
        if not Language.has_factory(name):
            Language.component(name, func=getattr(steps, name.removeprefix("aid_")))
        nlp.add_pipe(name)
    return nlp


def doc_of(document: Document) -> Doc:
    """The spaCy Doc of a document: its articles laid out, one token a character, nothing read yet."""
    from spacy.tokens import Doc

    from .layout import lay_out

    sections = lay_out(document.text)
    characters = [c for s in sections for c in s.view.text]
    doc = Doc(pipeline().vocab, words=characters, spaces=[False] * len(characters))
    doc._.document = document
    doc._.sections = sections
    return doc

"""Reading: a document in, its mentions, entities, claims and coverage out."""

from __future__ import annotations

from ..graph.claim import Reading
from ..graph.document import Document
from .pipeline import doc_of, pipeline


def read(document: Document) -> Reading:
    """What `document` says: a pure function of its text and name; no store, network or clock is asked.

    >>> from aidgraph.ingest.readers import read_bytes
    >>> text = "3月2日，甘肃省红十字会向意大利捐赠口罩2万只。"
    >>> read(read_bytes(text.encode(), "a.txt")).claims[0].type
    'donation'
    """
    doc = doc_of(document)
    for _, step in pipeline().pipeline:
        doc = step(doc)
    reading: Reading = doc._.reading
    return reading

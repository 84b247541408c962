"""The documents of a graph, and how much of each was read."""

from __future__ import annotations

from ..graph.claim import Coverage
from ..graph.store import Store
from ..graph.store.dialects import ask
from .answers import DocumentRow

_DOCUMENTS = ask(
    """
    SELECT d.id, d.name, d.title, d.publisher, d.home, d.date, length(d.text) AS characters,
        (SELECT count(DISTINCT p.entity) FROM local_entity l JOIN profile p ON p.id = l.profile WHERE l.document = d.id) AS entities,
        (SELECT count(*) FROM claim c WHERE c.document = d.id) AS claims
    FROM document d ORDER BY d.id
""",
    """
    MATCH (d:Document) RETURN d.id AS id, d.name AS name, d.title AS title, d.publisher AS publisher, d.home AS home,
        d.date AS date, size(d.text) AS characters, COUNT { MATCH (l:LocalEntity {document: d.id})
        MATCH (p:Profile {id: l.profile}) RETURN DISTINCT p.entity } AS entities,
        COUNT { MATCH (c:Claim {document: d.id}) } AS claims ORDER BY id
    """,
)


def documents(store: Store) -> list[DocumentRow]:
    """All documents by id, with how many entities they name and how many claims were read."""
    return [DocumentRow(**dict(r)) for r in store.rows(_DOCUMENTS)]


def coverage(store: Store, document: str) -> Coverage:
    """What a document holds, and which amounts, quantities and organisations no claim uses; raises NotFound."""
    with store.view() as view:
        return view.coverage(document)

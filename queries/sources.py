"""The documents of a graph, and how much of each was read."""

from __future__ import annotations

from dataclasses import dataclass

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
_HOLDS = ask(
    """
    SELECT (SELECT count(*) FROM document) AS documents, (SELECT count(*) FROM entity) AS entities,
        (SELECT count(*) FROM record WHERE kind = 'flow') AS flows, (SELECT count(*) FROM record WHERE kind = 'event') AS events,
        (SELECT count(*) FROM record WHERE kind = 'tie') AS ties
""",
    """
    RETURN COUNT { MATCH (:Document) } AS documents, COUNT { MATCH (e:Entity) } AS entities,
        COUNT { MATCH (:Record {kind: 'flow'}) } AS flows, COUNT { MATCH (:Record {kind: 'event'}) } AS events,
        COUNT { MATCH (:Record {kind: 'tie'}) } AS ties
    """,
)


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much a graph holds."""

    documents: int
    entities: int
    flows: int
    events: int
    ties: int


def holdings(store: Store) -> Holdings:
    """How much the graph holds.

    >>> from aidgraph.graph.store import open_store
    >>> with open_store(":memory:") as store:
    ...     holdings(store).flows
    0
    """
    return Holdings(**dict(store.rows(_HOLDS)[0]))


def documents(store: Store) -> list[DocumentRow]:
    """All documents by id, with how many entities they name and how many claims were read."""
    return [DocumentRow(**dict(r)) for r in store.rows(_DOCUMENTS)]


def coverage(store: Store, document: str) -> Coverage:
    """What a document holds, and which amounts, quantities and organisations no claim uses; raises NotFound."""
    with store.view() as view:
        return view.coverage(document)

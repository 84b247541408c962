"""Every claim behind a node, an edge, a flow or a total, with its words in their sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ..graph.claim import Claim
from ..graph.errors import UsageError
from ..graph.store import Store
from ..graph.store.dialects import ask, listed
from ..graph.store.reader import Reader
from .answers_stories import Ground
from .corrected import corrected
from .naming import find
from .pages import Page, cut
from .transfers import quoted

_KNOWN = ask(
    """
    SELECT id, 'record' AS what FROM record WHERE id IN (SELECT value FROM json_each(?1))
    UNION ALL SELECT id, 'claim' FROM claim WHERE id IN (SELECT value FROM json_each(?1))
""",
    """
    MATCH (n:Record) WHERE n.id IN $a RETURN n.id AS id, 'record' AS what
    UNION MATCH (n:Claim) WHERE n.id IN $a RETURN n.id AS id, 'claim' AS what
    """,
)
_OF_RECORDS = ask(
    "SELECT claim FROM support WHERE record IN (SELECT value FROM json_each(?))",
    "MATCH (n:Support) WHERE n.record IN $a RETURN n.claim AS claim",
)
_OF_ENTITY = ask(
    """
    SELECT DISTINCT r.claim FROM profile p JOIN local_entity l ON l.profile = p.id
    JOIN role r ON r.document = l.document AND r.entity = l.id WHERE p.entity = ?
""",
    """
    MATCH (p:Profile {entity: $a}) MATCH (l:LocalEntity {profile: p.id})
    MATCH (r:Role {document: l.document, entity: l.id}) RETURN DISTINCT r.claim AS claim
    """,
)
_RECORDS = ask(
    "SELECT claim, record FROM support WHERE claim IN (SELECT value FROM json_each(?)) ORDER BY record",
    "MATCH (n:Support) WHERE n.claim IN $a RETURN n.claim AS claim, n.record AS record ORDER BY record",
)


def evidence(store: Store, *what: str, limit: int | None = 100, after: str | None = None) -> Page[Ground]:
    """The claims behind all that `what` names: ids of flows, events, ties and claims, ids or names of entities.

    The evidence of a total is that of its flows: `evidence(store, *row.flows)`; of an edge, that of its record. In order
    of document and place. Raises NotFound or Ambiguous for what nothing bears, UsageError for nothing or a wrong cursor.
    """
    if not what:
        raise UsageError("name what the evidence is of: a flow, event, tie, claim or entity")
    known = {r["id"]: r["what"] for r in store.rows(_KNOWN, listed(sorted(set(what))))}
    claims = {i for i, kind in known.items() if kind == "claim"}
    records = sorted(i for i, kind in known.items() if kind == "record")
    claims |= {r["claim"] for r in store.rows(_OF_RECORDS, listed(records))}
    for name in dict.fromkeys(w for w in what if w not in known):
        claims |= {r["claim"] for r in store.rows(_OF_ENTITY, find(store, name).id)}
    with store.view() as view:
        found = cut(view.claims(claims).values(), _place, limit, after)
        return Page(tuple(_grounds(store, view, found)), found.next)


def _place(c: Claim) -> tuple[str | float, ...]:
    return c.document, c.evidence[0].start, c.id


def _grounds(store: Store, view: Reader, claims: Iterable[Claim]) -> list[Ground]:
    told = {c.id: c for c in claims}
    documents = {d: view.document(d) for d in sorted({c.document for c in told.values()})}
    records: dict[str, list[str]] = defaultdict(list)
    for r in store.rows(_RECORDS, listed(list(told))):
        records[r["claim"]].append(r["record"])
    evidence_ = view.evidence(told)
    changed = corrected(view, told)
    return [
        Ground(
            c.id, c.kind, c.type, c.document, c.rule, c.confidence, tuple(records[c.id]),
            tuple(quoted(evidence_[c.id], documents[c.document])), changed.get(c.id, ()),
        )
        for c in told.values()
    ]  # fmt: skip

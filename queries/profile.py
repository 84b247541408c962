"""All that the graph holds about one entity."""

from __future__ import annotations

from collections import defaultdict

from ..graph.entity import Event, Tie
from ..graph.store import Store
from ..graph.store.dialects import ask
from ..graph.store.reader import Reader
from .answers import EventRow, Profile, TieRow
from .naming import find
from .transfers import distinct, named, rows_of

_RECORDS = ask(
    "SELECT record, role FROM party WHERE entity = ?",
    "MATCH (n:Party {entity: $a}) RETURN n.record AS record, n.role AS role",
)
_DOCUMENTS = ask(
    "SELECT DISTINCT l.document FROM profile p JOIN local_entity l ON l.profile = p.id WHERE p.entity = ? ORDER BY 1",
    "MATCH (p:Profile {entity: $a}) MATCH (l:LocalEntity {profile: p.id})"
    " RETURN DISTINCT l.document AS document ORDER BY document",
)


def entity(store: Store, name_or_id: str) -> Profile:
    """What an entity gave, received and passed on, hosted and attended, whom it contacted, its people, its documents.

    Raises NotFound or Ambiguous for a name.
    """
    found = find(store, name_or_id)
    roles: dict[str, list[str]] = defaultdict(list)
    for r in store.rows(_RECORDS, found.id):
        roles[r["role"]].append(r["record"])
    documents = tuple(r["document"] for r in store.rows(_DOCUMENTS, found.id))
    with store.view() as view:
        gave, received, through = (tuple(rows_of(view, view.flows(roles[r]))) for r in ("donor", "recipient", "via"))
        ties = tie_rows(view, view.ties([*roles["source"], *roles["target"]]))
        return Profile(
            found,
            gave,
            received,
            through,
            tuple(event_rows(view, view.events(roles["host"]))),
            tuple(event_rows(view, view.events([*roles["supporter"], *roles["participant"]]))),
            tuple(t for t in ties if t.tie.type == "CONTACTED"),
            tuple(t for t in ties if t.tie.type == "AFFILIATED"),
            tuple(t for t in ties if t.tie.type not in ("CONTACTED", "AFFILIATED")),
            documents,
        )


def event_rows(view: Reader, found: list[Event]) -> list[EventRow]:
    """Events with everybody by name."""
    names = named(view, (i for e in found for i in (*e.hosts, *e.supporters, *e.participants)))
    documents = view.documents_of(c for e in found for c in e.claims)

    def row(e: Event) -> EventRow:
        parties = (tuple(names[i] for i in ids) for ids in (e.hosts, e.supporters, e.participants))
        return EventRow(e, *parties, documents=distinct(documents[c] for c in e.claims))

    return [row(e) for e in found]


def tie_rows(view: Reader, found: list[Tie]) -> list[TieRow]:
    """Ties with both ends by name."""
    names = named(view, (i for t in found for i in (t.source, t.target)))
    documents = view.documents_of(c for t in found for c in t.claims)
    return [TieRow(t, names[t.source], names[t.target], distinct(documents[c] for c in t.claims)) for t in found]

"""Flows by who gave, who received, through whom, what, and when; one flow with the sentences that tell of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..graph.claim import FLOW_TYPES
from ..graph.document import Document, Span
from ..graph.entity import Entity, Evidence, Flow
from ..graph.errors import NotFound
from ..graph.store import Store
from ..graph.store.reader import Reader
from .answers import FlowRow, FlowStory, Named, Quoted
from .choosing import ANY_ROLE, Chosen, in_country, in_place, one_of, order_of
from .corrected import corrected
from .geography import country_code
from .independence import independent, sources
from .naming import find
from .pages import Page, page
from .policies import history, shown
from .reasons import apart, joined

STATUSES = ("delivered", "in_progress", "pledged", "cancelled")
_SENTENCE_END = re.compile(r"[。！？!?；;]|\n\s*\n")


def flows(
    store: Store,
    *,
    donor: str | None = None,
    recipient: str | None = None,
    via: str | None = None,
    party: str | None = None,
    goods: str | None = None,
    kind: str | None = None,
    status: str | None = None,
    country: str | None = None,
    donor_country: str | None = None,
    recipient_country: str | None = None,
    place: str | None = None,
    since: str | None = None,
    until: str | None = None,
    min_confidence: float = 0.0,
    min_sources: int = 1,
    limit: int | None = 100,
    offset: int = 0,
    after: str | None = None,
    policy: str | None = None,
) -> Page[FlowRow]:
    """Flows that meet every condition, in order of date, undated ones last.

    Parties are names or ids; `party` is any of the three roles. `country` is that of a giver or receiver, in Chinese,
    English or as an ISO code; `place` is a place that received or in which a receiving body is. `since` and `until` are
    an ISO day, month or year, both included; undated flows do not meet them. `min_sources` asks for so many independent
    sources: documents of one publisher, and documents with the same words, are one. `policy` (most-exact, most-sources,
    latest) says which of several values is shown; conditions are met by the values that the store keeps. Raises NotFound or Ambiguous for a
    name, UsageError for an unknown kind, status, policy, date or cursor.
    """
    chosen = Chosen(store)
    chosen.at_least("r.confidence", min_confidence)
    for name, roles in ((donor, ("donor",)), (recipient, ("recipient",)), (via, ("via",)), (party, ANY_ROLE)):
        if name is not None:
            chosen.party([find(store, name).id], roles)
    for name, roles in (
        (country, ("donor", "recipient")),
        (donor_country, ("donor",)),
        (recipient_country, ("recipient",)),
    ):
        if name is not None:
            chosen.party(in_country(store, country_code(name)), roles)
    if place is not None:
        chosen.party(in_place(store, find(store, place, type="Place")), ("recipient",))
    chosen.goods(goods)
    chosen.equal("r.type", one_of(kind, FLOW_TYPES, "kind"))
    chosen.equal("r.status", one_of(status, STATUSES, "status"))
    chosen.between(since, until)
    if min_sources > 1:
        chosen.sources(min_sources)
    ids = chosen.ids(after, None if limit is None or min_sources > 1 else limit + 1, offset)
    with store.view() as view:
        by_id = {row.flow.id: row for row in rows_of(view, shown(view, view.flows(ids), policy))}
        rows = [by_id[i] for i in ids if i in by_id]
        if min_sources > 1:
            rows = [r for r in rows if independent(view, r.flow.claims) >= min_sources]
    return page(rows, lambda r: order_of(r.flow), limit)


def flow(store: Store, id: str, *, policy: str | None = None) -> FlowStory:
    """A flow with every piece of its evidence in its sentence, the stages that it went through, why its claims are one, and
    why other flows between the same two are not; raises NotFound.

    `policy` (most-exact, most-sources, latest) says which of several values is shown.
    """
    with store.view() as view:
        found = view.flows([id])
        if not found:
            raise NotFound(f"no flow has the id {id!r}; list flows to see their ids")
        evidence = view.evidence(found[0].claims)
        texts = {e.document: view.document(e.document) for e in evidence.values()}
        quotes = tuple(q for c in found[0].claims for q in quoted(evidence[c], texts[evidence[c].document]))
        claims = found[0].claims
        return FlowStory(
            rows_of(view, shown(view, found, policy))[0], quotes, history(view, found[0]),
            joined(store, claims), apart(store, claims), sources(view, claims),
        )  # fmt: skip


def rows_of(view: Reader, found: Sequence[Flow]) -> list[FlowRow]:
    """Flows with their parties by name and their documents, in the order given."""
    names = named(view, (e for f in found for e in (*f.donors, *f.recipients, *f.via)))
    documents = view.documents_of(c for f in found for c in f.claims)
    changed = corrected(view, [c for f in found for c in f.claims])

    def row(f: Flow) -> FlowRow:
        parties = (tuple(names[e] for e in ids) for ids in (f.donors, f.recipients, f.via))
        by_people = tuple(x for c in f.claims for x in changed.get(c, ()))
        return FlowRow(f, *parties, documents=distinct(documents[c] for c in f.claims), corrected=by_people)

    return [row(f) for f in found]


def named(view: Reader, ids: Iterable[str]) -> dict[str, Named]:
    """Entities by id as they stand in rows."""
    return {e.id: name_of(e) for e in view.entities(ids)}


def name_of(e: Entity) -> Named:
    """An entity as it stands in a row."""
    return Named(e.id, e.name, e.type)


def distinct(values: Iterable[str]) -> tuple[str, ...]:
    """Values sorted, each once."""
    return tuple(sorted(set(values)))


def quoted(evidence: Evidence, document: Document) -> list[Quoted]:
    """The spans of a claim with the rest of their sentences."""
    e = evidence
    return [Quoted(e.claim, e.rule, e.confidence, s, *around(s, document.text)) for s in e.spans]


def around(span: Span, text: str) -> tuple[str, str]:
    """The words of a text before and after a span, up to the ends of its sentence.

    >>> text = "前一句。松江市向贝加国捐赠口罩。后一句。"
    >>> around(Span("a.txt", 7, 11, "向贝加国"), text)
    ('松江市', '捐赠口罩。')
    """
    ends = [m.end() for m in _SENTENCE_END.finditer(text, 0, span.start)]
    start = ends[-1] if ends else 0
    behind = _SENTENCE_END.search(text, max(span.start, span.end - 1))
    end = behind.end() if behind else len(text)
    return text[start : span.start], text[span.end : max(end, span.end)]

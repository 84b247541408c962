"""Pages that open the sentences: a flow, an event, what something rests on, a document."""

from __future__ import annotations

from collections import Counter

from fastapi import APIRouter, Request
from fastapi.responses import Response

from .... import queries
from ....queries import Ground
from ...answering import ReadStore
from ...terms import EvidenceTerms, StoryTerms
from ..asking import PageRoute, terms_of
from ..exports import Cell, Edge, Export, Node, export, flow_edges, links
from ..marking import window
from ..rendering import address, page

router = APIRouter(route_class=PageRoute, include_in_schema=False)
QUOTE_COLUMNS = (
    "claim",
    "kind",
    "type",
    "document",
    "start",
    "end",
    "quote",
    "rule",
    "confidence",
    "records",
    "rejected",
)


@router.get("/flows/{id}")
def flow(request: Request, store: ReadStore, id: str) -> Response:
    """A flow: parties, goods, money, history, every claim in its sentence, values that disagree side by side."""
    terms = terms_of(request, StoryTerms)
    story = queries.flow(store, id, policy=terms.policy)
    grounds = queries.evidence(store, story.row.flow.id, limit=None)
    made = Export(story.row.flow.id, QUOTE_COLUMNS, lambda: map(_quote_cells, grounds), lambda: flow_edges([story.row]))
    return export(request, made) or page(
        request,
        "flow.html",
        story=story,
        row=story.row,
        flow=story.row.flow,
        grounds=grounds,
        by_claim={g.claim: g for g in grounds},
        exports=links(request, address(f"/v1/flows/{id}", {})),
    )


@router.get("/events/{id}")
def event(request: Request, store: ReadStore, id: str) -> Response:
    """An event: who hosted, supported and attended it, and every sentence."""
    story = queries.event(store, id)
    grounds = queries.evidence(store, id, limit=None)
    made = Export(id, QUOTE_COLUMNS, lambda: map(_quote_cells, grounds), lambda: _attending(story.row))
    return export(request, made) or page(
        request,
        "event.html",
        row=story.row,
        event=story.row.event,
        grounds=grounds,
        by_claim={g.claim: g for g in grounds},
        exports=links(request, address(f"/v1/events/{id}", {})),
    )


@router.get("/evidence")
def evidence(request: Request, store: ReadStore) -> Response:
    """Every claim behind what is named, with its words."""
    terms = terms_of(request, EvidenceTerms)
    grounds = queries.evidence(store, *terms.of, limit=terms.limit, after=terms.after)
    made = Export("evidence", QUOTE_COLUMNS, lambda: map(_quote_cells, grounds), list)
    exports = links(request, "/v1/evidence")
    del exports["graphml"]  # sentences are no drawing
    return export(request, made) or page(request, "evidence.html", grounds=grounds, of=terms.of, exports=exports)


@router.get("/documents")
def documents(request: Request, store: ReadStore) -> Response:
    """All documents, with how much was read out of each."""
    rows = queries.documents(store)
    made = Export(
        "documents",
        ("id", "title", "publisher", "home", "date", "characters", "entities", "claims"),
        lambda: ((d.id, d.title, d.publisher, d.home, d.date, d.characters, d.entities, d.claims) for d in rows),
        list,
    )
    exports = links(request, "/v1/documents")
    del exports["graphml"]  # as above
    return export(request, made) or page(request, "documents.html", rows=rows, exports=exports)


@router.get("/documents/{name:path}")
def document(request: Request, store: ReadStore, name: str) -> Response:
    """A document's text with every mention and claim marked, and what no claim uses."""
    told = queries.text(store, name)
    made = Export("document", QUOTE_COLUMNS, lambda: map(_quote_cells, told.claims), lambda: _named_in(told))
    if file := export(request, made):
        return file
    at = request.query_params.get("at", "")
    chosen = request.query_params.get("claim")
    part = window(told, int(at) if at.isdecimal() and len(at) < 12 else 0, chosen)
    return page(
        request,
        "document.html",
        document=told.document,
        part=part,
        claims=[g for g in told.claims if part.start <= g.quotes[0].span.start < part.end],
        chosen=chosen,
        coverage=queries.coverage(store, name),
        exports=links(request, address("/v1/text", {"document": name})),
    )


def _quote_cells(g: Ground) -> tuple[Cell, ...]:
    first, last = g.quotes[0].span, g.quotes[-1].span
    words = " … ".join(q.span.quote for q in g.quotes)
    rejected = "yes" if any(c.field == "rejected" for c in g.corrected) else "no"
    about = (g.claim, g.kind, g.type, g.document, first.start, last.end, words, g.rule, g.confidence)
    return (*about, "; ".join(g.records), rejected)


def _attending(row: queries.EventRow) -> list[Edge]:
    """Those who attend or support point at the hosts; hosts at each other."""
    about: dict[str, Cell] = {"record": row.event.id, "name": row.event.name, "confidence": row.event.confidence}
    hosts = [Edge(a, b, "CO_HOSTED", about) for n, a in enumerate(row.hosts) for b in row.hosts[n + 1 :]]
    others = [Edge(a, b, "ATTENDED", about) for a in (*row.supporters, *row.participants) for b in row.hosts]
    return hosts + others


def _named_in(told: queries.MarkedText) -> list[Edge]:
    """Each entity named in a document points at it."""
    document = Node(told.document.id, told.document.name, "Document")
    times = Counter(m.entity for m in told.mentions)
    return [Edge(e, document, "NAMED_IN", {"times": n}) for e, n in times.items()]

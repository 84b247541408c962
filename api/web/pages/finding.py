"""Pages by which one finds somebody: the first page, the search, an entity, the ways between two."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from .... import queries
from ....queries import Named
from ...answering import ReadStore
from ...terms import EntityTerms, PathTerms, SearchTerms
from ..asking import PageRoute, terms_of
from ..exports import FLOW_COLUMNS, Cell, Edge, Export, export, flow_cells, links
from ..rendering import address, page

router = APIRouter(route_class=PageRoute, include_in_schema=False)
SHOWN = 25
"""Rows of each list of a profile; the rest stand on a page of their own."""
LARGE = 500
"""Of an entity that stands in more flows the profile shows the beginning of each list and leaves the sums to their page."""
DRAWN = 300
"""Entities in the drawing of a profile's neighbourhood."""


@router.get("/")
def home(request: Request, store: ReadStore) -> Response:
    """Where to begin."""
    return page(request, "home.html", holds=queries.holdings(store))


@router.get("/search")
def search(request: Request, store: ReadStore) -> Response:
    """Entities by a name or a part of it."""
    text = request.query_params.get("text", "").strip()
    if not text:
        return page(request, "search.html", text="", found=None, exports={})
    terms = terms_of(request, SearchTerms)
    found = queries.search(store, **terms.given())
    made = Export(
        "search",
        ("id", "type", "name", "kind", "aliases", "documents", "records"),
        lambda: (
            (
                m.entity.id,
                m.entity.type,
                m.entity.name,
                m.entity.kind,
                "; ".join(m.entity.aliases),
                m.documents,
                m.records,
            )
            for m in found
        ),
        lambda: _around(queries.network(store, m.entity.id, limit=SHOWN) for m in found),
    )
    exports = links(request, "/v1/search")
    return export(request, made) or page(request, "search.html", text=text, found=found, exports=exports)


@router.get("/entity")
def by_name(request: Request, store: ReadStore) -> Response:
    """To the page of the entity that bears a name."""
    profile = queries.entity(store, terms_of(request, EntityTerms).name)
    kept = {"lang": request.query_params.get("lang")}
    return RedirectResponse(address(f"/entities/{profile.entity.id}", kept), 303)


@router.get("/entities/{id}")
def entity(request: Request, store: ReadStore, id: str) -> Response:
    """All that the graph holds of an entity."""
    id_ = queries.find(store, id).id
    made = Export(
        id_,
        FLOW_COLUMNS,
        lambda: map(flow_cells, queries.flows(store, party=id_, limit=None)),
        lambda: _around([queries.network(store, id_, limit=DRAWN)]),
    )
    if file := export(request, made):
        return file
    large = len(queries.flows(store, party=id_, limit=1, offset=LARGE)) > 0
    profile = beginning(store, id_) if large else queries.entity(store, id_)
    return page(
        request,
        "entity.html",
        profile=profile,
        entity=profile.entity,
        shown=SHOWN,
        large=large,
        gave=queries.helped(store, by="recipient", donor=id_) if profile.gave and not large else None,
        received=queries.helped(store, by="donor", recipient=id_) if profile.received and not large else None,
        timeline=queries.timeline(store, id_, limit=SHOWN),
        exports=links(request, address("/v1/entity", {"name": id_})),
    )


def beginning(store: ReadStore, id: str) -> queries.Profile:
    """The profile of an entity that stands in very many flows: the first of each list, so that the page comes at once."""
    events = [m.event for m in queries.timeline(store, id, kinds=["event"], limit=SHOWN * 2) if m.event]
    ties = [m.tie for m in queries.timeline(store, id, kinds=["tie"], limit=SHOWN * 4) if m.tie]
    hosting = [id in {h.id for h in e.hosts} for e in events]
    return queries.Profile(
        queries.find(store, id),
        gave=tuple(queries.flows(store, donor=id, limit=SHOWN)),
        received=tuple(queries.flows(store, recipient=id, limit=SHOWN)),
        through=tuple(queries.flows(store, via=id, limit=SHOWN)),
        hosted=tuple(e for e, hosts in zip(events, hosting, strict=True) if hosts),
        attended=tuple(e for e, hosts in zip(events, hosting, strict=True) if not hosts),
        contacted=tuple(t for t in ties if t.tie.type == "CONTACTED"),
        people=tuple(t for t in ties if t.tie.type == "AFFILIATED"),
        ties=tuple(t for t in ties if t.tie.type not in ("CONTACTED", "AFFILIATED")),
        documents=(),
    )


@router.get("/path")
def path(request: Request, store: ReadStore) -> Response:
    """How two are connected, each hop with its quote."""
    asked = {k: request.query_params.get(k, "").strip() for k in ("source", "target")}
    if not all(asked.values()):
        return page(request, "path.html", found=None, asked_for=asked, exports={})
    found = queries.path(store, **terms_of(request, PathTerms).given())
    made = Export(
        "path",
        ("way", "source", "type", "target", "forward", "record", "date", "confidence", "quote", "document", "others"),
        lambda: (
            (n, h.source.name, h.type, h.target.name, str(h.forward).lower(), h.record, h.date, h.confidence,
             h.quote.span.quote, h.quote.span.document, h.others)
            for n, way in enumerate(found.paths, 1) for h in way.hops
        ),
        lambda: _of_paths(found),
    )  # fmt: skip
    exports = links(request, "/v1/path")
    return export(request, made) or page(request, "path.html", found=found, asked_for=asked, exports=exports)


def _of_paths(found: queries.Paths) -> list[Edge]:
    edges: dict[tuple[str, str, str], Edge] = {}
    for way in found.paths:
        for h in way.hops:
            a, b = (h.source, h.target) if h.forward else (h.target, h.source)
            about: dict[str, Cell] = {
                "record": h.record, "date": h.date, "confidence": h.confidence, "quote": h.quote.span.quote,
                "document": h.quote.span.document,
            }  # fmt: skip
            edges[a.id, b.id, h.record] = Edge(a, b, h.type, about)
    return list(edges.values())


def _around(found: Iterable[queries.Network]) -> list[Edge]:
    edges: dict[tuple[str, str, str, str], Edge] = {}
    for net in found:
        names = {n.id: Named(n.id, n.name, n.type) for n in net.nodes}
        for e in net.edges:
            about: dict[str, Cell] = {
                "record": e.record,
                "date": e.date,
                "status": e.status,
                "confidence": e.confidence,
            }
            edges[e.source, e.target, e.type, e.record] = Edge(names[e.source], names[e.target], e.type, about)
    return list(edges.values())

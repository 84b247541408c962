"""The page of a network: a drawing with a table of all that is in it, expanded and thinned step by step in its address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import Field

from .... import queries
from ....graph.errors import NotFound
from ....queries import EdgeRow, Named, Network, NodeRow
from ....queries.connections import EDGE_TYPES
from ....queries.drawing import drawing
from ...answering import ReadStore, tagged
from ...terms import Name, NetworkTerms
from ..asking import PageRoute, terms_of
from ..exports import Cell, Edge, Export, export, links
from ..rendering import HEADERS, page

router = APIRouter(route_class=PageRoute, include_in_schema=False)
STEP = 25
"""Entities that one step adds at most; how many more there are is said."""
MOST = 300
"""Entities on the page; from then on nothing is added."""


class StepTerms(NetworkTerms):
    """Arguments of the page: around whom, of whom the neighbours were added, who was taken out."""

    limit: Annotated[int, Field(ge=1, le=MOST)] = STEP
    also: Annotated[list[Name], Field(max_length=50)] = []
    hide: Annotated[list[Name], Field(max_length=200)] = []


@router.get("/network")
def network(request: Request, store: ReadStore) -> Response:
    """What lies around an entity, or the best connected of all."""
    terms = terms_of(request, StepTerms)
    found = _grown(store, terms)
    names = {n.id: Named(n.id, n.name, n.type) for n in found.nodes}
    made = Export(
        "network",
        ("source", "type", "target", "record", "date", "status", "confidence"),
        lambda: (
            (names[e.source].name, e.type, names[e.target].name, e.record, e.date, e.status, e.confidence)
            for e in found.edges
        ),
        lambda: _edges(found.edges, names),
    )
    center = queries.find(store, terms.center) if terms.center else None
    return export(request, made) or page(
        request,
        "network.html",
        terms=terms,
        center=center,
        found=found,
        names=names,
        drawn=bool(drawing(found)),
        types=EDGE_TYPES,
        full=len(found.nodes) >= MOST,
        exports=links(request, "/v1/network") if not terms.also and not terms.hide else _own(request),
    )


@router.get("/network.svg")
def picture(request: Request, store: ReadStore) -> Response:
    """The drawing of the page with the same arguments."""
    made = drawing(_grown(store, terms_of(request, StepTerms)))
    if not made:
        raise NotFound("nothing is connected here, so there is nothing to draw")
    found = tagged(request, made.encode(), "image/svg+xml")
    found.headers.update(HEADERS)
    return found


def _own(request: Request) -> dict[str, str]:
    """The exports of the page itself: the API answers for one centre only."""
    return {k: v for k, v in links(request, "/v1/network").items() if k != "json"}


def _grown(store: ReadStore, terms: StepTerms) -> Network:
    """The network around the centre, with the neighbours of those in `also`, without those in `hide`."""
    given = terms.given("center", "also", "hide", "limit")
    found = [queries.network(store, terms.center, **given, limit=terms.limit)]
    found += [queries.network(store, name, **given, limit=STEP + 1) for name in terms.also]
    hidden = set(terms.hide)
    nodes: dict[str, NodeRow] = {}
    for net in found:
        for n in net.nodes:
            if n.id not in hidden and len(nodes) < MOST:
                nodes.setdefault(n.id, n)
    seen = {n.id for net in found for n in net.nodes} - hidden
    edges = dict.fromkeys(e for net in found for e in net.edges if e.source in nodes and e.target in nodes)
    left_out = sum(net.nodes_left_out for net in found) + len(seen) - len(nodes)
    return Network(tuple(nodes.values()), tuple(edges), left_out, sum(net.edges_left_out for net in found))


def _edges(edges: Sequence[EdgeRow], names: dict[str, Named]) -> list[Edge]:
    def about(e: EdgeRow) -> dict[str, Cell]:
        return {"record": e.record, "date": e.date, "status": e.status, "confidence": e.confidence}

    return [Edge(names[e.source], names[e.target], e.type, about(e)) for e in edges]

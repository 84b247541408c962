"""Paths about connections: ways, networks, those in between, mutual help, hosts."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from ... import queries
from ..answering import ReadStore, answer, paged
from ..shapes.base import Listed
from ..shapes.network import Between, Chain, Hosts, Mutual, Network, Paths
from ..terms import HostTerms, MutualTerms, NetworkTerms, PathTerms, ThroughTerms
from .asking import NOT_NAMED, question

router = APIRouter(prefix="/v1", tags=["connections"])


@question(router, "/path", Paths, *NOT_NAMED)
def path(request: Request, store: ReadStore, terms: Annotated[PathTerms, Query()]) -> Response:
    """How two entities are connected, each hop with its quote."""
    return answer(request, Paths, queries.path(store, **terms.given()))


@question(router, "/network", Network, *NOT_NAMED)
def network(request: Request, store: ReadStore, terms: Annotated[NetworkTerms, Query()]) -> Response:
    """What lies around an entity, or the best connected of all."""
    return answer(request, Network, queries.network(store, **terms.given()))


@question(router, "/co-hosted", Listed[Hosts], *NOT_NAMED, stream=True)
def co_hosted(request: Request, store: ReadStore, terms: Annotated[HostTerms, Query()]) -> Response:
    """Who hosted with whom, how often, which events."""
    given = terms.given("limit", "after")
    return paged(request, Hosts, lambda n, after: queries.co_hosted(store, **given, limit=n, after=after), terms)


@question(router, "/intermediaries", Listed[Between], *NOT_NAMED, stream=True)
def intermediaries(request: Request, store: ReadStore, terms: Annotated[ThroughTerms, Query()]) -> Response:
    """Through whom help went, for whom and to whom."""
    given = terms.given("limit", "after")
    return paged(request, Between, lambda n, after: queries.intermediaries(store, **given, limit=n, after=after), terms)


@question(router, "/chains", Listed[Chain], *NOT_NAMED, stream=True)
def chains(request: Request, store: ReadStore, terms: Annotated[ThroughTerms, Query()]) -> Response:
    """Help from a giver through another to a receiver."""
    given = terms.given("limit", "after")
    return paged(request, Chain, lambda n, after: queries.chains(store, **given, limit=n, after=after), terms)


@question(router, "/reciprocity", Listed[Mutual], *NOT_NAMED, stream=True)
def reciprocity(request: Request, store: ReadStore, terms: Annotated[MutualTerms, Query()]) -> Response:
    """Who helped whom and was helped in return."""
    given = terms.given("limit", "after")
    return paged(request, Mutual, lambda n, after: queries.reciprocity(store, **given, limit=n, after=after), terms)

"""Paths about entities, flows, sums and promises."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from ... import queries
from ..answering import ReadStore, answer, paged
from ..shapes.answers import FlowRow, FlowStory, Helped, Match, Pledge, Profile
from ..shapes.base import Listed
from ..terms import EntityTerms, FlowTerms, HelpedTerms, PledgeTerms, SearchTerms, StoryTerms
from .asking import NOT_NAMED, question

router = APIRouter(prefix="/v1", tags=["entities and flows"])


@question(router, "/search", Listed[Match])
def search(request: Request, store: ReadStore, terms: Annotated[SearchTerms, Query()]) -> Response:
    """Entities by a name or a part of it, in any script."""
    return answer(request, Listed[Match], queries.Page(tuple(queries.search(store, **terms.given()))))


@question(router, "/entity", Profile, *NOT_NAMED)
def entity(request: Request, store: ReadStore, terms: Annotated[EntityTerms, Query()]) -> Response:
    """All that the graph holds of one entity."""
    return answer(request, Profile, queries.entity(store, terms.name))


@question(router, "/flows", Listed[FlowRow], *NOT_NAMED, stream=True)
def flows(request: Request, store: ReadStore, terms: Annotated[FlowTerms, Query()]) -> Response:
    """Donations, purchases and dispatches that meet every condition, in order of date."""
    given = terms.given("limit", "after")
    return paged(request, FlowRow, lambda n, after: queries.flows(store, **given, limit=n, after=after), terms)


@question(router, "/flows/{id}", FlowStory, 404)
def flow(request: Request, store: ReadStore, id: str, terms: Annotated[StoryTerms, Query()]) -> Response:
    """A flow with every sentence that it rests on."""
    return answer(request, FlowStory, queries.flow(store, id, policy=terms.policy))


@question(router, "/helped", Helped, *NOT_NAMED)
def helped(request: Request, store: ReadStore, terms: Annotated[HelpedTerms, Query()]) -> Response:
    """Who helped whom, in sums in which nothing is counted twice, and what they leave out."""
    return answer(request, Helped, queries.helped(store, **terms.given()))


@question(router, "/pledges", Listed[Pledge], *NOT_NAMED, stream=True)
def pledges(request: Request, store: ReadStore, terms: Annotated[PledgeTerms, Query()]) -> Response:
    """Promises that did not arrive whole as far as the documents say, with what may have come of them."""
    given = terms.given("limit", "after")
    return paged(request, Pledge, lambda n, after: queries.pledges(store, **given, limit=n, after=after), terms)

"""Paths about time, disagreement and evidence."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from ... import queries
from ..answering import ReadStore, answer, paged
from ..shapes.base import Listed
from ..shapes.stories import Dispute, EventStory, Ground, MarkedText, Moment
from ..terms import ConflictTerms, DocumentTerms, EvidenceTerms, Terms, TimelineTerms
from .asking import NOT_NAMED, question

router = APIRouter(prefix="/v1", tags=["stories and evidence"])


@question(router, "/timeline", Listed[Moment], *NOT_NAMED, stream=True)
def timeline(request: Request, store: ReadStore, terms: Annotated[TimelineTerms, Query()]) -> Response:
    """What happened with an entity, or between two, in order of date."""
    given = terms.given("limit", "after")
    return paged(request, Moment, lambda n, after: queries.timeline(store, **given, limit=n, after=after), terms)


@question(router, "/conflicts", Listed[Dispute], *NOT_NAMED, stream=True)
def conflicts(request: Request, store: ReadStore, terms: Annotated[ConflictTerms, Query()]) -> Response:
    """Fields of flows and events that documents state differently, with the words of each."""
    given = terms.given("limit", "after")
    return paged(request, Dispute, lambda n, after: queries.conflicts(store, **given, limit=n, after=after), terms)


@question(router, "/evidence", Listed[Ground], *NOT_NAMED, stream=True)
def evidence(request: Request, store: ReadStore, terms: Annotated[EvidenceTerms, Query()]) -> Response:
    """Every claim behind flows, events, ties and entities, with its words in their sentence."""
    return paged(request, Ground, lambda n, after: queries.evidence(store, *terms.of, limit=n, after=after), terms)


@question(router, "/events/{id}", EventStory, 404)
def event(request: Request, store: ReadStore, id: str, terms: Annotated[Terms, Query()]) -> Response:
    """An event with every sentence that it rests on."""
    return answer(request, EventStory, queries.event(store, id))


@question(router, "/text", MarkedText, 404)
def text(request: Request, store: ReadStore, terms: Annotated[DocumentTerms, Query()]) -> Response:
    """A document with every mention and claim at its place in the text."""
    return answer(request, MarkedText, queries.text(store, terms.document))

"""Paths about documents: what is in the graph, what was read of it, all of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextvars import Context
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response, StreamingResponse

from ... import queries
from ...graph.check import check as check_store
from ...graph.deadline import within
from ...graph.export import export_lines
from ...graph.store import Store, open_store
from ..answering import NDJSON, ReadStore, answer
from ..problems import answers
from ..shapes.answers import Coverage, DocumentRow
from ..shapes.base import Listed
from ..shapes.writing import Document, Fault, Holdings
from ..terms import Confidence, DocumentTerms, Terms
from ..writing import MayWrite
from .asking import question

router = APIRouter(prefix="/v1", tags=["documents"])
LINES = 200
"""Lines of an export that are sent together."""


class ExportTerms(Terms):
    """Arguments of `export`."""

    min_confidence: Confidence = 0.0


@question(router, "/documents", Listed[DocumentRow])
def documents(request: Request, store: ReadStore, terms: Annotated[Terms, Query()]) -> Response:
    """All documents, with how much was read out of each."""
    return answer(request, Listed[DocumentRow], queries.Page(tuple(queries.documents(store))))


@question(router, "/documents/{name:path}", Document, 404)
def document(request: Request, store: ReadStore, name: str) -> Response:
    """A document with its text."""
    return answer(request, Document, store.document(name))


@question(router, "/holds", Holdings)
def holds(request: Request, store: ReadStore, terms: Annotated[Terms, Query()]) -> Response:
    """How much the graph holds."""
    return answer(request, Holdings, queries.holdings(store))


@question(router, "/coverage", Coverage, 404)
def coverage(request: Request, store: ReadStore, terms: Annotated[DocumentTerms, Query()]) -> Response:
    """What a document holds, and which amounts, quantities and organisations no claim uses."""
    return answer(request, Coverage, queries.coverage(store, terms.document))


@router.get(
    "/export",
    response_class=StreamingResponse,
    responses={
        **answers(403, 422, 500, 503),
        200: {"description": "Records, one a line.", "content": {NDJSON: {"schema": {"type": "string"}}}},
    },
)
def export(request: Request, terms: Annotated[ExportTerms, Query()]) -> StreamingResponse:
    """The whole graph as JSON Lines, as it is when the stream begins."""
    store = open_store(request.app.state.address, read_only=True)
    return StreamingResponse(_pieces(store, terms.min_confidence), media_type=NDJSON)


@router.get("/check", response_model=Listed[Fault], responses=answers(401, 403, 500, 503), dependencies=[MayWrite])
def check(request: Request, store: ReadStore) -> Response:
    """What is wrong in the store; this computes the graph again and takes as long as an import."""
    with within(None):
        return answer(request, Listed[Fault], queries.Page(tuple(check_store(store))))


def _pieces(store: Store, min_confidence: float) -> Iterator[str]:
    """The export in pieces; each is made outside the time of a question, in whatever thread is free."""
    with store:
        lines = export_lines(store, min_confidence)
        while piece := Context().run(lambda: [line for _, line in zip(range(LINES), lines, strict=False)]):
            yield "".join(piece)

"""Paths about documents: what is in the graph, what was read of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from ... import queries
from ..answering import ReadStore, answer
from ..shapes.answers import Coverage, DocumentRow
from ..shapes.base import Listed
from ..terms import DocumentTerms, Terms
from .asking import question

router = APIRouter(prefix="/v1", tags=["documents"])


@question(router, "/documents", Listed[DocumentRow])
def documents(request: Request, store: ReadStore, terms: Annotated[Terms, Query()]) -> Response:
    """All documents, with how much was read out of each."""
    return answer(request, Listed[DocumentRow], queries.Page(tuple(queries.documents(store))))


@question(router, "/coverage", Coverage, 404)
def coverage(request: Request, store: ReadStore, terms: Annotated[DocumentTerms, Query()]) -> Response:
    """What a document holds, and which amounts, quantities and organisations no claim uses."""
    return answer(request, Coverage, queries.coverage(store, terms.document))

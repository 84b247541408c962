"""Paths for questions asked in a sentence."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from ... import queries
from ..answering import ReadStore, answer
from ..shapes import answers, network, stories
from ..shapes.base import Listed
from ..terms import AskTerms
from .asking import NOT_NAMED, question

router = APIRouter(prefix="/v1", tags=["questions in words"])

SHAPES: dict[str, Any] = {
    "search": Listed[answers.Match],
    "entity": answers.Profile,
    "flows": Listed[answers.FlowRow],
    "helped": answers.Helped,
    "pledges": Listed[answers.Pledge],
    "path": network.Paths,
    "network": network.Network,
    "co_hosted": Listed[network.Hosts],
    "intermediaries": Listed[network.Between],
    "chains": Listed[network.Chain],
    "reciprocity": Listed[network.Mutual],
    "timeline": Listed[stories.Moment],
    "conflicts": Listed[stories.Dispute],
    "evidence": Listed[stories.Ground],
    "coverage": answers.Coverage,
}
"""What each question that a sentence may ask is answered with."""


@question(router, "/ask", stories.Answered, *NOT_NAMED)
def ask(request: Request, store: ReadStore, terms: Annotated[AskTerms, Query()]) -> Response:
    """One of the questions, asked in Chinese or English, with how it was understood."""
    found = queries.ask(store, terms.text)
    given = queries.Page(tuple(found.answer)) if isinstance(found.answer, list) else found.answer
    made = SHAPES[found.asked.question].model_validate(given) if found.asked.question else None
    whole = stories.Answered(asked=stories.Asked.model_validate(found.asked), answer=made)
    return answer(request, stories.Answered, whole)


@question(router, "/understand", stories.Asked)
def understand(request: Request, store: ReadStore, terms: Annotated[AskTerms, Query()]) -> Response:
    """How a question in Chinese or English is read, without an answer."""
    return answer(request, stories.Asked, queries.understand(store, terms.text))

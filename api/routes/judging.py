"""Paths about what people say: pairs to review, judgements, corrections, undoing, what changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field, TypeAdapter

from ... import queries
from ...graph.deadline import within
from ...graph.errors import UsageError
from ...graph.judgement import Statement
from .. import judging as acts
from ..answering import ReadStore, answer, paged
from ..problems import answers
from ..shapes.base import Listed
from ..shapes.judging import Apart, Changed, Correct, Judge, Reject, Said, Signed, Standing, Statements, Undo, Unsure
from ..terms import Limit, Paged, Terms
from ..writing import MayWrite, write_store
from .asking import question

router = APIRouter(prefix="/v1", tags=["judging"])
_STATEMENTS = TypeAdapter[tuple[Statement, ...]](tuple[Statement, ...])


class ReviewTerms(Terms):
    """Arguments of `review`."""

    kind: Annotated[Literal["entity", "flow", "event"] | None, Field(examples=["entity"])] = None
    limit: Limit = 20


class JudgementTerms(Terms):
    """Arguments of `judgements`."""

    state: Annotated[
        Literal["applied", "waiting", "overruled", "unsure", "undone"] | None, Field(examples=["applied"])
    ] = None


class ChangeTerms(Paged):
    """Arguments of `changes`."""

    since: Annotated[int, Field(ge=0, le=10**15, examples=[0], description="Only what came behind this number.")] = 0


@question(router, "/review", Listed[Unsure])
def review(request: Request, store: ReadStore, terms: Annotated[ReviewTerms, Query()]) -> Response:
    """Pairs that the program is unsure of and nobody has judged, with what speaks for each."""
    return answer(request, Listed[Unsure], queries.Page(tuple(queries.unsure(store, **terms.given()))))


@question(router, "/judgements", Listed[Standing])
def judgements(request: Request, store: ReadStore, terms: Annotated[JudgementTerms, Query()]) -> Response:
    """Every judgement and correction in order of time, with whether it is applied."""
    return answer(request, Listed[Standing], queries.Page(tuple(queries.judgements(store, state=terms.state))))


@question(router, "/changes", Listed[Changed], stream=True)
def changes(request: Request, store: ReadStore, terms: Annotated[ChangeTerms, Query()]) -> Response:
    """What imports, removals, judgements and corrections changed, the oldest first."""
    return paged(request, Changed, lambda n, after: queries.changes(store, _number(after, terms.since), limit=n), terms)


def writes(path: str) -> Any:
    """Register the function below as what POST `path` does; it takes what is sent, and answers with what was said."""
    told = answers(400, 401, 403, 404, 409, 413, 422, 500, 503, 504, 507)
    return router.post(path, response_model=Said, responses=told, dependencies=[MayWrite])


@writes("/judgements")
def judge(request: Request, sent: Judge) -> Response:
    """Say that two are the same, different, or that it is unsure."""
    return _done(request, sent, acts.judge)


@writes("/corrections")
def correct(request: Request, sent: Correct) -> Response:
    """Give a field of a claim, a record or an entity its right value."""
    return _done(request, sent, acts.correct)


@writes("/rejections")
def reject(request: Request, sent: Reject) -> Response:
    """Say that a claim is wrong, or all claims of a record."""
    return _done(request, sent, acts.reject)


@writes("/splits")
def apart(request: Request, sent: Apart) -> Response:
    """Say that an entity is another one in some documents."""
    return _done(request, sent, acts.apart)


@writes("/undo")
def undo(request: Request, sent: Undo) -> Response:
    """Take a judgement or correction back."""
    return _done(request, sent, acts.undo)


@writes("/statements")
def say(request: Request, sent: Statements) -> Response:
    """Take over judgements and corrections of another graph; those that are there already change nothing."""
    statements = _STATEMENTS.validate_python([s.model_dump() for s in sent.statements])
    with within(None), write_store(request) as store:
        return answer(request, Said, acts.say(store, *statements))


def _done(request: Request, sent: Signed, act: Callable[..., acts.Said]) -> Response:
    """What was said, after the graph was brought up to date, which may take longer than a question."""
    terms = {k: v for k, v in dict(sent).items() if k not in ("author", "reason")}
    with within(None), write_store(request) as store:
        return answer(request, Said, act(store, acts.signature(sent.author, sent.reason), **terms))


def _number(after: str | None, since: int) -> int:
    if after is None:
        return since
    if not after.isdecimal() or len(after) > 15:
        raise UsageError(f"{after!r} is no cursor of this question; give the `next` of its last page")
    return int(after)

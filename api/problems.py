"""Errors as RFC 9457 problems: `type` is stable, `detail` is the sentence that says what to do."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from ..graph import errors as e
from .shapes.problem import Problem, Wrong

MEDIA_TYPE = "application/problem+json"
BASE = "/problems/"

# The first class that an error belongs to decides.
STATUS: tuple[tuple[type[e.AidgraphError], int], ...] = (
    (e.Ambiguous, 409),
    (e.NotFound, 404),
    (e.UsageError, 422),
    (e.SkipDocument, 422),
    (e.InvalidRecord, 422),
    (e.TooSlow, 504),
    (e.NotAllowed, 403),
    (e.StoreFull, 507),
    (e.StoreUnusable, 503),
    (e.AidgraphError, 500),
)
RETRY_SECONDS = 2
"""After what time a store that another process writes to may be asked again."""


class Refused(Exception):
    """A request that is refused before anything is asked of the graph: its kind, status and sentence."""

    def __init__(self, kind: str, status: int, detail: str) -> None:
        super().__init__(detail)
        self.kind, self.status, self.detail = kind, status, detail


def kind_of(error: type[e.AidgraphError]) -> str:
    """The last part of a problem's `type`.

    >>> kind_of(e.NotFound)
    'not-found'
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", error.__name__).lower()


def install(app: FastAPI) -> None:
    """Make every error of the app a problem."""
    app.add_exception_handler(e.AidgraphError, _aidgraph)
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)


def problem(
    request: Request | None, kind: str, status: int, detail: str, wrong: list[Wrong] | None = None
) -> JSONResponse:
    """The response that tells a problem."""
    scope = request.scope if request else {}
    told = Problem(
        type=BASE + kind,
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail,
        instance=scope.get("path"),
        request_id=scope.get("state", {}).get("request_id"),
        errors=wrong or [],
    )
    headers = {"Retry-After": str(RETRY_SECONDS)} if status in (429, 503) else {}
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return JSONResponse(told.model_dump(), status, headers, MEDIA_TYPE)


def answers(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What an operation's description says of the problems that it may answer with."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {s: {"description": HTTPStatus(s).phrase, "content": content} for s in sorted(statuses)}


async def _aidgraph(request: Request, error: Exception) -> JSONResponse:
    status = next(s for c, s in STATUS if isinstance(error, c))
    kind = kind_of(type(error)) if isinstance(error, e.AidgraphError) else "defect"
    return problem(request, kind, status, str(error))


async def _refused(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, Refused):
        raise error
    return problem(request, error.kind, error.status, error.detail)


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    found = error.errors() if isinstance(error, RequestValidationError) else []
    wrong = [Wrong(where=".".join(map(str, x["loc"])), what=x["msg"]) for x in found]
    detail = "; ".join(f"{w.where}: {w.what}" for w in wrong)
    return problem(request, "invalid-request", 422, detail, wrong)


async def _http(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, HTTPException):
        raise error
    kind = HTTPStatus(error.status_code).phrase.lower().replace(" ", "-")
    kind = {404: "no-such-path", 405: "method-not-allowed", 413: "too-large"}.get(error.status_code, kind)
    told = problem(request, kind, error.status_code, str(error.detail))
    told.headers.update(error.headers or {})
    return told

"""From an address to the arguments of a question, and from an error to a page."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from anyio import to_thread
from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response
from fastapi.routing import APIRoute
from pydantic import ValidationError

from ... import queries
from ...graph import errors as e
from ..kinds import KINDS
from ..problems import STATUS, Refused, kind_of
from ..terms import Terms
from .rendering import NOT_ASKED, address, page
from .signing import SignIn

Asked = TypeVar("Asked", bound=Terms)
TOLD = (e.AidgraphError, Refused, RequestValidationError)


def terms_of(request: Request, of: type[Asked], **given: Any) -> Asked:
    """The arguments that a form sent: fields left empty are not given. Raises RequestValidationError.

    Unlike in the API, `lang` and `format` may stand beside them.
    """
    lists = {name for name, field in of.model_fields.items() if "list" in str(field.annotation)}
    for name in request.query_params:
        values = [v.strip() for v in request.query_params.getlist(name) if v.strip()]
        if values and name not in NOT_ASKED:
            given[name] = values if name in lists else values[-1]
    try:
        return of.model_validate(given)
    except ValidationError as error:
        raise RequestValidationError(error.errors()) from error


class PageRoute(APIRoute):
    """A route whose errors are pages; an export's errors stay problems for programs."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler that FastAPI calls, with errors made into pages."""
        answer = super().get_route_handler()

        async def told(request: Request) -> Response:
            try:
                return await answer(request)
            except SignIn:
                here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
                back = here if request.method == "GET" else "/review"
                return RedirectResponse(
                    address("/sign-in", {"next": back, "lang": request.query_params.get("lang")}), 303
                )
            except TOLD as error:
                if "format" in request.query_params:
                    raise
                return await to_thread.run_sync(_told, request, error)

        return told


def _told(request: Request, error: Exception) -> Response:
    """The page of an error, with the entities to choose from where a name fits several or is near some."""
    kind, status, detail = _of(error)
    choices = _choices(request) if isinstance(error, e.NotFound) else []
    return page(request, "problem.html", status, kind=kind, detail=detail, choices=choices, known=kind in KINDS)


def _of(error: Exception) -> tuple[str, int, str]:
    if isinstance(error, Refused):
        return error.kind, error.status, error.detail
    if isinstance(error, RequestValidationError):
        wrong = [f"{'.'.join(map(str, x['loc']))}: {x['msg']}" for x in error.errors()]
        return "invalid-request", 422, "; ".join(wrong)
    status = next(s for c, s in STATUS if isinstance(error, c))
    return kind_of(type(error)), status, str(error)  # type: ignore[arg-type]  # of TOLD only these are left


def _choices(request: Request) -> list[tuple[str, str, list[queries.Match]]]:
    """For each name that was asked for, its argument and the entities that it may mean."""
    names = [(k, request.query_params[k].strip()) for k in NAMES if request.query_params.get(k, "").strip()]
    found: list[tuple[str, str, list[queries.Match]]] = []
    for argument, name in names:
        try:
            found.append((argument, name, queries.search(request.app.state.store, name, 8)))
        except e.UsageError:  # a name without a letter: there is nothing to choose from
            continue
    return found


NAMES = ("name", "what", "source", "target", "donor", "recipient", "via", "party", "place", "other")
"""Arguments that are names of entities."""

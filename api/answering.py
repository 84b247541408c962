"""From a question's answer to a response: the store that is asked, JSON by its shape, NDJSON, ETag."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import cache
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.responses import Response, StreamingResponse
from pydantic import TypeAdapter

from ..graph.deadline import within
from ..graph.store import Store
from ..queries import Page
from .settings import Settings

NDJSON = "application/x-ndjson"
PIECE = 500
"""Rows that a stream asks for at a time."""


async def read_store(request: Request) -> Store:
    """The store for reading. Routes that use it are plain functions: they run in threads and may wait."""
    return request.app.state.store


async def settings_of(request: Request) -> Settings:
    """The settings of the app that answers."""
    return request.app.state.settings


ReadStore = Annotated[Store, Depends(read_store)]
SettingsOf = Annotated[Settings, Depends(settings_of)]


def answer(request: Request, shape: Any, value: object) -> Response:
    """`value` as JSON of the form `shape` (a pydantic model), or 304 where the asker has it already."""
    adapter = _adapter(shape)
    made = adapter.validate_python(value, from_attributes=True)
    return tagged(request, adapter.dump_json(made), "application/json")


def tagged(request: Request, body: bytes, media_type: str) -> Response:
    """A response with an ETag of its bytes; 304 without them where `If-None-Match` names it."""
    tag = f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept"}
    known = request.headers.get("if-none-match", "")
    if known.strip() == "*" or tag.removeprefix("W/") in (x.strip().removeprefix("W/") for x in known.split(",")):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=media_type, headers=headers)


def paged(request: Request, shape: Any, ask: Callable[[int, str | None], Page[Any]], terms: Any) -> Response:
    """A page of rows of the form `shape` with the cursor of the next; all of them one a line to who accepts NDJSON.

    `ask` gives the rows behind a cursor, at most so many; `terms` has the `limit` and `after` that were asked for.
    """
    from .shapes.base import Listed

    if NDJSON in request.headers.get("accept", ""):
        first = ask(PIECE, terms.after)  # what is wrong with the question is told before the stream begins
        seconds = request.app.state.settings.seconds
        return StreamingResponse(_lines(_adapter(shape), ask, first, seconds), media_type=NDJSON)
    return answer(request, Listed[shape], ask(terms.limit, terms.after))


def _lines(
    adapter: TypeAdapter[Any], ask: Callable[[int, str | None], Page[Any]], page: Page[Any], seconds: float
) -> Iterator[bytes]:
    while True:
        for row in page:
            yield adapter.dump_json(adapter.validate_python(row, from_attributes=True)) + b"\n"
        if page.next is None:
            return
        with within(seconds):
            page = ask(PIECE, page.next)


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)

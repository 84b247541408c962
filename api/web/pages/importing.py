"""Pages by which documents come and go: upload with how far it is and what was read, removal."""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from ....graph.deadline import within
from ....graph.errors import UsageError
from ... import judging as acts
from ...answering import ReadStore
from ...jobs import Job, reason
from ...routes.imports import name_of
from ...writing import JobsOf, write_store
from ..asking import PageRoute
from ..rendering import address, page
from ..signing import FromHere, Writer

router = APIRouter(route_class=PageRoute, include_in_schema=False)
WAITS = 3.0
"""Seconds that the page of an import waits for news, so that nobody has to load it again and again."""
SHOWN = 200
"""Imports on one page."""


@router.get("/upload")
def form(request: Request, session: Writer) -> Response:
    """The form."""
    return page(request, "upload.html")


@router.post("/upload", dependencies=[FromHere])
def upload(request: Request, session: Writer, jobs: JobsOf, files: Annotated[list[UploadFile], File()]) -> Response:
    """Begin to import files; how far they are is shown next."""
    chosen = [f for f in files if f.filename]
    if not chosen:
        raise UsageError("choose the files that are to be read")
    started = [jobs.start(f.file.read(), n) for f, n in zip(chosen, [name_of(f) for f in chosen], strict=True)]
    terms = {"job": [j.id for j in started], "lang": request.query_params.get("lang")}
    return RedirectResponse(address("/imports", terms), 303)


@router.get("/imports")
async def imports(request: Request, session: Writer, jobs: JobsOf) -> Response:
    """How far imports are, as soon as one more has ended: those of `job`, or all since the server started."""
    wanted = request.query_params.getlist("job")
    found = [jobs.job(i) for i in wanted] if wanted else jobs.all()[:SHOWN]
    await _news(found)
    ended = sum(j.future.done() for j in found)
    return page(request, "imports.html", jobs=found, ended=ended, reason=reason)


@router.get("/remove")
def sure(request: Request, session: Writer, store: ReadStore) -> Response:
    """Asks whether a document is to go."""
    document = store.document(request.query_params.get("document", ""))
    return page(request, "remove.html", document=document)


@router.post("/remove", dependencies=[FromHere])
def remove(request: Request, session: Writer, document: Annotated[str, Form(max_length=1000)]) -> Response:
    """Take a document out; what came of it is shown next."""
    with within(None), write_store(request) as store:
        change = store.remove(document)
    number = session.remember(acts.Said((), (document,), change.difference))
    return RedirectResponse(address(f"/done/{number}", {"lang": request.query_params.get("lang")}), 303)


async def _news(jobs: list[Job]) -> None:
    """Wait until one more has ended, WAITS seconds at most."""
    open_ = [asyncio.wrap_future(j.future) for j in jobs if not j.future.done()]
    for future in open_:
        future.add_done_callback(lambda f: f.cancelled() or f.exception())  # the job tells it
    if open_:
        await asyncio.wait(open_, timeout=WAITS, return_when=asyncio.FIRST_COMPLETED)

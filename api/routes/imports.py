"""Paths that change which documents there are."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, File, Query, Request, UploadFile
from fastapi.responses import JSONResponse, Response
from pydantic import Field, TypeAdapter, ValidationError

from ...graph.errors import AidgraphError, UsageError
from .. import jobs as background
from ..answering import answer
from ..problems import BASE, STATUS, answers, kind_of
from ..shapes.base import Listed
from ..shapes.problem import Problem
from ..shapes.writing import Change, Job, Name, Taken, Text
from ..terms import Terms
from ..writing import JobsOf, MayWrite, write_store

router = APIRouter(prefix="/v1", tags=["import"])
_REFUSED = answers(400, 401, 403, 413, 422, 429, 500, 503)
_NAME = TypeAdapter[str](Name)


class JobTerms(Terms):
    """Arguments of `job`."""

    wait: Annotated[float, Field(ge=0, le=30, examples=[10], description="Seconds to wait for its end.")] = 0


@router.post("/documents", status_code=202, response_model=Job, responses=_REFUSED, dependencies=[MayWrite])
def import_text(jobs: JobsOf, document: Text) -> Response:
    """Import a document's text; a document of the same name is replaced. The job tells when it is done."""
    return _started([jobs.start(document.text.encode(), document.name)])


@router.post(
    "/documents/upload", status_code=202, response_model=Listed[Job], responses=_REFUSED, dependencies=[MayWrite]
)
def import_files(jobs: JobsOf, files: Annotated[list[UploadFile], File()]) -> Response:
    """Import files under their names; the jobs tell when each is done."""
    names = [name_of(f) for f in files]
    made = [jobs.start(f.file.read(), n) for f, n in zip(files, names, strict=True)]
    return _started(made, many=True)


@router.delete(
    "/documents/{name:path}",
    response_model=Change,
    responses=answers(401, 403, 404, 422, 500, 503),
    dependencies=[MayWrite],
)
def remove(request: Request, name: str) -> Response:
    """Take a document out: the graph is then what the others alone would have given."""
    with write_store(request) as store:
        return answer(request, Change, store.remove(name))


@router.get("/jobs", response_model=Listed[Job], responses=answers(401, 403, 500), dependencies=[MayWrite])
def jobs(jobs: JobsOf) -> Response:
    """The imports since the server started, the latest first."""
    return _started(jobs.all(), many=True, status=200)


@router.get("/jobs/{id}", response_model=Job, responses=answers(401, 403, 404, 422, 500), dependencies=[MayWrite])
async def job(jobs: JobsOf, id: str, terms: Annotated[JobTerms, Query()]) -> Response:
    """How far an import is, as soon as it has ended or `wait` seconds are over."""
    found = jobs.job(id)
    if terms.wait and not found.future.done():
        ended = asyncio.wrap_future(found.future)  # no thread waits
        ended.add_done_callback(lambda f: f.cancelled() or f.exception())  # the job tells it
        await asyncio.wait({ended}, timeout=terms.wait)
    return _started([found], status=200)


def name_of(file: UploadFile) -> str:
    """The name under which an uploaded file is imported; raises UsageError for one that is none."""
    try:
        return _NAME.validate_python(file.filename or "")
    except ValidationError as error:
        raise UsageError(f"{file.filename!r} is no name of a document; give 1 to 500 printable characters") from error


def _started(made: list[background.Job], *, many: bool = False, status: int = 202) -> Response:
    told = [_job(j) for j in made]
    body: dict[str, Any] = {"rows": told, "next": None} if many else told[0]
    headers = {} if many else {"Location": f"/v1/jobs/{told[0]['id']}"}
    return JSONResponse(body, status, headers)


def _job(job: background.Job) -> dict[str, Any]:
    taken, error = job.taken, job.error
    return Job(
        id=job.id,
        document=job.document,
        state=job.state if not error else "failed",
        taken=Taken.model_validate(taken) if taken else None,
        problem=_problem(error) if error else None,
    ).model_dump()


def _problem(error: BaseException) -> Problem:
    status = next((s for c, s in STATUS if isinstance(error, c)), 500)
    kind = kind_of(type(error)) if isinstance(error, AidgraphError) else "defect"
    return Problem(
        type=BASE + kind, title="The document was not taken", status=status, detail=background.reason(error),
        instance=None, request_id=None, errors=[], code=getattr(error, "code", None),
    )  # fmt: skip

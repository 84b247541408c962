"""Paths for those who run the server, and what the kinds of problems mean."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import JSONResponse, PlainTextResponse

from ...graph.errors import NotFound
from ..answering import ReadStore
from ..kinds import KINDS
from ..problems import answers

router = APIRouter(tags=["running"])
_OK = {"application/json": {"schema": {"type": "object"}, "example": {"status": "ok"}}}


@router.get("/healthz", responses={200: {"description": "The process answers.", "content": _OK}})
async def healthz() -> JSONResponse:
    """Whether the process answers."""
    return JSONResponse({"status": "ok"})


@router.get("/readyz", responses={200: {"description": "The store answers.", "content": _OK}, **answers(503)})
def readyz(store: ReadStore) -> JSONResponse:
    """Whether the store answers."""
    with store.view():
        return JSONResponse({"status": "ok"})


@router.get(
    "/problems/{kind}",
    response_class=PlainTextResponse,
    responses=answers(404, 422),
)
def problems(kind: str) -> PlainTextResponse:
    """What a kind of problem means and what to do: the `type` of problems leads here."""
    if kind not in KINDS:
        raise NotFound(f"there is no problem of the kind {kind!r}; there are {', '.join(KINDS)}")
    return PlainTextResponse(KINDS[kind])

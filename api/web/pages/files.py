"""What pages load: the style."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from ....graph.errors import NotFound
from ...answering import tagged
from ..rendering import HEADERS, static_file

router = APIRouter(include_in_schema=False)
TYPES = {"page.css": "text/css; charset=utf-8", "icon.svg": "image/svg+xml"}


@router.get("/static/{name}")
def static(request: Request, name: str) -> Response:
    """A file of the pages; its address changes with what is in it."""
    if name not in TYPES:
        raise NotFound(f"the pages have no file {name!r}")
    found = tagged(request, static_file(name), TYPES[name])
    found.headers.update(HEADERS | {"Cache-Control": "public, max-age=31536000, immutable"})
    return found

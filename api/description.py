"""What the OpenAPI description says beside the paths."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from .shapes.problem import Problem

_TEXT = """Who helped whom, with what, when, through whom, and where it says so.

Questions are asked by GET. Lists come in pages: the `next` of one is the `after` of the following. With
`Accept: application/x-ndjson` a list comes whole, a row a line. Answers have an ETag; `If-None-Match` gives 304 where
nothing changed. Errors are problems (RFC 9457) with a stable `type`. Writing needs a key where the server has one."""

ABOUT: dict[str, Any] = {
    "description": _TEXT,
    "version": version("aidgraph"),
    "license_info": {"name": "Apache License 2.0", "identifier": "Apache-2.0"},
    "generate_unique_id_function": lambda route: route.name,
}


def openapi(app: FastAPI) -> dict[str, Any]:
    """The description of all paths, made once."""
    if not app.openapi_schema:
        made = get_openapi(
            title=app.title,
            version=app.version,
            description=app.description,
            license_info=app.license_info,
            routes=app.routes,
        )
        schemas = made.setdefault("components", {}).setdefault("schemas", {})
        whole = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas |= whole.pop("$defs", {}) | {"Problem": whole}
        app.openapi_schema = made
    return app.openapi_schema

"""What the paths of all questions share."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from ..problems import answers

NOT_NAMED = (404, 409)
"""No entity bears a name; several do."""


def question(router: APIRouter, path: str, shape: Any, *problems: int, stream: bool = False) -> Any:
    """Register the function below as the answer to GET `path`, which looks like `shape`.

    FastAPI is given the response itself: the shape has made its JSON already.
    """
    told: dict[int | str, dict[str, Any]] = answers(400, 403, 422, 500, 503, 504, *problems)
    told[200] = {"description": "The answer.", "headers": {"ETag": {"schema": {"type": "string"}}}}
    if stream:
        line = {"schema": {"type": "string"}}
        told[200]["content"] = {"application/x-ndjson": line}
    told[304] = {"description": "The asker has this answer already."}
    return router.get(path, response_model=shape, responses=told)

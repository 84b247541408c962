"""Who may write: the key, and no page of another web site."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from ..graph.store import Store, open_store
from .jobs import Jobs
from .keys import is_known
from .problems import Refused

_BEARER = HTTPBearer(auto_error=False, scheme_name="key", description="A key that `aidgraph key` made.")


async def may_write(request: Request, given: Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)]) -> None:
    """Raise Refused where the asker may not write."""
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise Refused("other-origin", 403, f"a page of {origin} asked to write; only pages of this server may")
    keys = request.app.state.settings.keys
    if keys and given is None:
        raise Refused("key-needed", 401, "writing needs a key; send it as: Authorization: Bearer KEY")
    if keys and given is not None and not is_known(given.credentials, keys):
        raise Refused("wrong-key", 403, "the key is not one of this server's")


async def jobs_of(request: Request) -> Jobs:
    """The imports of the app that answers."""
    return request.app.state.jobs


MayWrite = Depends(may_write)
JobsOf = Annotated[Jobs, Depends(jobs_of)]


@contextmanager
def write_store(request: Request) -> Generator[Store, None, None]:
    """The store for writing, for the time of one request."""
    with open_store(request.app.state.address) as store:
        yield store

"""What stands around every request: its id and log line, the time that it has, the size that it may have."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Awaitable, Callable, MutableMapping
from time import perf_counter
from typing import Any
from uuid import uuid4

from starlette.exceptions import HTTPException

from ..graph.deadline import within
from .problems import problem
from .settings import Settings

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LOG = logging.getLogger("aidgraph.api")
_ID = re.compile(r"[\w.:-]{1,64}", re.ASCII)


class Around:
    """Gives each request an id (or takes the asker's `X-Request-ID`), a time and a size; logs it as a line of JSON."""

    def __init__(self, app: App, settings: Settings) -> None:
        """Stand around `app`."""
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = dict(scope["headers"]).get(b"x-request-id", b"").decode("latin-1")
        id_ = given if _ID.fullmatch(given) else uuid4().hex[:16]
        scope.setdefault("state", {})["request_id"] = id_
        start, status = perf_counter(), 500

        async def tell(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", ()), (b"x-request-id", id_.encode())]
            await send(message)

        try:
            host = _host(dict(scope["headers"]).get(b"host", b"").decode("latin-1"))
            if not {host, "*"} & set(self._settings.allowed_hosts):
                told = problem(None, "host-not-allowed", 403, f"the server does not answer to the host name {host!r}")
                await told(scope, receive, tell)
                return
            with within(self._settings.seconds):
                await self._app(scope, self._counted(scope, receive), tell)
        except Exception as error:  # a defect: the asker gets a problem, the log gets the traceback
            LOG.exception("defect", extra={"request_id": id_})
            if status == 500:
                what = f"a defect of aidgraph ({type(error).__name__}); report it with the request id {id_}"
                await problem(None, "defect", 500, what)(scope, receive, tell)
        finally:
            took = round((perf_counter() - start) * 1000, 2)
            what = {"request_id": id_, "method": scope["method"], "path": scope["path"], "status": status, "ms": took}
            LOG.info(json.dumps(what, ensure_ascii=False))

    def _counted(self, scope: Scope, receive: Receive) -> Receive:
        """`receive` that refuses a body that is too large, as soon as that is known."""
        most, seen = self._settings.largest_body, 0
        length = dict(scope["headers"]).get(b"content-length", b"0")
        told = int(length) if length.isdigit() else 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if max(seen, told) > most:
                raise HTTPException(413, f"the request is larger than {most:,} bytes; send smaller documents")
            return message

        return counted


def _host(header: str) -> str:
    """The host without its port.

    >>> _host("[::1]:8000"), _host("localhost:8000"), _host("127.0.0.1")
    ('[::1]', 'localhost', '127.0.0.1')
    """
    return re.sub(r":\d+$", "", header).lower()

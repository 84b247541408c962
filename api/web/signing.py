"""Who writes on the pages: signed in with the key and a name, from a page of this server."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request

from ..judging import Said
from ..keys import is_known
from ..problems import Refused

COOKIE = "aidgraph_session"
LASTS = 12 * 3600.0
"""Seconds after which one signs in again."""
MOST = 1000
"""Sessions at a time; the oldest end first."""
KEPT = 50
"""Things that a session remembers having said, to show what came of them."""


@dataclass(slots=True)
class Session:
    """Somebody who may write: the name under which it is kept, and what came of what was said."""

    author: str
    since: float
    done: OrderedDict[str, Said] = field(default_factory=OrderedDict)

    def remember(self, said: Said) -> str:
        """Keep what came of a statement; the name of its page."""
        number = secrets.token_urlsafe(6)
        self.done[number] = said
        while len(self.done) > KEPT:
            self.done.popitem(last=False)
        return number


class Sessions:
    """The sessions of a server; they end with it. A browser holds a random name of its session, never the key."""

    def __init__(self) -> None:
        """Nobody is signed in."""
        self._open: OrderedDict[str, Session] = OrderedDict()
        self._changing = Lock()

    def begin(self, author: str) -> str:
        """A new session's secret name."""
        token = secrets.token_urlsafe(32)
        with self._changing:
            self._open[token] = Session(author, monotonic())
            while len(self._open) > MOST:
                self._open.popitem(last=False)
        return token

    def end(self, token: str) -> None:
        """Forget a session."""
        with self._changing:
            self._open.pop(token, None)

    def of(self, token: str | None) -> Session | None:
        """The session of that name, None where there is none or its time is over."""
        with self._changing:
            found = self._open.get(token or "")
            return found if found and monotonic() - found.since < LASTS else None


class SignIn(Exception):
    """Nobody is signed in: the page for that comes first."""


def sessions_of(request: Request) -> Sessions:
    """The sessions of the app that answers."""
    return request.app.state.sessions


def session_of(request: Request) -> Session | None:
    """Who is signed in, None where nobody is."""
    return sessions_of(request).of(request.cookies.get(COOKIE))


async def signed_in(request: Request) -> Session:
    """Who is signed in; raises SignIn where nobody is."""
    if (found := session_of(request)) is None:
        raise SignIn
    return found


async def from_here(request: Request) -> None:
    """Raise Refused where a form does not come from a page of this server: a browser names the page's origin."""
    origin = request.headers.get("origin", "")
    if urlsplit(origin).netloc != request.headers.get("host"):
        raise Refused(
            "other-origin", 403, f"a form of {origin or 'an unknown page'} was sent; only forms of this server may"
        )


def may_sign(request: Request, key: str) -> bool:
    """Whether the key is one of this server's; a server without keys takes everybody who reaches it."""
    keys = request.app.state.settings.keys
    return not keys or is_known(key.strip(), keys)


Writer = Annotated[Session, Depends(signed_in)]
FromHere = Depends(from_here)

"""Pages by which one signs in and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel, Field

from ..asking import PageRoute
from ..rendering import address, page
from ..signing import COOKIE, FromHere, may_sign, session_of, sessions_of

router = APIRouter(route_class=PageRoute, include_in_schema=False)


class SignInForm(BaseModel):
    """Who one is; the key, where the server has one; where to go then."""

    author: Annotated[str, Field(max_length=200)] = ""
    key: Annotated[str, Field(max_length=500)] = ""
    next: Annotated[str, Field(max_length=4000)] = "/"


@router.get("/sign-in")
def form(request: Request) -> Response:
    """The form."""
    return _form(request, request.query_params.get("next", "/review"))


@router.post("/sign-in", dependencies=[FromHere])
def sign_in(request: Request, sent: Annotated[SignInForm, Form()]) -> Response:
    """Begin a session, where the key is right and a name is given."""
    if not sent.author.strip():
        return _form(request, sent.next, "author", 422)
    if not may_sign(request, sent.key):
        return _form(request, sent.next, "key", 403)
    found = RedirectResponse(local(sent.next), 303)
    token = sessions_of(request).begin(sent.author.strip())
    found.set_cookie(COOKIE, token, httponly=True, samesite="strict", secure=request.url.scheme == "https")
    return found


@router.post("/sign-out", dependencies=[FromHere])
def sign_out(request: Request) -> Response:
    """End the session."""
    sessions_of(request).end(request.cookies.get(COOKIE, ""))
    found = RedirectResponse(address("/", {"lang": request.query_params.get("lang")}), 303)
    found.delete_cookie(COOKIE)
    return found


def local(path: str) -> str:
    """A path of this server; another address leads to the first page.

    >>> local("/review?kind=flow"), local("//a.example"), local("https://a.example")
    ('/review?kind=flow', '/', '/')
    """
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) else "/"


def _form(request: Request, next_: str, wrong: str = "", status: int = 200) -> Response:
    keyed = bool(request.app.state.settings.keys)
    return page(
        request, "sign-in.html", status, next=local(next_), wrong=wrong, keyed=keyed, session=session_of(request)
    )

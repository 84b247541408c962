"""A page from its template: what every template may call, what every page's headers say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import Response
from jinja2 import Environment, PackageLoader, StrictUndefined

from ..answering import tagged
from .care import LEVELS, level
from .words import LANGUAGES, Words, language_for, words

HEADERS = {
    # Nothing is loaded from elsewhere, nothing runs, no other page may frame this one or take its forms.
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # what was searched is not told to a site that a document links to
    "Cross-Origin-Opener-Policy": "same-origin",
}
NOT_ASKED = ("lang", "format")
"""Parts of an address that are no part of the question."""
_HAN = re.compile(r"[\u3400-\u9fff]")


def page(request: Request, template: str, status: int = 200, **values: Any) -> Response:
    """The page that a template makes of `values`; 304 where the asker has it already."""
    made = _environment().get_template(template).render(**around(request), **values)
    found = tagged(request, made.encode(), "text/html; charset=utf-8") if status == 200 else _plain(made, status)
    found.headers.update(HEADERS)
    found.headers["Vary"] = "Accept-Language"
    return found


def around(request: Request) -> dict[str, Any]:
    """What every template knows: the words, the addresses, what was asked."""
    say = words_of(request)
    asked = request.query_params.get("lang")
    kept = {"lang": say.language} if asked in LANGUAGES else {}

    def url(path: str, **terms: Any) -> str:
        return address(path, terms | kept)

    def here(**changed: Any) -> str:
        return address(request.url.path, _terms(request) | changed)

    return {
        "t": say,
        "url": url,
        "here": here,
        "asked": request.query_params,
        "path": request.url.path,
        "kept": kept,
        "languages": LANGUAGES,
        "level": level,
        "levels": LEVELS,
    }


def words_of(request: Request) -> Words:
    """The words of the language that the request asks for."""
    return words(language_for(request.query_params.get("lang"), request.headers.get("accept-language", "")))


def address(path: str, terms: Mapping[str, Any]) -> str:
    """A path with its terms, without those that are None or empty.

    >>> address("/documents/a b.txt", {"at": 3, "claim": None, "of": ["x", "y"]})
    '/documents/a%20b.txt?at=3&of=x&of=y'
    """
    told = {k: v for k, v in terms.items() if v not in (None, "", [])}
    return quote(path) + ("?" + urlencode(told, doseq=True) if told else "")


def tongue(text: str) -> str:
    """The language of a name or quote, for screen readers and fonts.

    >>> tongue("绍兴市"), tongue("Kaunas")
    ('zh', '')
    """
    return "zh" if _HAN.search(text) else ""


def _terms(request: Request) -> dict[str, list[str]]:
    return {k: request.query_params.getlist(k) for k in request.query_params}


def _plain(made: str, status: int) -> Response:
    return Response(made, status, media_type="text/html; charset=utf-8")


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("aidgraph.api.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["tongue"] = tongue
    made.globals["style"] = f"/static/page.css?{_mark('page.css')}"
    return made


def _mark(name: str) -> str:
    """Changes when a file changes, so that browsers may keep it for ever."""
    import hashlib

    return hashlib.blake2b(static_file(name), digest_size=6).hexdigest()


@cache
def static_file(name: str) -> bytes:
    """A file that pages load, by one of its names."""
    return files("aidgraph.api.web").joinpath("static", name).read_bytes()

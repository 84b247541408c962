"""All routers of the app, listed by hand: a new group of paths is added here."""

from __future__ import annotations

from fastapi import APIRouter

from .routes import connections, documents, health, imports, judging, stories, sums, words
from .web.pages import files, finding, importing, networks, reviewing, signing
from .web.pages import stories as story_pages
from .web.pages import sums as sum_pages

ROUTERS: tuple[APIRouter, ...] = (
    health.router,
    sums.router,
    connections.router,
    stories.router,
    words.router,
    documents.router,
    imports.router,
    judging.router,
    files.router,
    finding.router,
    sum_pages.router,
    story_pages.router,
    networks.router,
    signing.router,
    reviewing.router,
    importing.router,
)

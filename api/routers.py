"""All routers of the app, listed by hand: a new group of paths is added here."""

from __future__ import annotations

from fastapi import APIRouter

from .routes import connections, documents, health, imports, stories, sums, words

ROUTERS: tuple[APIRouter, ...] = (
    health.router,
    sums.router,
    connections.router,
    stories.router,
    words.router,
    documents.router,
    imports.router,
)

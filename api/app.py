"""Makes the application: the store opened, routers, what stands around requests."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.middleware.gzip import GZipMiddleware

from ..graph.store import open_store
from . import description, problems
from .around import Around
from .routers import ROUTERS
from .settings import Settings

GZIP_FROM = 2_000
"""Bytes from which an answer is worth compressing."""


def create_app(store: str | Path, settings: Settings | None = None) -> FastAPI:
    """The application that answers over the store at the address `store`, which is made where there is none.

    Raises what `open_store` raises. The store is opened here, so that a wrong address is told before a port is taken.

    >>> create_app(":memory:").title
    'aidgraph'
    """
    settings = settings or Settings()
    open_store(store).close()  # made and brought to this version; questions then open it for reading

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncGenerator[None, None]:
        current_default_thread_limiter().total_tokens = settings.threads
        with open_store(store, read_only=str(store) != ":memory:") as opened:
            app.state.store = opened
            yield

    app = FastAPI(title="aidgraph", lifespan=life, docs_url=None, redoc_url=None, **description.ABOUT)
    app.state.settings, app.state.address = settings, str(store)
    for router in ROUTERS:
        app.include_router(router)
    problems.install(app)
    app.add_middleware(GZipMiddleware, minimum_size=GZIP_FROM, compresslevel=5)
    if settings.origins:
        app.add_middleware(CORSMiddleware, allow_origins=settings.origins, expose_headers=["ETag", "X-Request-ID"])
    app.add_middleware(Around, settings=settings)
    app.openapi = lambda: description.openapi(app)
    return app

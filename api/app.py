"""Makes the application: the store opened, routers, what stands around requests."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

from anyio import to_thread
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.middleware.gzip import GZipMiddleware

from ..graph.errors import UsageError
from ..graph.store import open_store
from . import description, problems
from .around import Around
from .jobs import Jobs
from .routers import ROUTERS
from .settings import Settings
from .web.signing import Sessions

GZIP_FROM = 2_000
"""Bytes from which an answer is worth compressing."""


def create_app(store: str | Path, settings: Settings | None = None) -> FastAPI:
    """See `aidgraph.api.create_app`.

    The store is opened here already, so that a wrong address is told before a port is taken.
    """
    settings = settings or Settings()
    if str(store) == ":memory:":
        raise UsageError("a server needs a store that its importing process can open too; give the path of a file")
    open_store(store).close()  # made and brought to this version; questions then open it for reading

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncGenerator[None, None]:
        to_thread.current_default_thread_limiter().total_tokens = settings.threads
        app.state.jobs = Jobs(str(store), settings.waiting)
        with open_store(store, read_only=True) as opened:
            app.state.store = opened
            yield
            await to_thread.run_sync(app.state.jobs.stop)

    app = FastAPI(title="aidgraph", lifespan=life, docs_url=None, redoc_url=None, **description.ABOUT)
    app.state.settings, app.state.address, app.state.sessions = settings, str(store), Sessions()
    for router in ROUTERS:
        app.include_router(router)
    problems.install(app)
    app.add_middleware(GZipMiddleware, minimum_size=GZIP_FROM, compresslevel=5)
    if settings.origins:
        app.add_middleware(CORSMiddleware, allow_origins=settings.origins, expose_headers=["ETag", "X-Request-ID"])
    app.add_middleware(Around, settings=settings)
    app.openapi = lambda: description.openapi(app)
    return app

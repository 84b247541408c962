"""The questions over HTTP: `create_app` makes the application that `aidgraph serve` runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from fastapi import FastAPI

__all__ = ["Settings", "create_app"]


def create_app(store: str | Path, settings: Settings | None = None) -> FastAPI:
    """The application that answers over the store at the address `store`, which is made where there is none.

    Raises what `open_store` raises, and UsageError for `:memory:`, which no second process could import into.
    """
    from .app import create_app as make

    return make(store, settings)

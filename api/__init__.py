"""The questions over HTTP: `create_app` makes the application that `aidgraph serve` runs."""

from __future__ import annotations

from .app import create_app
from .settings import Settings

__all__ = ["Settings", "create_app"]

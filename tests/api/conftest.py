"""A server over the example documents for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from aidgraph.api import create_app


@pytest.fixture
def db(read_once: Path, tmp_path: Path) -> Path:
    """A store of its own with the example documents."""
    return Path(shutil.copy(read_once, tmp_path / "aid.db"))


@pytest.fixture
def web(db: Path) -> Iterator[TestClient]:
    """A client of a server over the example documents."""
    with TestClient(create_app(db), base_url="http://localhost") as client:
        yield client

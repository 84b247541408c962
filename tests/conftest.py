"""What all tests share: modules beside this file (`readings`) can be imported by name, and the example documents are read once."""

from __future__ import annotations

from pathlib import Path

import pytest

import aidgraph


@pytest.fixture(scope="session")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example documents in a store that tests copy and never open."""
    path = tmp_path_factory.mktemp("read") / "aid.db"
    with aidgraph.open(path) as graph:
        graph.ingest(Path(__file__).parents[1] / "examples" / "documents")
    return path

"""What all tests share: modules beside this file (`readings`) can be imported by name; the example documents are read
once; a Neo4j server for the session."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import aidgraph
from aidgraph.graph.store import SqliteStore, Store, open_store
from neo4j_server import PASSWORD, Server, Unavailable

STORES = ("sqlite", "neo4j")
REQUIRED = "AIDGRAPH_TEST_NEO4J"
"""Set to 1 in the environment, tests on Neo4j fail instead of being left out where there is no server."""
_missing: list[str] = []


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Neo4j server for all tests of the session."""
    try:  # compiling little and soon: tests run every statement a few times only
        server = Server(tmp_path_factory.mktemp("neo4j"), options=("-XX:TieredStopAtLevel=1",))
        server.start()
    except Unavailable as error:
        if os.environ.get(REQUIRED) == "1":
            raise
        _missing.append(str(error))
        pytest.skip(f"not run on Neo4j: {error}")
    yield server
    server.stop()


@pytest.fixture
def neo4j_address(neo4j_server: Server) -> str:
    """The address of a database with nothing in it."""
    neo4j_server.wipe()
    return neo4j_server.address


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """An empty store of each kind: what a test says of a store holds for all."""
    monkeypatch.setenv("AIDGRAPH_NEO4J_PASSWORD", PASSWORD)  # the address that a store shows has no secrets
    address = tmp_path / "aid.db" if request.param == "sqlite" else request.getfixturevalue("neo4j_address")
    with open_store(address) as opened:
        yield opened


@pytest.fixture
def sqlite_store(tmp_path: Path) -> Iterator[SqliteStore]:
    """An empty file: for what only a file has, as pages, locks and its SQL."""
    with SqliteStore(tmp_path / "aid.db") as opened:
        yield opened


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say where nothing was run on Neo4j."""
    if _missing:
        terminalreporter.section("Neo4j")
        terminalreporter.line(f"THE TESTS ON NEO4J WERE NOT RUN: {_missing[0]}")


@pytest.fixture(scope="session")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example documents in a store that tests copy and never open."""
    path = tmp_path_factory.mktemp("read") / "aid.db"
    with aidgraph.open(path) as graph:
        graph.ingest(Path(__file__).parents[1] / "examples" / "documents")
    return path

"""For tests of programs that use aidgraph: a real graph of a few texts, in a file or behind a server in the same process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .database import Database
    from .remote import Remote


@contextmanager
def opened(documents: Mapping[str, str]) -> Iterator[Database]:
    """A graph read from texts by name, gone at the end.

    >>> with opened({"a.txt": "3月2日，甘肃省红十字会向意大利捐赠口罩2万只。"}) as graph:
    ...     graph.flows(recipient="意大利")[0].donors[0].name
    '甘肃省红十字会'
    """
    import aidgraph

    with TemporaryDirectory() as folder, aidgraph.open(Path(folder) / "test.db") as graph:
        for name, text in documents.items():
            graph.ingest_bytes(text.encode(), name)
        yield graph


@contextmanager
def connected(documents: Mapping[str, str]) -> Iterator[Remote]:
    """The same behind a server: what a program gets from `aidgraph.connect`, without a port.

    >>> with connected({"a.txt": "3月2日，甘肃省红十字会向意大利捐赠口罩2万只。"}) as graph:
    ...     graph.holds().flows
    1
    """
    with opened(documents) as graph, serving(graph.address) as remote:
        yield remote


@contextmanager
def serving(address: str | Path, key: str | None = None) -> Iterator[Remote]:
    """The store at an address behind a server in this process; with a `key`, writing needs it, and this one has it."""
    from fastapi.testclient import TestClient

    from aidgraph.api import Settings, create_app
    from aidgraph.api.keys import hashed

    from .remote import Remote

    app = create_app(address, Settings(keys=(hashed(key),) if key else ()))
    with TestClient(app, base_url="http://localhost", raise_server_exceptions=False) as client:
        yield Remote("http://localhost", key=key, client=client)

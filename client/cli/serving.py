"""Commands for a server: serve, key."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from aidgraph.graph.errors import UsageError

from .options import DB, Db
from .screen import note, shown_address

LOOPBACK = ("127.0.0.1", "::1", "localhost")
STOPPING = 10
"""Seconds that requests under way have when the server is told to stop."""

Keys = Annotated[Path | None, typer.Option("--keys", help="The file with the hashes of the keys for writing.")]


def serve(
    db: Db = DB,
    host: Annotated[str, typer.Option("--host", help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="The port; 0 takes a free one.")] = 8000,
    keys: Keys = None,
    origin: Annotated[
        list[str] | None, typer.Option("--origin", help="A web site whose scripts may read; may be repeated.")
    ] = None,
    seconds: Annotated[float, typer.Option("--seconds", min=0.1, help="A question that takes longer is stopped.")] = 5,
) -> None:
    """Answer the questions over HTTP until Ctrl-C; /openapi.json describes all paths.

    Without --keys the server listens on this machine only, and whoever uses the machine may write. With it everybody
    who reaches the server may read, and who has a key may write.
    """
    from aidgraph.api import Settings, create_app
    from aidgraph.api.keys import hashes_in
    from aidgraph.api.running import run

    if host not in LOOPBACK and keys is None:
        raise UsageError(f"{host} can be reached from other machines: make a key (aidgraph key) and give --keys")
    hashes = hashes_in(keys) if keys else ()
    app = create_app(db, Settings(keys=hashes, origins=tuple(origin or ()), seconds=seconds))
    run(app, host, port, STOPPING, lambda url: note(f"aidgraph serves {shown_address(db)} at {url}; Ctrl-C stops it"))


def key(
    name: Annotated[str, typer.Argument(help="Whose key it is.")],
    keys: Annotated[Path, typer.Option("--keys", help="The file to put the hash in.")] = Path("aidgraph.keys"),
) -> None:
    """Make a key for writing to a server and print it, this once; the file keeps its hash only."""
    from aidgraph.api.keys import add_key

    print(add_key(keys, name))
    note(f"its hash is in {keys}; serve with: aidgraph serve --keys {keys}")

"""Runs an application as a server: the port taken, logs as lines of JSON, an orderly stop."""

from __future__ import annotations

import logging
import socket
import sys
from collections.abc import Callable

import uvicorn
from fastapi import FastAPI

from ..graph.errors import UsageError

WAITING = 2048
"""Connections that the system holds until they are taken."""


def run(app: FastAPI, host: str, port: int, stopping: int, ready: Callable[[str], None]) -> None:
    """Serve `app` until a signal comes; requests under way then have `stopping` seconds.

    `ready` is told the address when the port is taken. Raises UsageError where it cannot be taken.
    """
    _log()
    taken = take_port(host, port)
    address = f"[{host}]" if ":" in host else host
    config = uvicorn.Config(
        app, log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=stopping, lifespan="on"
    )
    with taken:
        ready(f"http://{address}:{taken.getsockname()[1]}")
        uvicorn.Server(config).run(sockets=[taken])


def take_port(host: str, port: int) -> socket.socket:
    """The address, listened at by nobody else; raises UsageError where it is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, or asyncio leaves Nagle's delay on: every answer then takes 40 ms more.
    taken = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((host, port))
        taken.listen(WAITING)  # whoever reads the address may connect at once; the server answers when it is up
    except OSError as error:
        taken.close()
        raise UsageError(f"{host}:{port} cannot be listened at ({error.strerror}); give another --port") from error
    return taken


def _log() -> None:
    """The app's own lines, and warnings of the server, on stderr."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    for name, level in (("aidgraph.api", logging.INFO), ("uvicorn.error", logging.WARNING)):
        log = logging.getLogger(name)
        log.handlers, log.propagate = [handler], False
        log.setLevel(level)

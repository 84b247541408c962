"""How the parent and the keeper of the sandbox talk: messages of JSON with open files, over a socket."""

from __future__ import annotations

import json
import socket
from collections.abc import Sequence
from typing import Any

_SIZE = 4
_LARGEST = 10_000_000
"""Bytes of a message; what documents give comes over pipes of their own."""


def send(over: socket.socket, message: dict[str, Any], files: Sequence[int] = ()) -> None:
    """Send a message, with open files; raises OSError where nobody listens any more."""
    body = json.dumps(message).encode()
    size = len(body).to_bytes(_SIZE, "big")
    if files:
        socket.send_fds(over, [size], list(files))
    else:
        over.sendall(size)
    over.sendall(body)


def receive(over: socket.socket, most: int = 0) -> tuple[dict[str, Any], list[int]] | None:
    """The next message with up to `most` open files; None where the other side has ended."""
    size, files, _, _ = socket.recv_fds(over, _SIZE, most) if most else (over.recv(_SIZE), [], 0, None)
    if not size:
        return None
    size += _exactly(over, _SIZE - len(size))
    length = int.from_bytes(size, "big")
    if length > _LARGEST:
        raise ConnectionError(f"a message of {length} bytes")
    return json.loads(_exactly(over, length)), files


def _exactly(over: socket.socket, length: int) -> bytes:
    got = bytearray()
    while len(got) < length:
        part = over.recv(length - len(got))
        if not part:
            raise ConnectionError("the other side ended within a message")
        got += part
    return bytes(got)

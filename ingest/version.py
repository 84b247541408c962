"""Which version of the reading this is: what it read before need not be read again by the same one."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable


@cache
def reader_version() -> str:
    """A digest of every rule, word list and program that reading consists of; weights count by their size.

    >>> len(reader_version())
    16
    """
    content = hashlib.blake2b(digest_size=8)
    _add(content, files(__package__ or "aidgraph.ingest"), "")
    return content.hexdigest()


def _add(content: hashlib.blake2b, folder: Traversable, path: str) -> None:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        name = f"{path}/{entry.name}"
        if entry.is_dir() and entry.name != "__pycache__":
            _add(content, entry, name)
        elif entry.is_file():
            data = entry.read_bytes()
            content.update(f"{name}:{len(data)}\n".encode())
            if len(data) < 5_000_000:
                content.update(data)

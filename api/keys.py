"""Keys for writing: made here, shown once, kept as hashes."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from pathlib import Path

from ..graph.errors import NotFound

PREFIX = "aidgraph_"
"""Lets people and scanners of repositories see what a key is."""


def new_key() -> str:
    """A key of 256 random bits."""
    return PREFIX + secrets.token_urlsafe(32)


def hashed(key: str) -> str:
    """What is kept of a key. A key is random, so nobody can try likely ones, and a fast hash is enough.

    >>> hashed("aidgraph_x")[:16]
    '04ace50ae6834bc7'
    """
    return hashlib.sha256(key.encode()).hexdigest()


def is_known(key: str, hashes: Iterable[str]) -> bool:
    """Whether the key is one of those kept; takes as long for all keys."""
    mine = hashed(key)
    return any([hmac.compare_digest(mine, h) for h in hashes])


def add_key(file: Path, name: str) -> str:
    """A new key, whose hash is put into `file` beside `name`."""
    made = new_key()
    with file.open("a", encoding="utf-8") as out:
        out.write(f"{hashed(made)} {name}\n")
    file.chmod(0o600)
    return made


def hashes_in(file: Path) -> tuple[str, ...]:
    """The hashes in a file of keys; raises NotFound where there is none."""
    if not file.is_file():
        raise NotFound(f"there is no file of keys at {file}; make one with: aidgraph key --keys {file}")
    lines = file.read_text(encoding="utf-8").splitlines()
    return tuple(line.split()[0] for line in lines if line.strip() and not line.startswith("#"))

"""What a server may be told: who may write, how long and how large things may be."""

from __future__ import annotations

from dataclasses import dataclass

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Settings:
    """The limits and rights of a server.

    `keys` are hashes (`keys.hashed`); without one, whoever reaches the server may write, so it answers only to names of
    this machine (`hosts`). `origins` are web sites whose scripts may read answers (CORS): none.
    """

    keys: tuple[str, ...] = ()
    hosts: tuple[str, ...] | None = None
    origins: tuple[str, ...] = ()
    seconds: float = 5.0
    """A question that takes longer is stopped."""
    largest_body: int = 51_000_000
    """Bytes of a request: the largest document that is read, and the form around it."""
    waiting: int = 1000
    """Imports that may wait; more are refused until some are done."""
    threads: int = 8
    """Questions that are answered at the same time; each thread holds a connection with its cache."""

    @property
    def allowed_hosts(self) -> tuple[str, ...]:
        """Names that requests may call the server by: a page of a stranger cannot make its own name mean this machine."""
        return self.hosts or (("*",) if self.keys else LOOPBACK)

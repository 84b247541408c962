"""How long a question may take: set by who asks, kept by the store that answers."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic

_END: ContextVar[float | None] = ContextVar("end", default=None)


@contextmanager
def within(seconds: float | None) -> Generator[None, None, None]:
    """Questions asked inside, also by threads that get a copy of this context, raise TooSlow after so many seconds.

    None sets no end.

    >>> with within(60):
    ...     passed()
    False
    """
    token = _END.set(None if seconds is None else monotonic() + seconds)
    try:
        yield
    finally:
        _END.reset(token)


def passed() -> bool:
    """Whether the time is over; stores ask this while they work."""
    end = _END.get()
    return end is not None and monotonic() > end

"""A worker of the sandbox: one document, or one probe, in a process of its own that can do nothing else."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable
from typing import Any, NoReturn

from ...graph.errors import LimitExceeded, ReadingFailed, SkipDocument
from ..read import read
from ..readers import read_bytes
from . import probes
from .layers import confine
from .limits import Limits

DONE, FAILED = b"+", b"-"
"""The first byte of what a worker gives: behind it stand the result, or the error as JSON."""


_TRIED = "3月2日，甘肃省红十字会向意大利捐赠口罩2万只、30万元人民币，会长王明出席仪式。\n第二届会议在西安市召开。"
"""A text that has every step of reading load its words and weights."""


def load() -> None:
    """Load all that reading a document needs, so that a worker finds it there."""
    for encoding in ("utf-8", "gb18030"):
        encoded_reading(_TRIED.encode(encoding), "a.txt")


def prepare(message: dict[str, Any]) -> None:
    """Load what this document's format needs besides."""


def run(message: dict[str, Any], source: int, out: int, limits: Limits) -> NoReturn:
    """Do what `message` asks with the open file `source`, write what comes of it to `out`, and end this process."""
    try:
        signal.set_wakeup_fd(-1)
        _close_others(source, out)
        confine(limits)
        _write(out, outcome(message, source))
    finally:
        os._exit(0)


def outcome(message: dict[str, Any], source: int) -> bytes:
    """What comes of the open file `source`: DONE and the result, or FAILED and the error. Nothing is raised."""
    name = message["name"]
    try:
        return DONE + _WORK[message["work"]](message, source)
    except SkipDocument as error:
        told = error
    except MemoryError:
        told = LimitExceeded(f"{name}: reading took more memory than the limit for a document", "memory")
    except RecursionError:
        told = LimitExceeded(f"{name}: nested deeper than can be read", "depth")
    except Exception as error:  # a defect that one document shows must not stop the others; it is reported like them
        what = f"{name}: could not be read, by a defect of aidgraph"
        told = ReadingFailed(f"{what} ({type(error).__name__}: {error}); report it", "defect")
    return FAILED + json.dumps([type(told).__name__, str(told), told.code]).encode()


def encoded_reading(data: bytes, name: str) -> bytes:
    """The reading of a file's bytes, as JSON; raises SkipDocument."""
    from pydantic import TypeAdapter

    from ...graph.claim import Reading

    return TypeAdapter(Reading).dump_json(read(read_bytes(data, name)))


def _reading(message: dict[str, Any], source: int) -> bytes:
    with os.fdopen(source, "rb") as file:
        return encoded_reading(file.read(), message["name"])


def _probe(message: dict[str, Any], source: int) -> bytes:
    try:
        return probes.PROBES[message["probe"]](message["argument"]).encode()
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or error  # without the name of a file, which differs each time
        return f"refused: {said}".encode()


_WORK: dict[str, Callable[[dict[str, Any], int], bytes]] = {"read": _reading, "probe": _probe}


def _close_others(*kept: int) -> None:
    """Close all files but `kept` and the three standard ones, which lead nowhere."""
    last = 3
    for file in sorted(kept):
        os.closerange(last, file)
        last = file + 1
    os.closerange(last, max(last, os.sysconf("SC_OPEN_MAX")))


def _write(out: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(out, view) :]

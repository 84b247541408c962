"""Things that a hostile document would have a worker do: `aidgraph doctor` and the tests try them for real."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

DONE = "done"
"""What a probe gives that got through."""


def _read(path: str) -> str:
    return DONE if Path(path).read_bytes() else "empty"


def _write(path: str) -> str:
    with Path(path).open("wb") as file:
        file.write(b"x")
    return DONE


def _change(path: str) -> str:
    """Everything that changes a file without opening it."""
    changes = (os.unlink, lambda p: os.chmod(p, 0), lambda p: os.rename(p, f"{p}.moved"), lambda p: os.truncate(p, 0))
    for change in changes:
        with suppress(OSError):
            change(path)
            return DONE
    raise PermissionError(1, "Operation not permitted")


def _tcp(address: str) -> str:
    host, _, port = address.rpartition(":")
    with socket.create_connection((host, int(port)), timeout=5):
        return DONE


def _udp(address: str) -> str:
    host, _, port = address.rpartition(":")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagrams:
        datagrams.sendto(b"x", (host, int(port)))
    return DONE


def _fork(_: str) -> str:
    if not os.fork():
        os._exit(0)
    return DONE


def _bomb(generations: str) -> str:
    """Processes that make processes, so many generations of them, should the first get through."""
    made = 0
    for _ in range(3):
        with suppress(OSError):
            child = os.fork()
            made += 1
            if not child:
                if int(generations) > 1:
                    _bomb(str(int(generations) - 1))
                os._exit(0)
    if made:
        return DONE
    raise PermissionError(1, "Operation not permitted")


def _threads(_: str) -> str:
    """Threads without end: they share the limits of their process."""
    from threading import Event, Thread

    while True:
        Thread(target=Event().wait, daemon=True).start()


def _program(_: str) -> str:
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return DONE


def _signal(process: str) -> str:
    os.kill(int(process), 0)  # asks whether it might
    return DONE


def _limits(_: str) -> str:
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    return DONE


def _memory(_: str) -> str:
    held = []
    while True:
        held.append(bytearray(50_000_000))


def _loop(_: str) -> str:
    while True:
        pass


def _wait(_: str) -> str:
    signal.pause()
    return DONE


def _much(size: str) -> str:
    return "x" * int(size)


def _crash(_: str) -> str:
    import ctypes

    return str(ctypes.string_at(0))


PROBES: dict[str, Callable[[str], str]] = {
    "read": _read, "write": _write, "change": _change, "tcp": _tcp, "udp": _udp, "fork": _fork, "bomb": _bomb, "threads": _threads,
    "program": _program, "signal": _signal, "limits": _limits, "memory": _memory, "loop": _loop, "wait": _wait, "much": _much, "crash": _crash,
}  # fmt: skip

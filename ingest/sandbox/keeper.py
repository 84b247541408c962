"""The keeper of the sandbox: a process with everything loaded that forks a worker for each document.

Run by sandbox.py as `python -m aidgraph.ingest.sandbox.keeper SOCKET`, never by hand. It has one thread, so that forking
is safe, and ends when its parent does.
"""

from __future__ import annotations

import gc
import os
import selectors
import signal
import socket
import sys
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from . import worker
from .layers import enclose
from .limits import Limits
from .wire import receive, send


@dataclass(frozen=True, slots=True)
class _Waiting:
    message: dict[str, Any]
    source: int
    out: int


@dataclass(slots=True)
class _Running:
    number: int
    until: float
    late: bool = False


class Keeper:
    """Forks workers as the parent asks, and tells it how each ended."""

    def __init__(self, parent: socket.socket) -> None:
        self._parent = parent
        self._waiting = deque[_Waiting]()
        self._running: dict[int, _Running] = {}

    def serve(self) -> None:
        """Work until the parent closes its end."""
        with selectors.DefaultSelector() as events:
            events.register(self._parent, selectors.EVENT_READ)
            events.register(_ended_children(), selectors.EVENT_READ)
            while True:
                for key, _ in events.select(self._patience()):
                    if key.fileobj is not self._parent:
                        os.read(key.fd, 4096)
                    elif not self._take():
                        return
                self._end_late()
                self._report()
                self._start()

    def stop(self) -> None:
        """Kill the workers that still run."""
        for process in self._running:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)

    def _take(self) -> bool:
        """Take what the parent asks for; False where it has ended."""
        got = receive(self._parent, 2)
        if got is None:
            return False
        message, (source, out) = got
        self._waiting.append(_Waiting(message, source, out))
        return True

    def _start(self) -> None:
        """Fork workers for what waits longest, as many as the parent wants at a time."""
        while self._waiting and len(self._running) < self._waiting[0].message["workers"]:
            one = self._waiting.popleft()
            limits = Limits(**one.message["limits"])
            worker.prepare(one.message)
            process = os.fork()
            if not process:
                worker.run(one.message, one.source, one.out, limits)
            os.close(one.source)
            os.close(one.out)
            self._running[process] = _Running(one.message["number"], time.monotonic() + limits.wall)

    def _patience(self) -> float | None:
        """Seconds until the first worker is late."""
        times = [r.until for r in self._running.values() if not r.late]
        return max(0.0, min(times) - time.monotonic()) if times else None

    def _end_late(self) -> None:
        for process, running in self._running.items():
            if time.monotonic() >= running.until:
                running.late = True
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)

    def _report(self) -> None:
        for process in list(self._running):
            ended, status, used = os.wait4(process, os.WNOHANG)
            if ended:
                running = self._running.pop(process)
                cpu = used.ru_utime + used.ru_stime
                told = {"number": running.number, "status": status, "late": running.late, "cpu": cpu}
                send(self._parent, told)


def _ended_children() -> int:
    """A file that can be read as soon as a child has ended."""
    out, into = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC) if hasattr(os, "pipe2") else os.pipe()
    os.set_blocking(into, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(into, warn_on_full_buffer=False)
    return out


def main(parent: socket.socket) -> None:
    """Load what reading needs, lock the door, and work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, whose end is this one's
    told: dict[str, Any] = {"ready": True}
    try:
        worker.load()
        enclose()
        gc.collect()
        gc.freeze()  # else a worker's first collection copies every page
    except Exception as error:  # told to the parent, which raises it
        told = {"ready": False, "why": f"{type(error).__name__}: {error}"}
    send(parent, told)
    keeper = Keeper(parent)
    try:
        keeper.serve()
    except ConnectionError:
        pass  # the parent was killed
    finally:
        keeper.stop()


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))

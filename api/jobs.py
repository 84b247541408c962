"""Imports in the background: one process beside the server reads one document after the other."""

from __future__ import annotations

import signal
from collections import OrderedDict
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from threading import Lock
from typing import Literal
from uuid import uuid4

from ..graph.errors import AidgraphError, NotFound
from .importing import Taken, take_bytes
from .problems import Refused

State = Literal["waiting", "reading", "done", "failed", "stopped"]
KEPT = 10_000
"""Jobs that can still be asked for; the oldest that ended are forgotten first."""


@dataclass(slots=True)
class Job:
    """The import of one document: what came of it, or the error that ended it."""

    id: str
    document: str
    future: Future[Taken] = field(repr=False)

    @property
    def state(self) -> State:
        """How far it is."""
        if self.future.cancelled():
            return "stopped"
        if self.future.done():
            return "failed" if self.future.exception() else "done"
        return "reading" if self.future.running() else "waiting"

    @property
    def taken(self) -> Taken | None:
        """What was taken, where it is done."""
        return self.future.result() if self.state == "done" else None

    @property
    def error(self) -> BaseException | None:
        """Why it failed."""
        return self.future.exception() if self.state == "failed" else None


class Jobs:
    """Starts imports into the store at an address, one at a time, and remembers them; nothing is kept when it stops.

    A document is in the store whole or not at all, whenever the process ends.
    """

    def __init__(self, address: str, waiting: int) -> None:
        """Take up to `waiting` imports at a time."""
        self._address, self._most = address, waiting
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._changing = Lock()
        self._process: ProcessPoolExecutor | None = None

    def start(self, data: bytes, name: str) -> Job:
        """Import a file's bytes under `name`; raises Refused where too many wait."""
        with self._changing:
            if sum(not j.future.done() for j in self._jobs.values()) >= self._most:
                raise Refused("too-many-imports", 429, f"{self._most} imports wait; send this one again later")
            try:
                future = self._running().submit(take_bytes, self._address, data, name)
            except BrokenProcessPool:  # the one before died, of memory or by a signal: its job says so
                self._process = None
                future = self._running().submit(take_bytes, self._address, data, name)
            job = Job(uuid4().hex[:16], name, future)
            self._jobs[job.id] = job
            self._forget()
        return job

    def job(self, id: str) -> Job:
        """The job of this id; raises NotFound."""
        with self._changing:
            if id not in self._jobs:
                raise NotFound(f"no job has the id {id!r}; jobs are forgotten when the server stops")
            return self._jobs[id]

    def all(self) -> list[Job]:
        """The jobs that are known, the latest first."""
        with self._changing:
            return list(reversed(self._jobs.values()))

    def stop(self) -> None:
        """Let the document that is being read end, and give up those that wait."""
        if self._process is not None:
            self._process.shutdown(wait=True, cancel_futures=True)

    def _running(self) -> ProcessPoolExecutor:
        if self._process is None:
            self._process = ProcessPoolExecutor(1, get_context("spawn"), _quiet)
        return self._process

    def _forget(self) -> None:
        for id_ in [i for i, j in self._jobs.items() if j.future.done()][: max(0, len(self._jobs) - KEPT)]:
            del self._jobs[id_]


def reason(error: BaseException) -> str:
    """Why an import failed, in words."""
    if isinstance(error, AidgraphError):
        return str(error)
    if isinstance(error, BrokenProcessPool):
        return "the process that read the document ended (by a signal, or for want of memory); import it again"
    return f"a defect of aidgraph ({type(error).__name__}: {error}); report it"


def _quiet() -> None:
    """Ctrl-C is for the server, which lets the document that is being read end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

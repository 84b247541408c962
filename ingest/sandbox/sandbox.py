"""The sandbox as the parent sees it: tasks in, what came of each out, in the order in which they were given."""

from __future__ import annotations

import atexit
import json
import os
import selectors
import signal
import socket
import subprocess
import sys
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from functools import cache
from threading import Lock
from typing import Any, BinaryIO

from ...graph import errors
from ...graph.errors import LimitExceeded, ReadingFailed, SkipDocument
from .limits import Limits
from .wire import receive, send

_PIECE = 1 << 16
_PIPE = 1 << 20
"""Bytes of a result that wait outside this process, where the system can: a worker ends without waiting for this one."""
_AHEAD = 4
"""Tasks for each worker that are handed on before the first of them has ended: they bound the memory."""


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read, or a probe to try: `work` names which, `more` is what it needs besides."""

    name: str
    file: BinaryIO
    work: str = "read"
    more: Mapping[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a task: the bytes that it gave or the error that ended it, and the processor seconds it took."""

    task: Task
    result: bytes | SkipDocument
    cpu: float = 0.0


@dataclass(slots=True)
class _Pending:
    task: Task
    pipe: int
    got: bytearray = field(default_factory=bytearray)
    closed: bool = False
    ended: dict[str, Any] | None = None

    @property
    def done(self) -> bool:
        return self.closed and self.ended is not None


class Sandbox:
    """Runs tasks in confined workers, which a keeper process forks; it is started with the first task."""

    def __init__(self) -> None:
        self._keeper: subprocess.Popen[bytes] | None = None
        self._socket: socket.socket | None = None
        self._number = 0
        self._using = Lock()

    def run(self, tasks: Iterable[Task], limits: Limits | None = None, workers: int | None = 1) -> Iterator[Outcome]:
        """What comes of each task, in their order; up to `workers` run at a time, as many as there are cores for None.

        The tasks' files are closed.
        """
        if not hasattr(os, "fork"):  # Windows: `aidgraph doctor` says so
            yield from map(_here, tasks)
            return
        with self._using:
            at_work = OrderedDict[int, _Pending]()
            try:
                yield from self._run(tasks, limits or Limits(), workers or cores(), at_work)
            finally:
                if at_work:  # given up in the middle: whatever still runs must not
                    self.close()

    def close(self) -> None:
        """End the keeper and with it every worker; the next task starts another."""
        keeper, self._keeper = self._keeper, None
        if self._socket is not None:
            self._socket.close()
            self._socket = None
        if keeper is not None:
            keeper.wait()

    def _run(
        self, tasks: Iterable[Task], limits: Limits, workers: int, at_work: OrderedDict[int, _Pending]
    ) -> Iterator[Outcome]:
        with selectors.DefaultSelector() as events:
            for task in tasks:
                while len(at_work) >= workers * _AHEAD:
                    self._pump(events, at_work, limits)
                    yield from _ready(at_work, limits)
                self._start(task, limits, workers, events, at_work)
            while at_work:
                self._pump(events, at_work, limits)
                yield from _ready(at_work, limits)

    def _start(
        self,
        task: Task,
        limits: Limits,
        workers: int,
        events: selectors.BaseSelector,
        at_work: OrderedDict[int, _Pending],
    ) -> None:
        over = self._open()
        if over not in (key.fileobj for key in events.get_map().values()):
            events.register(over, selectors.EVENT_READ)
        self._number += 1
        out, into = _pipe()
        at_work[self._number] = _Pending(task, out)
        events.register(out, selectors.EVENT_READ, self._number)
        message = {"number": self._number, "work": task.work, "name": task.name, **task.more}
        message |= {"limits": asdict(limits), "workers": workers}
        try:
            with suppress(OSError):  # the keeper is gone: _pump sees it
                send(over, message, (task.file.fileno(), into))
        finally:
            os.close(into)
            task.file.close()

    def _pump(self, events: selectors.BaseSelector, at_work: OrderedDict[int, _Pending], limits: Limits) -> None:
        """Wait for the next piece of a result, or for the end of a worker."""
        if at_work and next(iter(at_work.values())).done:
            return
        for key, _ in events.select():
            if key.data is None:
                self._listen(events, at_work)
            else:
                pending = at_work[key.data]
                piece = os.read(pending.pipe, _PIECE)
                pending.got += piece
                if not piece or len(pending.got) > limits.result:
                    events.unregister(pending.pipe)
                    os.close(pending.pipe)
                    pending.closed = True

    def _listen(self, events: selectors.BaseSelector, at_work: OrderedDict[int, _Pending]) -> None:
        over = self._open()
        try:
            got = receive(over)
        except OSError:
            got = None
        if got is not None:
            at_work[got[0]["number"]].ended = got[0]
            return
        events.unregister(over)
        self.close()
        for pending in at_work.values():  # their pipes end by themselves
            pending.ended = pending.ended or {"status": int(signal.SIGKILL), "late": False, "cpu": 0.0}

    def _open(self) -> socket.socket:
        """The socket to the keeper, which is started where there is none; raises ReadingFailed where it cannot be."""
        if self._socket is None:
            self._socket, self._keeper = _started()
            got = receive(self._socket)
            if got is None or not got[0]["ready"]:
                self.close()
                raise RuntimeError(
                    f"the process that reads documents did not start: {got[0]['why'] if got else 'it ended'}"
                )
        return self._socket


@cache
def sandbox() -> Sandbox:
    """The sandbox of this process: one keeper serves all, since loading it takes seconds. It ends with the process."""
    made = Sandbox()
    atexit.register(made.close)
    return made


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _pipe() -> tuple[int, int]:
    import fcntl  # not everywhere, as forking

    out, into = os.pipe()
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        with suppress(OSError):  # the user has as many large ones as the system allows
            fcntl.fcntl(into, fcntl.F_SETPIPE_SZ, _PIPE)
    return out, into


def _here(task: Task) -> Outcome:
    """What comes of a task in this process, with nothing around it: where the system cannot fork."""
    from .worker import outcome

    with task.file as file:
        got = outcome({"work": task.work, "name": task.name, **task.more}, os.dup(file.fileno()))
    return Outcome(task, _given(task.name, got))


def _started() -> tuple[socket.socket, subprocess.Popen[bytes]]:
    ours, theirs = socket.socketpair()
    command = [sys.executable, "-P", "-m", f"{__package__}.keeper", str(theirs.fileno())]
    # One thread each: several workers share the cores, and threads do not outlive a fork.
    threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    path = os.pathsep.join(filter(None, sys.path))  # what this process can import the keeper can
    nowhere = subprocess.DEVNULL
    with theirs:
        keeper = subprocess.Popen(
            command,
            stdin=nowhere,
            stdout=nowhere,
            stderr=nowhere,
            pass_fds=[theirs.fileno()],
            env={**os.environ, **threads, "PYTHONPATH": path},
        )
    return ours, keeper


def _ready(at_work: OrderedDict[int, _Pending], limits: Limits) -> Iterator[Outcome]:
    """The outcomes that are next in order, taken out of `at_work`."""
    while at_work:
        number, pending = next(iter(at_work.items()))
        if not pending.done:
            return
        del at_work[number]
        cpu = pending.ended["cpu"] if pending.ended else 0.0
        yield Outcome(pending.task, _result(pending, limits), cpu)


def _result(pending: _Pending, limits: Limits) -> bytes | SkipDocument:
    name, got, ended = pending.task.name, pending.got, pending.ended or {}
    if len(got) > limits.result:
        return LimitExceeded(f"{name}: gives more than {limits.result:,} bytes, the limit for a document", "result")
    if stopped := _stopped(name, ended, limits):
        return stopped
    return _given(name, got)


def _given(name: str, got: bytes | bytearray) -> bytes | SkipDocument:
    """A result, or the error that a worker tells of."""
    if got[:1] == b"+":
        return bytes(memoryview(got)[1:])
    if got[:1] == b"-":
        return _told(name, bytes(got[1:]))
    return ReadingFailed(f"{name}: the process that read it ended without a word; report it", "crash")


def _stopped(name: str, ended: Mapping[str, Any], limits: Limits) -> SkipDocument | None:
    """Why a worker was ended from outside, None where it ended by itself."""
    if ended.get("late"):
        return LimitExceeded(f"{name}: reading took longer than {limits.wall} s, the limit for a document", "time")
    if not os.WIFSIGNALED(ended.get("status", 0)):
        return None
    by = os.WTERMSIG(ended["status"])
    if by == signal.SIGXCPU or (by == signal.SIGKILL and ended["cpu"] >= limits.cpu):
        much = f"{limits.cpu} s of processor time"
        return LimitExceeded(f"{name}: reading took more than {much}, the limit for a document", "processor")
    what = signal.Signals(by).name if by in set(signal.Signals) else str(by)
    why = f"ended by a signal ({what}), for want of memory or because the file breaks it"
    return ReadingFailed(f"{name}: the process that read it {why}; leave the file out, or report it", "crash")


def _told(name: str, body: bytes) -> SkipDocument:
    """The error that a worker tells; it comes from where a document may have had its way, so it is looked at."""
    try:
        kind, message, code = json.loads(body)
        made = {"UnreadableDocument": errors.UnreadableDocument, "LimitExceeded": LimitExceeded}.get(
            kind, ReadingFailed
        )
        return made(str(message), code if code in errors.CODES else "defect")
    except (ValueError, TypeError):
        return ReadingFailed(f"{name}: could not be read, by a defect of aidgraph; report it", "defect")

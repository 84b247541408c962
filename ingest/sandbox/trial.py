"""What the sandbox refuses here, found out by trying it: `aidgraph doctor` shows it."""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .limits import Limits
from .probes import DONE
from .sandbox import Sandbox, Task


@dataclass(frozen=True, slots=True)
class Trial:
    """Something that a worker tried, whether it was refused, and in which words."""

    what: str
    refused: bool
    said: str


def trials(sandbox: Sandbox) -> list[Trial]:
    """What a worker may not do, each tried by a worker of its own; takes some seconds of processor time."""
    with _bait() as (secret, writable, tcp, udp):
        tried = (
            ("read another file", "read", secret, Limits()),
            ("write a file", "write", writable, Limits()),
            ("change a file", "change", writable, Limits()),
            ("connect (TCP)", "tcp", tcp, Limits()),
            ("send (UDP)", "udp", udp, Limits()),
            ("start a process", "fork", "", Limits()),
            ("start ever more", "bomb", "3", Limits()),
            ("run a program", "program", "", Limits()),
            ("end another process", "signal", str(os.getpid()), Limits()),
            ("take more memory", "memory", "", Limits(memory=600_000_000)),
            ("run for ever", "loop", "", Limits(cpu=1)),
            ("wait for ever", "wait", "", Limits(wall=1)),
            ("give without end", "much", "100000", Limits(result=10_000)),
        )
        return [_trial(sandbox, *one) for one in tried]


def _trial(sandbox: Sandbox, what: str, probe: str, argument: str, limits: Limits) -> Trial:
    with Path(os.devnull).open("rb") as nothing:
        task = Task(what, nothing, "probe", {"probe": probe, "argument": argument})
        (outcome,) = sandbox.run([task], limits)
    if isinstance(outcome.result, bytes):
        said = outcome.result.decode(errors="replace")
        return Trial(what, said != DONE, said.removeprefix("refused: "))
    return Trial(what, True, str(outcome.result).removeprefix(f"{what}: "))


@contextmanager
def _bait() -> Iterator[tuple[str, str, str, str]]:
    """A file to read, one to change, a port that takes connections, one that takes datagrams."""
    with (
        tempfile.TemporaryDirectory() as folder,
        socket.create_server(("127.0.0.1", 0)) as tcp,
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp,
    ):
        udp.bind(("127.0.0.1", 0))
        files = [Path(folder) / name for name in ("secret.txt", "precious.txt")]
        for file in files:
            file.write_text("secret", encoding="utf-8")
        yield str(files[0]), str(files[1]), _address(tcp), _address(udp)


def _address(listening: socket.socket) -> str:
    return f"127.0.0.1:{listening.getsockname()[1]}"

"""What a worker of the sandbox can do, tried for real: nothing but read what it was given."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from aidgraph.graph.errors import LimitExceeded, ReadingFailed, SkipDocument
from aidgraph.ingest.sandbox import Limits, Sandbox, Task, layers, trials

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
on_linux = pytest.mark.skipif(
    sys.platform != "linux", reason="not proven here: only Linux keeps a process to its memory"
)


def proven_by(*names: str) -> pytest.MarkDecorator:
    """Run a test where these layers are active; elsewhere say what is not proven, and why."""
    missing = [f"{x.name}: {x.about}" for x in layers() if x.name in names and not x.active]
    return pytest.mark.skipif(bool(missing), reason=f"not proven here, {'; '.join(missing)}")


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """A sandbox of this module's own."""
    made = Sandbox()
    yield made
    made.close()


def tried(sandbox: Sandbox, probe: str, argument: object = "", limits: Limits | None = None) -> str | SkipDocument:
    """What a probe gives in a worker."""
    (outcome,) = sandbox.run([task(probe, argument)], limits)
    return outcome.result.decode() if isinstance(outcome.result, bytes) else outcome.result


def task(probe: str, argument: object = "") -> Task:
    nothing = Path(os.devnull).open("rb")  # noqa: SIM115  # the sandbox closes it
    return Task("a.txt", nothing, "probe", {"probe": probe, "argument": str(argument)})


def here(probe: str, argument: object) -> str:
    """What a probe gives in this process, which nothing confines."""
    from aidgraph.ingest.sandbox.probes import PROBES

    return PROBES[probe](str(argument))


@proven_by("landlock", "seccomp")
@pytest.mark.parametrize(
    ("probe", "error"), [("read", "Permission denied"), ("write", "Permission denied"), ("change", "not permitted")]
)
def test_files_are_out_of_reach(sandbox: Sandbox, tmp_path: Path, probe: str, error: str) -> None:
    """A planted secret can be neither read nor written, moved, cut or removed by a worker; this process can."""
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    said = tried(sandbox, probe, secret)
    assert isinstance(said, str) and said.startswith("refused") and error in said
    assert secret.read_text(encoding="utf-8") == "secret"
    assert here(probe, secret) == "done"


@proven_by("seccomp")
@pytest.mark.parametrize(("probe", "kind"), [("tcp", socket.SOCK_STREAM), ("udp", socket.SOCK_DGRAM)])
def test_no_network(sandbox: Sandbox, probe: str, kind: socket.SocketKind) -> None:
    """A worker reaches no port that this process reaches."""
    with socket.socket(socket.AF_INET, kind) as server:
        server.bind(("127.0.0.1", 0))
        if kind == socket.SOCK_STREAM:
            server.listen()
        port = f"127.0.0.1:{server.getsockname()[1]}"
        said = tried(sandbox, probe, port)
        assert isinstance(said, str) and "not permitted" in said
        assert here(probe, port) == "done"


@proven_by("seccomp")
@pytest.mark.parametrize(
    ("probe", "argument"), [("fork", ""), ("bomb", 3), ("program", ""), ("limits", ""), ("signal", os.getppid())]
)
def test_no_other_processes(sandbox: Sandbox, probe: str, argument: object) -> None:
    """A worker can neither fork, so that no fork bomb goes off, nor run a program, free itself of limits, signal others."""
    said = tried(sandbox, probe, argument)
    assert isinstance(said, str) and said.startswith("refused")


@pytest.mark.parametrize(
    ("probe", "argument", "limits", "code"),
    [
        ("loop", "", Limits(cpu=1), "processor"),
        ("wait", "", Limits(wall=1), "time"),
        pytest.param("memory", "", Limits(memory=700_000_000), "memory", marks=on_linux),
        ("much", 100_000, Limits(result=1000), "result"),
    ],
)
def test_limits(sandbox: Sandbox, probe: str, argument: object, limits: Limits, code: str) -> None:
    """What takes more than it may is ended, and the error says of what and in which document."""
    said = tried(sandbox, probe, argument, limits)
    assert isinstance(said, LimitExceeded) and said.code == code
    assert str(said).startswith("a.txt: ")


@on_linux
def test_threads_end_with_their_worker(sandbox: Sandbox) -> None:
    """Threads without end run into the memory of the one process that they are in."""
    said = tried(sandbox, "threads", limits=Limits(memory=700_000_000))
    assert isinstance(said, ReadingFailed) and "thread" in str(said)


def test_a_crash_is_told(sandbox: Sandbox) -> None:
    """A worker that dies of a signal is a document that failed."""
    said = tried(sandbox, "crash")
    assert isinstance(said, ReadingFailed) and said.code == "crash"


def test_the_others_go_on(sandbox: Sandbox) -> None:
    """What ends one task leaves those beside, before and behind it alone, and the outcomes keep the tasks' order."""
    probes = [("much", 5), ("crash", ""), ("much", 3), ("loop", ""), ("much", 300_000), ("much", 1)]
    outcomes = list(sandbox.run([task(*p) for p in probes], Limits(cpu=1), workers=3))
    came = [len(o.result) if isinstance(o.result, bytes) else o.result.code for o in outcomes]
    assert came == [5, "crash", 3, "processor", 300_000, 1]


def test_a_keeper_that_is_killed_is_replaced(sandbox: Sandbox) -> None:
    """The documents that were being read then are lost, the next ones are read."""
    import signal

    tried(sandbox, "much", 1)
    assert sandbox._keeper is not None  # there is no other way to its process
    os.kill(sandbox._keeper.pid, signal.SIGKILL)
    assert isinstance(tried(sandbox, "wait"), ReadingFailed)
    assert tried(sandbox, "much", 2) == "xx"


def test_giving_up_ends_the_workers(sandbox: Sandbox) -> None:
    """Outcomes that nobody waits for any more leave nothing running."""
    outcomes = sandbox.run([task("much", 1), task("wait")], workers=2)
    next(outcomes)
    outcomes.close()
    assert sandbox._keeper is None


@proven_by("landlock", "seccomp")
def test_all_that_doctor_tries_is_refused(sandbox: Sandbox) -> None:
    """On a kernel with all layers nothing that doctor tries gets through."""
    assert [t.what for t in trials(sandbox) if not t.refused] == []

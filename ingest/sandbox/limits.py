"""How much reading one document may take, and the kernel's limits that hold a process to it."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What the process that reads one document may take.

    `cpu` and `wall` are seconds, `memory` (of addresses, as the kernel counts it) and `result` bytes, `files` is the
    number of open files. The wall is far off: it is for what waits, and a busy machine must not make documents fail.
    """

    cpu: int = 30
    wall: int = 600
    memory: int = 2 * 1024**3
    result: int = 256 * MEGABYTE
    files: int = 64


def hold(limits: Limits) -> None:
    """Set the limits for this process, for good: processor time, memory, open files, no writing, no core file."""
    import resource

    _set(resource.RLIMIT_CPU, limits.cpu, limits.cpu + 1)  # SIGXCPU says why; what catches it is killed a second later
    _set(resource.RLIMIT_AS, limits.memory)
    _set(resource.RLIMIT_NOFILE, limits.files)
    _set(resource.RLIMIT_FSIZE, 0)
    _set(resource.RLIMIT_CORE, 0)
    if hasattr(resource, "RLIMIT_MSGQUEUE"):
        _set(resource.RLIMIT_MSGQUEUE, 0)


def _set(which: int, soft: int, hard: int | None = None) -> None:
    """Lower a limit; one that was lower already stays."""
    import resource

    ceiling = resource.getrlimit(which)[1]
    most = hard if hard is not None else soft
    if ceiling != resource.RLIM_INFINITY:
        soft, most = min(soft, ceiling), min(most, ceiling)
    resource.setrlimit(which, (soft, most))

"""The layers of the sandbox: what each keeps from a worker, and whether this system has it."""

from __future__ import annotations

import os
import sys
import sysconfig
from contextlib import suppress
from dataclasses import dataclass

from . import landlock, seccomp
from .kernel import die_with_parent, no_new_privileges
from .limits import Limits, hold

_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib")


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer, whether it is active here, and what it does or why it is missing."""

    name: str
    active: bool
    about: str


def layers() -> tuple[Layer, ...]:
    """The layers that workers get on this system, the outermost first."""
    forks, has = hasattr(os, "fork"), landlock.version()
    return (
        Layer("process", forks, "a process for each document" if forks else "this system cannot fork; nothing is kept apart"),
        Layer("limits", forks, "processor time, memory, open files, no writing" if forks else "needs processes"),
        Layer("landlock", bool(has), f"version {has}: only aidgraph's own files can be read" if has
              else "the kernel has none (Linux 5.13): files of the user can be read"),
        Layer("seccomp", seccomp.known(), "no network, no other programs, no writing" if seccomp.known()
              else "no filter for this system: the network is open to a worker"),
    )  # fmt: skip


def enclose() -> None:
    """Leave this process and its children the right to read programs and libraries, where the kernel can do so."""
    if sys.platform == "linux":
        no_new_privileges()
        if landlock.version():
            landlock.read_only(_folders())


def confine(limits: Limits) -> None:
    """Put what is left of the layers over this process, before it opens a document; there is no way back."""
    if sys.platform == "linux":
        die_with_parent()
    hold(limits)
    if seccomp.known():
        seccomp.refuse()
    else:
        _no_processes()


def _no_processes() -> None:
    """What the limits can do against new processes; they do not bind root."""
    import resource

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def _folders() -> list[str]:
    """Where Python, the packages that are loaded and the system's libraries lie: what a worker may still load."""
    found = {sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    for name, module in list(sys.modules.items()):
        if "." not in name or name.startswith(f"{__name__.split('.', maxsplit=1)[0]}."):
            found.update(map(str, getattr(module, "__path__", ())))
    return sorted({*found, *_LIBRARIES})

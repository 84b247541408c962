"""A seccomp filter (Linux): the system calls by which a process reaches the network, files, or other processes are refused.

The filter is a program of the classic Berkeley packet filter, over `struct seccomp_data` of linux/seccomp.h.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from .kernel import set_filter

_ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_NUMBER, _ARCHITECTURE = 0, 4  # places in seccomp_data; an argument has 8 bytes from 16 on, its low half first
_X32 = 0x4000_0000
"""Numbers from here on are x86_64's second interface, with calls of its own."""

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL, _ERROR = 0x7FFF_0000, 0x8000_0000, 0x0005_0000

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_THREAD = 0x0001_0000
"""CLONE_THREAD: a thread of this process, which its limits cover, and no new process."""

Step = tuple[int, int, int, int]
"""An instruction: its code, how many to skip if true, if false, and a figure."""


class _Step(ctypes.Structure):
    _fields_ = (("code", ctypes.c_uint16), ("yes", ctypes.c_uint8), ("no", ctypes.c_uint8), ("k", ctypes.c_uint32))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("steps", ctypes.POINTER(_Step)))


def known() -> bool:
    """Whether there is a filter for this system and processor."""
    return platform.system() == "Linux" and platform.machine() in _ARCHITECTURES


def refuse() -> None:
    """Refuse this process, for good, networks, new processes, writing, signals to others, and parts of the kernel that
    reading needs nothing of.

    Raises OSError where the kernel has no seccomp.
    """
    steps = [*_opening(), *_by_number(), *_by_argument(os.getpid()), (_RETURN, 0, 0, _ALLOW)]
    array = (_Step * len(steps))(*(_Step(*s) for s in steps))
    set_filter(ctypes.byref(_Program(len(steps), array)))


def _opening() -> Iterator[Step]:
    """End a process that uses another processor's numbers; load the number of the call."""
    machine = platform.machine()
    yield from ((_LOAD, 0, 0, _ARCHITECTURE), (_EQUAL, 1, 0, _ARCHITECTURES[machine]), (_RETURN, 0, 0, _KILL))
    yield (_LOAD, 0, 0, _NUMBER)
    if machine == "x86_64":
        yield from ((_AT_LEAST, 0, 1, _X32), (_RETURN, 0, 0, _KILL))


def _by_number() -> Iterator[Step]:
    for number in _table()[0]:
        yield from ((_EQUAL, 0, 1, number), (_RETURN, 0, 0, _ERROR | errno.EPERM))


def _by_argument(process: int) -> Iterator[Step]:
    """Calls that are refused with some arguments only, each behind the test of its number."""
    own = _table()[1]
    # glibc goes back to clone where clone3 is not known, and to openat: their arguments lie in memory, unseen by a filter.
    for call in ("clone3", "openat2"):
        yield from ((_EQUAL, 0, 1, own[call]), (_RETURN, 0, 0, _ERROR | errno.ENOSYS))
    yield from _case(own["clone"], 0, _ANY_BIT, _THREAD, refused_if=False)
    yield from _case(own["openat"], 2, _ANY_BIT, _WRITING, refused_if=True, error=errno.EACCES)
    if "open" in own:
        yield from _case(own["open"], 1, _ANY_BIT, _WRITING, refused_if=True, error=errno.EACCES)
    yield from _case(own["tgkill"], 0, _EQUAL, process, refused_if=False)
    for half in (2, 2.5):  # the place of new limits: without one they are only asked for
        yield from _case(own["prlimit64"], half, _EQUAL, 0, refused_if=False)


def _case(
    number: int, argument: float, test: int, figure: int, *, refused_if: bool, error: int = errno.EPERM
) -> list[Step]:
    """Refuse the call `number` by the low half of one argument (.5: the high one); then load the number again."""
    yes, no = (0, 1) if refused_if else (1, 0)
    return [
        (_EQUAL, 0, 4, number),
        (_LOAD, 0, 0, int(16 + 8 * argument)),
        (test, yes, no, figure),
        (_RETURN, 0, 0, _ERROR | error),
        (_LOAD, 0, 0, _NUMBER),
    ]


# Calls that stand in no row of refused.tsv because their arguments decide: x86_64, aarch64.
_BY_ARGUMENT = {
    "clone": (56, 220),
    "clone3": (435, 435),
    "open": (2, None),
    "openat": (257, 56),
    "openat2": (437, 437),
    "tgkill": (234, 131),
    "prlimit64": (302, 261),
}


@cache
def _table() -> tuple[tuple[int, ...], dict[str, int]]:
    """The numbers that are always refused, and those of the calls whose arguments decide, for this processor."""
    column = list(_ARCHITECTURES).index(platform.machine())
    text = (files(__package__ or "aidgraph.ingest.sandbox") / "refused.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t")[1:] for line in text.splitlines() if not line.startswith(("#", "call"))]
    numbers = tuple(int(row[column]) for row in rows if row[column] != "-")
    own = {name: both[column] for name, both in _BY_ARGUMENT.items()}
    return numbers, {name: number for name, number in own.items() if number is not None}

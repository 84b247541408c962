"""System calls that Python's standard library has no function for."""

from __future__ import annotations

import ctypes
import os
from functools import cache
from typing import Any

_NO_NEW_PRIVILEGES = 38
_DIE_WITH_PARENT = 1
_SET_SECCOMP, _FILTER = 22, 2


def call(number: int, *arguments: Any) -> int:
    """What the system call of this number gives; raises OSError."""
    return _checked(_libc().syscall(ctypes.c_long(number), *map(_long, arguments)))


def no_new_privileges() -> None:
    """Give up gaining rights by running programs, for good: Landlock and seccomp ask for it."""
    _checked(_libc().prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0))


def die_with_parent() -> None:
    """Have this process killed when its parent ends, however that comes about."""
    _checked(_libc().prctl(_DIE_WITH_PARENT, 9, 0, 0, 0))


def set_filter(program: Any) -> None:
    """Put a seccomp filter (a sock_fprog) over this process; raises OSError where the kernel has none."""
    _checked(_libc().prctl(_SET_SECCOMP, _FILTER, program, 0, 0))


@cache
def _libc() -> Any:
    return ctypes.CDLL(None, use_errno=True)


def _long(argument: Any) -> Any:
    return ctypes.c_long(argument) if isinstance(argument, int) else argument


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result

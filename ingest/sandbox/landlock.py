"""Landlock (Linux 5.13 and later): from here on this process may read the files of some folders, and change none.

The numbers are those of the kernel's header linux/landlock.h; there is no binding for it in the standard library.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterable

from .kernel import call

_CREATE, _ADD, _RESTRICT = 444, 445, 446  # the same on every processor
_ASK_VERSION = 1
_BENEATH = 1
_READ = (1 << 2) | (1 << 3)
"""Reading files and listing folders; running programs is not among them."""

# By version of the interface: how many rights over files there are, over the network, and what may be kept inside.
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
_NETWORK = (1 << 0) | (1 << 1)
"""To bind and to connect TCP, from version 4 on."""
_SCOPES = (1 << 0) | (1 << 1)
"""Abstract sockets and signals to processes outside, from version 6 on."""


class _Rules(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"  # Python 3.14 asks for it with _pack_
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


def version() -> int:
    """The version of Landlock that the kernel has switched on, 0 without it."""
    try:
        return max(call(_CREATE, None, 0, _ASK_VERSION), 0)
    except OSError:
        return 0


def read_only(folders: Iterable[str]) -> None:
    """Leave this process and its children the right to read below `folders`, and no other over files and TCP.

    Raises OSError where the kernel has no Landlock. Files that are open stay open.
    """
    has = version()
    files = (1 << _FILE_RIGHTS[min(has, max(_FILE_RIGHTS))]) - 1 if has else 0
    rules = _Rules(files, _NETWORK if has >= 4 else 0, _SCOPES if has >= 6 else 0)
    ruleset = call(_CREATE, ctypes.byref(rules), _size(has), 0)
    try:
        for folder in folders:
            _allow(ruleset, folder)
        call(_RESTRICT, ruleset, 0)
    finally:
        os.close(ruleset)


def _size(has: int) -> int:
    """Bytes of the rules that a kernel knows; older ones refuse longer ones."""
    return 8 if has < 4 else 16 if has < 6 else 24


def _allow(ruleset: int, folder: str) -> None:
    try:
        at = os.open(folder, getattr(os, "O_PATH", 0) | os.O_CLOEXEC | getattr(os, "O_DIRECTORY", 0))
    except OSError:
        return  # a folder that is not there needs no right
    try:
        call(_ADD, ruleset, _BENEATH, ctypes.byref(_Beneath(_READ, at)), 0)
    finally:
        os.close(at)

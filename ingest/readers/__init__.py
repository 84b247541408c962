"""From files to documents: bytes in, text with its encoding out."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO

from ...graph.document import Document
from ...graph.errors import UnreadableDocument
from .formats import Reader, by_suffix, reader_for, signature, suffixes

__all__ = ["LARGEST", "Reader", "open_file", "read_bytes", "read_file", "supported"]

LARGEST = 50_000_000
"""Bytes of the largest file that is read. Laid out, a file of this size takes some 2 GB of memory, and no report or
magazine comes near it: a larger file is a dump of many documents, better taken apart before it is imported."""


def read_file(path: Path, name: str | None = None) -> Document:
    """The document in a file, under `name` (the path's own as given, where there is none).

    Raises UnreadableDocument where the file is missing, too large, empty, not text, or in no encoding that is known.
    """
    name = name or path.as_posix()
    with open_file(path, name) as file:
        return read_bytes(file.read(LARGEST + 1), name)  # no more, whatever is written to it meanwhile


def open_file(path: Path, name: str) -> BinaryIO:
    """A file opened for reading, if it is one, and of a size that is read; raises UnreadableDocument."""
    try:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        what = f"cannot be opened ({error.strerror}); check the path and its permissions"
        raise UnreadableDocument(f"{name}: {what}", "missing") from error
    found = os.fstat(file)  # of what was opened, whatever stands at the path by now
    problem = None
    if not S_ISREG(found.st_mode):  # a pipe would wait for ever, a device has no end
        problem = UnreadableDocument(f"{name}: cannot be opened (it is no file); check the path", "missing")
    elif found.st_size > LARGEST:
        problem = _too_large(name, found.st_size)
    if problem:
        os.close(file)
        raise problem
    return os.fdopen(file, "rb")


def read_bytes(data: bytes, name: str) -> Document:
    """The document in a file's bytes; `name` becomes its id, and its suffix tells the format.

    The text is what the bytes decode to, line breaks untouched. A byte order mark is not part of it: offsets count from
    the first character behind the mark, and `encoding` then says utf-8-sig, utf-16 or utf-32. Raises UnreadableDocument.

    >>> read_bytes("口罩五箱".encode("gb18030"), "a.txt").text
    '口罩五箱'
    """
    if len(data) > LARGEST:
        raise _too_large(name, len(data))
    if not data.strip(b" \t\r\n\x00"):
        raise UnreadableDocument(
            f"{name}: the file is empty ({len(data)} bytes); leave it out or get it again", "empty"
        )
    reader = None if signature(data) else reader_for(name, data)
    if reader is None:
        what = signature(data) or "a web page (HTML)"
        raise UnreadableDocument(
            f"{name}: this is {what}, which cannot be read; save it as plain text and import that ({', '.join(suffixes())})",
            "format",
        )
    text, encoding = reader.read(data, name)
    return Document(
        name, name, text, hashlib.sha256(data).hexdigest(), media_type=reader.media_types[0], encoding=encoding
    )


def supported(path: Path) -> bool:
    """Tell by its name whether a file is of a format that can be read: for choosing files in a folder.

    >>> supported(Path("a.txt")), supported(Path("a.pdf"))
    (True, False)
    """
    return by_suffix(path.name) is not None and not path.name.startswith(".")


def _too_large(name: str, size: int) -> UnreadableDocument:
    return UnreadableDocument(
        f"{name}: the file has {size:,} bytes, more than the {LARGEST:,} that are read; split it into documents",
        "too-large",
    )

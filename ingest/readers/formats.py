"""The formats that can be read, listed by hand, and the signs of those that cannot."""

from __future__ import annotations

from pathlib import PurePath
from typing import Protocol

from .plain import MARKDOWN, TEXT


class Reader(Protocol):
    """What a format's reader offers; `read` gives the text and the encoding, and raises UnreadableDocument."""

    @property
    def media_types(self) -> tuple[str, ...]:
        """Media types of the format, its own first."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Suffixes of file names, lower case, with the dot; "" for names without one."""
        ...

    def read(self, data: bytes, name: str) -> tuple[str, str]:
        """The text of a file's bytes and the encoding it was in; `name` is for messages."""
        ...


READERS: tuple[Reader, ...] = (TEXT, MARKDOWN)

# First bytes of formats that are not text (the formats' own specifications), and what a user calls them.
SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an Office document (docx, xlsx, odt, epub)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (doc, xls, wps)"),
    (b"{\\rtf", "a Rich Text file"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "a SQLite database"),
)


def reader_for(name: str, data: bytes) -> Reader | None:
    """The reader for a file by its name's suffix; where the suffix is unknown, plain text unless the content is HTML.

    >>> reader_for("notes.MD", b"# Aid").media_types[0]
    'text/markdown'
    """
    known = by_suffix(name)
    return known or (None if is_html(data) else TEXT)


def by_suffix(name: str) -> Reader | None:
    """The reader that a file name's suffix calls for."""
    suffix = PurePath(name).suffix.lower()
    return next((reader for reader in READERS if suffix in reader.suffixes), None)


def signature(data: bytes) -> str | None:
    """What the first bytes say a file is, None where they may be text."""
    return next((what for start, what in SIGNATURES if data.startswith(start)), None)


def is_html(data: bytes) -> bool:
    """Tell whether the first bytes are those of a web page."""
    return data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype html", b"<html"))


def suffixes() -> list[str]:
    """All suffixes that can be read, in order."""
    return sorted({suffix for reader in READERS for suffix in reader.suffixes if suffix})

"""Plain text and Markdown: the file's characters as they are."""

from __future__ import annotations

from dataclasses import dataclass

from .encoding import decode


@dataclass(frozen=True, slots=True)
class PlainReader:
    """Reads files that are text already; line breaks and marks are kept, since every offset counts them."""

    media_types: tuple[str, ...]
    suffixes: tuple[str, ...]

    def read(self, data: bytes, name: str) -> tuple[str, str]:
        """The text and its encoding; raises UnreadableDocument where the bytes are no text."""
        return decode(data, name)


TEXT = PlainReader(("text/plain",), (".txt", ".text", ""))
MARKDOWN = PlainReader(("text/markdown",), (".md", ".markdown"))

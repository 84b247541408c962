"""Files become documents, or say why they do not."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from aidgraph.graph.errors import UnreadableDocument
from aidgraph.ingest import readers
from aidgraph.ingest.readers import read_bytes, read_file, supported

TEXT = "渔港商会向北岸小学捐书三百册，\r\n书屋昨日开放。\n"


def test_a_file_becomes_a_document(tmp_path: Path) -> None:
    """The document has the file's text unchanged, its hash, type and encoding, and its name as id."""
    path = tmp_path / "story.md"
    path.write_bytes(TEXT.encode("gb18030"))
    document = read_file(path, "news/story.md")
    assert (document.id, document.name) == ("news/story.md", "news/story.md")
    assert document.text == TEXT
    assert (document.media_type, document.encoding) == ("text/markdown", "gb18030")
    assert document.sha256 == hashlib.sha256(TEXT.encode("gb18030")).hexdigest()


def test_without_a_name_the_path_is_the_name(tmp_path: Path) -> None:
    """A file read without a name is known by its path."""
    path = tmp_path / "a.txt"
    path.write_text("书屋开放。", encoding="utf-8")
    assert read_file(path).id == path.as_posix()


@pytest.mark.parametrize("stop", ["\n", "\r\n", "\r", "\x0c", "\x85", "\u2028"])
def test_line_breaks_are_kept(stop: str) -> None:
    """No line break is translated: every offset counts it."""
    assert read_bytes(f"甲{stop}乙".encode(), "a.txt").text == f"甲{stop}乙"


BINARY = {
    "PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
    "Word": (b"PK\x03\x04\x14\x00\x06\x00word/document.xml", "Office"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100, "Office"),
    "PNG": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG"),
    "JPEG": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
    "Rich Text": (b"{\\rtf1\\ansi aid}", "Rich Text"),
    "gzip": (b"\x1f\x8b\x08\x00" + b"\x17" * 20, "gzip"),
    "HTML": ("<!DOCTYPE html><html><body>书屋</body></html>".encode(), "HTML"),
    "empty": (b"", "empty"),
    "white space": (b" \r\n\t\n", "empty"),
    "zeros among letters": (b"aid\x00\x01\x02\x00 report \x00\x03", "encoding"),
    "control characters": (b"aid \x01\x02\x03\x04\x05\x06 report", "control"),
    "random bytes": (bytes(range(128, 256)) * 8, "encoding"),
    "a damaged mark": (b"\xef\xbb\xbf\xff\xfe\xfd", "byte order mark"),
    "half a UTF-16 character": ("书屋".encode("utf-16") + b"\x01", "byte order mark"),
    "accented Latin-1": ("Les écoles ont reçu des élèves où çà été".encode("latin-1"), "encoding"),
}


@pytest.mark.parametrize(("data", "says"), BINARY.values(), ids=BINARY)
def test_what_is_not_text_is_refused(data: bytes, says: str) -> None:
    """A file that cannot be read is refused with what it is, its name, and what to do."""
    with pytest.raises(UnreadableDocument) as refused:
        read_bytes(data, "box/report.dat")
    message = str(refused.value)
    assert message.startswith("box/report.dat: ")
    assert says in message
    assert any(word in message for word in ("save", "convert", "leave it out", "get it again"))


def test_a_binary_file_with_a_text_suffix_is_refused() -> None:
    """The content decides, not the suffix."""
    with pytest.raises(UnreadableDocument, match="PDF"):
        read_bytes(b"%PDF-1.4\n", "a.txt")


def test_a_file_too_large_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file above the limit is refused with both sizes."""
    monkeypatch.setattr(readers, "LARGEST", 10)
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 11)
    with pytest.raises(UnreadableDocument, match="11 bytes.*10"):
        read_file(path)
    with pytest.raises(UnreadableDocument, match="split"):
        read_bytes(b"x" * 11, "a.txt")


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_a_file_that_cannot_be_opened(tmp_path: Path, name: str) -> None:
    """A missing file or a folder is an unreadable document, not a crash."""
    with pytest.raises(UnreadableDocument, match="cannot be opened"):
        read_file(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.txt", True),
        ("A.TXT", True),
        ("b.md", True),
        ("README", True),
        ("c.pdf", False),
        ("d.docx", False),
        (".hidden", False),
    ],
)
def test_supported(name: str, expected: bool) -> None:
    """Suffixes say which files of a folder can be read."""
    assert supported(Path(name)) is expected


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    """A pipe that nobody writes to is refused at once, not waited for."""
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(UnreadableDocument, match="it is no file"):
        read_file(tmp_path / "a.txt")

"""Which files are to be read, and under which names: the arguments of `ingest`, made into a list."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from aidgraph.graph.errors import NotFound


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read and the name that its document gets."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that was not taken, and why: in a sentence, and in a word (`aidgraph.graph.errors.CODES`)."""

    name: str
    reason: str
    code: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files to read; those that are not, with the reason (the name is another file's, the file is a link that leads
    out of the folder); those in folders whose format cannot be read.
    """

    sources: tuple[Source, ...]
    refused: tuple[Failure, ...]
    passed_over: tuple[Path, ...]


def gather(paths: Iterable[str | Path]) -> Gathered:
    """The files that `paths` stand for: files, folders with all below them, patterns such as `reports/*.txt`.

    A document is named after its file, or after its path inside the folder that was given. Raises NotFound, before
    anything is read, where a path names nothing.
    """
    taken: dict[str, Source] = {}
    refused: list[Failure] = []
    passed_over: list[Path] = []
    for source in _all(paths, refused, passed_over):
        first = taken.setdefault(source.name, source)
        if first.path.resolve() != source.path.resolve():
            refused.append(Failure(source.name, _clash(source, first), "same-name"))
    return Gathered(tuple(taken.values()), tuple(refused), tuple(passed_over))


def _clash(source: Source, first: Source) -> str:
    return (
        f"{source.path} and {first.path} would both be {source.name!r}; the first was read. "
        "Give the folder above both, or rename one"
    )


def _all(paths: Iterable[str | Path], refused: list[Failure], passed_over: list[Path]) -> Iterator[Source]:
    for path in paths:
        found = list(_expand(str(path)))
        if not found:
            raise NotFound(f"no such file or folder: {path}")
        for one in found:
            yield from _folder(one, refused, passed_over) if one.is_dir() else [Source(one, one.name)]


def _expand(path: str) -> Iterator[Path]:
    """The path itself where it is there, else what it matches as a pattern."""
    if Path(path).exists():
        yield Path(path)
    else:
        yield from (Path(p) for p in sorted(glob.glob(path, recursive=True)))


def _folder(folder: Path, refused: list[Failure], passed_over: list[Path]) -> Iterator[Source]:
    from aidgraph.ingest.readers import supported

    within = folder.resolve()
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder)
        if not path.is_file() or any(p.startswith(".") for p in inner.parts):
            continue
        if not supported(path):
            passed_over.append(path)
        elif not path.resolve().is_relative_to(within):
            refused.append(Failure(inner.as_posix(), _astray(inner, path), "outside"))
        else:
            yield Source(path, inner.as_posix())


def _astray(inner: Path, path: Path) -> str:
    return f"{inner}: a link out of the folder, to {path.resolve()}; name that file itself if it is to be read"

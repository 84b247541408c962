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
    """A document that was not taken, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files to read; those whose name another file already has; those in folders whose format cannot be read."""

    sources: tuple[Source, ...]
    clashes: tuple[Failure, ...]
    passed_over: tuple[Path, ...]


def gather(paths: Iterable[str | Path]) -> Gathered:
    """The files that `paths` stand for: files, folders with all below them, patterns such as `reports/*.txt`.

    A document is named after its file, or after its path inside the folder that was given. Raises NotFound, before
    anything is read, where a path names nothing.
    """
    taken: dict[str, Source] = {}
    clashes: list[Failure] = []
    passed_over: list[Path] = []
    for source in _all(paths, passed_over):
        first = taken.setdefault(source.name, source)
        if first.path.resolve() != source.path.resolve():
            clashes.append(Failure(source.name, _clash(source, first)))
    return Gathered(tuple(taken.values()), tuple(clashes), tuple(passed_over))


def _clash(source: Source, first: Source) -> str:
    return (
        f"{source.path} and {first.path} would both be {source.name!r}; the first was read. "
        "Give the folder above both, or rename one"
    )


def _all(paths: Iterable[str | Path], passed_over: list[Path]) -> Iterator[Source]:
    for path in paths:
        found = list(_expand(str(path)))
        if not found:
            raise NotFound(f"no such file or folder: {path}")
        for one in found:
            yield from _folder(one, passed_over) if one.is_dir() else [Source(one, one.name)]


def _expand(path: str) -> Iterator[Path]:
    """The path itself where it is there, else what it matches as a pattern."""
    if Path(path).exists():
        yield Path(path)
    else:
        yield from (Path(p) for p in sorted(glob.glob(path, recursive=True)))


def _folder(folder: Path, passed_over: list[Path]) -> Iterator[Source]:
    from aidgraph.ingest.readers import supported

    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder)
        if not path.is_file() or any(p.startswith(".") for p in inner.parts):
            continue
        if supported(path):
            yield Source(path, inner.as_posix())
        else:
            passed_over.append(path)

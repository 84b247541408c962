"""Files into a store: each read in the sandbox, then put, whatever process this is done in."""

from __future__ import annotations

import hashlib
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, BinaryIO

from ..graph.difference import Difference
from ..graph.errors import InvalidRecord, ReadingFailed, SkipDocument

if TYPE_CHECKING:
    from ..graph.claim import Reading
    from ..graph.store import Store
    from ..ingest.sandbox import Limits, Task


@dataclass(frozen=True, slots=True)
class Taken:
    """A document that is in the store now: whether added, replaced or unchanged, and what reading it gave.

    `entities`, `flows`, `events` and `ties` count what this document says; the graph may join them with others.
    `difference` tells what a document that was replaced changed in the graph; `lost` are the ids of judgements and
    corrections that no longer find what they are about.
    """

    name: str
    change: str
    characters: int
    entities: int
    flows: int
    events: int
    ties: int
    difference: Difference
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """An open file to import, and the name that its document gets; importing closes it."""

    name: str
    file: BinaryIO


_PIECE = 1 << 20

Came = Taken | SkipDocument
"""What came of importing a file."""


def take_files(
    store: Store, files: Iterable[Opened], limits: Limits | None = None, workers: int | None = None
) -> Iterator[tuple[str, Came]]:
    """Read files into `store`, each in the place of an earlier one of its name; each is kept as soon as it is read.

    Up to `workers` are read at a time (None: one for each core), none by more than `limits`; they are put one after the
    other, in the order of `files`, so that their number changes nothing but the time it takes. Bytes that this version of the program read before
    are not read again. Raises StoreUnusable where the store takes nothing any more: what was taken before is kept.
    """
    from ..ingest.sandbox import sandbox

    known: list[tuple[str, Came]] = []
    hashes: dict[str, str] = {}
    for outcome in sandbox().run(_tasks(store, files, known, hashes), limits, workers):
        yield from known
        known.clear()
        name, result = outcome.task.name, outcome.result
        yield name, result if isinstance(result, SkipDocument) else _put(store, name, hashes.pop(name), result)
    yield from known


def take_bytes(address: str, data: bytes, name: str) -> Taken:
    """Read the bytes of a file into the store at `address`, under `name`; raises SkipDocument or StoreUnusable."""
    from ..graph.store import open_store

    with open_store(address) as store:
        return take_data(store, data, name)


def take_data(store: Store, data: bytes, name: str) -> Taken:
    """Read the bytes of a file into `store`, under `name`; raises SkipDocument or StoreUnusable."""
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        ((_, came),) = take_files(store, [Opened(name, file)])
    if isinstance(came, SkipDocument):
        raise came
    return came


def _tasks(
    store: Store, files: Iterable[Opened], known: list[tuple[str, Came]], hashes: dict[str, str]
) -> Iterator[Task]:
    """What is left to read; files that the store holds already go to `known`, digests of the others to `hashes`."""
    from ..ingest.sandbox import Task
    from ..ingest.version import reader_version

    for opened in files:
        sha256 = _sha256(opened.file)
        if store.holds(opened.name, sha256, reader_version()):
            opened.file.close()
            with store.view() as view:
                known.append((opened.name, _taken(view.reading(opened.name), "unchanged", Difference())))
        else:
            hashes[opened.name] = sha256
            yield Task(opened.name, opened.file)


def _sha256(file: BinaryIO) -> str:
    """The digest of a file, which stands at its beginning before and after."""
    digest = hashlib.sha256()
    while piece := file.read(_PIECE):
        digest.update(piece)
    file.seek(0)
    return digest.hexdigest()


def _put(store: Store, name: str, sha256: str, result: bytes) -> Came:
    from ..ingest.version import reader_version

    try:
        reading = _decoded(result)
        if (reading.document.id, reading.document.sha256) != (name, sha256):
            raise InvalidRecord(f"the reading is that of {reading.document.id!r}")
        change = store.put(reading, reader_version())
    except (ValueError, InvalidRecord) as error:  # what a worker gives may come from a document that broke it
        return ReadingFailed(f"{name}: what reading it gave cannot be stored ({error}); report it", "defect")
    told = change.difference if change.kind == "replaced" else Difference()
    return replace(_taken(reading, change.kind, told), lost=change.lost)


def _decoded(result: bytes) -> Reading:
    """A reading as a worker wrote it; raises ValueError or InvalidRecord where it is none."""
    reading: Reading = _readings().validate_json(result)
    return reading


@cache
def _readings() -> Any:
    from pydantic import TypeAdapter

    from ..graph.claim import Reading

    return TypeAdapter(Reading)


def _taken(reading: Reading, change: str, difference: Difference) -> Taken:
    claims = Counter(c.kind for c in reading.claims)
    counts = len(reading.entities), claims["flow"], claims["event"], claims["tie"]
    return Taken(reading.document.name, change, len(reading.document.text), *counts, difference)

"""Documents into a store, one after the other: what cannot be read is reported, and the rest goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aidgraph.graph.errors import ReadingFailed, SkipDocument

from .sources import Failure, Source

if TYPE_CHECKING:
    from aidgraph.graph.claim import Reading
    from aidgraph.graph.difference import Difference
    from aidgraph.graph.document import Document
    from aidgraph.graph.store import Store

Seen = Callable[[str, int, int], None]
"""Told before each document: its name, how many were done before it, how many there are."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A document that is in the store now: whether added, replaced or unchanged, and what reading it gave.

    `entities`, `flows`, `events` and `ties` count what this document says; the graph may join them with others.
    `difference` tells what a document that was replaced changed in the graph.
    """

    name: str
    change: str
    characters: int
    entities: int
    flows: int
    events: int
    ties: int
    difference: Difference


def take_all(store: Store, sources: Sequence[Source], seen: Seen) -> tuple[list[Taken], list[Failure]]:
    """Read the files into `store`: those taken, and those that could not be read; each is kept as soon as it is read.

    Raises StoreUnusable where the store takes nothing any more: what was taken before is kept.
    """
    from aidgraph.ingest.readers import read_file

    taken: list[Taken] = []
    failures: list[Failure] = []
    for number, source in enumerate(sources):
        seen(source.name, number, len(sources))
        try:
            taken.append(take(store, read_file(source.path, source.name)))
        except SkipDocument as error:
            failures.append(Failure(source.name, str(error)))
    return taken, failures


def take(store: Store, document: Document) -> Taken:
    """Read one document into `store`, in the place of an earlier one of its name; raises ReadingFailed.

    Bytes that this version of the program read before are not read again.
    """
    from aidgraph.graph.difference import Difference
    from aidgraph.ingest.version import reader_version

    if store.holds(document.id, document.sha256, reader_version()):
        with store.view() as view:
            return _taken(view.reading(document.id), "unchanged", Difference())
    reading = _read(document)
    change = store.put(reading, reader_version())
    return _taken(reading, change.kind, change.difference if change.kind == "replaced" else Difference())


def _taken(reading: Reading, change: str, difference: Difference) -> Taken:
    claims = Counter(c.kind for c in reading.claims)
    counts = len(reading.entities), claims["flow"], claims["event"], claims["tie"]
    return Taken(reading.document.name, change, len(reading.document.text), *counts, difference)


def _read(document: Document) -> Reading:
    from aidgraph.ingest.read import read

    try:
        return read(document)
    except SkipDocument:
        raise
    except Exception as error:  # a defect that one document shows must not stop the others; it is reported like them
        what = f"{document.name}: could not be read, by a defect of aidgraph"
        raise ReadingFailed(f"{what} ({type(error).__name__}: {error}); report it") from error

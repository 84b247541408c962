"""One document into a store: read, then put, whatever process this is done in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..graph.difference import Difference
from ..graph.errors import ReadingFailed, SkipDocument

if TYPE_CHECKING:
    from ..graph.claim import Reading
    from ..graph.document import Document
    from ..graph.store import Store


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


def take(store: Store, document: Document) -> Taken:
    """Read one document into `store`, in the place of an earlier one of its name; raises ReadingFailed.

    Bytes that this version of the program read before are not read again.
    """
    from ..ingest.version import reader_version

    if store.holds(document.id, document.sha256, reader_version()):
        with store.view() as view:
            return _taken(view.reading(document.id), "unchanged", Difference())
    reading = _read(document)
    change = store.put(reading, reader_version())
    told = change.difference if change.kind == "replaced" else Difference()
    return replace(_taken(reading, change.kind, told), lost=change.lost)


def take_bytes(address: str, data: bytes, name: str) -> Taken:
    """Read the bytes of a file into the store at `address`, under `name`; raises SkipDocument or StoreUnusable."""
    from ..graph.store import open_store
    from ..ingest.readers import read_bytes

    with open_store(address) as store:
        return take(store, read_bytes(data, name))


def _taken(reading: Reading, change: str, difference: Difference) -> Taken:
    claims = Counter(c.kind for c in reading.claims)
    counts = len(reading.entities), claims["flow"], claims["event"], claims["tie"]
    return Taken(reading.document.name, change, len(reading.document.text), *counts, difference)


def _read(document: Document) -> Reading:
    from ..ingest.read import read

    try:
        return read(document)
    except SkipDocument:
        raise
    except Exception as error:  # a defect that one document shows must not stop the others; it is reported like them
        what = f"{document.name}: could not be read, by a defect of aidgraph"
        raise ReadingFailed(f"{what} ({type(error).__name__}: {error}); report it") from error

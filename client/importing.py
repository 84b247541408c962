"""Documents into a store, one after the other: what cannot be read is reported, and the rest goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aidgraph.api.importing import Taken, take
from aidgraph.graph.errors import SkipDocument

from .progress import Seen
from .sources import Failure, Source

if TYPE_CHECKING:
    from aidgraph.graph.store import Store


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

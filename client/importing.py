"""Documents into a store: what cannot be read is reported, and the rest goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from aidgraph.api.importing import Came, Opened, Taken, take_files
from aidgraph.graph.errors import SkipDocument

from .progress import Seen
from .sources import Failure, Source

if TYPE_CHECKING:
    from aidgraph.graph.store import Store
    from aidgraph.ingest.sandbox import Limits


def take_all(
    store: Store, sources: Sequence[Source], seen: Seen, limits: Limits | None = None, workers: int | None = None
) -> tuple[list[Taken], list[Failure]]:
    """Read the files into `store`: those taken, and those that could not be read; each is kept as soon as it is read.

    Raises StoreUnusable where the store takes nothing any more: what was taken before is kept.
    """
    came: dict[str, Came] = {}
    for name, what in take_files(store, _opened(sources, came, seen), limits, workers):
        came[name] = what
    told = [(s.name, came[s.name]) for s in sources]
    failures = [Failure(name, str(c), c.code) for name, c in told if isinstance(c, SkipDocument)]
    return [c for _, c in told if isinstance(c, Taken)], failures


def _opened(sources: Sequence[Source], came: dict[str, Came], seen: Seen) -> Iterator[Opened]:
    """The files one after the other; those that cannot be opened go to `came`."""
    from aidgraph.ingest.readers import open_file

    for number, source in enumerate(sources):
        seen(source.name, number, len(sources))
        try:
            yield Opened(source.name, open_file(source.path, source.name))
        except SkipDocument as error:
            came[source.name] = error

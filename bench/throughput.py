"""How fast documents come into a store by the number of workers, from the first file to the last claim kept.

    python bench/throughput.py [--documents 40] [--most 4]

The documents are those of examples/documents over and over, under other names. Seconds are those of the clock: the keeper is
loaded before, and the store is a new file each time. More workers than cores gain nothing.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from aidgraph.api.importing import Opened, Taken, take_files
from aidgraph.graph.store import open_store
from aidgraph.ingest.sandbox.sandbox import cores

EXAMPLES = sorted((Path(__file__).parents[1] / "examples" / "documents").iterdir())


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=int, default=40)
    options.add_argument("--most", type=int, default=max(2, cores()), help="the highest number of workers")
    wanted = options.parse_args()
    seconds(1, 1)
    alone = 0.0
    for workers in powers(wanted.most):
        took = seconds(wanted.documents, workers)
        alone = alone or took
        print(
            f"workers     {workers:3}  {wanted.documents / took:6.2f} documents a second, {alone / took:4.2f} times one "
            f"worker ({cores()} cores)"
        )


def powers(most: int) -> Iterator[int]:
    """1, 2, 4 and so on, to `most`."""
    workers = 1
    while workers < most:
        yield workers
        workers *= 2
    yield most


def seconds(documents: int, workers: int) -> float:
    """Seconds in which so many documents get into a new store."""
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "speed.db") as store:
        began = time.perf_counter()
        came = list(take_files(store, opened(documents), workers=workers))
        took = time.perf_counter() - began
    assert all(isinstance(what, Taken) for _, what in came)
    return took


def opened(documents: int) -> Iterator[Opened]:
    """Example documents, each under another name."""
    for number, path in enumerate(islice(cycle(EXAMPLES), documents)):
        yield Opened(f"{number}-{path.name}", path.open("rb"))


if __name__ == "__main__":
    main()

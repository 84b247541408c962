"""How the resolution of names grows: local entities made by chance, resolved in memory as a store does it.

    python bench/resolution.py [--sizes 10000 100000 1000000] [--stores 100 1000]

Prints for each number of local entities the seconds (of the processor, without making the names), how often those of a
tenth, the entities found, the largest group that is looked at together, and the memory of a process that did nothing else;
then what it takes to add a document to stores that hold few and many.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from aidgraph.graph.claim import Reading
from aidgraph.graph.resolve.entities import entities_of
from aidgraph.graph.resolve.profiles import Profile, profiles
from aidgraph.graph.store import SqliteStore, open_store
from made_names import EACH, readings

SIZES = (10_000, 100_000, 1_000_000)
STORES = (100, 1_000)
"""Documents that stores hold when others are added."""
ADDED = 20
GROWTH, MEMORY = 13.0, 4096
"""What a tenfold may take, and MiB."""


def main() -> None:
    """Measure each size in a process of its own; print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    options.add_argument("--stores", type=int, nargs="*", default=list(STORES), help="documents in the stores added to")
    options.add_argument("--one", type=int, help="measure one size here")
    given = options.parse_args()
    if given.one:
        print(*measure(given.one))
        return
    before: tuple[int, float] | None = None
    for size in given.sizes:
        command = [sys.executable, __file__, "--one", str(size)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        seconds, found, group, memory = (float(cell) for cell in done.stdout.split())
        growth = f"{seconds / before[1]:5.1f} times" if before else " " * 11
        print(
            f"resolution  {size:9,} local entities {seconds:8.1f} s {growth}  {int(found):8,} entities  "
            f"largest group {int(group):6,}  {memory:6,.0f} MiB"
        )
        before = (size, seconds)
    for documents, ms in adding(sorted(given.stores)):
        print(
            f"adding      {ms:9.1f} ms for a document of {EACH} names to a store of {documents:,} (median of {ADDED})"
        )
    print(f"            aims: a tenfold takes at most {GROWTH:.0f} times as long, a million stays below {MEMORY:,} MiB")


def adding(stores: Sequence[int]) -> Iterator[tuple[int, float]]:
    """Milliseconds that a document takes to be added, at the median, by how many the store holds (from few to many)."""
    most = max(stores, default=0)
    given = list(readings(most + ADDED))
    with open_store(":memory:") as store:
        for n, reading in enumerate(given[:most], 1):
            store.put(reading)
            if n in stores:
                yield n, 1000 * statistics.median(_seconds(store, r) for r in given[most:])


def _seconds(store: SqliteStore, reading: Reading) -> float:
    start = time.perf_counter()
    store.put(reading)
    seconds = time.perf_counter() - start
    store.remove(reading.document.id)
    return seconds


def measure(size: int) -> tuple[float, int, int, float]:
    """Seconds, entities, profiles of the largest group, and MiB at the peak, for about so many local entities."""
    made = _Timed(readings(size // EACH))
    start = time.process_time()
    found, group = resolved(made)
    seconds = time.process_time() - start - made.seconds
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return seconds, found, group, peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def resolved(documents: Iterable[Reading]) -> tuple[int, int]:
    """How many entities the names of all documents are, and how many profiles the largest group had."""
    known: dict[str, Profile] = {}
    uses: Counter[str] = Counter()
    where: dict[str, set[int]] = defaultdict(set)
    for n, reading in enumerate(documents):
        for p in profiles(reading).values():
            known.setdefault(p.id, p)
            uses[p.id] += 1
            where[p.id].add(n)

    def apart(a: str, b: str) -> bool:
        return not where[a].isdisjoint(where[b])

    found = largest = 0
    for group in groups(known):
        largest = max(largest, len(group))
        found += len(entities_of({i: known[i] for i in group}, uses, apart))
    return found, largest


def groups(known: dict[str, Profile]) -> Iterator[list[str]]:
    """The profiles (by id) that keys connect."""
    parent = {i: i for i in known}

    def root(i: str) -> str:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    first: dict[str, str] = {}
    for i, p in known.items():
        for key in p.own_keys | p.alias_keys:
            other = first.setdefault(key, i)
            parent[root(i)] = root(other)
    first.clear()
    together: dict[str, list[str]] = defaultdict(list)
    for i in known:
        together[root(i)].append(i)
    yield from together.values()


class _Timed:
    """Readings, and how long it took to make them."""

    def __init__(self, made: Iterator[Reading]) -> None:
        self._made = made
        self.seconds = 0.0

    def __iter__(self) -> Iterator[Reading]:
        while True:
            start = time.process_time()
            reading = next(self._made, None)
            self.seconds += time.process_time() - start
            if reading is None:
                return
            yield reading


if __name__ == "__main__":
    main()

"""Speed of the store: importing made documents into a file, asking, checking.

    python bench/import_speed.py [--documents 500]

Prints wall seconds for the import (in tenths, to see whether it slows down as the graph grows), medians of questions, the size
of the file.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from aidgraph import queries
from aidgraph.graph.check import check
from aidgraph.graph.store import SqliteStore, open_store
from made_readings import readings

ROUNDS = 50


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=int, default=500)
    number = options.parse_args().documents
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "speed.db"
        with open_store(path) as store:
            load(store, number)
            ask(store)
            began = time.perf_counter()
            found = check(store)
            print(f"check       {time.perf_counter() - began:8.2f} s, {len(found)} problems")
        print(f"file        {path.stat().st_size / 1e6:8.1f} MB")


def load(store: SqliteStore, number: int) -> None:
    """Import, with a figure for each tenth."""
    given = list(readings(number))
    marks = [time.perf_counter()]
    for n, reading in enumerate(given, 1):
        store.put(reading)
        if n % max(1, number // 10) == 0:
            marks.append(time.perf_counter())
    tenths = " ".join(f"{b - a:.2f}" for a, b in zip(marks, marks[1:], strict=False))
    claims = sum(len(r.claims) for r in given)
    print(f"import      {marks[-1] - marks[0]:8.2f} s, {number} documents, {claims:,} claims; tenths: {tenths}")


def ask(store: SqliteStore) -> None:
    """Medians of some questions."""
    with store.view() as view:
        names = [e.name for e in view.entities()[:ROUNDS]]
    questions: dict[str, Callable[[str], object]] = {
        "find": lambda name: queries.find(store, name),
        "search": lambda name: queries.search(store, name[-3:]),
        "flows": lambda name: queries.flows(store, party=name),
        "entity": lambda name: queries.entity(store, name),
    }
    for what, question in questions.items():
        print(f"{what:11} {1000 * statistics.median(timed(question, n) for n in names):8.2f} ms")
    print(f"helped, all {timed(lambda _: queries.helped(store), ''):8.2f} s")


def timed(question: Callable[[str], object], name: str) -> float:
    """Wall seconds of one call."""
    began = time.perf_counter()
    question(name)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()

"""Kill the writer at chance moments and look at what is left: does the file open, are all documents in it whole?

    python bench/kill.py [--documents 500] [--kills 50] [--seed 1]

A child process imports made documents and says which are in; it is killed with SIGKILL, the store is checked, and the next
child goes on. At the end the store must hold what an import without kills gives.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from aidgraph.graph.check import check
from aidgraph.graph.store import open_store
from aidgraph.graph.store.dump import dump
from made_readings import readings

CHILD = """
import sys
from aidgraph.graph.store import open_store
from made_readings import readings
with open_store(sys.argv[1]) as store:
    print("open", flush=True)
    for reading in readings(int(sys.argv[2])):
        store.put(reading)
        print(reading.document.id, flush=True)
"""


def main() -> int:
    """Print a line for each kill and the result; 0 if nothing was lost or broken."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=int, default=500)
    options.add_argument("--kills", type=int, default=50)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return run(Path(folder) / "kill.db", given.documents, given.kills, random.Random(given.seed))


def run(path: Path, documents: int, kills: int, chance: random.Random) -> int:
    """Import under fire; the number of things wrong."""
    wrong = 0
    began = time.perf_counter()
    for n in range(kills):
        said = killed(path, documents, chance.uniform(0.05, 0.8))
        with open_store(path) as store:
            held = set(store.documents())
            lost = said - held
            problems = check(store) if n % 10 == 9 else quick(store)
        wrong += len(lost) + len(problems)
        print(f"kill {n + 1}: {len(held)} documents, {len(lost)} lost, {len(problems)} problems", flush=True)
    with open_store(path) as store, open_store(":memory:") as fresh:
        for reading in readings(documents):
            store.put(reading)
            fresh.put(reading)
        same = dump(store) == dump(fresh)
        problems = check(store)
    print(f"{kills} kills, {documents} documents, {time.perf_counter() - began:.0f} s: {wrong + len(problems)} things wrong; "
          f"the graph is {'the same as' if same else 'NOT the same as'} without kills")  # fmt: skip
    return wrong + len(problems) + (not same)


def killed(path: Path, documents: int, after: float) -> set[str]:
    """Let a child import and kill it `after` seconds of work; the documents that it said were in."""
    command = [sys.executable, "-c", CHILD, str(path), str(documents)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parent)
    if child.stdout is None:
        raise RuntimeError("the child has no output to read")
    child.stdout.readline()
    time.sleep(after)
    child.kill()
    said, _ = child.communicate()
    return {line for line in said.splitlines() if line.endswith(".txt")}


def quick(store) -> list[str]:  # noqa: ANN001  # SqliteStore
    """What SQLite itself finds wrong."""
    found = [r[0] for r in store.rows("PRAGMA quick_check") if r[0] != "ok"]
    return found + [str(tuple(r)) for r in store.rows("PRAGMA foreign_key_check")]


if __name__ == "__main__":
    sys.exit(min(1, main()))

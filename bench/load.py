"""The questions over HTTP under load, beside the same questions asked of the store, in one run.

    python bench/load.py [--size 500] [--calls 40] [--clients 1,8] [--keep FILE]

Makes a graph of SIZE documents (12 flows and 10 ties each), serves it with `aidgraph serve` in a process of its own, and asks
each question about entities chosen by how often they are named, so that some are hubs. Milliseconds are wall time of one call
with the answer decoded by nobody; memory is the server's peak.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

import httpx2

from aidgraph import queries
from aidgraph.graph.deadline import within
from aidgraph.graph.errors import AidgraphError
from aidgraph.graph.store import SqliteStore, open_store
from made_graph import make

Ask = tuple[str, dict[str, Any], Callable[[SqliteStore], Any]]
LIMIT = 20
SLOW, FEW = 1000, 4
"""A question whose first call takes more milliseconds than this is asked so many times only."""


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--size", type=int, default=500, help="documents")
    options.add_argument("--calls", type=int, default=40, help="calls of each question")
    options.add_argument("--clients", default="1,8", help="how many ask at once")
    options.add_argument("--seconds", type=float, default=5.0, help="a question that takes longer is stopped")
    options.add_argument("--keep", type=Path, help="use this graph, made if it is not there")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.keep or Path(folder) / "load.db"
        if not path.exists():
            start = time.perf_counter()
            make(path, given.size)
            print(f"made in {time.perf_counter() - start:,.0f} s, {path.stat().st_size / 1e6:,.0f} MB")
        measure(path, given.calls, [int(c) for c in given.clients.split(",")], given.seconds)


def measure(path: Path, calls: int, clients: list[int], seconds: float) -> None:
    """Ask every question directly and over HTTP, and print p50 and p99 of both."""
    with open_store(path, read_only=True) as store, served(path, seconds) as (url, process):
        print(queries.holdings(store))
        asked = questions(store, calls)
        head = "".join(f" {f'HTTP, {c} at once':>20}" for c in clients)
        print(f"{'ms, p50 / p99':16}{'directly':>20}{head}{'failed':>8}")
        for name, all_asks in asked.items():
            slow = timed(lambda a=all_asks[0]: _direct(store, a, seconds)) > SLOW
            asks = all_asks[:FEW] if slow else all_asks
            cells = [_cell([timed(lambda a=a: _direct(store, a, seconds)) for a in asks])]
            failed = 0
            for c in clients:
                took, wrong = over_http(url, asks, c)
                failed += wrong
                cells.append(_cell(took))
            print(f"{name:16}" + f"{cells[0]:>20}" + "".join(f" {c:>20}" for c in cells[1:]) + f"{failed:>8}")
        print(f"the server's memory at its peak: {_peak(process):,.0f} MB")


def questions(store: SqliteStore, calls: int) -> dict[str, list[Ask]]:
    """Each question with its arguments, over HTTP and as a call."""
    chance = random.Random(7)
    rows = store.rows("SELECT entity, count(*) AS n FROM party GROUP BY entity ORDER BY n DESC, entity LIMIT 5000")
    ids, weights = [r["entity"] for r in rows], [r["n"] for r in rows]
    names = {e.id: e.name for e in store.view().__enter__().entities(ids)}

    def one() -> str:
        return names[chance.choices(ids, weights)[0]]

    def two() -> tuple[str, str]:
        a, b = one(), one()
        return (a, b) if a != b else two()

    made: dict[str, Callable[[], Ask]] = {
        "search": lambda: _ask("search", queries.search, text=one()[:4], limit=LIMIT),
        "entity": lambda: _entity(one()),
        "flows": lambda: _ask("flows", queries.flows, donor=one(), limit=LIMIT),
        "flows, goods": lambda: _ask("flows", queries.flows, party=one(), goods="口罩", since="2020-03", limit=LIMIT),
        "helped": lambda: _ask("helped", queries.helped, donor=one(), by="recipient"),
        "pledges": lambda: _ask("pledges", queries.pledges, donor=one(), limit=LIMIT),
        "path": lambda: _ask_two("path", queries.path, two()),
        "network": lambda: _ask("network", queries.network, center=one(), limit=50),
        "co_hosted": lambda: _ask("co-hosted", queries.co_hosted, party=one(), limit=LIMIT),
        "intermediaries": lambda: _ask("intermediaries", queries.intermediaries, via=one(), limit=LIMIT),
        "reciprocity": lambda: _ask("reciprocity", queries.reciprocity, party=one(), limit=LIMIT),
        "timeline": lambda: _ask("timeline", queries.timeline, party=one(), limit=LIMIT),
        "conflicts": lambda: _ask("conflicts", queries.conflicts, party=one(), limit=LIMIT),
        "evidence": lambda: _evidence(one()),
        "ask": lambda: _ask("ask", queries.ask, text=f"谁向{one()}捐赠了口罩？"),
    }
    return {name: [make_one() for _ in range(calls)] for name, make_one in made.items()}


def _ask(path: str, question: Callable[..., Any], **terms: Any) -> Ask:
    return path, terms, lambda store: question(store, **terms)


def _entity(name: str) -> Ask:
    return "entity", {"name": name}, lambda store: queries.entity(store, name)


def _ask_two(path: str, question: Callable[..., Any], ends: tuple[str, str]) -> Ask:
    return path, {"source": ends[0], "target": ends[1]}, lambda store: question(store, *ends)


def _evidence(name: str) -> Ask:
    return "evidence", {"of": name, "limit": LIMIT}, lambda store: queries.evidence(store, name, limit=LIMIT)


def _direct(store: SqliteStore, ask: Ask, seconds: float) -> None:
    try:
        with within(seconds):
            ask[2](store)
    except AidgraphError:
        return  # told as a problem over HTTP, and counted there


def timed(call: Callable[[], object]) -> float:
    """Milliseconds of a call."""
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * 1000


def over_http(url: str, asks: list[Ask], clients: int) -> tuple[list[float], int]:
    """Milliseconds of each call, asked by so many clients at once; and how many were answered with a problem."""
    with httpx2.Client(base_url=url, timeout=120) as http, ThreadPoolExecutor(clients) as pool:
        http.get("/readyz")
        wrong: list[int] = []

        def call(ask: Ask) -> float:
            def send() -> None:
                if (status := http.get(f"/v1/{ask[0]}", params=ask[1]).status_code) != 200:
                    wrong.append(status)

            return timed(send)

        return list(pool.map(call, asks)), len(wrong)


@contextmanager
def served(path: Path, seconds: float) -> Iterator[tuple[str, int]]:
    """A server over the graph in a process of its own: its address and process number."""
    command = [sys.executable, "-m", "aidgraph", "serve", "--db", str(path), "--port", "0", "--seconds", str(seconds)]
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(command, stderr=log, env=os.environ | {"PYTHONUNBUFFERED": "1"})
        try:
            while not (found := re.search(r"http://\S+?(?=;)", _text(log))):
                time.sleep(0.05)
            yield found.group(), process.pid
        finally:
            process.terminate()
            process.wait()


def _text(log: Any) -> str:
    log.seek(0)
    return log.read()


def _cell(took: list[float]) -> str:
    ordered = sorted(took)
    return f"{median(ordered):,.1f} / {ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]:,.1f}"


def _peak(process: int) -> float:
    """The peak of a process's memory in MB (Linux)."""
    status = Path(f"/proc/{process}/status")
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="utf-8")) if status.exists() else None
    return int(found.group(1)) / 1000 if found else float("nan")


if __name__ == "__main__":
    main()

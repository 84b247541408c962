"""The quality figures on reference documents: read them into a fresh database, export it, and let the scorer judge.

    python bench/score.py SHARED [--errors N]

SHARED holds corpus/ (documents), eval/gold/ (reference answers) and eval/score.py (the scorer, run as it is).
Prints the scorer's table.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import aidgraph

LIMIT = 30
"""Seconds that the scorer may take; it took 2 when this was written."""


def main() -> int:
    """Score the reading of SHARED/corpus; the scorer's exit code."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("shared", type=Path)
    options.add_argument("--errors", type=int, default=0, help="list so many misses and false alarms")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder) / "export.jsonl"
        with aidgraph.open(f"{folder}/score.db") as graph:
            for failure in graph.ingest(given.shared / "corpus").failures:
                print(f"not read: {failure.name}: {failure.reason}", file=sys.stderr)
            graph.export(export)
        return _score(given.shared / "eval", export, given.errors)


def _score(folder: Path, export: Path, errors: int) -> int:
    gold = sorted((folder / "gold").glob("*.yaml"))
    command = [sys.executable, str(folder / "score.py"), "score", str(export), *map(str, gold), "--errors", str(errors)]
    return subprocess.run(command, check=False, timeout=LIMIT).returncode


if __name__ == "__main__":
    sys.exit(main())

"""The quality figures on reference documents: read them into a fresh database, export it, and let the scorer judge.

    python bench/score.py SHARED [--errors N]

SHARED holds corpus/ (documents), eval/gold/ (reference answers) and eval/score.py (the scorer, run as it is).
Prints the scorer's table, then mistakes by kind and by rule; with --errors so many of them, each with its sentence and rule.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console

import aidgraph
from errors import mention_mistakes, print_list, print_summary
from judging import judge
from scorer import load, pages

LIMIT = 30
"""Seconds that the scorer may take; it took 2 when this was written."""
WIDTH = 120
"""Columns of the tables where the output is no terminal."""


def main() -> int:
    """Score the reading of SHARED/corpus; the scorer's exit code."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("shared", type=Path)
    options.add_argument("--errors", type=int, default=0, help="list so many mistakes, kind by kind")
    options.add_argument("--gold", type=Path, help="another folder of reference answers")
    options.add_argument("--corpus", type=Path, help="another folder of documents")
    given = options.parse_args()
    gold, corpus = given.gold or given.shared / "eval" / "gold", given.corpus or given.shared / "corpus"
    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder) / "export.jsonl"
        with aidgraph.open(f"{folder}/score.db") as graph:
            for failure in graph.ingest(corpus).failures:
                print(f"not read: {failure.name}: {failure.reason}", file=sys.stderr)
            graph.export(export)
        code = _score(given.shared / "eval", export, gold, corpus)
        _tell(given.shared / "eval", export, gold, corpus, given.errors)
        return code


def _score(folder: Path, export: Path, gold: Path, corpus: Path) -> int:
    files = map(str, sorted(gold.glob("*.yaml")))
    command = [sys.executable, str(folder / "score.py"), "score", str(export), *files, "--corpus", str(corpus)]
    return subprocess.run(command, check=False, timeout=LIMIT).returncode


def _tell(folder: Path, export: Path, gold: Path, corpus: Path, errors: int) -> None:
    scorer = load(folder)
    found = {p.document: p for p in pages(scorer, gold, corpus, scorer.Export(export))}
    judged = [j for p in found.values() for j in (*mention_mistakes(p), *judge(p))]
    out = Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False)
    print_summary(judged, out)
    print_list(judged, found, errors, out)


if __name__ == "__main__":
    sys.exit(main())

"""The quality figures on reference documents: read them into a fresh database, export it, and let the scorer judge.

    python bench/score.py SHARED [--errors N]

SHARED holds corpus/ (documents), eval/gold/ (reference answers) and eval/score.py (the scorer, run as it is).
Prints the scorer's table, mistakes by kind and by rule, how many claims are right by confidence, and
how much of each document the claims use, and how well the pairs of names are told apart (name_pairs.py); with --errors so
many of the mistakes, each with its sentence and rule.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console

from aidgraph.graph.claim import Reading
from aidgraph.graph.errors import SkipDocument
from aidgraph.graph.export import export_jsonl
from aidgraph.graph.store import open_store
from aidgraph.ingest.read import read
from aidgraph.ingest.readers import read_file
from aidgraph.sources import gather
from calibration import print_bands, rated
from coverage_table import print_coverage
from errors import mention_mistakes, print_list, print_summary
from judging import judge
from name_pairs import print_scores, table, verdicts
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
        readings = list(_readings(corpus))
        _export(readings, export)
        code = _score(given.shared / "eval", export, gold, corpus)
        out = Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False)
        _tell(given.shared / "eval", export, gold, corpus, given.errors, out)
        print_bands(rated(readings, given.shared / "eval", gold, corpus), "Claims by confidence", out)
        print_coverage(readings, out)
        print_scores(out, table(), verdicts(table()))
        return code


def _readings(corpus: Path) -> Iterator[Reading]:
    """The documents of a folder, read; what cannot be read is told on stderr."""
    for source in gather([corpus]).sources:
        try:
            yield read(read_file(source.path, source.name))
        except SkipDocument as error:
            print(f"not read: {error}", file=sys.stderr)


def _export(readings: list[Reading], path: Path) -> None:
    with open_store(":memory:") as store, path.open("w", encoding="utf-8") as file:
        for reading in readings:
            store.put(reading)
        export_jsonl(store, file)


def _score(folder: Path, export: Path, gold: Path, corpus: Path) -> int:
    files = map(str, sorted(gold.glob("*.yaml")))
    command = [sys.executable, str(folder / "score.py"), "score", str(export), *files, "--corpus", str(corpus)]
    return subprocess.run(command, check=False, timeout=LIMIT).returncode


def _tell(folder: Path, export: Path, gold: Path, corpus: Path, errors: int, out: Console) -> None:
    scorer = load(folder)
    found = {p.document: p for p in pages(scorer, gold, corpus, scorer.Export(export))}
    judged = [j for p in found.values() for j in (*mention_mistakes(p), *judge(p))]
    print_summary(judged, out)
    print_list(judged, found, errors, out)


if __name__ == "__main__":
    sys.exit(main())

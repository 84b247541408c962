"""Whether confidence means what it says: claims by band of confidence with how many of them are right.

    python bench/calibration.py SHARED [--also GOLD CORPUS] [--passages]

Three sets of texts can be measured side by side: the reference documents of SHARED, other documents with reference
answers (`--also`), and the passages of the tests. Prints a table of bands for each, then for each rule and each doubt how
many claims are right in each set: what the constants of ingest/confidence.py were chosen on.

A claim is right where nothing that it says is false: its kind, parties, roles, figures and status. Something may be
missing or worded otherwise; how many are right in full stands beside.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from aidgraph.graph.claim import Reading
from aidgraph.graph.document import Document
from aidgraph.ingest.explain import explain
from aidgraph.ingest.readers import read_file
from claim_export import write_claims
from judging import judge
from scorer import load, pages

BANDS = (0.9, 0.8, 0.65, 0.5, 0.0)
"""The lower ends of the bands."""
KINDS = ("flow", "event", "tie")
PASSAGES = Path(__file__).parents[1] / "tests" / "ingest" / "grammar"


@dataclass(frozen=True, slots=True)
class Rated:
    """A claim that was judged: flow, event or tie, its rule and confidence, and the verdict."""

    kind: str
    rule: str
    confidence: float
    verdict: str
    claim: str = ""

    @property
    def right(self) -> bool:
        """Whether nothing that it says is false."""
        return self.verdict != "wrong"


def rated(readings: Iterable[Reading], scorer_folder: Path, gold: Path, corpus: Path) -> list[Rated]:
    """The claims of `readings` that lie inside the regions of the reference answers."""
    scorer = load(scorer_folder)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.jsonl"
        write_claims(readings, path)
        judged = [j for p in pages(scorer, gold, corpus, scorer.Export(path)) for j in judge(p, claims=True)]
    return [
        Rated(j.kind if j.kind in KINDS else "tie", j.rules[0], j.confidence, j.verdict, j.id)
        for j in judged
        if not j.missed
    ]


def print_bands(found: list[Rated], title: str, out: Console) -> None:
    """A table of bands: claims, right, share, right in full, for flows, events, ties and all."""
    table = Table(title=title, title_justify="left", pad_edge=False)
    for i, column in enumerate(("confidence", "record", "claims", "right", "share", "in full")):
        table.add_column(column, justify="right" if i > 1 else "left")
    for low, high in zip(BANDS, (1.01, *BANDS), strict=False):
        inside = [r for r in found if low <= r.confidence < high]
        name = f"{low:.2f} and more"
        for kind in (*KINDS, "all"):
            rows = [r for r in inside if kind in (r.kind, "all")]
            if rows:
                full = sum(r.verdict == "right" for r in rows)
                right = sum(r.right for r in rows)
                share = f"{right / len(rows):.2f}"
                table.add_row(name, kind, str(len(rows)), str(right), share, str(full), end_section=kind == "all")
                name = ""
    out.print(table)


def print_shares(
    sets: dict[str, list[Rated]], title: str, keys: Callable[[Rated], Iterable[str]], out: Console
) -> None:
    """For each key (a rule, a doubt) right claims of all claims in each set, and the share over all sets."""
    counts: dict[str, dict[str, list[Rated]]] = defaultdict(lambda: defaultdict(list))
    for name, found in sets.items():
        for r in found:
            for key in keys(r):
                counts[key][name].append(r)
    table = Table(title=title, title_justify="left", pad_edge=False)
    for i, column in enumerate(("", *sets, "share")):
        table.add_column(column, justify="right" if i else "left")
    for key in sorted(counts):
        rows = [counts[key][name] for name in sets]
        every = [r for row in rows for r in row]
        cells = [f"{sum(r.right for r in row)}/{len(row)}" if row else "" for row in rows]
        table.add_row(key, *cells, f"{sum(r.right for r in every) / len(every):.2f}")
    out.print(table)


def main() -> int:
    """Measure the sets that were asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("shared", type=Path)
    options.add_argument("--also", type=Path, nargs=2, metavar=("GOLD", "CORPUS"), help="further reference answers")
    options.add_argument("--passages", action="store_true", help="the passages of the tests too")
    given = options.parse_args()
    scorer = given.shared / "eval"
    places = {"reference": (scorer / "gold", given.shared / "corpus")}
    if given.also:
        places["further"] = tuple(given.also)
    sets: dict[str, list[Rated]] = {}
    doubted: dict[str, tuple[str, ...]] = {}
    for name, (gold, corpus) in places.items():
        readings = [_explained(read_file(f, f.name), doubted) for f in sorted(corpus.iterdir())]
        sets[name] = rated(readings, scorer, gold, corpus)
    if given.passages:
        sets["passages"] = _passages(doubted)
    out = Console(width=None if sys.stdout.isatty() else 110, highlight=False)
    for name, found in sets.items():
        print_bands(found, f"Claims by confidence, {name}", out)
    for kind in KINDS:
        of_kind = {name: [r for r in found if r.kind == kind] for name, found in sets.items()}
        print_shares(of_kind, f"Right by rule: {kind}", lambda r: [r.rule.removesuffix("-each")], out)
        print_shares(of_kind, f"Right by doubt: {kind}", lambda r: doubted.get(r.claim) or ("(none)",), out)
    return 0


def _explained(document: Document, doubted: dict[str, tuple[str, ...]]) -> Reading:
    """The reading of `document`; the doubts of its claims are added to `doubted`."""
    told = explain(document)
    doubted.update({c.claim.id: c.doubts for s in told.sentences for c in s.claims})
    return told.reading


def _passages(doubted: dict[str, tuple[str, ...]]) -> list[Rated]:
    """The claims of the tests' passages but for events, which the passages do not list in full."""
    sys.path.insert(0, str(PASSAGES))
    from passage_claims import asserted, passages, read_passage, said

    found: list[Rated] = []
    for entry in passages():
        expected = asserted(entry)
        reading = _explained(read_passage(entry).document, doubted)
        for c in reading.claims:
            if c.kind != "event":
                row = next(iter(said(replace(reading, claims=(c,)), entry)))
                found.append(Rated(c.kind, c.rule, c.confidence, _verdict(row, expected), c.id))
    return found


def _verdict(row: tuple[Any, ...], expected: set[tuple[Any, ...]]) -> str:
    """Right in full, incomplete (parties and figures are among those expected, kind, money and status the same), or wrong."""
    if row in expected:
        return "right"
    return "incomplete" if any(_part_of(row, other) for other in expected) else "wrong"


def _part_of(row: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    if len(row) != 6 or len(other) != 6 or (row[0], row[4:]) != (other[0], other[4:]):
        return False
    figures = [{value for _, value in r[3] if value is not None} for r in (row, other)]
    return row[1] <= other[1] and row[2] <= other[2] and figures[0] <= figures[1]


if __name__ == "__main__":
    sys.exit(main())

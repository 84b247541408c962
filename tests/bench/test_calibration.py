"""Confidence means what it says, measured on the reference documents."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from aidgraph.ingest.read import read
from aidgraph.ingest.readers import read_file
from calibration import Rated, print_bands, print_shares, rated

SHARED = Path(__file__).parents[3] / "shared"


@pytest.mark.skipif(not (SHARED / "corpus").exists(), reason="the reference documents do not lie beside the project")
def test_sure_claims_are_right() -> None:
    """Of the claims with a confidence of 0.9 and more at least 95 in 100 say nothing false, and less sure ones are worse."""
    readings = [read(read_file(f, f.name)) for f in sorted((SHARED / "corpus").iterdir())]
    found = rated(readings, SHARED / "eval", SHARED / "eval" / "gold", SHARED / "corpus")

    def share(low: float, high: float) -> float:
        band = [r.right for r in found if low <= r.confidence < high]
        return sum(band) / len(band)

    assert share(0.9, 1.01) >= 0.95
    assert share(0.9, 1.01) > share(0.65, 0.9) > share(0.0, 0.65)


def test_tables() -> None:
    """The tables count claims by band and by key; an empty band has no row."""
    found = [
        Rated("flow", "give-to", 0.95, "right"),
        Rated("flow", "give-to", 0.92, "wrong"),
        Rated("tie", "signed", 0.6, "right"),
    ]
    out = Console(width=100, record=True, file=io.StringIO())
    print_bands(found, "bands", out)
    print_shares({"one": found}, "rules", lambda r: [r.rule], out)
    rows = [[c.strip() for c in line.strip("│").split("│")] for line in out.export_text().splitlines() if "│" in line]
    assert ["0.90 and more", "flow", "2", "1", "0.50", "1"] in rows
    assert ["0.50 and more", "tie", "1", "1", "1.00", "1"] in rows
    assert not [r for r in rows if r[0].startswith("0.80")]
    assert ["give-to", "1/2", "0.50"] in rows

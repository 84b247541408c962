"""The command line that tells what works here."""

from __future__ import annotations

import json

import pytest

from aidgraph.cli.main import run
from aidgraph.ingest.sandbox import layers


def test_doctor(capsys: pytest.CaptureFixture[str]) -> None:
    """Doctor names each layer with whether it is active, and what was tried."""
    assert run(["doctor"]) == 0
    out = capsys.readouterr().out
    assert all(layer.name in out for layer in layers())
    assert "read another file" in out


def test_doctor_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """With --json the same for programs."""
    assert run(["doctor", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [x["name"] for x in told["layers"]] == ["process", "limits", "landlock", "seccomp"]
    assert {t["what"] for t in told["tried"]} >= {"read another file", "connect (TCP)"}
    assert {k: told["parts"][0][k] for k in ("name", "installed")} == {"name": "pandas", "installed": True}

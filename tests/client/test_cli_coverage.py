"""The command coverage."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aidgraph.cli.main import run

ONE = "4月6日，松溪县侨联向政和县第二小学捐赠书包200个。仓库里还有雨伞50把。\n"
TWO = "5月8日，永春县商会向政和县第二小学捐赠1万元。\n"


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """aid.db with two documents, in the folder where the command runs."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("AIDGRAPH_DB", raising=False)
    Path("a.txt").write_text(ONE, encoding="utf-8")
    Path("b.txt").write_text(TWO, encoding="utf-8")
    assert run(["ingest", "a.txt", "b.txt"]) == 0
    capsys.readouterr()


def test_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    """Found, used and share by kind, then what is not used in its context."""
    assert run(["coverage", "a.txt"]) == 0
    rows = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "quantities of goods 2 1 50%" in rows
    assert any(r.startswith("quantity") and "50把" in r for r in rows)


def test_all_documents(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a document the shares of all stand below each other, with their sum."""
    assert run(["coverage"]) == 0
    rows = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert any(r.startswith("a.txt 1 of 2, 50%") for r in rows)
    assert any(r.startswith("b.txt 1 of 1, 100%") for r in rows)
    assert any(r.startswith("all 1 of 2, 50% 1 of 1, 100%") for r in rows)


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    """--json gives one report, or all by name."""
    assert run(["coverage", "a.txt", "--json"]) == 0
    one = json.loads(capsys.readouterr().out)
    assert [u["span"]["quote"] for u in one["unused"]] == ["50把"]
    assert run(["coverage", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["a.txt"] == one


def test_no_such_document(capsys: pytest.CaptureFixture[str]) -> None:
    """A document that is not there is named, with those that are."""
    assert run(["coverage", "c.txt"]) == 3
    assert "a.txt" in capsys.readouterr().err

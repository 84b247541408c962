"""The command explain."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aidgraph.cli.main import run

TEXT = "4月6日，松溪县侨联向政和县第二小学捐赠书包200个。\n会长陆文舟致辞[摘要]。\n"


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """aid.db with one document, in the folder where the command runs."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("AIDGRAPH_DB", raising=False)
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    assert run(["ingest", "a.txt"]) == 0
    capsys.readouterr()


def test_list(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a number the sentences are listed with the number of claims on each."""
    assert run(["explain", "a.txt"]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["1", "1", "4月6日，松溪县侨联向政和县第二小学捐赠书包200个。"] in rows


def test_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    """With a number, names, clauses, roles, goods, claim, rule and confidence are shown."""
    assert run(["explain", "a.txt", "--sentence", "1"]) == 0
    out = capsys.readouterr().out
    for part in (
        "characters 0 to",
        "松溪县侨联",
        "verb 捐赠 (give)",
        "goods: 书包 200个",
        "donor 松溪县侨联",
        "rule give-to: A giver",
    ):
        assert part in out


def test_brackets_are_no_markup(capsys: pytest.CaptureFixture[str]) -> None:
    """Brackets of the document are shown as they stand."""
    assert run(["explain", "a.txt", "--sentence", "2"]) == 0
    assert "致辞[摘要]" in capsys.readouterr().out


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    """--json gives the same parts for programs."""
    assert run(["explain", "a.txt", "--sentence", "1", "--json"]) == 0
    seen = json.loads(capsys.readouterr().out)
    assert seen["number"] == 1
    assert seen["claims"][0]["claim"]["rule"] == "give-to"
    assert run(["explain", "a.txt", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["claims"] == {"flow": 1}


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["a.txt", "--sentence", "9"], 3, "a.txt: no sentence 9; the document has 1 to"),
        (["a.txt", "--sentence", "0"], 3, "a.txt: no sentence 0"),
        (["b.txt"], 3, "no document 'b.txt'"),
        (["a.txt", "--sentence", "one"], 2, "Error"),
    ],
)
def test_errors(arguments: list[str], code: int, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A sentence or document that is not there ends in its exit code with what there is."""
    assert run(["explain", *arguments]) == code
    assert says in capsys.readouterr().err

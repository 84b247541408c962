"""The pages say what is so: commands print what stands below them, files that are named are there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from aidgraph.cli.exits import MEANINGS
from aidgraph.cli.main import COMMANDS
from aidgraph.cli.main import run as command_line
from aidgraph.graph.errors import CODES
from aidgraph.ingest.sandbox import layers
from readme import README, ROOT, Command, commands, new_folder, run, runs

PAGES = ("README.md", "ARCHITECTURE.md", "STYLE.md", "CONTRIBUTING.md", "DECISIONS.md")
TEXT = README.read_text(encoding="utf-8")


def test_readme_commands(tmp_path: Path) -> None:
    """Every command of the README prints what the README shows."""
    folder = new_folder(str(tmp_path))
    shown = [c for c in commands(TEXT) if runs(c)]
    assert [Command(c.line, run(c.line, folder)) for c in shown] == shown


def test_readme_python(tmp_path: Path) -> None:
    """The README's Python session gives what the README shows."""
    folder = new_folder(str(tmp_path))
    code = f"import doctest, sys; sys.exit(doctest.testfile({str(README)!r}, module_relative=False).failed)"
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", [c.__name__ for c in COMMANDS])
def test_readme_names_every_command(name: str) -> None:
    """Every command is described in the README."""
    assert f"`{name.replace('_', '-')}" in TEXT


@pytest.mark.parametrize(("code", "meaning"), MEANINGS.items())
def test_readme_names_every_exit_code(code: int, meaning: str) -> None:
    """Every exit code stands in the README with its meaning."""
    assert f"| {code} | {meaning} |" in TEXT


@pytest.mark.parametrize(("code", "meaning"), CODES.items())
def test_readme_names_every_reason(code: str, meaning: str) -> None:
    """Every reason for which a document is not taken stands in the README with its meaning."""
    assert f"| `{code}` | {meaning} |" in TEXT


@pytest.mark.skipif(not all(x.active for x in layers()), reason="the README shows a system with all layers")
def test_readme_doctor(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What the README shows of doctor is what it prints, whichever version of Landlock the kernel has."""
    monkeypatch.delenv("COLUMNS", raising=False)
    assert command_line(["doctor"]) == 0
    printed = "\n".join(line.rstrip() for line in capsys.readouterr().out.splitlines())
    shown = TEXT.partition("```text\nlayer")[2].partition("```")[0]
    assert re.sub(r"version \d+", "version 7", shown) in re.sub(r"version \d+", "version 7", printed)


@pytest.mark.parametrize("page", PAGES)
def test_named_files_are_there(page: str) -> None:
    """Every file and folder that a page names in code type is there."""
    text = (ROOT / page).read_text(encoding="utf-8")
    folders = "graph|ingest|queries|api|client|tests|bench|examples"
    named = re.findall(rf"`((?:{folders})/[\w/.*-]*)`", text) + re.findall(r"\]\((\w[\w/.-]*)\)", text)
    assert [n for n in named if not list(ROOT.glob(n.rstrip("/")))] == []


@pytest.mark.parametrize("page", PAGES)
def test_named_targets_are_there(page: str) -> None:
    """Every target of make that a page names is in the Makefile."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = re.findall(r"`make ([a-z]+)", (ROOT / page).read_text(encoding="utf-8"))
    assert [n for n in named if not re.search(rf"^{n}:", makefile, re.MULTILINE)] == []


def test_readme_names_every_path(tmp_path: Path) -> None:
    """Every path of the API stands in the README."""
    from aidgraph.api import create_app

    paths = create_app(tmp_path / "a.db").openapi()["paths"]
    shown = {re.sub(r"\{.*?\}", lambda m: {"{name}": "NAME", "{kind}": "KIND"}.get(m.group(), "ID"), p) for p in paths}
    assert {p for p in shown if f"`{p}`" not in TEXT} == set()

"""The script that finds the browser says what it found, and what to do where there is none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from chromium import VARIABLE, main


def test_a_named_browser(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is named is taken."""
    monkeypatch.setenv(VARIABLE, sys.executable)
    assert main([]) == 0 and capsys.readouterr().out.strip() == sys.executable


def test_no_browser(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Without one the script says that tests are not run and how to get one."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "none"))
    assert main([]) == 1
    told = capsys.readouterr().out
    assert "NOT run" in told and "apt-get install chromium" in told and VARIABLE in told

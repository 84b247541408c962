"""The notebooks run, and show what they showed when they were written."""

from __future__ import annotations

from pathlib import Path

import pytest

from notebooks import NOTEBOOKS, read, run, shown


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_notebooks(path: Path) -> None:
    """Every cell gives what stands below it (`python tests/notebooks.py` remakes them)."""
    assert shown(run(path)) == shown(read(path))


def test_there_are_three() -> None:
    """The three notebooks of the README are there."""
    assert len(NOTEBOOKS) == 3

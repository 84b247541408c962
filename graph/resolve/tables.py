"""The tables of this folder."""

from __future__ import annotations

from importlib.resources import files


def rows(name: str) -> list[list[str]]:
    """The rows of a TSV file of this folder, without its head of # lines."""
    text = files(__name__.rpartition(".")[0]).joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]

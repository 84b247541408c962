"""The command that tells what works here: doctor."""

from __future__ import annotations

import platform
import shutil
import sys
from dataclasses import dataclass
from importlib.util import find_spec

import aidgraph

from .options import Json
from .screen import print_json, table


@dataclass(frozen=True, slots=True)
class Part:
    """A part that can be installed besides, and what it is for."""

    name: str
    installed: bool
    what_for: str


_PARTS = (("pandas", "tables of results in notebooks: pip install 'aidgraph[pandas]'"),)
_PROGRAMS: tuple[tuple[str, str], ...] = ()


def doctor(as_json: Json = False) -> None:
    """Tell which layers of the sandbox are active, what a document is kept from (each is tried), and what is installed."""
    from aidgraph.ingest.sandbox import layers, sandbox, trials

    found = layers()
    tried = trials(sandbox()) if found[0].active else []
    parts = _parts()
    if as_json:
        print_json({"version": aidgraph.__version__, "layers": found, "tried": tried, "parts": parts})
        return
    print(
        f"aidgraph {aidgraph.__version__}, Python {platform.python_version()}, {platform.platform()}, {sys.executable}"
    )
    table(("layer", "", "what it does"), [[x.name, _yes(x.active), x.about] for x in found])
    table(
        ("a document that would", "", "in the words of the system"),
        [[t.what, "refused" if t.refused else "CAN", t.said] for t in tried],
    )
    table(("part", "", "for"), [[p.name, _yes(p.installed), p.what_for] for p in parts])


def _parts() -> list[Part]:
    modules = [Part(name, find_spec(name) is not None, what) for name, what in _PARTS]
    return [*modules, *(Part(name, shutil.which(name) is not None, what) for name, what in _PROGRAMS)]


def _yes(active: bool) -> str:
    return "yes" if active else "no"

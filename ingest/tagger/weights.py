"""Loads LAC's parameters and dictionaries from `lac/`, each checked against its recorded SHA-256."""

from __future__ import annotations

import hashlib
import io
import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...graph.errors import AidgraphError
from .lexicon import Lexicon


class TaggerDamaged(AidgraphError):
    """A file of the tagger is not the one that was shipped: install the package again."""


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The words and characters that the network knows."""
    lines = {name: _checked(f"{name}.txt").decode("utf-8").split("\n")[:-1] for name in _LISTS}
    return Lexicon.of(lines["words"], lines["segments"], lines["characters"], int(_manifest()["occurrences"]))


def labels() -> list[str]:
    """The network's 49 labels by number: a tag and B or I, and O."""
    return _checked("tags.txt").decode("utf-8").split("\n")[:-1]


def arrays() -> dict[str, NDArray[np.float16]]:
    """The parameters by name, in float16."""
    with np.load(io.BytesIO(_checked("weights.npz"))) as stored:
        return {name: stored[name] for name in stored.files}


_LISTS = ("words", "segments", "characters")


@lru_cache(maxsize=1)
def _manifest() -> dict[str, Any]:
    return json.loads(files("aidgraph.ingest.tagger").joinpath("lac", "manifest.json").read_text(encoding="utf-8"))


def _checked(name: str) -> bytes:
    data = files("aidgraph.ingest.tagger").joinpath("lac", name).read_bytes()
    if hashlib.sha256(data).hexdigest() != _manifest()["files"][name]:
        raise TaggerDamaged(f"{name} of the tagger has been changed; install aidgraph again")
    return data

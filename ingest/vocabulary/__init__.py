"""Words that the grammar knows, kept as data beside this module and loaded once, when first asked for."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import yaml


@lru_cache
def words(name: str) -> dict[str, tuple[str, ...]]:
    """The word lists of the vocabulary file `name`, by class; raises FileNotFoundError for an unknown file.

    >>> "捐赠" in words("verbs")["give"]
    True
    """
    raw = yaml.safe_load(files("aidgraph.ingest.vocabulary").joinpath(f"{name}.yaml").read_text(encoding="utf-8"))
    return {cls: tuple(entries) for cls, entries in raw.items()}


@lru_cache
def class_of(name: str) -> dict[str, str]:
    """Each word of the vocabulary file `name` with its class; the first class that lists a word keeps it.

    >>> class_of("verbs")["收到"]
    'receive'
    """
    found: dict[str, str] = {}
    for cls, entries in words(name).items():
        for entry in entries:
            found.setdefault(entry, cls)
    return found

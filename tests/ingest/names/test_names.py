"""Names of bodies, people and places in sentences, and what only looks like one."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict

import pytest
import yaml

from aidgraph.ingest.pipeline import doc_of, pipeline
from aidgraph.ingest.readers import read_bytes

HEAD = "海州市人民政府外事办公室\n（2021年8月20日）\n\n"


class Case(TypedDict, total=False):
    """A sentence with its names by type."""

    text: str
    orgs: list[str]
    people: list[str]
    places: list[str]
    known_failure: bool


TABLES = ("names.yaml", "kinds.yaml")
CASES: list[Case] = [
    case
    for table in TABLES
    for case in yaml.safe_load(Path(__file__).with_name(table).read_text(encoding="utf-8"))["cases"]
]
TYPES = {"Organization": "orgs", "Person": "people", "Place": "places"}


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:16])
def test_names(case: Case) -> None:
    """A sentence's names are found with their borders, and nothing else is."""
    expected = {(kind, n) for kind in TYPES.values() for n in case.get(kind, ())}
    assert (names_of(case["text"]) == expected) == (not case.get("known_failure", False))


def names_of(text: str) -> set[tuple[str, str]]:
    """The names in a text that stands below a letterhead, each with its type."""
    doc = doc_of(read_bytes((HEAD + text).encode(), "names.txt"))
    for _, step in pipeline().pipeline[:3]:
        doc = step(doc)
    return {
        (TYPES[n.type], shown)
        for p in doc._.parts
        for n in p.names
        if (shown := p.section.view.text[n.start : n.end]) in text
    }

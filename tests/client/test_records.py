"""Results in a notebook and as JSON."""

from __future__ import annotations

import builtins
import json

import pytest

from aidgraph.graph.document import LocalEntity, Span
from aidgraph.graph.errors import UsageError
from aidgraph.records import Results, plain

ROWS = [LocalEntity("e1", "a.txt", "Place", "三门县", "city", ("三门",)), LocalEntity("e2", "a.txt", "Person", "齐<b>")]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (("a", 1.5, True), ["a", 1.5, True]),
        ({"k": ("v",)}, {"k": ["v"]}),
        (frozenset({"b", "a"}), ["a", "b"]),
        (Span("d", 1, 2, "口"), {"document": "d", "start": 1, "end": 2, "quote": "口"}),
    ],
)
def test_plain(value: object, expected: object) -> None:
    """Records become what JSON knows, sets in order."""
    assert plain(value) == expected
    json.dumps(plain(value))


def test_results_are_a_sequence() -> None:
    """Results count, index, slice and iterate."""
    results = Results(ROWS)
    assert (len(results), results[1].name, [r.id for r in results]) == (2, "齐<b>", ["e1", "e2"])
    assert isinstance(results[:1], Results)
    assert repr(results).startswith("<2 results")


def test_to_pandas() -> None:
    """A table has a column for each field."""
    table = Results(ROWS).to_pandas()
    assert list(table["name"]) == ["三门县", "齐<b>"]
    assert "aliases" in table.columns


def test_without_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pandas is missing, the error says what to install."""
    real = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name == "pandas":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UsageError, match=r"aidgraph\[pandas\]"):
        Results(ROWS).to_pandas()


def test_notebook_view_escapes() -> None:
    """Names from documents cannot put markup into a notebook."""
    shown = Results(ROWS)._repr_html_()
    assert "三门县" in shown
    assert "<b>" not in shown

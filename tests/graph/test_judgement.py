"""Judgements and corrections hold together."""

from __future__ import annotations

import pytest

from aidgraph.graph.errors import InvalidRecord
from aidgraph.graph.judgement import Correction, Judgement

NOW = "2024-05-01T10:00:00+08:00"


def test_order_of_the_two() -> None:
    """A judgement on two things is the same in either order."""
    assert Judgement("j", "claim", "b", "a", "same", "li", NOW, "seen") == Judgement(
        "j", "claim", "a", "b", "same", "li", NOW, "seen"
    )


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"verdict": "maybe"}, "kinds"),
        ({"subject": "flow"}, "kinds"),
        ({"right": "a"}, "two different"),
        ({"author": " "}, "author"),
        ({"reason": ""}, "reason"),
        ({"time": "yesterday"}, "ISO"),
        ({"time": "2024-05-01T10:00:00"}, "UTC"),
    ],
)
def test_broken_judgement(change: dict[str, str], says: str) -> None:
    """What is no judgement of two things by somebody at some time is refused."""
    good = {
        "id": "j",
        "subject": "entity",
        "left": "a",
        "right": "b",
        "verdict": "same",
        "author": "li",
        "time": NOW,
        "reason": "r",
    }
    with pytest.raises(InvalidRecord, match=says):
        Judgement(**{**good, **change})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change",
    [{"field": None}, {"target": ""}, {"subject": "flow"}, {"subject": "entity", "field": None, "value": None}],
)
def test_broken_correction(change: dict[str, str | None]) -> None:
    """A value needs its field, a correction its target; only claims are wrong as a whole."""
    good = {
        "id": "k",
        "subject": "claim",
        "target": "c",
        "field": "status",
        "value": "x",
        "author": "li",
        "time": NOW,
        "reason": "r",
    }
    with pytest.raises(InvalidRecord):
        Correction(**{**good, **change})  # type: ignore[arg-type]

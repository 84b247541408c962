"""The table of pairs of names: what it must hold, and how its figures are counted."""

from __future__ import annotations

import pytest

from name_pairs import Name, Pair, Score, best_similarity, score, table, verdicts

TRAPS = frozenset(
    (
        "division",
        "level",
        "country",
        "homonym",
        "home",
        "branch",
        "office",
        "unit",
        "direction",
        "parent place",
        "ordinal",
    )
)
"""Grounds on which pairs look alike and are not, across divisions, countries, and a body and its parts."""


def pair(type_: str, left: str, right: str, verdict: str) -> Pair:
    return Pair(type_, Name(left), Name(right), verdict, "", False)  # type: ignore[arg-type]  # a type of entities


def test_enough_pairs() -> None:
    """There are more than 400 pairs, a third of them traps, of all types and verdicts in both parts."""
    pairs = table()
    traps = [p for p in pairs if p.ground in TRAPS and p.verdict != "same"]
    assert len(pairs) >= 400
    assert len(traps) * 3 >= len(pairs)
    for held_out in (False, True):
        part = [p for p in pairs if p.held_out == held_out]
        assert {p.type for p in part} == {"Organization", "Person", "Place"}
        assert {p.verdict for p in part} == {"same", "different", "unsure"}


def test_no_pair_twice() -> None:
    """Each pair stands once, whichever name comes first."""
    pairs = [(p.type, frozenset((p.left, p.right))) for p in table()]
    assert len(set(pairs)) == len(pairs)
    alike = [p for p in table() if p.left == p.right and p.verdict == "different"]
    assert alike == []


def test_figures() -> None:
    """Precision counts those joined, recall those that are the same; unsure is neither."""
    given = [pair("Organization", "甲", "乙", v) for v in ("same", "same", "same", "different", "unsure")]
    assert score(given, ["same", "different", "unsure", "same", "unsure"]) == Score(1 / 2, 1 / 3, 2 / 5)


def test_best_similarity() -> None:
    """Plain similarity gets the threshold that serves it best on the pairs it is judged by."""
    alike = [
        pair("Organization", "远帆公益基金会", "远帆基金会", "same"),
        pair("Organization", "远帆", "蓝鲸", "different"),
    ]
    _, threshold, peer = best_similarity(alike)
    assert (peer.precision, peer.recall) == (1.0, 1.0)
    assert threshold > 0


@pytest.mark.parametrize(
    ("one", "verdict"),
    [
        (pair("Organization", "远帆公益基金会", "远帆公益基金会", "same"), "same"),
        (pair("Organization", "远帆公益基金会", "蓝鲸公益基金会", "different"), "different"),
    ],
)
def test_the_way_of_documents(one: Pair, verdict: str) -> None:
    """A pair is put into a store as two documents, and what became of it is the verdict."""
    assert verdicts([one]) == [verdict]


def test_what_is_asked() -> None:
    """On the pairs the rules were tuned with and on all, what is joined is right, and most of what is the same is joined."""
    pairs = table()
    said = verdicts(pairs)
    for chosen, precision in (((False,), 0.99), ((False, True), 0.99), ((True,), 0.97)):
        rows = [(p, v) for p, v in zip(pairs, said, strict=True) if p.held_out in chosen]
        found = score([p for p, _ in rows], [v for _, v in rows])
        assert found.precision >= precision
        assert found.recall >= 0.90
    never = [
        p for p, v in zip(pairs, said, strict=True) if v == "same" and p.ground in TRAPS and p.verdict == "different"
    ]
    assert never == []

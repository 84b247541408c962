"""Judgements and corrections hold together, and are written and read back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aidgraph.graph.anchor import Anchor, ClaimAnchor, EntityAnchor
from aidgraph.graph.errors import InvalidRecord
from aidgraph.graph.judgement import Correction, Judgement, Signature, ruling, statement_of, statement_text

NOW = Signature("li", "2024-05-01T10:00:00+08:00", "one seal")
A, B = EntityAnchor("Organization", "松江侨联", "松江市"), EntityAnchor("Organization", "云岭侨联", "云岭市")
GIFT = ClaimAnchor("a.txt", "flow", "donation", ("松江侨联捐赠口罩",), ("donor:松江侨联",))
PARTY = ClaimAnchor("a.txt", "event", "event", ("捐赠仪式",))
TIE = ClaimAnchor("a.txt", "tie", "AFFILIATED", ("主席",))


def later(minute: int) -> Signature:
    return Signature("wang", f"2024-05-01T10:{minute:02}:00+08:00", "seen")


def test_order_of_the_two() -> None:
    """A judgement on two things is the same in either order, also by its id."""
    assert Judgement(A, B, "same", NOW) == Judgement(B, A, "same", NOW)
    assert Judgement(A, B, "same", NOW).id == Judgement(B, A, "same", NOW).id


@pytest.mark.parametrize(
    "statement",
    [
        Judgement(A, B, "unsure", NOW),
        Judgement(GIFT, replace(GIFT, document="b.txt"), "same", NOW, undone=later(1)),
        Correction((A, B), "name", "松江市侨联", NOW),
        Correction((GIFT,), "donor", None, NOW, parties=(A,)),
        Correction((GIFT,), "quantity", "12,000", NOW, goods="口罩"),
    ],
)
def test_written_and_read(statement: Judgement | Correction) -> None:
    """A statement comes back from its line as it was, with its id."""
    assert statement_of(statement_text(statement)) == statement
    assert statement_of(statement_text(statement)).id == statement.id


@pytest.mark.parametrize(
    "line", ["", "[]", "{}", '{"kind": "judgement"}', statement_text(Judgement(A, B, "same", NOW))[:-9]]
)
def test_broken_line(line: str) -> None:
    """A line that is no statement is refused."""
    with pytest.raises(InvalidRecord, match="no judgement"):
        statement_of(line)


@pytest.mark.parametrize(
    ("left", "right", "verdict", "signed", "says"),
    [
        (A, B, "maybe", NOW, "verdict"),
        (A, A, "same", NOW, "twice"),
        (A, replace(A, name="松江 侨联"), "same", NOW, "one name"),
        (A, GIFT, "same", NOW, "one of each"),
        (GIFT, PARTY, "same", NOW, "flow and a event|event and a flow"),
        (TIE, replace(TIE, document="b.txt"), "same", NOW, "ends"),
        (A, B, "same", replace(NOW, author=" "), "author"),
        (A, B, "same", replace(NOW, reason=""), "reason"),
        (A, B, "same", replace(NOW, time="yesterday"), "ISO"),
        (A, B, "same", replace(NOW, time="2024-05-01T10:00:00"), "UTC"),
    ],
)
def test_broken_judgement(left: Anchor, right: Anchor, verdict: str, signed: Signature, says: str) -> None:
    """What is no judgement of two things by somebody at some time is refused."""
    with pytest.raises(InvalidRecord, match=says):
        Judgement(left, right, verdict, signed)  # type: ignore[arg-type]  # the test's point


@pytest.mark.parametrize(
    ("targets", "field", "value", "more"),
    [
        ((), "status", "delivered", {}),
        ((GIFT, PARTY), "status", "delivered", {}),
        ((GIFT, A), "status", "delivered", {}),
        ((GIFT,), "colour", "red", {}),
        ((A,), "status", "delivered", {}),
        ((GIFT,), "status", "arrived", {}),
        ((GIFT,), "type", "event", {}),
        ((GIFT,), "quantity", "5", {}),
        ((GIFT,), "quantity", "many", {"goods": "口罩"}),
        ((GIFT,), "quantity", "nan", {"goods": "口罩"}),
        ((GIFT,), "money", "5 yuan", {}),
        ((GIFT,), "currency", "yuan", {}),
        ((GIFT,), "date", "the third", {}),
        ((GIFT,), "donor", "松江侨联", {}),
        ((GIFT,), "status", "delivered", {"parties": (A,)}),
        ((GIFT,), "rejected", "yes", {}),
        ((A,), "name", None, {}),
        ((A,), "name", " ", {}),
        ((A,), "type", "Ship", {}),
        ((A,), "apart", None, {}),
    ],
)
def test_broken_correction(targets: tuple[Anchor, ...], field: str, value: str | None, more: dict[str, object]) -> None:
    """A correction needs one claim or the names of one entity, and a value that the field can have."""
    with pytest.raises(InvalidRecord):
        Correction(targets, field, value, NOW, **more)  # type: ignore[arg-type]  # the test's point


def test_who_rules() -> None:
    """Of two statements about one thing the later one is applied; undone, the earlier one again; unsure is none."""
    first, second = Judgement(A, B, "same", later(1)), Judgement(B, A, "different", later(2))
    other = Correction((GIFT,), "status", "pledged", later(3))
    assert ruling([other, second, first]) == [second, other]
    assert ruling([first, replace(second, undone=later(4)), other]) == [first, other]
    assert ruling([first, Judgement(A, B, "unsure", later(5))]) == []


def test_times_are_compared_in_one_zone() -> None:
    """Ten in Beijing is earlier than three in London."""
    beijing = Judgement(A, B, "same", NOW)
    london = Judgement(A, B, "different", replace(NOW, time="2024-05-01T03:00:00+00:00"))
    assert ruling([london, beijing]) == [london]

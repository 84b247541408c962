"""Questions in Chinese and English."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from aidgraph import queries
from aidgraph.graph.errors import NotFound
from aidgraph.graph.store import Store
from aidgraph.queries.reading import read_question
from readings import Sheet

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "ask_cases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["ask"])
def test_reading(case: dict[str, Any]) -> None:
    """A question is read as it is meant, or not at all."""
    asked = read_question(case["ask"])
    expected = {k: str(v) for k, v in case.get("with", {}).items()}
    assert (asked.question, asked.arguments) == (case["question"], expected)


ANSWERS = [
    ("谁向松江捐款了？", 2),
    ("为什么？", None),
    ("谁向松江市捐赠了物资？", 2),
    ("远帆基金会向贝加国捐赠了口罩吗？", 2),
    ("远帆基金会捐赠了什么？", 4),
    ("What did 远帆基金会 give to 松江 in 2020?", 0),
    ("谁通过远帆基金会捐赠了物资", 1),
]


@pytest.mark.parametrize(("text", "count"), ANSWERS)
def test_answers(aid: Store, text: str, count: int | None) -> None:
    """A question that was understood is answered, one that was not has no answer."""
    found = queries.ask(aid, text)
    assert (len(found.answer) if found.answer is not None else None) == count


def test_places_are_asked_with_what_is_in_them(store: Store) -> None:
    """Who gave to a town is asked of the bodies in the town, too, and the reading says so."""
    sheet = (
        Sheet("a.txt", "远帆基金会捐给松江市口罩。捐给松江市医院手套。")
        .body("远帆基金会")
        .place("松江市", division="松江市")
    )
    sheet.body("松江市医院", "hospital", "松江市").gift("远帆基金会", "松江市", "口罩 5 只")
    store.put(sheet.gift("远帆基金会", "松江市医院", "手套 9 双").reading())
    found = queries.ask(store, "谁向松江市捐赠了物资？")
    assert (found.asked.said, len(found.answer)) == ("理解为：援助记录，受方在 松江市", 2)
    with pytest.raises(NotFound, match="^理解为：援助记录，受方 无名会; no entity"):
        queries.ask(store, "谁向无名会捐赠了物资？")

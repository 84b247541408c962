"""The analysis of mistakes on one invented page: each kind of mistake is told apart."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from rich.console import Console

from errors import mention_mistakes, print_list, print_summary
from judging import Judged, judge
from scorer import Page, load, pages

EVAL = Path(__file__).parents[3] / "shared" / "eval"
pytestmark = pytest.mark.skipif(not (EVAL / "score.py").exists(), reason="the scorer does not lie beside the project")

TEXT = (
    "3月2日，甲山县侨联向乙水县红十字会捐赠口罩100只。"
    "丙河公司捐款5万元给乙水县红十字会。"
    "丁湖商会会长柳成向\n甲山县侨联致谢。"
)
NAMES = {
    "a": ("甲山县侨联", "ORG"), "b": ("乙水县红十字会", "ORG"), "c": ("丙河公司", "ORG"),
    "d": ("丁湖商会", "ORG"), "e": ("柳成", "PERSON"),
}  # fmt: skip
GIFT = {"kind": "donation", "donors": ["a"], "recipients": ["b"], "status": "delivered", "date": "2020-03-02"}
MASKS = {"name": "口罩", "quantity": 100, "unit": "只"}
FIRST, SECOND, THIRD = TEXT.split("。")[:3]


def gold(tmp_path: Path) -> None:
    """The invented document with its reference answers."""
    every = ["mentions", "flows", "events", "AFFILIATED", "CONTACTED"]
    money = {"kind": "donation", "donors": ["c"], "recipients": ["b"], "amount": 50000, "currency": "CNY"}
    flows = [{**GIFT, "items": [MASKS], "quotes": [FIRST]}, {**money, "status": "delivered", "quotes": [SECOND]}]
    answers = {
        "document": "page.txt",
        "regions": [{"id": "r", "from": TEXT[:5], "to": TEXT[-5:], "covers": every}],
        "entities": [{"id": i, "type": t, "name": n} for i, (n, t) in NAMES.items()],
        "flows": flows,
        "edges": [{"type": "AFFILIATED", "source": "e", "target": "d", "quotes": [THIRD]}],
    }
    (tmp_path / "page.yaml").write_text(yaml.safe_dump(answers, allow_unicode=True), encoding="utf-8")
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")


def page_of(tmp_path: Path, *records: dict[str, Any], without: str = "") -> Page:
    """The page with mentions of all names but `without`, and the records told of it."""
    gold(tmp_path)
    types = {"ORG": "Organization", "PERSON": "Person"}
    rows: list[dict[str, Any]] = [{"kind": "document", "id": "page.txt", "name": "page.txt"}]
    rows += [{"kind": "node", "id": i, "type": types[t], "name": n} for i, (n, t) in NAMES.items()]
    for i, (n, _) in NAMES.items():
        if i not in without:
            spans = [(m.start(), m.end()) for m in re.finditer(n, TEXT)]
            rows += [{"kind": "mention", "node": i, "document": "page.txt", "start": s, "end": e} for s, e in spans]
    (tmp_path / "export.jsonl").write_text("\n".join(json.dumps(r) for r in [*rows, *records]), encoding="utf-8")
    scorer = load(EVAL)
    return pages(scorer, tmp_path, tmp_path, scorer.Export(tmp_path / "export.jsonl"))[0]


def at(quote: str) -> list[dict[str, Any]]:
    start = TEXT.index(quote)
    return [{"document": "page.txt", "start": start, "end": start + len(quote), "quote": quote}]


def flow(quote: str = FIRST, **changes: Any) -> dict[str, Any]:
    """A right telling of the first gift, with changes."""
    right = {**GIFT, "kind": "flow", "flow_kind": "donation", "items": [MASKS], "rules": ["give-to"]}
    return {**right, "id": str(changes), "evidence": at(quote), **changes}


def kinds(found: list[Judged], record: str = "flow") -> Counter[str]:
    return Counter(m for j in found if j.kind == record for m in j.mistakes)


@pytest.mark.parametrize(
    ("changes", "mistakes", "verdict"),
    [
        ({}, set(), "right"),
        ({"donors": ["b"], "recipients": ["a"]}, {"wrong role"}, "wrong"),
        ({"donors": ["a", "c"]}, {"other party"}, "wrong"),
        ({"donors": []}, {"party missing"}, "incomplete"),
        ({"items": [{"name": "医用口罩", "quantity": 100, "unit": "只"}]}, {"goods"}, "incomplete"),
        ({"items": [{"name": "口罩", "quantity": 1000, "unit": "只"}]}, {"number"}, "wrong"),
        ({"amount": 5}, {"number"}, "wrong"),
        ({"status": "pledged"}, {"status"}, "wrong"),
        ({"date": None}, {"date"}, "incomplete"),
        ({"flow_kind": "purchase"}, {"kind"}, "wrong"),
    ],
)
def test_kinds_of_flow_mistakes(tmp_path: Path, changes: dict[str, Any], mistakes: set[str], verdict: str) -> None:
    """A flow that differs from the reference in one thing gets that kind of mistake, and the verdict follows from it."""
    found = next(j for j in judge(page_of(tmp_path, flow(**changes))) if j.rules)
    assert (set(found.mistakes), found.verdict) == (mistakes, verdict)


def test_missed_and_extra(tmp_path: Path) -> None:
    """What no record tells is missed; what the reference does not tell is extra; a second telling is told apart."""
    thanks = flow(THIRD, donors=["d"], recipients=["a"], items=[], date=None)
    again = flow(THIRD, id="again")
    assert kinds(judge(page_of(tmp_path))) == {"missed trigger": 2}
    assert kinds(judge(page_of(tmp_path, thanks))) == {"missed trigger": 2, "extra": 1}
    assert kinds(judge(page_of(tmp_path, flow(), again))) == {"missed trigger": 1, "told twice": 1}
    assert not kinds(judge(page_of(tmp_path, flow(), again), claims=True))["told twice"]


def test_why_a_tie_is_missed(tmp_path: Path) -> None:
    """A tie is missed for a name that was not found; it is wrong by its direction or by one end."""
    tie = {"kind": "edge", "type": "AFFILIATED", "rules": ["person-role"], "evidence": at(THIRD)}
    assert kinds(judge(page_of(tmp_path, without="e")), "AFFILIATED") == {"party not found": 1}
    for ends, kind in ((("d", "e"), "wrong role"), (("e", "a"), "other party"), (("a", "b"), "extra")):
        found = judge(page_of(tmp_path, {**tie, "source": ends[0], "target": ends[1]}))
        assert kind in kinds(found, "AFFILIATED")


def test_mentions(tmp_path: Path) -> None:
    """Mentions are missed, cut otherwise or false."""
    cut = {
        "kind": "mention",
        "node": "e",
        "document": "page.txt",
        "start": TEXT.index("长柳成"),
        "end": TEXT.index("向\n"),
    }
    false = {"kind": "mention", "node": "a", "document": "page.txt", "start": 0, "end": 4}
    found = mention_mistakes(page_of(tmp_path, cut, false, without="ec"))
    assert kinds(found, "mention") == {"boundary": 1, "missed": 1, "false alarm": 1}


def test_what_is_printed(tmp_path: Path) -> None:
    """The tables count by kind and rule; the list names document, sentence, rule and words, and ends at the limit."""
    page = page_of(tmp_path, flow(status="pledged"), without="")
    out = Console(width=120, record=True, file=io.StringIO())
    judged = judge(page)
    print_summary(judged, out)
    print_list([j for j in judged if not j.missed], {page.document: page}, 1, out)
    text = out.export_text()
    assert "Mistakes by kind" in text
    assert "Records by rule" in text
    assert text.count("page.txt §") == 1
    assert "asked [donation/delivered] 甲山县侨联 -> 乙水县红十字会: 口罩 100只" in text

"""The interchange format."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from aidgraph.graph.claim import Reading
from aidgraph.graph.document import Mention
from aidgraph.graph.export import export_jsonl
from aidgraph.graph.store import Store
from readings import Sheet

PAGE = Path(__file__).parents[2] / "docs" / "interchange.md"


def told() -> Reading:
    sheet = Sheet(
        "a.txt", "松江市与云岭市举办物资捐赠仪式。我们见到松江市主席林小雨向贝加国捐赠口罩2000只和3万元。友城柬来信。"
    )
    sheet.place("松江市", aliases=["松江"]).place("云岭市").place("贝加国", "country").person("林小雨")
    sheet.gift("松江市", "贝加国", "口罩 2000 只", money="30000 CNY", date="2020-03")
    sheet.event("物资捐赠仪式", "松江市、云岭市", date="2020-03-02")
    sheet.tie("AFFILIATED", "林小雨", "松江市", role="主席", former="true").tie("SISTER_CITY", "松江市", "云岭市")
    reading = sheet.reading()
    pointing = [Mention("e1", sheet.span("我们"), "deictic"), Mention("e3", sheet.span("柬"), "deictic")]
    return replace(reading, mentions=(*reading.mentions, *pointing))


def exported(store: Store, least: float = 0.0) -> list[dict[str, Any]]:
    out = io.StringIO()
    count = export_jsonl(store, out, least)
    lines = out.getvalue().splitlines()
    assert len(lines) == count
    return [json.loads(line) for line in lines]


def test_records(store: Store) -> None:
    """Every kind of record is there, every id that is named is a node, every quote is verbatim."""
    store.put(told())
    records = exported(store)
    nodes = {r["id"] for r in records if r["kind"] == "node"}
    for r in records:
        named = [
            x for k in ("donors", "recipients", "via", "hosts", "supporters", "participants") for x in r.get(k, ())
        ]
        named += [r[k] for k in ("node", "source", "target") if k in r]
        assert set(named) <= nodes
        spans = [*r.get("evidence", ()), *([{**r, "quote": r["text"]}] if "start" in r else [])]
        assert all(told().document.text[s["start"] : s["end"]] == s["quote"] for s in spans)
    assert {r["kind"] for r in records} == {"document", "node", "mention", "reference", "flow", "event", "edge"}
    assert {r["type"] for r in records if r["kind"] == "edge"} == {"AFFILIATED", "SISTER_CITY", "DONATED", "CO_HOSTED"}


def test_flow_record(store: Store) -> None:
    """A flow says its figures as numbers, without needless decimals, and as written."""
    store.put(told())
    (flow,) = (r for r in exported(store) if r["kind"] == "flow")
    assert flow["items"] == [
        {"name": "口罩", "quantity": 2000, "unit": "只", "quantity_text": "2000只", "hedge": "exact"}
    ]
    assert (flow["amount"], flow["currency"], flow["value_of_goods"]) == (30000, "CNY", False)
    assert (flow["flow_kind"], flow["status"], flow["date"], flow["rules"]) == (
        "donation",
        "delivered",
        "2020-03",
        ["test-gift"],
    )


def test_pronouns_are_references(store: Store) -> None:
    """Pronouns and single characters go out as references, not as mentions."""
    store.put(told())
    assert sorted(r["text"] for r in exported(store) if r["kind"] == "reference") == ["我们", "柬"]


def test_least_confidence(store: Store) -> None:
    """Claims below the least confidence are left out; nodes stay."""
    store.put(told())
    kinds = [r["kind"] for r in exported(store, 0.75)]
    assert "event" not in kinds and "flow" in kinds and "node" in kinds
    assert {r["type"] for r in exported(store, 0.75) if r["kind"] == "edge"} == {"DONATED"}


def test_every_key_is_described(store: Store) -> None:
    """The page on the format names every key of every kind of record, and no other."""
    store.put(told())
    page = PAGE.read_text(encoding="utf-8")
    described = {
        k: set(re.findall(r"^\| `(\w+)`", part, re.MULTILINE))
        for k, part in re.findall(r"^## `(\w+)`(.*?)(?=^## |\Z)", page, re.M | re.S)
    }
    found: dict[str, set[str]] = {}
    for r in exported(store):
        found.setdefault(r["kind"], set()).update(set(r) - {"kind"})
    found["flow"] |= {"amount_text", "amount_hedge", "value_of_goods"}
    assert described == found

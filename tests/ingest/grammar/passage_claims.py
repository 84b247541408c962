"""Passages with expected claims: what a reading says of one, in the words of the passages file."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from aidgraph.graph.claim import Claim, Reading
from aidgraph.ingest.read import read
from aidgraph.ingest.readers import read_bytes

HERE = Path(__file__).parent
OWN_TEST = frozenset({"passages_purchase_dispatch.yaml"})
"""Files whose entries are compared more strictly, by a test of their own."""
ROLES = {"donors": "donor", "recipients": "recipient", "via": "via", "hosts": "host", "participants": "participant"}


@lru_cache
def passages(*names: str) -> tuple[dict[str, Any], ...]:
    """All entries of the files named; without one, of passages.yaml and its companions that have no test of their own."""
    files = [HERE / n for n in names] or [f for f in sorted(HERE.glob("passages*.yaml")) if f.name not in OWN_TEST]
    return tuple(e for f in files for e in yaml.safe_load(f.read_text(encoding="utf-8"))["passages"])


@lru_cache
def known_failures(file: str = "known_failures.txt") -> frozenset[str]:
    """Ids of the passages that the grammar does not read yet."""
    lines = (HERE / file).read_text(encoding="utf-8").splitlines()
    return frozenset(x.strip() for x in lines if x.strip() and not x.startswith("#"))


def read_passage(entry: dict[str, Any]) -> Reading:
    """The reading of an entry's text under a head that gives its publisher or home and its date."""
    head = [str(entry[k]) for k in ("publisher", "home") if entry.get(k)][:1]
    head += [f"（{entry['date']}）"] if entry.get("date") else []
    text = "\n".join([*head, "", str(entry["text"])])
    return read(read_bytes(text.encode(), f"{entry['id']}.txt"))


def norm(text: object) -> str:
    """`text` without what two spellings of one name differ in: white space, quotes, width."""
    return re.sub(r"[\s\"'“”‘’·()（）]", "", unicodedata.normalize("NFKC", str(text or ""))).casefold()


def asserted(entry: dict[str, Any]) -> set[tuple[object, ...]]:
    """The expected flows and ties, each as one comparable row."""
    out: set[tuple[object, ...]] = set()
    for f in entry.get("flows") or []:
        items = frozenset((norm(i["name"]), _number(i.get("quantity"))) for i in f.get("items") or [])
        out.add(
            (f["kind"], _names(f, "donors"), _names(f, "recipients"), items, _number(f.get("amount")), f.get("status"))
        )
    for t in entry.get("ties") or []:
        ends = (norm(t["source"]), norm(t["target"]))
        out.add((t["type"], *(sorted(ends) if t["type"] in ("SISTER_CITY", "SIGNED_WITH") else ends)))
    return out


def asserted_flows(entry: dict[str, Any]) -> set[tuple[object, ...]]:
    """The expected flows with the bodies through whom they went and their day."""
    rows = [(f, next(iter(asserted({"flows": [f]})))) for f in entry.get("flows") or []]
    return {(*row, _names(f, "via"), str(f.get("date", ""))) for f, row in rows}


def said_flows(reading: Reading, entry: dict[str, Any]) -> set[tuple[object, ...]]:
    """The flows that the reading asserts, as rows like those of `asserted_flows`."""
    named = _named(reading, entry)
    return {
        (*_row(c, named), frozenset(named[x] for x in c.entities("via")), c.date.iso if c.date else "")
        for c in reading.claims
        if c.kind == "flow"
    }


def said(reading: Reading, entry: dict[str, Any]) -> set[tuple[object, ...]]:
    """What the reading asserts, as rows like those of `asserted`; parties under any form that the entry names them by."""
    named = _named(reading, entry)
    return {_row(c, named) for c in reading.claims if c.kind != "event"}


def _named(reading: Reading, entry: dict[str, Any]) -> dict[str, str]:
    """Local entity → its name, in the form by which the entry expects it."""
    expected = {norm(x) for f in entry.get("flows") or [] for k in ROLES for x in f.get(k) or []}
    expected |= {norm(t[k]) for t in entry.get("ties") or [] for k in ("source", "target")}
    forms = {e.id: (e.name, *e.aliases, *e.deictics) for e in reading.entities}
    written = {norm(v): norm(k) for k, v in (entry.get("names") or {}).items()}
    return {
        i: next((n for f in fs if (n := written.get(norm(f), norm(f))) in expected), norm(fs[0]))
        for i, fs in forms.items()
    }


def _row(c: Claim, named: dict[str, str]) -> tuple[object, ...]:
    who = {r: frozenset(named[x] for x in c.entities(r)) for r in ("donor", "recipient", "source", "target")}  # type: ignore[arg-type]  # role names
    if c.kind == "tie":
        ends = (next(iter(who["source"])), next(iter(who["target"])))
        return (c.type, *(sorted(ends) if c.type in ("SISTER_CITY", "SIGNED_WITH") else ends))
    items = frozenset((norm(i.name.value), i.quantity.value if i.quantity else None) for i in c.items)
    return (
        c.type,
        who["donor"],
        who["recipient"],
        items,
        c.money.amount if c.money else None,
        c.status.value if c.status else None,
    )


def _names(flow: dict[str, Any], role: str) -> frozenset[str]:
    return frozenset(norm(x) for x in flow.get(role) or [])


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))

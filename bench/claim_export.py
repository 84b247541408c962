"""Claims as the scorer reads records: one record a claim, one node a local entity, nothing merged."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from aidgraph.graph.claim import Claim, Reading, RoleName
from aidgraph.graph.export import is_reference, number
from aidgraph.graph.values import Item

Record = dict[str, Any]
ROLES: dict[str, RoleName] = {
    "donors": "donor", "recipients": "recipient", "via": "via",
    "hosts": "host", "supporters": "supporter", "participants": "participant",
}  # fmt: skip


def write_claims(readings: Iterable[Reading], path: Path) -> None:
    """Write every claim of `readings` to `path` as JSON Lines."""
    lines = [json.dumps(r, ensure_ascii=False) for reading in readings for r in _records(reading)]
    path.write_text("\n".join(lines), encoding="utf-8")


def _records(reading: Reading) -> Iterator[Record]:
    d = reading.document

    def node(entity: str) -> str:
        return f"{d.id}#{entity}"

    yield {"kind": "document", "id": d.id, "name": d.name}
    for e in reading.entities:
        yield {"kind": "node", "id": node(e.id), "type": e.type, "name": e.name, "aliases": list(e.aliases)}
    for m in reading.mentions:
        kind = "reference" if m.form == "deictic" and is_reference(m.span.quote) else "mention"
        at = {"document": d.id, "start": m.span.start, "end": m.span.end, "text": m.span.quote}
        yield {"kind": kind, "node": node(m.entity), **at}
    for c in reading.claims:
        evidence = [{"document": d.id, "start": s.start, "end": s.end, "quote": s.quote} for s in c.evidence]
        about = {"id": c.id, "evidence": evidence, "rules": [c.rule], "confidence": c.confidence}
        yield {**about, **_said(c, node)}


def _said(c: Claim, node: Any) -> Record:
    if c.kind == "tie":
        ends = {k: node(c.entities(k)[0]) for k in ("source", "target")}  # type: ignore[arg-type]  # both are role names
        return {"kind": "edge", "type": c.type, **ends}
    parties = {k: [node(x) for x in c.entities(role)] for k, role in ROLES.items()}
    date = c.date.iso if c.date else None
    if c.kind == "event":
        return {"kind": "event", "name": c.word("name"), "date": date, **parties}
    texts = {k: c.word(k) for k in ("donor_text", "recipient_text")}
    money = {"amount": number(c.money.amount), "currency": c.money.currency} if c.money else {}
    status = c.status.value if c.status else None
    items = [_item(i) for i in c.items]
    return {
        "kind": "flow",
        "flow_kind": c.type,
        **parties,
        **texts,
        **money,
        "items": items,
        "status": status,
        "date": date,
    }


def _item(i: Item) -> Record:
    figures = {"quantity": number(i.quantity.value), "unit": i.quantity.unit} if i.quantity else {}
    return {"name": i.name.value, **figures}

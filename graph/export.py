"""The graph as JSON Lines for other programs; docs/interchange.md describes every key."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any, TextIO

from .claim import UNORDERED_TIES
from .document import Document, Mention
from .entity import Conflict, Entity, Event, Evidence, Flow, Tie
from .judgement import Correction
from .resolve.profiles import digest
from .store import Store
from .store.reader import Reader
from .values import Item

Record = dict[str, Any]
EDGE_OF = {"donation": "DONATED", "purchase": "SUPPLIED", "dispatch": "DISPATCHED"}
"""The edge that a kind of flow gives from each donor to each recipient."""

# Forms that stand for a thing by grammar only: pronouns, sides of talks, sums of two.
_REFERENCE = re.compile(r".|我们|咱们|他们|她们|它们|大家|自己|双方|各方|\w{1,2}方|[两三四]\w|其")


def export_jsonl(store: Store, out: TextIO, min_confidence: float = 0.0) -> int:
    """Write the graph to `out`, one JSON record a line, without claims below `min_confidence`; the number of lines.

    Nodes come first, so that a reader that keeps them understands every later line.
    """
    lines = 0
    for line in export_lines(store, min_confidence):
        out.write(line)
        lines += 1
    return lines


def export_lines(store: Store, min_confidence: float = 0.0) -> Iterator[str]:
    """The lines of `export_jsonl` one after the other, all of the store as it is at the first."""
    with store.view() as view:
        for record in _records(view, min_confidence):
            yield json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n"


def _records(view: Reader, least: float) -> Iterator[Record]:
    for document in view.documents():
        yield _document(view.document(document))
    for entity in view.entities():
        yield _node(entity)
    for document in view.documents():
        for entity_id, mention in view.mentions(document):
            yield _mention(entity_id, mention)
    evidence = {i: e for i, e in view.evidence().items() if e.confidence >= least}
    flows = [f for f in view.flows() if f.confidence >= least]
    events = [e for e in view.events() if e.confidence >= least]
    told = view.corrections(c for f in flows for c in f.claims)
    corrections = {claim: [_correction(claim, c) for c in cs] for claim, cs in told.items()}
    yield from (_flow(f, evidence, corrections) for f in flows)
    yield from (_event(e, evidence) for e in events)
    yield from (_tie(t, evidence) for t in view.ties() if t.confidence >= least)
    for f in flows:
        yield from _gifts(f, evidence)
    yield from _co_hosted(events, evidence)


def _document(d: Document) -> Record:
    about = {"publisher": d.publisher, "home": d.home, "date": d.date, "title": d.title, "language": d.language}
    return {"kind": "document", "id": d.id, "name": d.name, "sha256": d.sha256, "characters": len(d.text), **about}


def _node(e: Entity) -> Record:
    aliases = list(dict.fromkeys((*e.names, *e.aliases)))
    aliases.remove(e.name)
    named = {"name": e.name, "aliases": aliases}
    return {"kind": "node", "id": e.id, "type": e.type, **named, "subtype": e.kind or None, "division": e.division}


def _mention(entity: str, m: Mention) -> Record:
    kind = "reference" if m.form == "deictic" and is_reference(m.span.quote) else "mention"
    at = {"document": m.span.document, "start": m.span.start, "end": m.span.end, "text": m.span.quote}
    return {"kind": kind, "node": entity, **at, "form": m.form}


def is_reference(form: str) -> bool:
    """Whether a form that points is no more than a pronoun, a side, a sum of two or one character.

    >>> [is_reference(f) for f in ("我们", "中方", "两市", "柬", "我市", "该公司")]
    [True, True, True, True, False, False]
    """
    return bool(_REFERENCE.fullmatch("".join(form.split())))


def _flow(f: Flow, evidence: Mapping[str, Evidence], corrections: Mapping[str, list[Record]]) -> Record:
    money: Record = {"amount": None, "currency": None}
    if f.money is not None:
        money = {"amount": number(f.money.amount), "currency": f.money.currency, "amount_text": f.money.written}
        money |= {"amount_hedge": f.money.hedge, "value_of_goods": f.money.basis == "value_of_goods"}
    return {
        "kind": "flow",
        "id": f.id,
        "flow_kind": f.kind,
        "donors": f.donors,
        "recipients": f.recipients,
        "via": f.via,
        "donor_text": f.donor_text,
        "recipient_text": f.recipient_text,
        "items": [_item(i) for i in f.items],
        **money,
        "status": f.status,
        "date": f.date.iso if f.date else None,
        "date_end": f.date.end if f.date else None,
        "conflicts": [_conflict(c) for c in f.conflicts],
        "corrections": [c for claim in f.claims for c in corrections.get(claim, ())],
        **_grounds(f, evidence),
    }


def _item(i: Item) -> Record:
    item: Record = {"name": i.name.value}
    if i.quantity is not None:
        q = i.quantity
        item |= {"quantity": number(q.value), "unit": q.unit, "quantity_text": q.written, "hedge": q.hedge}
    return item


def number(value: float | None) -> float | int | None:
    """A figure without a needless decimal point.

    >>> number(50000.0), number(2.5)
    (50000, 2.5)
    """
    return int(value) if value is not None and value == int(value) else value


def _event(e: Event, evidence: Mapping[str, Evidence]) -> Record:
    who = {"hosts": e.hosts, "supporters": e.supporters, "participants": e.participants}
    told = {"conflicts": [_conflict(c) for c in e.conflicts], **_grounds(e, evidence)}
    return {"kind": "event", "id": e.id, "name": e.name, "date": e.date.iso if e.date else None, **who, **told}


def _tie(t: Tie, evidence: Mapping[str, Evidence]) -> Record:
    words: Record = {n: v[0] if len(v) == 1 else list(v) for n, v in t.properties}
    if "former" in words:
        words["former"] = True
    if t.date is not None:
        words["date"] = t.date.iso
    return _edge(t.id, t.type, t.source, t.target, words, _grounds(t, evidence))


def _gifts(f: Flow, evidence: Mapping[str, Evidence]) -> Iterator[Record]:
    """An edge from each donor to each recipient; what was given stands in the flow."""
    grounds, type_ = _grounds(f, evidence), EDGE_OF[f.kind]
    for a in f.donors:
        for b in f.recipients:
            if a != b:
                words = {"flow": f.id, "status": f.status, "date": f.date.iso if f.date else None}
                yield _edge("d" + digest(f.id, a, b), type_, a, b, words, grounds)


def _co_hosted(events: list[Event], evidence: Mapping[str, Evidence]) -> Iterator[Record]:
    """An edge for every two hosts of an event, with all their events."""
    together: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for e in events:
        for a, b in combinations(sorted(set(e.hosts)), 2):
            together[a, b].append(e)
    for (a, b), shared in sorted(together.items()):
        grounds = [_grounds(e, evidence) for e in shared]
        joined = {k: list(dict.fromkeys(x for g in grounds for x in g[k])) for k in ("claims", "rules")}
        joined["evidence"] = [x for g in grounds for x in g["evidence"]]
        sure = {"confidence": max(g["confidence"] for g in grounds)}
        yield _edge("h" + digest(a, b), "CO_HOSTED", a, b, {"events": [e.id for e in shared]}, {**joined, **sure})


def _edge(id_: str, type_: str, source: str, target: str, properties: Record, grounds: Record) -> Record:
    ends = {"source": source, "target": target, "directed": type_ not in UNORDERED_TIES | {"CO_HOSTED"}}
    return {"kind": "edge", "id": id_, "type": type_, **ends, "properties": properties, **grounds}


def _grounds(r: Flow | Event | Tie, evidence: Mapping[str, Evidence]) -> Record:
    """What a record rests on: claims, the rules that read them, a confidence, and the words."""
    found = [evidence[c] for c in r.claims if c in evidence]
    spans = dict.fromkeys(s for e in found for s in e.spans)
    return {
        "confidence": r.confidence,
        "claims": [e.claim for e in found],
        "rules": sorted({e.rule for e in found}),
        "evidence": [{"document": s.document, "start": s.start, "end": s.end, "quote": s.quote} for s in spans],
    }


def _correction(claim: str, c: Correction) -> Record:
    value = "、".join(p.name for p in c.parties) or c.value
    who = {"author": c.signed.author, "time": c.signed.time, "reason": c.signed.reason}
    return {"id": c.id, "claim": claim, "field": c.field, "goods": c.goods, "value": value, **who}


def _conflict(c: Conflict) -> Record:
    values = [{"value": v, "claims": claims} for v, claims in c.values]
    return {"field": c.field, "kept": c.kept, "policy": c.policy, "values": values}

"""Rows of answers as rows of tables that people read: parties by name, goods and money as written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aidgraph.queries import EventRow, FlowRow, HelpedRow, Named, TieRow

Record = dict[str, Any]


def table_row(row: Any) -> Record | None:  # any row of any answer
    """The cells of a row by column, where it has a form of its own; else None."""
    made = _FORMS.get(type(row).__name__)
    return made(row) if made else None


def _flow(r: FlowRow) -> Record:
    f = r.flow
    money = f.money
    return {
        "id": f.id,
        "kind": f.kind,
        "donors": _who(r.donors, f.donor_text),
        "recipients": _who(r.recipients, f.recipient_text),
        "via": _who(r.via, None),
        "goods": [f"{i.name.value} {i.quantity.written}" if i.quantity else i.name.value for i in f.items],
        "quantities": [i.quantity.value if i.quantity else None for i in f.items],
        "units": [i.quantity.unit if i.quantity else None for i in f.items],
        "money": money.written if money else None,
        "amount": money.amount if money else None,
        "currency": money.currency if money else None,
        "status": f.status,
        "date": f.date.iso if f.date else None,
        "confidence": f.confidence,
        "documents": list(r.documents),
    }


def _event(r: EventRow) -> Record:
    e = r.event
    return {
        "id": e.id,
        "name": e.name,
        "date": e.date.iso if e.date else None,
        "hosts": _who(r.hosts, None),
        "supporters": _who(r.supporters, None),
        "participants": _who(r.participants, None),
        "confidence": e.confidence,
        "documents": list(r.documents),
    }


def _tie(r: TieRow) -> Record:
    words = {name: list(values) for name, values in r.tie.properties}
    ends = {"id": r.tie.id, "source": r.source.name, "type": r.tie.type, "target": r.target.name}
    return ends | words | {"confidence": r.tie.confidence, "documents": list(r.documents)}


def _helped(r: HelpedRow) -> Record:
    from aidgraph.cli.wording import sums

    ends = {"donors": _who(r.donors, r.donor_text), "recipients": _who(r.recipients, r.recipient_text)}
    return ({"group": r.group} if r.group is not None else ends) | {
        "goods and money": sums(r.goods, r.money),
        "flows": len(r.flows),
    }


def _left_out(r: Any) -> Record:
    return {"why": r.reason} | _flow(r.row)


def _pledge(r: Any) -> Record:
    return {"arrived": r.arrived} | _flow(r.row) | {"deliveries": [d.flow.id for d in r.deliveries]}


def _match(r: Any) -> Record:
    e = r.entity
    named = {"id": e.id, "type": e.type, "name": e.name, "kind": e.kind, "aliases": list(e.aliases)}
    return named | {"division": e.division, "documents": r.documents, "records": r.records}


def _moment(r: Any) -> Record:
    row = r.flow or r.event or r.tie
    told = table_row(row) or {}
    others = [
        *told.get("donors", ()),
        *told.get("recipients", ()),
        *told.get("hosts", ()),
        *told.get("participants", ()),
    ]
    ends = [told[k] for k in ("source", "target") if k in told]
    where = {"quote": r.quote.span.quote, "document": r.quote.span.document}
    return {"date": r.date, "kind": r.kind, "id": r.id, "roles": list(r.roles), "parties": [*others, *ends]} | where


def _hosts(r: Any) -> Record:
    names = [e.event.name or e.event.id for e in r.events]
    return {"first": r.first.name, "second": r.second.name, "times": r.times, "events": names}


def _between(r: Any) -> Record:
    return {
        "via": r.via.name,
        "donors": _who(r.donors, None),
        "recipients": _who(r.recipients, None),
        "flows": list(r.flows),
    }


def _dispute(r: Any) -> Record:
    told = [f"{v.value} ({', '.join(v.documents)})" for v in r.values]
    return {"id": r.id, "kind": r.kind, "field": r.field, "kept": r.kept, "policy": r.policy, "values": told}


def _ground(r: Any) -> Record:
    quotes = [q.span.quote for q in r.quotes]
    where = {"rule": r.rule, "confidence": r.confidence, "records": list(r.records), "quotes": quotes}
    return {"claim": r.claim, "type": r.type, "document": r.document} | where


def _who(named: Sequence[Named], words: str | None) -> list[str]:
    return [*(n.name for n in named), *([words] if words else [])]


_FORMS = {
    "FlowRow": _flow, "EventRow": _event, "TieRow": _tie, "HelpedRow": _helped, "LeftOut": _left_out, "Pledge": _pledge,
    "Match": _match, "Moment": _moment, "Hosts": _hosts, "Between": _between, "Dispute": _dispute, "Ground": _ground,
}  # fmt: skip

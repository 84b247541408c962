"""Commands that ask what became of things and what they rest on: pledges, timeline, conflicts, evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

import aidgraph

from .options import (
    DB,
    After,
    Confidence,
    Country,
    Db,
    Donor,
    Goods,
    Json,
    Limit,
    Party,
    Policy,
    Recipient,
    Since,
    Until,
)
from .rows import FLOW, flow_cells, who
from .screen import more, print_json, table
from .wording import corrections, place
from .wording import goods as what_of

if TYPE_CHECKING:
    from aidgraph.queries import Moment, Quoted


def pledges(
    donor: Donor = None,
    recipient: Recipient = None,
    party: Party = None,
    goods: Goods = None,
    country: Country = None,
    since: Since = None,
    until: Until = None,
    min_confidence: Confidence = 0.0,
    kept: Annotated[bool, typer.Option("--kept", help="Also promises that arrived whole.")] = False,
    limit: Limit = 100,
    after: After = None,
    db: Db = DB,
    as_json: Json = False,
) -> None:
    """What was promised and, as far as the documents say, did not arrive whole."""
    with aidgraph.open(db, read_only=True) as graph:
        found = graph.pledges(
            donor=donor, recipient=recipient, party=party, goods=goods, country=country, since=since, until=until,
            min_confidence=min_confidence, kept=kept, limit=limit, after=after,
        )  # fmt: skip
    if as_json:
        print_json(list(found))
        return
    rows = [[p.row.flow.id, p.arrived, "、".join(d.flow.id for d in p.deliveries), *flow_cells(p.row)] for p in found]
    table(("flow", "arrived", "by", *FLOW), rows)
    more(found.next)


def timeline(
    party: Annotated[str, typer.Argument(help="A name or id.")],
    other: Annotated[str | None, typer.Argument(help="A name or id: only what both took part in.")] = None,
    kinds: Annotated[list[str] | None, typer.Option("--kind", help="flow, event or tie; may be repeated.")] = None,
    since: Since = None,
    until: Until = None,
    min_confidence: Confidence = 0.0,
    limit: Limit = 100,
    after: After = None,
    db: Db = DB,
    as_json: Json = False,
) -> None:
    """What happened with one, or between two, in order of date."""
    with aidgraph.open(db, read_only=True) as graph:
        chosen = {"kinds": kinds} if kinds else {}
        found = graph.timeline(
            party, other, since=since, until=until, min_confidence=min_confidence, limit=limit, after=after, **chosen
        )
    if as_json:
        print_json(list(found))
        return
    rows = [[m.date or "", m.kind, "、".join(m.roles), _said(m), m.quote.span.document, m.id] for m in found]
    table(("date", "what", "as", "which", "document", "id"), rows)
    more(found.next)


def conflicts(
    party: Annotated[str | None, typer.Argument(help="A name or id: only what this one took part in.")] = None,
    field: Annotated[
        str | None, typer.Option("--field", help="items.quantity, items.unit, money, status or date.")
    ] = None,
    policy: Policy = None,
    since: Since = None,
    until: Until = None,
    min_confidence: Confidence = 0.0,
    limit: Limit = 100,
    after: After = None,
    db: Db = DB,
    as_json: Json = False,
) -> None:
    """Where documents state a field of one flow or event differently; * marks the value that is shown elsewhere."""
    with aidgraph.open(db, read_only=True) as graph:
        found = graph.conflicts(
            party,
            field=field,
            policy=policy,
            since=since,
            until=until,
            min_confidence=min_confidence,
            limit=limit,
            after=after,
        )
    if as_json:
        print_json(list(found))
        return
    rows = [
        [d.id, d.field, v.value + " *" * (v.value == d.kept), "、".join(v.documents), _one_line(v.quotes[0])]
        for d in found
        for v in d.values
    ]
    table(("of", "field", "value", "documents", "words"), rows)
    more(found.next)


def evidence(
    what: Annotated[list[str], typer.Argument(help="Ids of flows, events, ties or claims; ids or names of entities.")],
    limit: Limit = 100,
    after: After = None,
    db: Db = DB,
    as_json: Json = False,
) -> None:
    """Every claim behind a node, an edge, a flow or a total (its flows), with its words in their sentence."""
    with aidgraph.open(db, read_only=True) as graph:
        found = graph.evidence(*what, limit=limit, after=after)
    if as_json:
        print_json(list(found))
        return
    for n, g in enumerate(found):
        print("\n" * bool(n) + f"{g.kind} {g.type}, claim {g.claim}, of {'、'.join(g.records) or 'nothing'}")
        print(f"read by the rule {g.rule}, confidence {g.confidence:.2f}")
        for line in corrections(g.corrected):
            print(line)
        for q in g.quotes:
            print(f"  {place(q.span)}\n  {_one_line(q)}")
    more(found.next)


def _said(m: Moment) -> str:
    if m.flow:
        f = m.flow.flow
        ends = f"{who(m.flow.donors, f.donor_text)} → {who(m.flow.recipients, f.recipient_text)}"
        return f"{ends}: {what_of(f, m.flow.corrected)}"
    if m.event:
        return m.event.event.name or who(m.event.hosts, None, none="")
    return f"{m.tie.source.name} {m.tie.tie.type} {m.tie.target.name}" if m.tie else ""


def _one_line(q: Quoted) -> str:
    return "".join((q.before + q.span.quote + q.after).split())

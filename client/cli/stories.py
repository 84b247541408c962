"""Commands that ask what became of things: pledges."""

from __future__ import annotations

from typing import Annotated

import typer

import aidgraph

from .options import DB, After, Confidence, Country, Db, Donor, Goods, Json, Limit, Party, Recipient, Since, Until
from .rows import FLOW, flow_cells
from .screen import more, print_json, table


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

"""Commands that ask who stands with whom: co-hosted, intermediaries, chains, reciprocity."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

import aidgraph

from .options import DB, After, Confidence, Db, Donor, Json, Limit, Recipient, Since, Until, Via
from .screen import more, print_json, table

if TYPE_CHECKING:
    from aidgraph.queries import FlowRow, Named

OneParty = Annotated[str | None, typer.Argument(help="A name or id: only pairs with this one.")]


def co_hosted(
    party: OneParty = None,
    other: Annotated[str | None, typer.Argument(help="A name or id: only this pair.")] = None,
    since: Since = None,
    until: Until = None,
    min_confidence: Confidence = 0.0,
    min_times: Annotated[int, typer.Option("--min-times", min=1, help="Only pairs with so many events.")] = 1,
    limit: Limit = 100,
    after: After = None,
    db: Db = DB,
    as_json: Json = False,
) -> None:
    """Who hosted with whom, how often, and which events."""
    with aidgraph.open(db, read_only=True) as graph:
        found = graph.co_hosted(
            party, other, since=since, until=until, min_confidence=min_confidence, min_times=min_times, limit=limit,
            after=after,
        )  # fmt: skip
    if as_json:
        print_json(list(found))
        return
    events = [
        [f"{e.event.name or e.event.id}{f' ({e.event.date.iso})' if e.event.date else ''}" for e in h.events]
        for h in found
    ]
    rows = [[h.first.name, h.second.name, str(h.times), "、".join(e)] for h, e in zip(found, events, strict=True)]
    table(("host", "with", "times", "events"), rows, right=("times",))
    more(found.next)


def intermediaries(
    donor: Donor = None,
    recipient: Recipient = None,
    via: Via = None,
    since: Since = None,
    until: Until = None,
    min_confidence: Confidence = 0.0,
    limit: Limit = 100,
    after: After = None,
    db: Db = DB,
    as_json: Json = False,
) -> None:
    """Through whom help went, for whom and to whom."""
    with aidgraph.open(db, read_only=True) as graph:
        found = graph.intermediaries(
            donor=donor, recipient=recipient, via=via, since=since, until=until, min_confidence=min_confidence,
            limit=limit, after=after,
        )  # fmt: skip
    if as_json:
        print_json(list(found))
        return
    rows = [[b.via.name, _names(b.donors), _names(b.recipients), str(len(b.flows))] for b in found]
    table(("through", "from", "to", "flows"), rows, right=("flows",))
    more(found.next)


def chains(
    donor: Donor = None,
    recipient: Recipient = None,
    via: Via = None,
    since: Since = None,
    until: Until = None,
    min_confidence: Confidence = 0.0,
    limit: Limit = 100,
    after: After = None,
    db: Db = DB,
    as_json: Json = False,
) -> None:
    """Ways of help from a giver through another to a receiver: stated in one flow, or a gift and its passing on."""
    with aidgraph.open(db, read_only=True) as graph:
        found = graph.chains(
            donor=donor, recipient=recipient, via=via, since=since, until=until, min_confidence=min_confidence,
            limit=limit, after=after,
        )  # fmt: skip
    if as_json:
        print_json(list(found))
        return
    rows = [
        [
            c.donor.name if c.donor else "?",
            c.via.name,
            c.recipient.name if c.recipient else "?",
            _ids(c.stated),
            "、".join(f"{f.flow.id} + {g.flow.id}" for f, g in c.passed_on),
        ]
        for c in found
    ]
    table(("from", "through", "to", "stated in", "passed on in"), rows)
    more(found.next)


def reciprocity(
    party: OneParty = None,
    level: Annotated[str, typer.Option("--level", help="entity, city or country: who counts as one.")] = "entity",
    since: Since = None,
    until: Until = None,
    min_confidence: Confidence = 0.0,
    limit: Limit = 100,
    after: After = None,
    db: Db = DB,
    as_json: Json = False,
) -> None:
    """Who helped whom and was helped in return, with the dates of both."""
    with aidgraph.open(db, read_only=True) as graph:
        found = graph.reciprocity(
            party, level=level, since=since, until=until, min_confidence=min_confidence, limit=limit, after=after
        )
    if as_json:
        print_json(list(found))
        return
    rows = [[m.first.name, _dated(m.gave), m.second.name, _dated(m.returned)] for m in found]
    table(("helped", "in", "and was helped by", "in return in"), rows)
    more(found.next)


def _names(named: Iterable[Named]) -> str:
    return "、".join(n.name for n in named) or "?"


def _ids(rows: Iterable[FlowRow]) -> str:
    return "、".join(r.flow.id for r in rows)


def _dated(rows: Iterable[FlowRow]) -> str:
    return "、".join(f"{r.flow.id} ({r.flow.date.iso if r.flow.date else 'no date'})" for r in rows)

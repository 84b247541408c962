"""Commands that ask: helped, flows, search, show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

import aidgraph

from .options import (
    DB,
    After,
    Confidence,
    Country,
    Db,
    Donor,
    DonorCountry,
    Goods,
    Json,
    Limit,
    Party,
    Place,
    Policy,
    Recipient,
    RecipientCountry,
    Since,
    Sources,
    Until,
    Via,
)
from .rows import FLOW, event_cells, flow_cells, tie_cells, who
from .screen import console, more, print_json, table
from .wording import corrections, goods, in_context, place, sums

if TYPE_CHECKING:
    from aidgraph.database import Database
    from aidgraph.queries import EventStory, FlowStory, Profile, Quoted

Story = TypeVar("Story")


def helped(
    by: Annotated[
        str, typer.Option("--by", help="Group by pair, donor, recipient, country, city, kind, goods or month.")
    ] = "pair",
    donor: Donor = None,
    recipient: Recipient = None,
    via: Via = None,
    party: Party = None,
    goods: Goods = None,
    country: Country = None,
    donor_country: DonorCountry = None,
    recipient_country: RecipientCountry = None,
    place: Place = None,
    since: Since = None,
    until: Until = None,
    min_confidence: Confidence = 0.0,
    min_sources: Sources = 1,
    policy: Policy = None,
    db: Db = DB,
    as_json: Json = False,
) -> None:
    """Who helped whom: sums of what arrived, and the flows that are in no sum, each with the reason."""
    with aidgraph.open(db, read_only=True) as graph:
        found = graph.helped(
            by=by, donor=donor, recipient=recipient, via=via, party=party, goods=goods, country=country,
            donor_country=donor_country, recipient_country=recipient_country, place=place, since=since, until=until,
            min_confidence=min_confidence, min_sources=min_sources, policy=policy,
        )  # fmt: skip
    if as_json:
        print_json(found)
        return
    if any(r.group is not None for r in found.rows):
        table((by, "what", "flows"), [[r.group or "?", sums(r.goods, r.money), str(len(r.flows))] for r in found.rows])
    else:
        rows = [
            [
                who(r.donors, r.donor_text),
                who(r.recipients, r.recipient_text),
                sums(r.goods, r.money),
                str(len(r.flows)),
            ]
            for r in found.rows
        ]
        table(("gave", "to", "what", "flows"), rows, right=("flows",))
    if found.left_out:
        print("\nIn no sum:")
        table(("why", *FLOW), [[x.reason, *flow_cells(x.row)] for x in found.left_out])


def flows(
    donor: Donor = None,
    recipient: Recipient = None,
    via: Via = None,
    party: Party = None,
    goods: Goods = None,
    kind: Annotated[str | None, typer.Option("--kind", help="donation, purchase or dispatch.")] = None,
    status: Annotated[
        str | None, typer.Option("--status", help="delivered, pledged, in_progress or cancelled.")
    ] = None,
    country: Country = None,
    donor_country: DonorCountry = None,
    recipient_country: RecipientCountry = None,
    place: Place = None,
    since: Since = None,
    until: Until = None,
    min_confidence: Confidence = 0.0,
    min_sources: Sources = 1,
    policy: Policy = None,
    limit: Limit = 100,
    after: After = None,
    quotes: Annotated[bool, typer.Option("--quotes", help="Show each flow with the sentences it rests on.")] = False,
    db: Db = DB,
    as_json: Json = False,
) -> None:
    """The flows that fit: who gave, sold or sent what to whom, when, and how far it got."""
    with aidgraph.open(db, read_only=True) as graph:
        found = graph.flows(
            donor=donor, recipient=recipient, via=via, party=party, goods=goods, kind=kind, status=status,
            country=country, donor_country=donor_country, recipient_country=recipient_country, place=place, since=since,
            until=until, min_confidence=min_confidence, min_sources=min_sources, policy=policy, limit=limit, after=after,
        )  # fmt: skip
        if as_json:
            print_json(list(found))
        elif quotes:
            for n, row in enumerate(found):
                print("\n" * bool(n), end="")
                _print_flow(graph, graph.flow(row.flow.id, policy=policy))
        else:
            table(("flow", *FLOW), [[r.flow.id, *flow_cells(r)] for r in found])
        more(found.next)


def search(
    text: Annotated[str, typer.Argument(help="A name or a part of one.")],
    limit: Limit = 20,
    db: Db = DB,
    as_json: Json = False,
) -> None:
    """Organisations, people and places by name or part of a name."""
    with aidgraph.open(db, read_only=True) as graph:
        found = graph.search(text, limit)
    if as_json:
        print_json(list(found))
        return
    rows = [
        [
            m.entity.name,
            m.entity.type,
            m.entity.kind,
            "、".join(m.entity.aliases),
            str(m.documents),
            str(m.records),
            m.entity.id,
        ]
        for m in found
    ]
    table(("name", "type", "kind", "also", "documents", "records", "id"), rows, right=("documents", "records"))


def show(
    what: Annotated[str, typer.Argument(help="A name, or the id of an entity, a flow or an event.")],
    policy: Policy = None,
    db: Db = DB,
    as_json: Json = False,
) -> None:
    """All that the graph holds of an entity, or a flow or an event with every sentence it rests on."""
    with aidgraph.open(db, read_only=True) as graph:
        if flow := _there(lambda: graph.flow(what, policy=policy)):
            print_json(flow) if as_json else _print_flow(graph, flow)
        elif event := _there(lambda: graph.event(what)):
            print_json(event) if as_json else _print_event(graph, event)
        else:
            profile = graph.entity(what)
            print_json(profile) if as_json else _print_profile(profile)


def _there(ask: Callable[[], Story]) -> Story | None:
    """What is asked for, None where nothing has the id."""
    from aidgraph.graph.errors import NotFound

    try:
        return ask()
    except NotFound:
        return None


def _print_flow(graph: Database, story: FlowStory) -> None:
    f = story.row.flow
    print(f"{f.kind} {f.id}, {f.status or 'status not stated'}{', ' + f.date.iso if f.date else ''}")
    through = who(story.row.via, None, none="")
    print(
        f"{who(story.row.donors, f.donor_text)} → {who(story.row.recipients, f.recipient_text)}: {goods(f, story.row.corrected)}"
    )
    if through:
        print(f"through {through}")
    for line in corrections(story.row.corrected):
        print(line)
    for stage in story.history:
        print(f"{stage.status} as of {stage.published or 'an undated document'} ({stage.document})")
    for c in f.conflicts:
        print(f"documents disagree on {c.field}: {' / '.join(v for v, _ in c.values)}; shown: {c.kept} ({c.policy})")
    for j in story.joined:
        print(f"one in {j.left} and {j.right}: {', '.join(j.why) or 'a reason that was not kept'}")
    for a in story.apart:
        print(f"another flow is {a.flow} ({a.other}): {', '.join(a.why)}")
    if len(story.row.documents) > 1:
        print(f"independent sources: {len(story.sources)}, of {len(story.row.documents)} documents")
    _print_quotes(graph, story.evidence)


def _print_event(graph: Database, story: EventStory) -> None:
    e = story.row.event
    print(f"event {e.id}{', ' + e.name if e.name else ''}{', ' + e.date.iso if e.date else ''}")
    for title, named in (
        ("hosts", story.row.hosts),
        ("supporters", story.row.supporters),
        ("participants", story.row.participants),
    ):
        if named:
            print(f"{title}: {who(named, None)}")
    for c in e.conflicts:
        print(f"documents disagree on {c.field}: {' / '.join(v for v, _ in c.values)}; shown: {c.kept} ({c.policy})")
    _print_quotes(graph, story.evidence)


def _print_quotes(graph: Database, quotes: Sequence[Quoted]) -> None:
    from aidgraph.ingest.grammar.rules import sentence_of

    for q in quotes:
        because = sentence_of(q.rule)
        print(f"\n  {place(q.span)}, read by the rule {q.rule}, confidence {q.confidence:.2f}")
        if because:
            print(f"  {because}")
        console().print(in_context(graph.document(q.span.document).text, q.span), soft_wrap=True)


def _print_profile(p: Profile) -> None:
    e = p.entity
    print(f"{e.name}: {e.type}{', ' + e.kind if e.kind else ''}{', ' + e.division if e.division else ''} ({e.id})")
    if e.aliases:
        print("also " + "、".join(e.aliases))
    for title, rows in (("gave", p.gave), ("received", p.received), ("passed on", p.through)):
        if rows:
            print(f"\n{title}:")
            table(("flow", *FLOW), [[r.flow.id, *flow_cells(r)] for r in rows])
    for title, events in (("hosted", p.hosted), ("attended", p.attended)):
        if events:
            print(f"\n{title}:")
            table(("event", "date", "hosts"), [event_cells(r) for r in events])
    for title, ties in (("contacted", p.contacted), ("people", p.people), ("ties", p.ties)):
        if ties:
            print(f"\n{title}:")
            table(("from", "tie", "to", "as", "documents"), [tie_cells(r) for r in ties])
    print("\ndocuments: " + "、".join(p.documents))

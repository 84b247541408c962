"""Commands that ask how entities are connected: path, network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

import aidgraph

from .options import DB, Confidence, Db, Json, Limit, Since, Types, Until
from .screen import note, print_json, table
from .wording import place

if TYPE_CHECKING:
    from aidgraph.queries import Hop


def path(
    source: Annotated[str, typer.Argument(help="A name or id.")],
    target: Annotated[str, typer.Argument(help="A name or id.")],
    k: Annotated[int, typer.Option("-k", min=1, help="So many ways, the shortest first.")] = 1,
    types: Types = None,
    since: Since = None,
    until: Until = None,
    min_confidence: Confidence = 0.0,
    avoid: Annotated[list[str] | None, typer.Option("--avoid", help="Go round this one; may be repeated.")] = None,
    max_hops: Annotated[int, typer.Option("--max-hops", min=1, help="Ways of at most so many hops.")] = 6,
    db: Db = DB,
    as_json: Json = False,
) -> None:
    """How two are connected through gifts, events and ties, with a quote for every hop."""
    with aidgraph.open(db, read_only=True) as graph:
        found = graph.path(
            source, target, k=k, types=types, since=since, until=until, min_confidence=min_confidence,
            avoid=avoid or (), max_hops=max_hops,
        )  # fmt: skip
    if as_json:
        print_json(found.found)
        return
    if not found:
        print(f"{found.source.name} and {found.target.name} are not connected by what was looked at.")
    for n, way in enumerate(found):
        print("\n" * bool(n) + f"{len(way.hops)} hops, confidence {way.confidence:.2f}")
        for hop in way.hops:
            _print_hop(hop)
    if found.stopped:
        note(found.stopped)


def network(
    name: Annotated[str | None, typer.Argument(help="A name or id; without one, the best connected of all.")] = None,
    hops: Annotated[int, typer.Option("--hops", min=1, help="So many steps around it.")] = 1,
    types: Types = None,
    since: Since = None,
    until: Until = None,
    min_confidence: Confidence = 0.0,
    limit: Limit = 100,
    edge_limit: Annotated[int, typer.Option("--edge-limit", min=1, help="At most so many edges.")] = 1000,
    db: Db = DB,
    as_json: Json = False,
) -> None:
    """Who is connected with one, or the best connected of all, and what was left out."""
    with aidgraph.open(db, read_only=True) as graph:
        found = graph.network(
            name, hops=hops, types=types, since=since, until=until, min_confidence=min_confidence, limit=limit,
            edge_limit=edge_limit,
        )  # fmt: skip
    if as_json:
        print_json(found.found)
        return
    rows = [[n.name, n.type, n.kind, str(n.hops), str(n.links), n.id] for n in found.nodes]
    table(("name", "type", "kind", "hops", "links", "id"), rows, right=("hops", "links"))
    print()
    names = {n.id: n.name for n in found.nodes}
    table(
        ("from", "edge", "to", "date", "record"),
        [[names[e.source], e.type, names[e.target], e.date or "", e.record] for e in found],
    )
    if found.nodes_left_out or found.edges_left_out:
        note(f"left out: {found.nodes_left_out:,} entities, {found.edges_left_out:,} edges")


def _print_hop(h: Hop) -> None:
    arrow = f"─{h.type}→" if h.forward else f"←{h.type}─"
    more = f", and {h.others} more" if h.others else ""
    print(f"  {h.source.name} {arrow} {h.target.name}{', ' + h.date if h.date else ''} ({h.record}{more})")
    print("    " + "".join((h.quote.before + h.quote.span.quote + h.quote.after).split()))
    print(f"    {place(h.quote.span)}")

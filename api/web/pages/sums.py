"""Pages of many rows: who helped whom, flows, promises, disagreements, those in between."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, Request
from fastapi.responses import Response

from .... import queries
from ....graph.claim import FLOW_TYPES
from ....graph.resolve.policy import POLICIES
from ....queries import HelpedRow, LeftOut
from ....queries.disputes import FIELDS
from ....queries.grouping import WAYS
from ....queries.transfers import STATUSES
from ...answering import ReadStore
from ...terms import ConflictTerms, FlowTerms, HelpedTerms, PledgeTerms, ThroughTerms
from ..asking import PageRoute, terms_of
from ..exports import (
    FLOW_COLUMNS,
    Cell,
    Edge,
    Export,
    export,
    flow_cells,
    flow_edges,
    goods_text,
    links,
    money_text,
    who,
)
from ..rendering import page

router = APIRouter(route_class=PageRoute, include_in_schema=False)
ROWS = 200
"""Sums on one page; the rest is in the exports, and filters narrow it."""
PAGE = 50
"""Rows of a page of a list."""


@router.get("/helped")
def helped(request: Request, store: ReadStore) -> Response:
    """Who helped whom, in sums, with what they leave out."""
    terms = terms_of(request, HelpedTerms)
    found = queries.helped(store, **terms.given())
    made = Export(
        "helped",
        ("group", "donors", "recipients", "goods", "money", "flows", "flow_ids"),
        lambda: map(_sum_cells, found.rows),
        lambda: _sum_edges(found.rows),
    )
    return export(request, made) or page(
        request,
        "helped.html",
        terms=terms,
        found=found,
        rows=found.rows[:ROWS],
        reasons=_by_reason(found.left_out),
        ways=WAYS,
        policies=POLICIES,
        exports=links(request, "/v1/helped"),
    )


@router.get("/flows")
def flows(request: Request, store: ReadStore) -> Response:
    """Flows that meet every condition."""
    terms = terms_of(request, FlowTerms)
    given = terms.given("limit")
    found = queries.flows(store, **given, limit=_rows_of(request))
    made = Export("flows", FLOW_COLUMNS, lambda: map(flow_cells, found), lambda: flow_edges(found))
    return export(request, made) or page(
        request,
        "flows.html",
        terms=terms,
        found=found,
        kinds=FLOW_TYPES,
        statuses=STATUSES,
        policies=POLICIES,
        exports=links(request, "/v1/flows"),
    )


@router.get("/pledges")
def pledges(request: Request, store: ReadStore) -> Response:
    """Promises, and what may have come of them."""
    terms = terms_of(request, PledgeTerms)
    found = queries.pledges(store, **terms.given("limit"), limit=_rows_of(request))
    made = Export(
        "pledges",
        (*FLOW_COLUMNS, "arrived", "deliveries"),
        lambda: ((*flow_cells(p.row), p.arrived, "; ".join(d.flow.id for d in p.deliveries)) for p in found),
        lambda: flow_edges(p.row for p in found),
    )
    return export(request, made) or page(
        request, "pledges.html", terms=terms, found=found, exports=links(request, "/v1/pledges")
    )


@router.get("/conflicts")
def conflicts(request: Request, store: ReadStore) -> Response:
    """Fields that documents state differently, the values side by side."""
    terms = terms_of(request, ConflictTerms)
    found = queries.conflicts(store, **terms.given("limit"), limit=_rows_of(request))
    made = Export(
        "conflicts",
        ("id", "kind", "field", "kept", "policy", "value", "documents", "quotes"),
        lambda: (
            (d.id, d.kind, d.field, d.kept, d.policy, v.value, "; ".join(v.documents),
             " … ".join(q.span.quote for q in v.quotes))
            for d in found for v in d.values
        ),
        lambda: flow_edges({d.flow.flow.id: d.flow for d in found if d.flow}.values()),
    )  # fmt: skip
    return export(request, made) or page(
        request,
        "conflicts.html",
        terms=terms,
        found=found,
        fields=FIELDS,
        policies=POLICIES,
        exports=links(request, "/v1/conflicts"),
    )


@router.get("/intermediaries")
def intermediaries(request: Request, store: ReadStore) -> Response:
    """Through whom help went, for whom and to whom."""
    terms = terms_of(request, ThroughTerms)
    found = queries.intermediaries(store, **terms.given("limit"), limit=_rows_of(request))
    made = Export(
        "intermediaries",
        ("via", "flows", "donors", "recipients", "flow_ids"),
        lambda: (
            (b.via.name, len(b.flows), who(b.donors, None), who(b.recipients, None), "; ".join(b.flows)) for b in found
        ),
        lambda: [
            *(Edge(d, b.via, "PASSED_ON", {"side": "giver"}) for b in found for d in b.donors),
            *(Edge(b.via, r, "PASSED_ON", {"side": "receiver"}) for b in found for r in b.recipients),
        ],
    )
    return export(request, made) or page(
        request, "intermediaries.html", terms=terms, found=found, exports=links(request, "/v1/intermediaries")
    )


def _rows_of(request: Request) -> int | None:
    """A page has so many rows, an export all."""
    return None if "format" in request.query_params else PAGE


def _sum_cells(r: HelpedRow) -> tuple[Cell, ...]:
    parties = who(r.donors, r.donor_text), who(r.recipients, r.recipient_text)
    return (r.group, *parties, goods_text(r.goods), money_text(r.money), len(r.flows), "; ".join(r.flows))


def _sum_edges(rows: Sequence[HelpedRow]) -> list[Edge]:
    """An edge from each giver to each receiver; sums that are not of pairs have none."""
    return [
        Edge(a, b, "HELPED", {"goods": goods_text(r.goods), "money": money_text(r.money), "flows": len(r.flows)})
        for r in rows
        for a in r.donors
        for b in r.recipients
    ]


def _by_reason(left_out: Sequence[LeftOut]) -> list[tuple[str, list[LeftOut]]]:
    """What is in no sum, put together by why."""
    found: dict[str, list[LeftOut]] = {}
    for x in left_out:
        found.setdefault(
            x.reason.partition(": documents")[0] if x.reason.startswith("documents") else x.reason, []
        ).append(x)
    return sorted(found.items(), key=lambda x: -len(x[1]))

"""Flows, events and ties as cells of the command line's tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .wording import goods, parties

if TYPE_CHECKING:
    from aidgraph.queries import EventRow, FlowRow, Named, TieRow

FLOW = ("gave", "to", "through", "what", "status", "date", "documents")
"""The columns of a flow."""


def flow_cells(r: FlowRow) -> list[str]:
    """The cells of FLOW."""
    f = r.flow
    when = f.date.iso if f.date else ""
    return [
        who(r.donors, f.donor_text), who(r.recipients, f.recipient_text), who(r.via, None, none=""), goods(f, r.corrected),
        f.status or "", when, "、".join(r.documents),
    ]  # fmt: skip


def who(named: Sequence[Named], words: str | None, *, none: str = "?") -> str:
    """Parties by name, with the document's words where some are not named; `none` where there are none."""
    shown = parties([n.id for n in named], words, {n.id: n.name for n in named})
    return none if shown == "?" else shown


def event_cells(r: EventRow) -> list[str]:
    """Name, date and hosts of an event."""
    return [r.event.name or "", r.event.date.iso if r.event.date else "", who(r.hosts, None)]


def tie_cells(r: TieRow) -> list[str]:
    """From, tie, to, words and documents of a tie."""
    words = "、".join(v for name, values in r.tie.properties if name in ("role", "channel") for v in values)
    return [r.source.name, r.tie.type, r.target.name, words, "、".join(r.documents)]

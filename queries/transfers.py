"""Flows by who gave, who received, through whom, what, and when; one flow with the sentences that tell of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..graph.claim import FLOW_TYPES
from ..graph.document import Document, Span
from ..graph.entity import Entity, Evidence, Flow
from ..graph.errors import NotFound, UsageError
from ..graph.resolve.goods import core
from ..graph.resolve.telling import days_of
from ..graph.store import SqliteStore
from ..graph.store.reader import Reader
from .answers import FlowRow, FlowStory, Named, Quoted
from .naming import find

STATUSES = ("delivered", "in_progress", "pledged", "cancelled")
_ROLE = "r.id IN (SELECT record FROM party WHERE entity = ? AND role IN ({}))"
_GOODS = "r.id IN (SELECT record FROM item WHERE instr(name, ?))"
_SENTENCE_END = re.compile(r"[。！？!?；;]|\n\s*\n")


def flows(
    store: SqliteStore,
    *,
    donor: str | None = None,
    recipient: str | None = None,
    via: str | None = None,
    party: str | None = None,
    goods: str | None = None,
    kind: str | None = None,
    status: str | None = None,
    since: str | None = None,
    until: str | None = None,
    min_confidence: float = 0.0,
    limit: int | None = 100,
    offset: int = 0,
) -> list[FlowRow]:
    """Flows that meet every condition, in order of date, undated ones last.

    Parties are names or ids; `party` is any of the three roles. `since` and `until` are an ISO day, month or year, both
    included; undated flows do not meet them. Raises NotFound or Ambiguous for a name, UsageError for an unknown kind,
    status or date.
    """
    conditions = ["r.kind = 'flow'", "r.confidence >= ?"]
    values: list[str | float] = [min_confidence]
    for name, roles in (
        (donor, "'donor'"),
        (recipient, "'recipient'"),
        (via, "'via'"),
        (party, "'donor','recipient','via'"),
    ):
        if name is not None:
            conditions.append(_ROLE.format(roles))
            values.append(find(store, name).id)
    for condition, value in (
        (_GOODS, core(goods) if goods else None),
        ("r.type = ?", _one_of(kind, FLOW_TYPES, "kind")),
        ("r.status = ?", _one_of(status, STATUSES, "status")),
        ("r.last_day >= ?", _day(since, 0)),
        ("r.first_day <= ?", _day(until, 1)),
    ):
        if value is not None:
            conditions.append(condition)
            values.append(value)
    if any(x is not None for x in (donor, recipient, via, party)):
        conditions[0] = "+r.kind = 'flow'"  # the plus keeps SQLite from walking all flows instead of the party's few
    sql = f"SELECT r.id FROM record r WHERE {' AND '.join(conditions)} ORDER BY r.first_day IS NULL, r.first_day, r.id LIMIT ? OFFSET ?"
    ids = [r["id"] for r in store.rows(sql, *values, -1 if limit is None else limit, offset)]
    with store.view() as view:
        by_id = {row.flow.id: row for row in rows_of(view, view.flows(ids))}
    return [by_id[i] for i in ids if i in by_id]


def flow(store: SqliteStore, id: str) -> FlowStory:
    """A flow with every piece of its evidence in its sentence; raises NotFound."""
    with store.view() as view:
        found = view.flows([id])
        if not found:
            raise NotFound(f"no flow has the id {id!r}; list flows to see their ids")
        evidence = view.evidence(found[0].claims)
        texts = {e.document: view.document(e.document) for e in evidence.values()}
        quotes = tuple(q for c in found[0].claims for q in quoted(evidence[c], texts[evidence[c].document]))
        return FlowStory(rows_of(view, found)[0], quotes)


def rows_of(view: Reader, found: Sequence[Flow]) -> list[FlowRow]:
    """Flows with their parties by name and their documents, in the order given."""
    names = named(view, (e for f in found for e in (*f.donors, *f.recipients, *f.via)))
    documents = view.documents_of(c for f in found for c in f.claims)

    def row(f: Flow) -> FlowRow:
        parties = (tuple(names[e] for e in ids) for ids in (f.donors, f.recipients, f.via))
        return FlowRow(f, *parties, documents=distinct(documents[c] for c in f.claims))

    return [row(f) for f in found]


def named(view: Reader, ids: Iterable[str]) -> dict[str, Named]:
    """Entities by id as they stand in rows."""
    return {e.id: name_of(e) for e in view.entities(ids)}


def name_of(e: Entity) -> Named:
    """An entity as it stands in a row."""
    return Named(e.id, e.name, e.type)


def distinct(values: Iterable[str]) -> tuple[str, ...]:
    """Values sorted, each once."""
    return tuple(sorted(set(values)))


def quoted(evidence: Evidence, document: Document) -> list[Quoted]:
    """The spans of a claim with the rest of their sentences."""
    e = evidence
    return [Quoted(e.claim, e.rule, e.confidence, s, *around(s, document.text)) for s in e.spans]


def around(span: Span, text: str) -> tuple[str, str]:
    """The words of a text before and after a span, up to the ends of its sentence.

    >>> text = "前一句。松江市向贝加国捐赠口罩。后一句。"
    >>> around(Span("a.txt", 7, 11, "向贝加国"), text)
    ('松江市', '捐赠口罩。')
    """
    ends = [m.end() for m in _SENTENCE_END.finditer(text, 0, span.start)]
    start = ends[-1] if ends else 0
    behind = _SENTENCE_END.search(text, max(span.start, span.end - 1))
    end = behind.end() if behind else len(text)
    return text[start : span.start], text[span.end : max(end, span.end)]


def _one_of(value: str | None, known: Sequence[str], what: str) -> str | None:
    if value is not None and value not in known:
        raise UsageError(f"there is no {what} {value!r}; there are {', '.join(known)}")
    return value


def _day(iso: str | None, end: int) -> str | None:
    if iso is None:
        return None
    days = days_of(iso)
    if days is None:
        raise UsageError(f"{iso!r} is no date; write a day 2020-02-08, a month 2020-02 or a year 2020")
    return days[end].isoformat()

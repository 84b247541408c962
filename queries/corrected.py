"""What people corrected of claims, with what was read before beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..graph.claim import Claim
from ..graph.judgement import ROLE_FIELDS, Correction
from ..graph.store.reader import Reader
from .answers import Corrected


def corrected(view: Reader, claims: Iterable[str]) -> dict[str, tuple[Corrected, ...]]:
    """The corrections that are applied to claims, by claim; claims without any are left out."""
    told = view.corrections(claims)
    were = view.claims(told) if told else {}
    names = {d: _names(view, d) for d in {c.document for c in were.values()} if any(map(_of_role, _all(told)))}
    return {i: tuple(_row(c, were[i], names.get(were[i].document, {})) for c in cs) for i, cs in told.items()}


def _row(c: Correction, claim: Claim, names: Mapping[str, str]) -> Corrected:
    s = c.signed
    value = "、".join(p.name for p in c.parties) or c.value or ""
    return Corrected(c.id, claim.id, c.field, c.goods, value, _was(c, claim, names), s.author, s.time, s.reason)


def _was(c: Correction, claim: Claim, names: Mapping[str, str]) -> str:
    """What was read: the document's own words where it has some."""
    if _of_role(c):
        return "、".join(names.get(r.entity, r.entity) for r in claim.roles if r.role == c.field)
    item = next((i for i in claim.items if i.name.value == c.goods), None)
    q = item.quantity if item else None
    return {
        "type": claim.type,
        "status": claim.status.value if claim.status else "",
        "date": claim.date.iso if claim.date else "",
        "money": claim.money.written if claim.money else "",
        "currency": claim.money.currency if claim.money else "",
        "goods": c.goods or "",
        "quantity": q.written if q else "",
        "unit": q.unit if q else "",
    }.get(c.field, claim.word(c.field) or "")


def _names(view: Reader, document: str) -> dict[str, str]:
    return {e.id: e.name for e in view.reading(document).entities}


def _of_role(c: Correction) -> bool:
    return c.field in ROLE_FIELDS


def _all(told: Mapping[str, list[Correction]]) -> Iterable[Correction]:
    return (c for cs in told.values() for c in cs)

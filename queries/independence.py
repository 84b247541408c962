"""How many sources tell of something by themselves: a reprint is no second witness."""

from __future__ import annotations

from collections.abc import Iterable

from ..graph.resolve.names import fold
from ..graph.store.reader import Reader


def independent(view: Reader, claims: Iterable[str]) -> int:
    """The number of sources behind claims: documents of one publisher, or that use the same words, are one."""
    found = view.claims(claims).values()
    marks: dict[str, set[str]] = {}
    for c in found:
        own = marks.setdefault(c.document, {f"document:{c.document}"})
        own.update(f"words:{fold(s.quote)}" for s in c.evidence)
    for document, own in marks.items():
        if publisher := view.document(document).publisher:
            own.add(f"publisher:{fold(publisher)}")
    groups: list[set[str]] = []
    for own in marks.values():
        met = [g for g in groups if g & own]
        groups = [g for g in groups if not g & own] + [own.union(*met)]
    return len(groups)

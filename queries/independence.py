"""How many sources tell of something by themselves: a reprint is no second witness."""

from __future__ import annotations

from collections.abc import Iterable

from ..graph.claim import Claim
from ..graph.resolve.names import fold
from ..graph.store.reader import Reader


def independent(view: Reader, claims: Iterable[str]) -> int:
    """The number of sources behind claims: documents of one publisher, or that use the same words, are one."""
    return len(set(sources_of(view, view.claims(claims).values()).values()))


def sources(view: Reader, claims: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The documents behind claims, those of one independent source together."""
    found: dict[str, list[str]] = {}
    for document, source in sources_of(view, view.claims(claims).values()).items():
        found.setdefault(source, []).append(document)
    return tuple(sorted(tuple(sorted(documents)) for documents in found.values()))


def sources_of(view: Reader, claims: Iterable[Claim]) -> dict[str, str]:
    """The independent source of each document, named by its first document."""
    marks: dict[str, set[str]] = {}
    for c in claims:
        own = marks.setdefault(c.document, {f"document:{c.document}"})
        own.update(f"words:{fold(s.quote)}" for s in c.evidence)
    for document, own in marks.items():
        if publisher := view.document(document).publisher:
            own.add(f"publisher:{fold(publisher)}")
    groups: list[set[str]] = []
    for own in marks.values():
        met = [g for g in groups if g & own]
        groups = [g for g in groups if not g & own] + [own.union(*met)]
    first = {d: next(g for g in groups if f"document:{d}" in g) for d in marks}
    return {d: min(m for m in g if m.startswith("document:")).removeprefix("document:") for d, g in first.items()}

"""What a document holds and no claim uses: amounts of money, quantities of goods, organisations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..graph.claim import Claim, Coverage, Unused
from ..graph.document import Mention, Span
from .grammar.claims import ClaimMaker
from .parts import Parts


def coverage(
    articles: Iterable[tuple[Parts, ClaimMaker]],
    claims: Iterable[Claim],
    mentions: Iterable[Mention],
    kinds: dict[str, tuple[str, str]],
) -> Coverage:
    """Count and list the values and organisations of a document that no claim uses, each with its sentence."""
    claims = list(claims)
    used_spans = _used_spans(claims)
    used_entities = {r.entity for c in claims for r in c.roles}
    bodies = {
        m.span.start: m for m in mentions if kinds.get(m.entity, ("", ""))[0] == "Organization" and m.form != "deictic"
    }
    found: Counter[str] = Counter()
    used: Counter[str] = Counter()
    unused: list[Unused] = []
    seen: set[str] = set()
    for parts, maker in articles:
        for start, end in parts.sentences:
            sentence = maker.span(start, end) if parts.section.view.text[start:end].strip() else None
            if sentence is None:
                continue
            for a in parts.amounts:
                if start <= a.start and a.end <= end:
                    span = maker.span(a.start, a.end)
                    _count(
                        found,
                        used,
                        unused,
                        a.kind,
                        span,
                        sentence,
                        hit=any(s < span.end and span.start < e for s, e in used_spans),
                    )
            for at, m in bodies.items():
                if sentence.start <= at < sentence.end and m.entity not in seen:
                    seen.add(m.entity)
                    _count(found, used, unused, "organization", m.span, sentence, hit=m.entity in used_entities)
    return Coverage(tuple(sorted(found.items())), tuple(sorted(used.items())), tuple(unused))


def _count(
    found: Counter[str], used: Counter[str], unused: list[Unused], kind: str, span: Span, sentence: Span, *, hit: bool
) -> None:
    found[kind] += 1
    if hit:
        used[kind] += 1
    else:
        unused.append(Unused(kind, span, sentence))  # type: ignore[arg-type]  # the callers name the three kinds


def _used_spans(claims: list[Claim]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for c in claims:
        out.extend((i.quantity.span.start, i.quantity.span.end) for i in c.items if i.quantity is not None)
        if c.money is not None:
            out.append((c.money.span.start, c.money.span.end))
    return out

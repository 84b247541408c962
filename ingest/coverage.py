"""What a document holds and no claim uses: amounts of money, quantities of goods, numbers of people, organisations."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..graph.claim import Claim, Coverage, Unused, UnusedKind
from ..graph.document import Mention, Span
from .grammar.claims import ClaimMaker
from .parts import Amount, Parts
from .vocabulary import words


class Held(NamedTuple):
    """A value or body that a document holds, and whether a claim uses it."""

    kind: UnusedKind
    span: Span
    sentence: Span
    used: bool


def coverage(
    articles: Iterable[tuple[Parts, ClaimMaker]],
    claims: Iterable[Claim],
    mentions: Iterable[Mention],
    kinds: dict[str, tuple[str, str]],
) -> Coverage:
    """Count and list the values and organisations of a document that no claim uses, each with its sentence.

    Every amount that was found is counted, once for each place; every organisation once, at the first place that names
    it, or where none does, at the first that points at it.
    """
    claims, articles = list(claims), list(articles)
    held = [*_amounts(articles, claims), *_bodies(articles, claims, mentions, kinds)]
    held.sort(key=lambda h: (h.span.start, h.span.end, h.kind))
    found, used = Counter(h.kind for h in held), Counter(h.kind for h in held if h.used)
    unused = tuple(Unused(h.kind, h.span, h.sentence) for h in held if not h.used)
    return Coverage(tuple(sorted(found.items())), tuple(sorted(used.items())), unused)


def _amounts(articles: list[tuple[Parts, ClaimMaker]], claims: list[Claim]) -> Iterator[Held]:
    used = _used_spans(claims)
    for parts, maker in articles:
        for a in parts.amounts:
            span = maker.span(a.start, a.end)
            hit = any(s < span.end and span.start < e for s, e in used)
            yield Held(_kind(a), span, _sentence(parts, maker, a.start, a.end), hit)


def _kind(a: Amount) -> UnusedKind:
    if a.kind == "money":
        return "money"
    return "people" if a.unit in words("units")["people"] else "quantity"


def _bodies(
    articles: list[tuple[Parts, ClaimMaker]],
    claims: list[Claim],
    mentions: Iterable[Mention],
    kinds: dict[str, tuple[str, str]],
) -> Iterator[Held]:
    used = {r.entity for c in claims for r in c.roles}
    places = {
        maker.span(n.start, n.end): (parts, maker, n.start, n.end) for parts, maker in articles for n in parts.names
    }
    first: dict[str, Mention] = {}
    for m in sorted(mentions, key=lambda m: (m.form == "deictic", m.span.start)):
        if kinds.get(m.entity, ("", ""))[0] == "Organization" and m.span in places:
            first.setdefault(m.entity, m)
    for entity, m in first.items():
        yield Held("organization", m.span, _sentence(*places[m.span]), entity in used)


def _sentence(parts: Parts, maker: ClaimMaker, start: int, end: int) -> Span:
    """The sentence that holds view positions `start` to `end`; these alone where no sentence does."""
    number = bisect_right(parts.sentences, start, key=lambda s: s[0]) - 1
    if number >= 0 and parts.sentences[number][1] > start:
        start, end = parts.sentences[number][0], max(end, parts.sentences[number][1])
    return maker.span(start, end)


def _used_spans(claims: list[Claim]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for c in claims:
        out.extend((i.quantity.span.start, i.quantity.span.end) for i in c.items if i.quantity is not None)
        if c.money is not None:
            out.append((c.money.span.start, c.money.span.end))
    return out

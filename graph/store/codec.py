"""The model's records as JSON text and back. A span is written [start, end, quote]; its document stands in the row."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from ..claim import Claim, Coverage, Role, Unused
from ..document import Article, LocalEntity, Span
from ..entity import Conflict, Entity, Event, Flow, Tie
from ..resolve.profiles import Profile
from ..values import Dated, Item, Money, Quantity, Words

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False).encode


def dumps(value: object) -> str:
    """Compact JSON, Chinese as it is."""
    return _encode(value)


def claim_text(c: Claim) -> str:
    """All of a claim but id, document, kind and type, which have columns."""
    return dumps(
        [
            [[r.role, r.entity, _span(r.span)] for r in c.roles],
            [_span(s) for s in c.evidence],
            c.rule,
            c.confidence,
            [_item(i) for i in c.items],
            _money(c.money),
            _words(c.status),
            _dated(c.date),
            [[n, _words(w)] for n, w in c.words],
            c.article,
        ]
    )


def claim_of(claim_id: str, document: str, kind: str, type_: str, text: str) -> Claim:
    """The claim that `claim_text` wrote."""
    roles, evidence, rule, confidence, items, money, status, date, words, article = json.loads(text)
    span = _Spans(document)
    return Claim(
        claim_id,
        document,
        kind,  # type: ignore[arg-type]  # Claim checks kind and type
        type_,
        tuple(Role(r, e, span(s)) for r, e, s in roles),
        tuple(span.there(s) for s in evidence),
        rule,
        confidence,
        tuple(span.item(i) for i in items),
        span.money(money),
        span.words(status),
        span.dated(date),
        tuple((n, span.some_words(w)) for n, w in words),
        article,
    )


def spans_of(c: Claim) -> Iterator[Span]:
    """Every span that a claim rests on: evidence, roles, and each field's words."""
    yield from c.evidence
    yield from (r.span for r in c.roles if r.span is not None)
    for i in c.items:
        yield i.name.span
        if i.quantity is not None:
            yield i.quantity.span
    for v in (c.money, c.status, c.date):
        if v is not None:
            yield v.span
    yield from (w.span for _, w in c.words)


def article_text(a: Article) -> str:
    """An article but for its document."""
    return dumps([a.id, a.title, a.authors, a.publisher, a.home, a.date])


def article_of(document: str, text: str) -> Article:
    """The article that `article_text` wrote."""
    id_, title, authors, publisher, home, date = json.loads(text)
    return Article(id_, document, title, tuple(authors), publisher, home, date)


def local_text(e: LocalEntity) -> str:
    """A local entity but for its id and document."""
    return dumps([e.type, e.name, e.kind, e.aliases, e.deictics, e.division])


def local_of(document: str, id_: str, text: str) -> LocalEntity:
    """The local entity that `local_text` wrote."""
    type_, name, kind, aliases, deictics, division = json.loads(text)
    return LocalEntity(id_, document, type_, name, kind, tuple(aliases), tuple(deictics), division)


def coverage_text(c: Coverage) -> str:
    """A coverage report."""
    return dumps([c.found, c.used, [[u.kind, _span(u.span), _span(u.sentence)] for u in c.unused]])


def coverage_of(document: str, text: str) -> Coverage:
    """The coverage report that `coverage_text` wrote."""
    found, used, unused = json.loads(text)
    span = _Spans(document)
    return Coverage(
        tuple((k, n) for k, n in found),
        tuple((k, n) for k, n in used),
        tuple(Unused(k, span.there(s), span.there(t)) for k, s, t in unused),
    )


def profile_text(p: Profile) -> str:
    """A profile."""
    return dumps([p.type, p.name, p.kind, p.aliases, p.division, p.context, p.alone, *([p.part] if p.part else [])])


@lru_cache(maxsize=1 << 14)  # well-known names come by with every document
def profile_of(text: str) -> Profile:
    """The profile that `profile_text` wrote."""
    type_, name, kind, aliases, division, context, alone, *part = json.loads(text)
    return Profile(type_, name, kind, tuple(aliases), division, tuple(context), alone, *part)


def entity_text(e: Entity) -> str:
    """An entity's names and aliases; the rest has columns."""
    return dumps([e.names, e.aliases])


def record_text(r: Flow | Event | Tie) -> str:
    """A flow, event or tie. Spans of different documents stand side by side here, so each names its document."""
    date = _dated(r.date, named=True)
    if isinstance(r, Tie):
        return dumps([r.source, r.target, r.properties, date, r.confidence, r.claims])
    conflicts = [[c.field, c.kept, c.policy, c.values] for c in r.conflicts]
    if isinstance(r, Event):
        return dumps([r.name, date, r.hosts, r.supporters, r.participants, r.confidence, r.claims, conflicts])
    goods = [[_item(i, named=True) for i in r.items], _money(r.money, named=True)]
    parties = [r.donors, r.recipients, r.via, r.donor_text, r.recipient_text]
    return dumps([*parties, *goods, r.status, date, r.confidence, r.claims, conflicts])


def flow_of(id_: str, kind: str, text: str) -> Flow:
    """The flow that `record_text` wrote."""
    donors, recipients, via, dt, rt, items, money, status, date, confidence, claims, conflicts = json.loads(text)
    span = _Spans("")
    return Flow(
        id_,
        kind,
        tuple(donors),
        tuple(recipients),
        tuple(via),
        dt,
        rt,
        tuple(span.item(i) for i in items),
        span.money(money),
        status,
        span.dated(date),
        confidence,
        tuple(claims),
        _conflicts(conflicts),
    )


def event_of(id_: str, text: str) -> Event:
    """The event that `record_text` wrote."""
    name, date, hosts, supporters, participants, confidence, claims, conflicts = json.loads(text)
    people = tuple(hosts), tuple(supporters), tuple(participants)
    return Event(id_, name, _Spans("").dated(date), *people, confidence, tuple(claims), _conflicts(conflicts))


def tie_of(id_: str, type_: str, text: str) -> Tie:
    """The tie that `record_text` wrote."""
    source, target, properties, date, confidence, claims = json.loads(text)
    words = tuple((n, tuple(v)) for n, v in properties)
    return Tie(id_, type_, source, target, words, _Spans("").dated(date), confidence, tuple(claims))


def _conflicts(rows: list[Any]) -> tuple[Conflict, ...]:
    return tuple(Conflict(f, k, p, tuple((v, tuple(c)) for v, c in values)) for f, k, p, values in rows)


def _span(s: Span | None, *, named: bool = False) -> list[object] | None:
    if s is None:
        return None
    return [s.start, s.end, s.quote, s.document] if named else [s.start, s.end, s.quote]


def _words(w: Words | None, *, named: bool = False) -> list[object] | None:
    return [w.value, _span(w.span, named=named)] if w else None


def _dated(d: Dated | None, *, named: bool = False) -> list[object] | None:
    return [d.written, d.iso, _span(d.span, named=named), d.end] if d else None


def _money(m: Money | None, *, named: bool = False) -> list[object] | None:
    if m is None:
        return None
    return [m.written, m.amount, m.low, m.high, m.hedge, m.currency, m.basis, _span(m.span, named=named)]


def _item(i: Item, *, named: bool = False) -> list[object]:
    q = i.quantity
    amount = [q.written, q.value, q.low, q.high, q.hedge, q.unit, _span(q.span, named=named)] if q else None
    return [_words(i.name, named=named), amount]


class _Spans:
    """Reads spans and the values that hold them; `document` is that of spans that do not name theirs."""

    def __init__(self, document: str) -> None:
        self._document = document

    def there(self, s: list[Any]) -> Span:
        return Span(s[3] if len(s) > 3 else self._document, s[0], s[1], s[2])

    def __call__(self, s: list[Any] | None) -> Span | None:
        return self.there(s) if s else None

    def some_words(self, w: list[Any]) -> Words:
        return Words(w[0], self.there(w[1]))

    def words(self, w: list[Any] | None) -> Words | None:
        return self.some_words(w) if w else None

    def dated(self, d: list[Any] | None) -> Dated | None:
        return Dated(d[0], d[1], self.there(d[2]), d[3]) if d else None

    def money(self, m: list[Any] | None) -> Money | None:
        return Money(m[0], m[1], m[2], m[3], m[4], m[5], m[6], self.there(m[7])) if m else None

    def item(self, i: list[Any]) -> Item:
        q = i[1]
        amount = Quantity(q[0], q[1], q[2], q[3], q[4], q[5], self.there(q[6])) if q else None
        return Item(self.some_words(i[0]), amount)

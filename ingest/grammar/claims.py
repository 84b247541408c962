"""Drafts made into claims: view positions become spans of the source, figures keep what is written beside what is read."""

from __future__ import annotations

from ...graph.claim import Claim, Role, RoleName
from ...graph.document import Document, Span
from ...graph.values import Basis, Dated, Item, Money, Quantity, Words
from ..layout.view import View
from ..parts import Amount, When
from .goods import Good, Sum
from .scope import Draft, Scope, Who


class ClaimMaker:
    """Makes the claims of one article; holds the document and view that spans are cut from."""

    def __init__(self, document: Document, scope: Scope) -> None:
        """Spans will be cut from `document`'s text through the article's view."""
        self._document = document
        self._view: View = scope.parts.section.view
        self._article = scope.article

    def claim(self, draft: Draft, claim_id: str) -> Claim:
        """The claim that `draft` describes, under the id given."""
        roles = tuple(self._role(role, w) for role, ws in draft.roles.items() for w in ws)
        words = tuple((n, self._words(*v)) for n, v in draft.texts.items())
        money = self._money(draft.goods.sums)
        _cover_goods(draft)
        return Claim(
            id=claim_id,
            document=self._document.id,
            kind=draft.kind,  # type: ignore[arg-type]  # drafts name the kinds of the model; Claim checks them
            type=draft.type,
            roles=roles,
            evidence=tuple(self.span(s, e) for s, e in [(draft.start, draft.end), *draft.more]),
            rule=draft.rule,
            confidence=draft.confidence,
            items=tuple(self._item(g) for g in draft.goods.items),
            money=money,
            status=self._status(draft),
            date=self._dated(draft.date),
            words=words,
            article=self._article,
        )

    def span(self, start: int, end: int) -> Span:
        """The source span of view positions `start` to `end`, without white space at its ends."""
        text = self._view.text
        while start < end - 1 and text[start].isspace():
            start += 1
        while end > start + 1 and text[end - 1].isspace():
            end -= 1
        first, last = self._view.source(start, end)
        return self._document.span(first, last)

    def _role(self, role: str, who: Who) -> Role:
        name: RoleName = role  # type: ignore[assignment]  # role names come from the model
        return Role(name, who.entity, self.span(who.start, who.end) if who.start >= 0 else None)

    def _words(self, value: str | None, start: int, end: int) -> Words:
        return Words(self._view.text[start:end] if value is None else value, self.span(start, end))

    def _status(self, draft: Draft) -> Words | None:
        if draft.status is None:
            return None
        value, start, end = draft.status
        return Words(value, self.span(start, end))

    def _dated(self, when: When | None) -> Dated | None:
        if when is None or not when.iso:
            return None
        return Dated(self._view.text[when.start : when.end], when.iso, self.span(when.start, when.end), when.iso_end)

    def _item(self, good: Good) -> Item:
        name = self._view.text[good.start : good.end].strip()
        return Item(Words(name, self.span(good.start, good.end)), self._quantity(good.amount) if good.amount else None)

    def _quantity(self, a: Amount) -> Quantity:
        return Quantity(
            self._view.text[a.start : a.end], a.value, a.low, a.high, a.hedge, a.unit, self.span(a.start, a.end)
        )

    def _money(self, sums: list[Sum]) -> Money | None:
        """One amount for a transfer: a stated total, else cash, else the values of the goods added up (大米值23万、油值12万)."""
        sums = [s for s in sums if s.amount.value is not None]
        if not sums:
            return None
        kept = [s for s in sums if s.total] or [s for s in sums if not s.value][:1] or _same_currency(sums)
        if len(kept) > 1 and kept[0].total:
            kept = kept[:1]
        first, last = kept[0].amount, kept[-1].amount
        basis: Basis = "value_of_goods" if all(s.value for s in kept) else "cash"
        span = self.span(first.start, last.end)
        total = sum(s.amount.value or 0.0 for s in kept)
        one = len(kept) == 1
        return Money(
            span.quote,
            total,
            first.low if one else None,
            first.high if one else None,
            first.hedge,
            first.unit,
            basis,
            span,
        )


def _same_currency(sums: list[Sum]) -> list[Sum]:
    return [s for s in sums if s.amount.unit == sums[0].amount.unit]


# Goods named farther than this from the verb (a table's heading) are evidence of their own, not one stretch with it.
REACH = 120


def _cover_goods(draft: Draft) -> None:
    """Let the evidence reach over every item and figure of the draft, wherever the sentence names them."""
    places = [(g.start, g.end) for g in draft.goods.items]
    places += [(g.amount.start, g.amount.end) for g in draft.goods.items if g.amount is not None]
    places += [(s.amount.start, s.amount.end) for s in draft.goods.sums]
    for start, end in places:
        if draft.start - REACH <= start and end <= draft.end + REACH:
            draft.start, draft.end = min(draft.start, start), max(draft.end, end)
        elif not any(a <= start and end <= b for a, b in draft.more):
            draft.more.append((start, end))

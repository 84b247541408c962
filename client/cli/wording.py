"""Flows, quotes and figures in words, as tables and pages of the command line show them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from aidgraph.graph.judgement import money_of, number_of

if TYPE_CHECKING:
    from rich.text import Text

    from aidgraph.graph.document import Span
    from aidgraph.graph.entity import Flow
    from aidgraph.graph.values import Item, Money
    from aidgraph.queries import Corrected, GoodsSum, MoneySum

AROUND = 30
"""Characters of a document that are shown on either side of a quote."""

_BREAKS = re.compile(r"\s*\n\s*")


def parties(ids: Sequence[str], words: str | None, names: Mapping[str, str]) -> str:
    """The names of a flow's parties, with the document's words where some are not named.

    >>> parties(["o1"], "爱心企业", {"o1": "三门县侨联"})
    '三门县侨联（爱心企业）'
    """
    known = "、".join(names[i] for i in ids)
    if known and words:
        return f"{known}（{words}）"
    return known or words or "?"


def goods(flow: Flow, corrected: Sequence[Corrected] = ()) -> str:
    """What was given, as written: goods with their figures, and money; the value of goods is marked as one.

    Figures that people `corrected` are shown as they are now, with what is written beside them.
    """
    parts = [_item(i, corrected) for i in flow.items]
    if flow.money is not None:
        of_goods = flow.money.basis == "value_of_goods"
        money = _money(flow.money, corrected)
        parts.append(f"（价值{money}）" if of_goods else money)
    return "、".join(parts).replace("、（", "（")


def sums(goods: Sequence[GoodsSum], money: Sequence[MoneySum]) -> str:
    """Sums of goods by kind and unit and of money by currency; ≥ marks a sum that may be short."""
    parts = [_goods_sum(g) for g in goods]
    for m in money:
        worth = "worth " if m.basis == "value_of_goods" else ""
        parts.append(f"{worth}{'≥ ' if m.at_least else ''}{m.amount:,.0f} {m.currency}")
    return "、".join(parts)


def _goods_sum(g: GoodsSum) -> str:
    name = _line(g.name)
    return name if g.quantity is None else f"{name} {'≥ ' if g.at_least else ''}{g.quantity:,.10g}{g.unit}"


def _item(item: Item, corrected: Sequence[Corrected]) -> str:
    name, q = _line(item.name.value), item.quantity
    if q is None:
        return name
    changed = any(c.field == "quantity" and c.value and q.value == number_of(c.value) for c in corrected)
    if changed or any(c.field == "unit" and c.value == q.unit for c in corrected):
        return f"{name} {q.value:,.15g}{q.unit}{_instead(q.written)}"
    return f"{name} {_line(q.written)}"


def _money(m: Money, corrected: Sequence[Corrected]) -> str:
    changed = any(c.field == "money" and c.value and m.amount == money_of(c.value)[0] for c in corrected)
    if changed or any(c.field == "currency" and c.value == m.currency for c in corrected):
        return f"{m.amount:,.15g} {m.currency}{_instead(m.written)}"
    return _line(m.written)


def _instead(written: str) -> str:
    return f" [corrected, written {_line(written)}]" if written else " [corrected]"


def corrections(corrected: Sequence[Corrected]) -> list[str]:
    """What people corrected, a sentence each: what it was, what it is, who says so and why."""
    return [
        f"{'claim rejected' if c.field == 'rejected' else f'{c.field} corrected'} by {c.author}, {c.time[:10]}: {_change(c)}"
        f"{c.reason} ({c.id})"
        for c in corrected
    ]


def _change(c: Corrected) -> str:
    if c.field == "rejected":
        return ""
    about = f"{c.goods}: " if c.goods and c.field != "goods" else ""
    return f"{about}{_line(c.was) or 'none'} → {c.value or 'none'}; "


def in_context(text: str, span: Span) -> Text:
    """A quote with the words on both sides of it, the quote marked; line breaks of the document are left out."""
    from rich.text import Text

    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    shown = Text("…" if span.start > AROUND else "")
    shown.append(_line(before).lstrip(), style="dim")
    shown.append(_line(span.quote), style="bold reverse")
    shown.append(_line(after).rstrip(), style="dim")
    return shown.append("…" if span.end + AROUND < len(text) else "")


def place(span: Span) -> str:
    """Where a span stands.

    >>> from aidgraph.graph.document import Span
    >>> place(Span("a.txt", 3, 5, "口罩"))
    'a.txt, characters 3 to 5'
    """
    return f"{span.document}, characters {span.start} to {span.end}"


def _line(words: str) -> str:
    """Words on one line: a document's line breaks, and the blanks beside them, are left out."""
    return _BREAKS.sub("", words).strip("\n")

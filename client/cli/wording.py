"""Flows, quotes and figures in words, as tables and pages of the command line show them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

    from aidgraph.graph.document import Span
    from aidgraph.graph.entity import Flow
    from aidgraph.graph.values import Item
    from aidgraph.queries import GoodsSum, MoneySum

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


def goods(flow: Flow) -> str:
    """What was given, as written: goods with their figures, and money; the value of goods is marked as one."""
    parts = [_item(i) for i in flow.items]
    if flow.money is not None:
        of_goods = flow.money.basis == "value_of_goods"
        parts.append(f"（价值{_line(flow.money.written)}）" if of_goods else _line(flow.money.written))
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


def _item(item: Item) -> str:
    name = _line(item.name.value)
    return f"{name} {_line(item.quantity.written)}" if item.quantity else name


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

"""Values that a document states: what is written and what it was read as stand side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .document import Span

Hedge = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than"]
Basis = Literal["cash", "value_of_goods", "unknown"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count or measure of goods or people: `2万余只` is 20000, at least, 只."""

    written: str
    value: float | None
    low: float | None
    high: float | None
    hedge: Hedge
    unit: str
    span: Span


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money with an ISO 4217 currency: `3.5万元人民币` is 35000 CNY."""

    written: str
    amount: float
    low: float | None
    high: float | None
    hedge: Hedge
    currency: str
    basis: Basis
    span: Span


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as written and as read: ISO date, month or year, as precise as the text gives it; `end` for a range."""

    written: str
    iso: str
    span: Span
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the document taken over as they stand, or a word of the model (a status) with the span it was read from."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Item:
    """Goods, people or money in kind: the counted thing as written and, where the text gives one, its quantity."""

    name: Words
    quantity: Quantity | None = None

"""How flows are put together for sums: by their parties, where these are, what they are, what was given, when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, get_args

from ..graph.entity import Entity, Flow
from ..graph.resolve.goods import core
from .geography import country_name, country_of

By = Literal[
    "pair", "donor", "recipient", "country", "donor_country", "recipient_country", "city", "donor_city", "recipient_city",
    "kind", "donor_kind", "recipient_kind", "goods", "month",
]  # fmt: skip
WAYS: tuple[str, ...] = get_args(By)
PARTIES = ("pair", "donor", "recipient")
MONEY = "money"
"""The group of money where flows are grouped by goods."""

_SHORT = {"country": "recipient_country", "city": "recipient_city", "kind": "donor_kind"}
_CITY_LEVELS = ("city", "")


def by_receiver(by: str) -> bool:
    """Whether groups are those of receivers."""
    return _SHORT.get(by, by).startswith("recipient")


def labels(f: Flow, by: str, entities: Mapping[str, Entity]) -> list[str]:
    """The groups that a flow belongs to: one, but for goods; joint parties make one group; "" is not known.

    >>> labels(Flow("f1", "donation"), "month", {})
    ['']
    """
    if by == "goods":
        return sorted({core(i.name.value) for i in f.items} | ({MONEY} if f.money else set())) or [""]
    if by == "month":
        return [_month(f)]
    side, _, what = _SHORT.get(by, by).partition("_")
    told = [entities[i] for i in (f.donors if side == "donor" else f.recipients)]
    return ["、".join(_each(told, _OF[what]))]


def _each(entities: Iterable[Entity], of: Callable[[Entity], str]) -> list[str]:
    return sorted({label for e in entities if (label := of(e))})


def _month(f: Flow) -> str:
    if f.date is None:
        return ""
    first, last = f.date.iso[:7], (f.date.end or f.date.iso)[:7]
    return first if first == last else f"{first}/{last}"


def country_label(e: Entity) -> str:
    """The country that an entity is or lies in, "" where it is not known."""
    code = country_of(e.division or "") or (country_of(e.name) if e.type == "Place" else None)
    return country_name(code) if code else ""


def city_of(e: Entity) -> str:
    """The city (or other division) that an entity is or lies in, "" where it is not known."""
    if e.type == "Place":
        return (e.division or e.name) if e.kind in _CITY_LEVELS else ""  # bodies in it have its division
    return e.division if e.division and e.division != country_label(e) else ""


def _kind(e: Entity) -> str:
    return (e.kind or e.type).lower()


_OF: dict[str, Callable[[Entity], str]] = {"country": country_label, "city": city_of, "kind": _kind}

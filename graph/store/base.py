"""What every store answers with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..difference import Difference

Kind = Literal["added", "replaced", "removed", "unchanged"]


@dataclass(frozen=True, slots=True)
class Change:
    """What putting or removing a document did to the store: claims read, and records of the graph that are new or gone.

    A record whose content changed counts as one gone and one new. `difference` tells all of it in words.
    `lost` are the ids of judgements and corrections that no longer find what they are about.
    """

    document: str
    kind: Kind
    claims: int = 0
    new: int = 0
    gone: int = 0
    difference: Difference = Difference()
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a store: what it concerns, and what is wrong with it."""

    where: str
    what: str

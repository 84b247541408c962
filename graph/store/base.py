"""What every store answers with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Change:
    """What putting or removing a document did to the store: claims read, and records of the graph that are new or gone.

    A record whose content changed counts as one gone and one new.
    """

    document: str
    kind: Literal["added", "replaced", "removed", "unchanged"]
    claims: int = 0
    new: int = 0
    gone: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a store: what it concerns, and what is wrong with it."""

    where: str
    what: str

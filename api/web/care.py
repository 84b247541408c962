"""How sure a fact is and whether a person looked at it, as every page shows beside it."""

from __future__ import annotations

from typing import Literal

Level = Literal["high", "middle", "low"]

LEVELS: tuple[tuple[Level, float], ...] = (("high", 0.9), ("middle", 0.65), ("low", 0.0))
"""From which confidence on a fact is called so; DECISIONS.md has what was measured for each."""


def level(confidence: float) -> Level:
    """What a confidence is called.

    >>> level(0.93), level(0.7), level(0.2)
    ('high', 'middle', 'low')
    """
    return next(name for name, least in LEVELS if confidence >= least)

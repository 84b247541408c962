"""A claim with its roles resolved to entities: what is compared when two claims may tell of one thing."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from ..claim import Claim
from .goods import Figure, figures_of
from .names import fold

_NOBODY: frozenset[str] = frozenset()
_BATCH = re.compile(r"首批|第[一二三四五六七八九十\d]+批")


@dataclass(frozen=True)
class Telling:
    """A claim and, for each role, the entities that its local entities stand for.

    `places` holds the folded names of the recipients that are places, `divisions` the folded divisions of those that are
    bodies: a gift to a town may be told as a gift to its hospital.
    """

    claim: Claim
    roles: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    places: frozenset[str] = frozenset()
    divisions: frozenset[str] = frozenset()

    def of(self, role: str) -> frozenset[str]:
        """The entities in a role."""
        return self._sets.get(role, _NOBODY)

    @cached_property
    def _sets(self) -> dict[str, frozenset[str]]:
        return {role: frozenset(entities) for role, entities in self.roles.items()}

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The goods with their figures."""
        return figures_of(self.claim)

    @cached_property
    def status(self) -> str:
        """The status, or "" where the claim does not say."""
        return self.claim.status.value if self.claim.status else ""

    @cached_property
    def days(self) -> tuple[date, date] | None:
        """The first and last day that the claim's date may mean, or None."""
        return days_of(self.claim.date.iso, self.claim.date.end) if self.claim.date else None

    @cached_property
    def batches(self) -> frozenset[str]:
        """Batches that the evidence speaks of (首批, 第二批)."""
        return frozenset(b.replace("首批", "第一批") for s in self.claim.evidence for b in _BATCH.findall(s.quote))

    def overlaps(self, other: Telling) -> bool:
        """Whether the evidence of the two lies in the same words of the same document."""
        return self.claim.document == other.claim.document and any(
            a.start < b.end and b.start < a.end for a in self.claim.evidence for b in other.claim.evidence
        )

    def distance(self, other: Telling) -> int:
        """Characters between the beginnings of the two claims' evidence in one document."""
        return abs(self.claim.evidence[0].start - other.claim.evidence[0].start)

    @cached_property
    def name(self) -> str:
        """An event's name as names are compared, or ""."""
        return fold(self.claim.word("name") or "")


def days_of(iso: str, end: str | None = None) -> tuple[date, date] | None:
    """The first and last day of an ISO day, month or year, or of a range; None where it is no date.

    >>> days_of("2020-02")
    (datetime.date(2020, 2, 1), datetime.date(2020, 2, 29))
    """
    try:
        first, last = _one(iso), _one(end) if end else None
    except ValueError:
        return None
    return (first[0], max(first[1], last[1])) if last else first


def _one(iso: str) -> tuple[date, date]:
    parts = [int(x) for x in iso[:10].split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(parts[0], parts[1], 1), date(parts[0], parts[1], monthrange(parts[0], parts[1])[1])
    return date(*parts[:3]), date(*parts[:3])


def near(a: tuple[date, date] | None, b: tuple[date, date] | None, slack: timedelta) -> bool:
    """Whether two spans of days meet within `slack`; a missing one meets every other.

    >>> near(days_of("2020-02-04"), days_of("2020-03"), timedelta(days=31))
    True
    """
    return a is None or b is None or (a[0] - slack <= b[1] and b[0] - slack <= a[1])

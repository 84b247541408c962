"""What people said about pairs of things, while groups are clustered.

* `different` keeps two apart, whatever chain of links or of `same` would join them.
* `same` joins the clusters of two, whatever rule of the program speaks against it; the latest is followed first.
* What set a part apart wins over every earlier `same`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

Order = tuple[object, ...]
Compatible = Callable[[Sequence[str], Sequence[str]], bool]


@dataclass(frozen=True)
class Judged:
    """Judgements on a group: those bearing the marks of either side of each, with when it was given.

    `parts` holds when each part was set apart, `part_of` which part a member belongs to.
    """

    same: tuple[tuple[Order, frozenset[str], frozenset[str]], ...] = ()
    different: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()
    parts: Mapping[str, Order] = field(default_factory=dict[str, Order])
    part_of: Mapping[str, str] = field(default_factory=dict[str, str])

    def compatible(self, otherwise: Compatible) -> Compatible:
        """Whether nobody said that two groups differ, and `otherwise` holds nothing against them either."""
        if not self.different:
            return otherwise
        return lambda mine, theirs: self.may_meet(mine, theirs) and otherwise(mine, theirs)

    def may_meet(self, mine: Iterable[str], theirs: Iterable[str]) -> bool:
        """Whether nobody said that somebody of the one group differs from somebody of the other."""
        a, b = set(mine), set(theirs)
        return not any((left & a and right & b) or (left & b and right & a) for left, right in self.different)

    def join(self, clusters: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
        """The clusters, with those joined that were judged to be the same."""
        members = [list(c) for c in clusters]
        group = {i: c for c in members for i in c}
        for when, left, right in sorted(self.same, key=lambda s: s[0], reverse=True):
            for a, b in product(sorted(left & group.keys()), sorted(right & group.keys())):
                mine, theirs = group[a], group[b]
                if mine is not theirs and not self._set_apart_later(a, b, when) and self.may_meet(mine, theirs):
                    mine.extend(theirs)
                    for i in theirs:
                        group[i] = mine
        return sorted({id(g): tuple(sorted(g)) for g in group.values()}.values())

    def _set_apart_later(self, a: str, b: str, when: Order) -> bool:
        mine, theirs = self.part_of.get(a, ""), self.part_of.get(b, "")
        return mine != theirs and any(self.parts[p] > when for p in (mine, theirs) if p in self.parts)


NOBODY = Judged()
"""Nobody said anything."""

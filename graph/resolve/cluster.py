"""Clusters of things that pairwise links hold together and no pair of which is incompatible."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple


class Link(NamedTuple):
    """Two ids that may be one thing; the stronger link is followed first."""

    strength: float
    a: str
    b: str


def clusters(
    ids: Iterable[str], links: Iterable[Link], compatible: Callable[[str, str], bool]
) -> list[tuple[str, ...]]:
    """Join along the links, the strongest first, wherever every pair across the two sides is compatible.

    The answer depends only on the sets of ids and links, not on their order; ids within and between clusters are sorted.

    >>> clusters("abc", [Link(2, "a", "b"), Link(1, "b", "c")], lambda x, y: {x, y} != {"a", "c"})
    [('a', 'b'), ('c',)]
    """
    group = {i: [i] for i in ids}
    for link in sorted({Link(s, *sorted((a, b))) for s, a, b in links}, key=lambda x: (-x.strength, x.a, x.b)):
        mine, theirs = group[link.a], group[link.b]
        if mine is not theirs and all(compatible(x, y) for x in mine for y in theirs):
            mine.extend(theirs)
            for i in theirs:
                group[i] = mine
    return sorted({id(g): tuple(sorted(g)) for g in group.values()}.values())

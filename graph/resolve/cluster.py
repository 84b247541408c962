"""Clusters of things that pairwise links hold together and that nothing contradicts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Link(NamedTuple):
    """Two ids that may be one thing; the stronger link is followed first."""

    strength: float
    a: str
    b: str


def clusters(
    ids: Iterable[str], links: Iterable[Link], compatible: Callable[[Sequence[str], Sequence[str]], bool]
) -> list[tuple[str, ...]]:
    """Join along the links, the strongest first, wherever the two groups that a link joins are compatible.

    The answer depends only on the sets of ids and links, not on their order; ids within and between clusters are sorted.

    >>> clusters("abc", [Link(2, "a", "b"), Link(1, "b", "c")], pairwise(lambda x, y: {x, y} != {"a", "c"}))
    [('a', 'b'), ('c',)]
    """
    group = {i: [i] for i in sorted(ids)}
    for link in sorted({Link(s, *sorted((a, b))) for s, a, b in links}, key=lambda x: (-x.strength, x.a, x.b)):
        mine, theirs = group[link.a], group[link.b]
        if mine is not theirs and compatible(mine, theirs):
            mine.extend(theirs)
            for i in theirs:
                group[i] = mine
    return sorted({id(g): tuple(sorted(g)) for g in group.values()}.values())


def pairwise(compatible: Callable[[T, T], bool]) -> Callable[[Sequence[T], Sequence[T]], bool]:
    """Groups are compatible where every pair across them is."""
    return lambda mine, theirs: all(compatible(x, y) for x in mine for y in theirs)

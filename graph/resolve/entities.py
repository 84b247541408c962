"""Which profiles are one entity, and what that entity is called."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from ..entity import Entity
from .cluster import Link, clusters, pairwise
from .decide import decide
from .decision import Decision
from .judged import NOBODY, Judged
from .names import fold
from .profiles import Profile, digest

ID_LETTER = {"Organization": "o", "Person": "p", "Place": "l"}
"""How the ids of a type begin."""
SAME_SIGNATURE, SAME_NAME, ALIAS = 3.0, 2.0, 1.0
FEW = 12
"""Bearers of one key all of whose pairs are looked at."""


def entities_of(
    group: Mapping[str, Profile],
    uses: Mapping[str, int],
    apart: Callable[[str, str], bool],
    judged: Judged = NOBODY,
) -> dict[str, tuple[Entity, tuple[str, ...]]]:
    """The entities that a connected group of profiles (by id) makes up, each with its profiles, by entity id.

    `uses` counts the local entities of each profile; `apart` says whether some document holds two profiles apart under
    different names. The surest join first, short forms after; what `decide` holds to differ firmly never joins. What people
    said (`judged`) comes last and wins.
    """
    bearers = _bearers(group)
    chosen = {ids[0]: group[ids[0]] for ids in bearers}
    members = {ids[0]: ids for ids in bearers}
    decided = _Decisions(chosen)

    def compatible(a: str, b: str) -> bool:
        if decided(a, b).firm:
            return False
        return chosen[a].folded == chosen[b].folded or not any(apart(x, y) for x in members[a] for y in members[b])

    pairs = pairwise(compatible)

    def join(mine: Sequence[str], theirs: Sequence[str]) -> bool:
        all_mine, all_theirs = ([i for m in side for i in members[m]] for side in (mine, theirs))
        return judged.may_meet(all_mine, all_theirs) and pairs(mine, theirs)

    links = _unambiguous(_links(group, members, decided), chosen, decided)
    clustered = [tuple(sorted(i for m in c for i in members[m])) for c in clusters(chosen, links, join)]
    found = judged.join(clustered)
    made = (_entity([group[i] for i in ids], uses) for ids in found)
    return {e.id: (e, ids) for e, ids in zip(made, found, strict=True)}


class _Decisions:
    """What is decided of pairs of profiles, each pair once."""

    def __init__(self, profiles: Mapping[str, Profile]) -> None:
        self._profiles = profiles
        self._known: dict[tuple[str, str], Decision] = {}

    def __call__(self, a: str, b: str) -> Decision:
        pair = (a, b) if a < b else (b, a)
        if pair not in self._known:
            self._known[pair] = decide(self._profiles[pair[0]], self._profiles[pair[1]])
        return self._known[pair]


def _bearers(group: Mapping[str, Profile]) -> list[tuple[str, ...]]:
    """Profiles about which every decision is the same: they differ in aliases and the like only."""
    found: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for i in sorted(group):
        p = group[i]
        found[p.signature, p.division, p.kind if p.type == "Place" else "", p.context].append(i)
    return [tuple(ids) for ids in found.values()]


def _links(group: Mapping[str, Profile], members: Mapping[str, Sequence[str]], decided: _Decisions) -> list[Link]:
    by_key: dict[str, set[tuple[str, bool]]] = defaultdict(set)
    for first, ids in members.items():
        for k in group[first].own_keys:
            by_key[k].add((first, True))
        for k in {k for i in ids for k in group[i].alias_keys}:
            by_key[k].add((first, False))
    best: dict[tuple[str, str], float] = {}
    for bearers in by_key.values():
        for (a, own_a), (b, own_b) in _pairs(sorted(bearers), group):
            if (strength := _strength(group, (a, b), own_a + own_b, decided)) > 0.0:
                best[a, b] = max(strength, best.get((a, b), 0.0))
    return [Link(s, a, b) for (a, b), s in best.items()]


Bearer = tuple[str, bool]


def _pairs(bearers: Sequence[Bearer], group: Mapping[str, Profile]) -> Iterator[tuple[Bearer, Bearer]]:
    """Pairs of bearers of one key that may be one: of many that say where they are, those of one place."""
    if len(bearers) <= FEW:
        yield from combinations(bearers, 2)
        return
    by_place: dict[str, list[Bearer]] = defaultdict(list)
    silent: list[Bearer] = []
    for x in bearers:
        places = group[x[0]].where
        for place in places:
            by_place[place].append(x)
        if not places:
            silent.append(x)
    yield from combinations(silent, 2)
    yield from ((min(x, y), max(x, y)) for x in silent for y in bearers if group[y[0]].where)
    for together in by_place.values():
        yield from combinations(together, 2)


def _strength(group: Mapping[str, Profile], pair: tuple[str, str], own: int, decided: _Decisions) -> float:
    """How strongly a key links two, which so many of them (`own`) have of their full name; 0.0 where it does not."""
    a, b = pair
    if a == b or not own:
        return 0.0
    if group[a].signature == group[b].signature:
        return SAME_SIGNATURE
    decision = decided(a, b)
    if decision.verdict == "same":
        return SAME_NAME * decision.score
    return ALIAS if own == 1 and not decision.firm else 0.0


def _unambiguous(links: list[Link], group: Mapping[str, Profile], decided: _Decisions) -> list[Link]:
    """Without the links of a profile that says neither place nor level to profiles that say different ones."""
    told: dict[str, set[str]] = defaultdict(set)
    for link in links:
        for mine, other in ((link.a, link.b), (link.b, link.a)):
            if not group[mine].says_where and group[other].says_where and not decided(mine, other).firm:
                told[_joint(group[mine])].add(other)
    unsure = {j for j, said in told.items() if any(decided(a, b).firm for a, b in combinations(sorted(said), 2))}

    def kept(link: Link) -> bool:
        a, b = group[link.a], group[link.b]
        if a.says_where == b.says_where:
            return True
        return _joint(b if a.says_where else a) not in unsure

    return [link for link in links if kept(link)]


def _joint(p: Profile) -> str:
    return "\x1f".join(p.signature)


def _entity(profiles: list[Profile], uses: Mapping[str, int]) -> Entity:
    type_ = min(profiles, key=lambda p: p.signature).type  # people may have judged a body and a place to be one
    names = sorted({p.name for p in profiles}, key=_fullest)
    aliases = {a for p in profiles for a in p.aliases} - set(names)
    signature = min(p.signature for p in profiles)
    return Entity(
        id=ID_LETTER[type_] + digest(*signature),
        type=type_,
        name=names[0],
        kind=_commonest({p: p.kind for p in profiles}, uses),
        names=tuple(names),
        aliases=tuple(sorted(aliases)),
        division=_commonest({p: p.division or "" for p in profiles}, uses) or None,
    )


def _fullest(name: str) -> tuple[int, int, str]:
    """The longest name first; of equally long ones the one with fewer spaces, then the smaller."""
    return -len(fold(name)), len(name), name


def _commonest(values: Mapping[Profile, str], uses: Mapping[str, int]) -> str:
    counts: Counter[str] = Counter()
    for p, value in values.items():
        if value:
            counts[value] += uses.get(p.id, 1)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else ""

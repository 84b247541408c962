"""Which profiles are one entity, and what that entity is called."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from itertools import combinations

from ..entity import Entity
from .cluster import Link, clusters, pairwise
from .judged import NOBODY, Judged
from .names import fold
from .profiles import Profile, differ, digest

ID_LETTER = {"Organization": "o", "Person": "p", "Place": "l"}
"""How the ids of a type begin."""
SAME_SIGNATURE, SAME_NAME, ALIAS = 3.0, 2.0, 1.0


def entities_of(
    group: Mapping[str, Profile],
    uses: Mapping[str, int],
    apart: Callable[[str, str], bool],
    judged: Judged = NOBODY,
) -> dict[str, tuple[Entity, tuple[str, ...]]]:
    """The entities that a connected group of profiles (by id) makes up, each with its profiles, by entity id.

    `uses` counts the local entities of each profile; `apart` says whether some document holds two profiles apart under
    different names. Full names join first, short forms after; see `profiles.differ` for what never joins. What people said
    (`judged`) comes last and wins.
    """

    def compatible(a: str, b: str) -> bool:
        return not differ(group[a], group[b]) and (group[a].folded == group[b].folded or not apart(a, b))

    links = _unambiguous(_links(group), group)
    found = judged.join(clusters(group, links, judged.compatible(pairwise(compatible))))
    made = (_entity([group[i] for i in ids], uses) for ids in found)
    return {e.id: (e, ids) for e, ids in zip(made, found, strict=True)}


def _links(group: Mapping[str, Profile]) -> list[Link]:
    by_key: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for i, p in group.items():
        for own, keys in ((True, p.own_keys), (False, p.alias_keys)):
            for k in keys:
                by_key[k].append((i, own))
    best: dict[tuple[str, str], float] = {}
    for bearers in by_key.values():
        for (a, own_a), (b, own_b) in combinations(sorted(bearers), 2):
            if a != b and (own_a or own_b):
                strength = SAME_NAME if own_a and own_b else ALIAS
                if group[a].signature == group[b].signature:
                    strength = SAME_SIGNATURE
                best[a, b] = max(strength, best.get((a, b), 0.0))
    return [Link(s, a, b) for (a, b), s in best.items()]


def _unambiguous(links: list[Link], group: Mapping[str, Profile]) -> list[Link]:
    """Without the links of a profile that says neither place nor level to profiles that say different ones."""
    told: dict[str, set[str]] = defaultdict(set)
    for link in links:
        for mine, other in ((link.a, link.b), (link.b, link.a)):
            if not _says(group[mine]) and _says(group[other]) and not differ(group[mine], group[other]):
                told[_joint(group[mine])].add(other)
    unsure = {j for j, said in told.items() if any(differ(group[a], group[b]) for a, b in combinations(said, 2))}

    def kept(link: Link) -> bool:
        a, b = group[link.a], group[link.b]
        if _says(a) == _says(b):
            return True
        return _joint(b if _says(a) else a) not in unsure

    return [link for link in links if kept(link)]


def _says(p: Profile) -> bool:
    return bool(p.place or (p.type == "Place" and p.kind))


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

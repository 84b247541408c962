"""Profiles: what resolution needs to know of a local entity. Local entities with equal profiles are one entity."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ..claim import Claim, Reading
from ..document import EntityType, LocalEntity
from .names import body_key, fold, is_generic, level, stem, without_place

ALIAS_LONG_ENOUGH = 5
"""Characters from which a short form that names no place is taken to name one body only (Chinese short forms have 2 to 4)."""
NAME_LONG_ENOUGH = 3
"""Characters from which a person's full name is rare enough to join documents by itself."""


@dataclass(frozen=True)
class Profile:
    """A local entity without its place in a document.

    `context` holds what else tells bearers of a common name apart: for people the bodies, roles and home that the
    document gives them. `alone` is the document of a name too general to be joined across documents, else "". `part` is the
    statement that took its bearers out of the entity of their name, else "".
    """

    type: EntityType
    name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    division: str | None = None
    context: tuple[str, ...] = ()
    alone: str = ""
    part: str = ""

    @cached_property
    def id(self) -> str:
        """A short name for the profile's content."""
        lists = "\x1e".join(self.aliases), "\x1e".join(self.context)
        apart = (self.part,) if self.part else ()
        return digest(self.type, self.name, self.kind, self.division or "", self.alone, *lists, *apart)

    @cached_property
    def folded(self) -> str:
        """The name as names are compared."""
        return fold(self.name)

    @cached_property
    def place(self) -> str:
        """The folded division without the word for its level, or ""."""
        return stem(fold(self.division)) if self.division else ""

    @cached_property
    def signature(self) -> tuple[str, ...]:
        """What an entity's id is made from: profiles with one signature are one entity whatever else there is."""
        finer = (self.kind,) if self.type == "Place" else self.context
        apart = (self.part,) if self.part else ()
        return (self.type, self.folded, self.place, self.alone, *finer, *apart)

    @cached_property
    def own_keys(self) -> frozenset[str]:
        """Keys of the full name: two profiles that share one bear the same full name."""
        if self.alone:
            return frozenset({f"{self.type}:{self.alone}:{self.folded}"})
        if self.type == "Person":
            return _person_keys(self.folded, self.name, self.context)
        if self.type == "Place":
            return frozenset({f"Place:{stem(self.folded)}"})
        return _body_keys(self.folded, self.division)

    @cached_property
    def alias_keys(self) -> frozenset[str]:
        """Keys of those short forms that name one thing wherever they stand."""
        if self.alone:
            return frozenset()
        found = (self._alias_keys(fold(alias)) for alias in self.aliases)
        return frozenset(k for keys in found for k in keys) - self.own_keys

    def _alias_keys(self, alias: str) -> frozenset[str]:
        if self.type == "Person":
            rare = len(alias) >= NAME_LONG_ENOUGH and len(alias) >= len(self.folded) - 1
            return frozenset({f"Person:{alias}"}) if rare else frozenset()
        if self.type == "Place":
            told = self.kind == "country" or len(alias) >= NAME_LONG_ENOUGH
            return frozenset({f"Place:{stem(alias)}"}) if told else frozenset()
        placed = self.division is not None and without_place(alias, fold(self.division)) is not None
        if is_generic(alias) or not (placed or len(alias) >= ALIAS_LONG_ENOUGH):
            return frozenset()
        return _body_keys(alias, self.division if placed else None)


def _body_keys(name: str, division: str | None) -> frozenset[str]:
    """The name as it stands, unless it is general; and the place with what stands behind it."""
    keys: set[str] = set() if is_generic(name) else {f"Organization:{body_key(name)}"}
    if division:
        place = fold(division)
        rest = without_place(name, place)
        # The place goes back in front while the kind of body is looked up: 市友协 alone would be too short for it.
        keys.add(f"Organization:{body_key(stem(place) + (rest or name))}")
    return frozenset(keys)


def _person_keys(folded: str, name: str, context: tuple[str, ...]) -> frozenset[str]:
    if len(folded) >= NAME_LONG_ENOUGH or "·" in name:
        return frozenset({f"Person:{folded}"})
    return frozenset(f"Person:{folded}|{c}" for c in context)


def profiles(reading: Reading) -> dict[str, Profile]:
    """The profile of each local entity of a reading, by local id."""
    names = {e.id: e for e in reading.entities}
    known = _affiliations(reading.claims, names)
    return {e.id: _profile(e, known.get(e.id, frozenset()), reading) for e in reading.entities}


def _profile(e: LocalEntity, known: frozenset[str], reading: Reading) -> Profile:
    folded = fold(e.name)
    if e.type == "Person":
        common = len(folded) < NAME_LONG_ENOUGH and "·" not in e.name
        home = fold(e.division or reading.document.home or "")
        at_home = {f"home:{stem(home)}"} if home else known
        context = tuple(sorted(known | at_home)) if common else ()
        alone = reading.document.id if common and not context else ""
        return Profile("Person", e.name, e.kind, _sorted(e.aliases), None, context, alone)
    alone = (
        reading.document.id
        if not folded or (not e.division and e.type == "Organization" and is_generic(folded))
        else ""
    )
    return Profile(e.type, e.name, e.kind, _sorted(e.aliases), e.division or None, (), alone)


def _sorted(aliases: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(aliases)))


def _affiliations(claims: Iterable[Claim], names: dict[str, LocalEntity]) -> dict[str, frozenset[str]]:
    """For each person the bodies and roles that the document's claims give."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.type != "AFFILIATED":
            continue
        for person in claim.entities("source"):
            found[person] |= {f"of:{body_key(fold(names[t].name))}" for t in claim.entities("target") if t in names}
            if role := claim.word("role"):
                found[person].add(f"role:{fold(role)}")
    return {person: frozenset(known) for person, known in found.items()}


def differ(a: Profile, b: Profile) -> bool:
    """Whether two profiles can be told to be of different things: types, divisions, levels of places, parts that people set."""
    if a.type != b.type or a.part != b.part or (a.place and b.place and a.place != b.place and a.type != "Person"):
        return True
    if a.type != "Place":
        return False
    levels = {level(a.folded), level(b.folded)} - {""}
    kinds = {a.kind, b.kind} - {"", "other"}
    return (len(levels) > 1 and a.folded != b.folded) or len(kinds) > 1


def digest(*parts: str) -> str:
    """Sixteen hexadecimal digits for strings: collisions are out of reach below a thousand million things."""
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=8).hexdigest()

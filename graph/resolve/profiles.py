"""Profiles: what resolution needs to know of a local entity. Local entities with equal profiles are one entity."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ..claim import Claim, Reading
from ..document import EntityType, LocalEntity
from . import body_keys, person_rules, place_rules
from .body_names import Body, body, points_home
from .names import fold, is_generic, stem, without_place
from .person_rules import Person, is_common, of_body
from .place_rules import Spot, spot

ALIAS_LONG_ENOUGH = 5
"""Characters from which a short form that names no place is taken to name one body only (Chinese short forms have 2 to 4)."""
NAME_LONG_ENOUGH = 3
"""Characters from which a person's full name is rare enough to join documents by itself."""


@dataclass(frozen=True)
class Profile:
    """A local entity without its place in a document.

    `context` holds what else is told of people: the bodies, roles and home that the document gives them. `alone` is the
    document where what is told does not say which of many bearers of the name is meant, else "". `part` is the
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
        finer = (self.kind,) if self.type == "Place" else self.context if self.narrow else ()
        apart = (self.part,) if self.part else ()
        return (self.type, self.folded, self.place, self.alone, *finer, *apart)

    @cached_property
    def body(self) -> Body:
        """A body's name taken apart."""
        return body(self.folded, self.division)

    @cached_property
    def person(self) -> Person:
        """A person's name with what is told of them."""
        return Person(self.name, self.context)

    @cached_property
    def spot(self) -> Spot:
        """A place's name looked up."""
        return spot(self.folded, self.kind, self.division)

    @property
    def narrow(self) -> bool:
        """Whether not all bearers of the name are meant."""
        return bool(self.alone or self.part or (self.context and self.person.common))

    @property
    def says_where(self) -> bool:
        """Whether it is told apart from bearers of its name elsewhere."""
        return bool(
            self.body.place if self.type == "Organization" else self.place or (self.type == "Place" and self.kind)
        )

    @cached_property
    def where(self) -> tuple[str, ...]:
        """By what bearers of a widespread name are told apart: the codes of a body's or a place's place, a person's bodies."""
        if self.type == "Organization":
            return self.body.place
        if self.type == "Place":
            return self.spot.codes
        return self.context if self.person.common else ()

    @cached_property
    def own_keys(self) -> frozenset[str]:
        """Keys such that two profiles whose names may be of one thing share at least one."""
        if self.type == "Person":
            return person_rules.keys(self.person)
        if self.alone:
            return frozenset({f"{self.type}:{self.alone}:{self.folded}"})
        return place_rules.keys(self.spot) if self.type == "Place" else body_keys.keys(self.body)

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
            return frozenset({f"Person:{alias}"}) if rare and not is_common((alias,)) else frozenset()
        if self.type == "Place":
            told = self.kind == "country" or len(alias) >= NAME_LONG_ENOUGH
            return frozenset({f"Place:{stem(alias)}"}) if told else frozenset()
        placed = self.division is not None and without_place(alias, fold(self.division)) is not None
        if is_generic(alias) or not (placed or len(alias) >= ALIAS_LONG_ENOUGH):
            return frozenset()
        return body_keys.plain(body(alias, self.division if placed else None))


def profiles(reading: Reading) -> dict[str, Profile]:
    """The profile of each local entity of a reading, by local id."""
    names = {e.id: e for e in reading.entities}
    known = _affiliations(reading.claims, names)
    return {e.id: _profile(e, known.get(e.id, frozenset()), reading) for e in reading.entities}


def _profile(e: LocalEntity, known: frozenset[str], reading: Reading) -> Profile:
    folded, document = fold(e.name), reading.document
    if e.type == "Person":
        home = fold(e.division or document.home or "")
        context = tuple(sorted(known | ({f"home:{stem(home)}"} if home else set())))
        alone = "" if person_rules.settled(Person(e.name, context)) else document.id
        return Profile("Person", e.name, e.kind, _sorted(e.aliases), None, context, alone)
    division = e.division or (
        document.home if e.type == "Organization" and points_home(folded, document.home) else None
    )
    alone = document.id if not folded or (not division and e.type == "Organization" and is_generic(folded)) else ""
    return Profile(e.type, e.name, e.kind, _sorted(e.aliases), division or None, (), alone)


def _sorted(aliases: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(aliases)))


def _affiliations(claims: Iterable[Claim], names: dict[str, LocalEntity]) -> dict[str, frozenset[str]]:
    """For each person the bodies and roles that the document's claims give."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.type != "AFFILIATED":
            continue
        for person in claim.entities("source"):
            found[person] |= {f"of:{of_body(names[t])}" for t in claim.entities("target") if t in names}
            if role := claim.word("role"):
                found[person].add(f"role:{fold(role)}")
    return {person: frozenset(known) for person, known in found.items()}


def digest(*parts: str) -> str:
    """Sixteen hexadecimal digits for strings: collisions are out of reach below a thousand million things."""
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=8).hexdigest()

"""What the grammar knows of the article around a sentence, and the draft of a claim before its spans are fixed."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..parts import Parts, When
from .goods import Goods
from .phrases import Member, Party


@dataclass(frozen=True, slots=True)
class Scope:
    """One article: its parts, the entities that 我们 and the home place stand for, and the kind of every local entity."""

    parts: Parts
    we: tuple[str, ...] = ()
    home: tuple[str, ...] = ()
    kinds: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Local entity id → (type, kind)."""
    article: str | None = None
    date: str | None = None
    place_of: dict[str, str] = field(default_factory=dict)
    """Body → the place entity of its division, where the document names that place."""

    def ids(self, member: Member, *, person_only: bool = True) -> tuple[str, ...]:
        """The entities a member stands for: the person where one is named (with the body unless `person_only`), else the body."""
        if member.person is not None and member.person.ids:
            bodies = () if person_only else (member.org.ids if member.org else member.place.ids if member.place else ())
            return (*bodies, *member.person.ids)
        if member.org is not None:
            return member.org.ids
        return member.place.ids if member.place else ()


@dataclass(slots=True)
class Who:
    """A party's part in a draft: an entity with the place where it is named, if it is named there."""

    entity: str
    start: int = -1
    end: int = -1


@dataclass(slots=True)
class Draft:
    """A claim as read, in view positions."""

    kind: str
    type: str
    rule: str
    start: int
    end: int
    roles: dict[str, list[Who]] = field(default_factory=dict)
    texts: dict[str, tuple[str | None, int, int]] = field(default_factory=dict)
    """Field → (value, start, end); a value of None is the words at the place."""
    goods: Goods = field(default_factory=Goods)
    status: tuple[str, int, int] | None = None
    date: When | None = None
    confidence: float = 0.7
    more: list[tuple[int, int]] = field(default_factory=list)
    provisional: bool = False
    """Whether the receivers are only those of the list; a later clause may name the real ones."""

    def add(self, role: str, who: list[Who]) -> None:
        """Give `who` the role, each entity once."""
        have = self.roles.setdefault(role, [])
        known = {w.entity for w in have}
        have.extend(w for w in who if w.entity not in known and not known.add(w.entity))

    def entities(self, role: str) -> set[str]:
        """The entities in `role`."""
        return {w.entity for w in self.roles.get(role, ())}


def people_and_bodies(party: Party, folded: str) -> bool:
    """Whether the phrase itself says that bodies and persons act together (…等企业和个人)."""
    if party.tail is None:
        return False
    tail = folded[slice(*party.tail)]
    return "个人" in tail or "企业家" in tail

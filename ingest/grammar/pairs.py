"""What readers of binary ties share: who a party stands for, who a clause is about, and the drafts of the ties."""

from __future__ import annotations

import itertools
import re

from ..vocabulary import words
from .clauses import Clause
from .phrases import Member, Party
from .scope import Draft, Scope, Who

_STANDS_FOR_PLACE = re.compile(r"驻\w{0,3}机构|使馆|领馆|领事馆|政府|相关部门|有关部门|方面|当局")
_FRIENDS = re.compile(
    r"(?:近|多)?[\d一二两三四五六七八九十]*(?:多|余)?(?:个|座)?(?:国际|国外|海外)?(?:友城|友好城市|姐妹城市|友好省州)$"
)
_MARKS = frozenset({"to", "by", "through", "take", "with", "at", "receive", "give"})


def topic(clause: Clause) -> Party | None:
    """The party that a clause is about: the first that nothing marks, unless it only describes what follows."""
    for i, c in enumerate(clause.chunks):
        if c.party is not None:
            before = clause.chunks[i - 1] if i else None
            if "de" in [x.cls for x in clause.chunks[i + 1 : i + 3]]:
                return None
            plain = before is None or (
                before.cls in ("word", "date", "quote") and not (before.atom and before.atom.tag.startswith("v"))
            )
            return c.party if plain else None
        if c.cls in _MARKS or (c.atom is not None and c.atom.tag.startswith("v")):
            return None
    return None


def who(scope: Scope, party: Party, *, both: bool, bodies: bool = False) -> list[Who]:
    """The entities of a party's members; places that only say where a group is from do not act."""
    out: list[Who] = []
    of_groups = party.tail is not None or any(m.group for m in party.members)
    for m in party.members:
        if of_groups and m.place is not None and m.person is None and not _stands(scope, m, party):
            continue
        if m.org is not None and m.person is None and _one_of_many(m.org.text):
            continue  # 10个国家的家庭计划协会
        ids = _bodies(m) if bodies else scope.ids(m, person_only=not both or m.org is None)
        out.extend(Who(i, a.start, a.end) for a in m.names for i in a.ids if i in ids)
    return out


def speakers(scope: Scope, party: Party) -> list[Who]:
    """Who reaches out: the body where its officer does, the person where the office is a place's (市长)."""
    out: list[Who] = []
    for m in party.members:
        single = Party(party.start, party.end, [m], party.open, party.tail)
        out.extend(who(scope, single, both=False, bodies=m.org is not None))
    return out


def _one_of_many(form: str) -> bool:
    """Whether a form is a common noun for bodies, and none that stands for the one named before (商会)."""
    return form in words("groups")["groups"] and form not in words("names")["bare"]


def _bodies(m: Member) -> tuple[str, ...]:
    return m.org.ids if m.org else m.place.ids if m.place else ()


def _stands(scope: Scope, m: Member, party: Party) -> bool:
    folded = scope.parts.section.view.folded
    tail = folded[m.start : m.end] + (folded[slice(*party.tail)] if party.tail else "")
    friends = party.tail is not None and not m.group and _FRIENDS.match(folded[slice(*party.tail)])  # A、B等友城
    return bool(friends or _STANDS_FOR_PLACE.search(tail))


def we(scope: Scope) -> list[Who]:
    """The document's own body."""
    return [Who(i) for i in scope.we[:1]]


def ties(kind: str, rule: str, clause: Clause, sources: list[Who], targets: list[Who]) -> list[Draft]:
    """A tie from every source to every target that is another entity."""
    out = []
    for a, b in itertools.product(sources, targets):
        if a.entity != b.entity:
            d = Draft("tie", kind, rule, clause.start, clause.end)
            d.add("source", [a])
            d.add("target", [b])
            out.append(d)
    return out

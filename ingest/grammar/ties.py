"""Ties between bodies and places: contact, sister cities, agreements, membership."""

from __future__ import annotations

import re

from ...graph.document import LocalEntity
from ..vocabulary import words
from .agreements import read_agreements
from .cities import read_sister_cities
from .clauses import Clause, Sentence
from .contacts import read_contacts
from .pairs import ties, topic, who
from .phrases import Party
from .scope import Draft, Scope, Who


def read_ties(scope: Scope, sentences: list[Sentence], entities: list[LocalEntity]) -> list[Draft]:
    """Contacts, sister cities, agreements and memberships that the sentences of one article state."""
    out: list[Draft] = []
    block, subject = -1, None
    for s in sentences:
        if s.block != block:
            block, subject = s.block, None
        for clause in s.clauses:
            subject = topic(clause) or subject
            out.extend(_member_words(scope, clause, subject))
    for reader in (read_contacts, read_sister_cities, read_agreements):
        out.extend(reader(scope, sentences))
    out.extend(_units(scope, entities))
    return [d for d in out if d.entities("source") and d.entities("target")]


# ---------------------------------------------------------------------------- membership
_MEMBER = re.compile(r"(?:成员单位|会员单位|理事单位|理事长单位|团体会员|成员|会员|下属|所属)$")


def _member_words(scope: Scope, clause: Clause, subject: Party | None) -> list[Draft]:
    """X作为Y的成员单位; Y副理事长单位、X; X加入Y."""
    chunks = clause.chunks
    out: list[Draft] = []
    for i, c in enumerate(chunks):
        if c.party is None or i + 1 >= len(chunks):
            continue
        nxt = [x.text for x in chunks[i + 1 : i + 4] if x.atom is not None and x.cls not in ("de",)]
        bodies = [
            w for w in who(scope, c.party, both=False) if scope.kinds.get(w.entity, ("", ""))[0] == "Organization"
        ]
        if not bodies or not nxt:
            continue
        if _MEMBER.search("".join(nxt[:2])) and "单位" in "".join(nxt[:3]):
            own = (
                subject
                if subject is not None and subject is not c.party
                else next((x.party for x in chunks[i + 1 :] if x.party is not None), None)
            )
            if own is not None:
                out.extend(ties("MEMBER_OF", "member-unit", clause, who(scope, own, both=False)[:1], bodies[-1:]))
        elif i and chunks[i - 1].text in ("加入", "隶属于", "隶属") and subject is not None and subject is not c.party:
            out.extend(ties("MEMBER_OF", "joined", clause, who(scope, subject, both=False), bodies))
    return out


def _units(scope: Scope, entities: list[LocalEntity]) -> list[Draft]:
    """A body whose name is another's with the name of a unit behind it belongs to that other (X驻Y办事处, X工会)."""
    bodies = [e for e in entities if e.type == "Organization"]
    first = {i: n for n in reversed(scope.parts.names) for i in scope.parts.entity_of.get((n.start, n.end), ())}
    suffixes = words("ties")["unit_suffix"]
    out: list[Draft] = []
    for e in bodies:
        if e.id not in first or not e.name.endswith(suffixes):
            continue
        parent = _parent(e, bodies)
        if parent is None:
            continue
        n = first[e.id]
        d = Draft("tie", "MEMBER_OF", "unit-of", n.start, n.end, confidence=0.85)
        d.add("source", [Who(e.id, n.start, n.end)])
        d.add("target", [Who(parent.id)])
        out.append(d)
    return out


def _parent(e: LocalEntity, bodies: list[LocalEntity]) -> LocalEntity | None:
    found = [
        (len(form), b)
        for b in bodies
        if b.id != e.id
        for form in (b.name, *b.aliases)
        if len(form) >= 3 and len(form) < len(e.name) and e.name.startswith(form)
    ]
    return max(found, key=lambda f: f[0])[1] if found else None

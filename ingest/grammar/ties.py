"""Ties between bodies and places: contact, sister cities, agreements, membership."""

from __future__ import annotations

import itertools
import re

from ...graph.document import LocalEntity
from ..vocabulary import words
from .clauses import Clause, Sentence
from .contacts import read_contacts
from .pairs import ties, topic, we, who
from .phrases import Party
from .scope import Draft, Scope, Who


def read_ties(scope: Scope, sentences: list[Sentence], entities: list[LocalEntity]) -> list[Draft]:
    """Contacts, sister cities, agreements and memberships that the sentences of one article state."""
    out: list[Draft] = []
    block, subject = -1, None
    for s in sentences:
        if s.block != block:
            block, subject = s.block, None
        for k, clause in enumerate(s.clauses):
            subject = topic(clause) or subject
            out.extend(_sisters(scope, s, k, subject))
            out.extend(_signed(scope, s, k, subject))
            out.extend(_member_words(scope, clause, subject))
    out.extend(read_contacts(scope, sentences))
    out.extend(_units(scope, entities))
    return [d for d in out if d.entities("source") and d.entities("target")]


# ---------------------------------------------------------------------------- sister cities, agreements
def _cities(scope: Scope, who: list[Who]) -> list[Who]:
    return [
        w
        for w in who
        if scope.kinds.get(w.entity, ("", ""))[0] == "Place" and scope.kinds[w.entity][1] in ("city", "region", "")
    ]


def _places(scope: Scope, party: Party) -> list[Who]:
    return _cities(
        scope, [Who(i, a.start, a.end) for m in party.members for a in ([m.place] if m.place else []) for i in a.ids]
    )


def _sisters(scope: Scope, s: Sentence, k: int, subject: Party | None) -> list[Draft]:
    clause = s.clauses[k]
    folded = scope.parts.section.view.folded
    text = folded[clause.start : clause.end]
    terms = words("ties")["sister"]
    if not any(t in text for t in terms) and "结好" not in text:
        return []
    named = [w for c in clause.chunks if c.party is not None for w in _places(scope, c.party)]
    pairs = [
        c.party
        for c in clause.chunks
        if c.party is not None and any(len(a.ids) == 2 for m in c.party.members for a in m.names)
    ]
    made = any(m in text for m in words("ties")["sister_made"])
    if pairs and (made or "结好" in text):
        two = [i for m in pairs[0].members for a in m.names for i in a.ids][:2]
        return ties("SISTER_CITY", "sister-pair", clause, _cities(scope, [Who(two[0])]), _cities(scope, [Who(two[1])]))
    own = [w for w in named if w.entity in scope.home] or [Who(i) for i in scope.home[:1]]
    others: list[Who] = []
    for i, c in enumerate(clause.chunks):
        if c.party is None:
            continue
        tail = folded[c.party.tail[0] : c.party.tail[1]] if c.party.tail else ""
        before = clause.chunks[i - 1].text if i else ""
        direct = before.endswith(terms) or folded[max(0, c.start - 6) : c.start].endswith(terms)
        if direct or any(t in tail for t in terms) or any(folded[c.end : c.end + 8].startswith(t) for t in terms):
            others.extend(_places(scope, c.party))
    if not others and made:
        others = named
    if not others:
        later = [
            w
            for later in s.clauses[k + 1 : k + 2]
            for c in later.chunks
            if c.party is not None
            for w in _places(scope, c.party)
        ]
        others = later if "个" in text else []
    if subject is not None and (mine := _places(scope, subject) or _division(scope, subject)):
        own = mine[:1]
    return [d for o in others for d in ties("SISTER_CITY", "sister-city", clause, own[:1], [o])]


def _division(scope: Scope, party: Party) -> list[Who]:
    """The city or province of the bodies in `party`: 北京市妇联's friends are Beijing's."""
    return [Who(scope.place_of[i]) for m in party.members if m.org for i in m.org.ids if i in scope.place_of]


def _signed(scope: Scope, s: Sentence, k: int, subject: Party | None) -> list[Draft]:
    clause = s.clauses[k]
    text = scope.parts.section.view.folded[clause.start : clause.end]
    w = words("ties")
    sign = next(
        (i for i, c in enumerate(clause.chunks) if c.text in w["sign"] or c.text.startswith(("签署", "签订"))), None
    )
    if sign is None or not any(a in text for a in w["agreement"]):
        return []
    left = clause.chunks[:sign]
    parties = [c.party for c in left if c.party is not None]
    pair = next(
        (a.ids for c in clause.chunks if c.party for m in c.party.members for a in m.names if len(a.ids) == 2), None
    )  # 两市 are two
    if pair:
        return ties("SIGNED_WITH", "signed-pair", clause, [Who(pair[0])], [Who(pair[1])])
    named = [x for p in parties for x in who(scope, p, both=False, bodies=True)]
    if len({x.entity for x in named}) < 2:
        named = [*(who(scope, subject, both=False, bodies=True) if subject is not None else []), *named]
    if len({x.entity for x in named}) < 2 and any(c.cls == "with" or c.text in ("与", "和") for c in left):
        named = [*we(scope), *named]
    two = list({x.entity: x for x in named}.values())
    return [d for a, b in itertools.combinations(two, 2) for d in ties("SIGNED_WITH", "signed", clause, [a], [b])]


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

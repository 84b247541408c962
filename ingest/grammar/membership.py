"""Which body or place belongs to which other: stated memberships, subsidiaries, and units that bear their parent's name."""

from __future__ import annotations

import re
from functools import lru_cache

from ...graph.document import LocalEntity
from ..vocabulary import words
from .atoms import Atom
from .clauses import Clause, Sentence
from .pairs import topic, who
from .phrases import Party
from .scope import Draft, Scope, Who


def read_memberships(scope: Scope, sentences: list[Sentence], entities: list[LocalEntity]) -> list[Draft]:
    """The memberships that the sentences of one article state, and those that names themselves hold."""
    out: list[Draft] = []
    block, subject = -1, None
    for s in sentences:
        if s.block != block:
            block, subject = s.block, None
        for clause in s.clauses:
            subject = topic(clause) or subject
            out.extend(_Stated(scope, clause, subject).read())
    out.extend(_units(scope, entities))
    return [d for d in out if d.entities("source") and d.entities("target")]


# ---------------------------------------------------------------------------- stated
@lru_cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """The wordings around the name of the body that has members, from the words of the vocabulary."""
    v = words("ties")
    office = f"(?:{'|'.join(v['member_office'])})?"
    member = f"(?:第.{{1,3}}届)?{office}(?:{'|'.join(v['member'])})"
    owned = f"(?:{'|'.join(v['owned'])})"
    is_ = f"(?:{'|'.join(v['is_member'])})"
    return {
        "is": re.compile(rf"{is_}(?:了|为)?(?:[一1]家)?$"),
        "member": re.compile(rf"的?(?:唯一的?)?(?:{member}|{owned})(?:之一)?(?![名人员]|代表)"),
        "member_then": re.compile(rf"的?(?:{member}[、—\-:：]{{0,2}}|{owned}的?)$"),
        "members_are": re.compile(rf"的?{member}(?:主要)?(?:有|包括|为|:|：|如)$"),
        "join": re.compile(rf"(?:{'|'.join(v['join'])})(?:了|到)?$"),
        "take_in": re.compile(rf"(?:{'|'.join(v['take_in'])})了?$"),
        "made_up": re.compile(r"组成$"),
        "as_member": re.compile(rf"(?:为|成为|加入|入会)(?:其|本会)?(?:{member})?"),
    }


class _Stated:
    """One clause with the party that the text is about, and its named bodies and places in order."""

    def __init__(self, scope: Scope, clause: Clause, subject: Party | None) -> None:
        self.scope, self.clause = scope, clause
        self.subject = subject
        self.names = [a for a in clause.row if _bears(a)]
        self.folded = scope.parts.section.view.folded

    def read(self) -> list[Draft]:
        if not any(a.name is not None and a.name.type == "Organization" for a in self.names) or self._unreal():
            return []
        out: list[Draft] = []
        for i, y in enumerate(self.names):
            if y.name is not None and y.name.type == "Organization":
                out.extend(self._around(i, y))
        return out

    def _around(self, i: int, y: Atom) -> list[Draft]:
        """The members that the words before and behind the body `y` state."""
        p = _patterns()
        before, behind = self._text(self._end_before(i), y.start), self._text(y.end, self.clause.end)
        then = self._text(y.end, self.names[i + 1].start) if i + 1 < len(self.names) else None
        if then and p["members_are"].fullmatch(then):
            return self._make("member-unit", self.names[i + 1 :], y)
        if then and p["member_then"].fullmatch(then):
            return self._make("member-unit", self.names[i + 1 : i + 2], y)
        if p["join"].search(before) or (p["is"].search(before) and p["member"].match(behind)):
            return self._make("joined" if p["join"].search(before) else "member-unit", self._doers(i), y)
        if then and p["take_in"].fullmatch(then):
            return self._taken_in(i, y)
        if (
            i == 0
            and then
            and then.endswith("由")
            and p["made_up"].search(self._text(self.names[-1].end, self.clause.end))
        ):
            return self._make("member-unit", self.names[1:], y)
        return []

    def _taken_in(self, i: int, y: Atom) -> list[Draft]:
        new = self.names[i + 1 :]
        stated = _patterns()["as_member"].match(self._text(new[-1].end, self.clause.end))
        return self._make("joined", new, y) if stated else []

    def _doers(self, i: int) -> list[Who]:
        """Who stands before the verb in the clause, else whom the text is about."""
        first = next((c for c in self.clause.chunks if c.party is not None), None)
        own = first.party if first is not None and i and first.start <= self.names[0].start else self.subject
        return who(self.scope, own, both=False) if own is not None else []

    def _make(self, rule: str, members: list[Atom] | list[Who], of: Atom) -> list[Draft]:
        sources = [w for m in members for w in ([m] if isinstance(m, Who) else [Who(x, m.start, m.end) for x in m.ids])]
        out = []
        for w in sources:
            if w.entity in of.ids or self.scope.kinds.get(w.entity, ("", ""))[0] == "Person":
                continue
            d = Draft("tie", "MEMBER_OF", rule, self.clause.start, self.clause.end)
            d.add("source", [w])
            d.add("target", [Who(x, of.start, of.end) for x in of.ids])
            out.append(d)
        return out

    def _unreal(self) -> bool:
        return any(w in self._text(self.clause.start, self.clause.end) for w in words("ties")["no_member"])

    def _end_before(self, i: int) -> int:
        return self.names[i - 1].end if i else self.clause.start

    def _text(self, start: int, end: int) -> str:
        return self.folded[start:end]


def _bears(a: Atom) -> bool:
    return a.cls == "name" and a.name is not None and a.name.type != "Person" and bool(a.ids)


# ---------------------------------------------------------------------------- units
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

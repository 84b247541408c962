"""Ties between bodies and places: contact, sister cities, agreements, membership."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from ...graph.document import LocalEntity
from ..vocabulary import words
from .clauses import Chunk, Clause, Sentence
from .phrases import Member, Party
from .scope import Draft, Scope, Who

# 可以联系X, 请联系X: advice, not contact
_ADVICE = (
    "可以",
    "可",
    "请",
    "应",
    "需",
    "欲",
    "希望",
    "建议",
    "尽快",
    "便于",
    "如需",
    "能",
    "无法",
    "未",
    "没有",
    "拟",
)
_STANDS_FOR_PLACE = re.compile(r"驻\w{0,3}机构|使馆|领馆|领事馆|政府|相关部门|有关部门|方面|当局")


def read_ties(scope: Scope, sentences: list[Sentence], entities: list[LocalEntity]) -> list[Draft]:
    """Contacts, sister cities, agreements and memberships that the sentences of one article state."""
    out: list[Draft] = []
    block, subject = -1, None
    for s in sentences:
        if s.block != block:
            block, subject = s.block, None
        for k, clause in enumerate(s.clauses):
            subject = _subject(clause) or subject
            out.extend(_contacts(scope, s, k, subject))
            out.extend(_sisters(scope, s, k, subject))
            out.extend(_signed(scope, s, k, subject))
            out.extend(_member_words(scope, clause, subject))
    out.extend(_units(scope, entities))
    return [d for d in out if d.entities("source") and d.entities("target")]


def _subject(clause: Clause) -> Party | None:
    for i, c in enumerate(clause.chunks):
        if c.party is not None:
            before = clause.chunks[i - 1] if i else None
            behind = [x.cls for x in clause.chunks[i + 1 : i + 3]]
            if "de" in behind:
                return None  # only an attribute of what follows
            return (
                c.party
                if before is None
                or before.cls in ("word", "date", "quote")
                and not (before.atom and before.atom.tag.startswith("v"))
                else None
            )
        if c.cls in ("to", "by", "through", "take", "with", "at", "receive", "give") or (
            c.atom is not None and c.atom.tag.startswith("v")
        ):
            return None
    return None


def _who(scope: Scope, party: Party, *, both: bool, bodies: bool = False) -> list[Who]:
    """The entities of a party's members; places that only say where a group is from do not act."""
    out: list[Who] = []
    of_groups = party.tail is not None or any(m.group for m in party.members)
    for m in party.members:
        if of_groups and m.place is not None and m.person is None and not _stands(scope, m, party):
            continue
        ids = _bodies(scope, m) if bodies else scope.ids(m, person_only=not both)
        out.extend(Who(i, a.start, a.end) for a in m.names for i in a.ids if i in ids)
    return out


def _bodies(scope: Scope, m: Member) -> tuple[str, ...]:
    _ = scope
    return m.org.ids if m.org else m.place.ids if m.place else ()


def _stands(scope: Scope, m: Member, party: Party) -> bool:
    folded = scope.parts.section.view.folded
    tail = folded[m.start : m.end] + (folded[slice(*party.tail)] if party.tail else "")
    return bool(_STANDS_FOR_PLACE.search(tail))


def _we(scope: Scope) -> list[Who]:
    return [Who(i) for i in scope.we[:1]]


# ---------------------------------------------------------------------------- contact
def _contacts(scope: Scope, s: Sentence, k: int, subject: Party | None) -> list[Draft]:
    clause = s.clauses[k]
    chunks = clause.chunks
    text = scope.parts.section.view.folded[clause.start : clause.end]
    out: list[Draft] = []
    for i, c in enumerate(chunks):
        if c.party is not None or not _is_contact(chunks, i):
            continue
        if any(b.text in _ADVICE for b in chunks[max(0, i - 3) : i]) or _attributive(chunks, i):
            continue
        if c.text == "协调" and any(x.cls in ("give", "pass", "purchase", "dispatch") for x in chunks[i + 1 :]):
            continue  # who is brought to give is told by the flow
        following = s.clauses[k + 1] if k + 1 < len(s.clauses) else None
        out.extend(_contact(scope, clause, i, subject, text, following))
    if not out:
        out.extend(_letter(scope, clause, subject, text))
    return out


@lru_cache
def _contact_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    w = words("ties")
    return frozenset(w["contact_with"]), frozenset(w["contact_object"]), frozenset(w["contact_in"])


def _is_contact(chunks: list[Chunk], i: int) -> bool:
    return any(chunks[i].text in kind for kind in _contact_words())


def _attributive(chunks: list[Chunk], i: int) -> bool:
    """由X联系的…, X联系的…: the contact is only how goods are described."""
    return i + 1 < len(chunks) and chunks[i + 1].cls == "de"


def _contact(
    scope: Scope, clause: Clause, i: int, subject: Party | None, text: str, following: Clause | None
) -> list[Draft]:
    chunks = clause.chunks
    with_words, object_words, in_words = _contact_words()
    word = chunks[i].text
    before = chunks[:i]
    marked = [
        (a, b)
        for a, b in itertools.pairwise(before)
        if b.party is not None and (a.cls == "with" or (a.cls == "conj" and a.text in ("与", "和", "同")))
    ]
    plain = [
        c.party
        for j, c in enumerate(before)
        if c.party is not None and (j == 0 or before[j - 1].cls not in ("with", "to", "by", "through", "at", "conj"))
    ]
    toward = [b.party for a, b in itertools.pairwise(before) if b.party is not None and a.cls == "to"]
    source = plain[0] if plain else subject
    targets: list[Party] = []
    if any(c.cls == "receive" for c in before) and plain and word in (*object_words, *in_words, "函"):
        sender = plain[-1]
        owner = plain[0] if plain[0] is not sender else subject
        to = _who(scope, owner, both=True) if owner is not None and owner is not sender else _we(scope)
        return (
            _tie(scope, "CONTACTED", "contact-received", clause, _who(scope, sender, both=False), to, text)
            if sender is not None
            else []
        )
    if marked and word in with_words:
        targets = [b.party for _, b in marked if b.party is not None]
    elif word in object_words and i + 1 < len(chunks) and chunks[i + 1].party is not None:
        target = chunks[i + 1].party
        targets = [target] if target is not None else []
    elif toward and word in with_words:
        targets = [t for t in toward if t is not None]
    elif word in in_words:
        sender = plain[0] if plain else _subject(following) if following is not None else None
        to = _who(scope, subject, both=False) if subject is not None and subject is not sender else []
        return _tie(
            scope,
            "CONTACTED",
            "contact-in",
            clause,
            _who(scope, sender, both=False) if sender else [],
            to or _we_or_home(scope),
            text,
        )
    if not targets:
        return []
    sources = _who(scope, source, both=False) if source is not None and source not in targets else _we(scope)
    out = []
    for t in targets:
        out.extend(
            _tie(
                scope,
                "CONTACTED",
                "contact-with" if marked else "contact-object",
                clause,
                sources or _we(scope),
                _who(scope, t, both=True),
                text,
            )
        )
    return out


def _we_or_home(scope: Scope) -> list[Who]:
    return _we(scope) or [Who(i) for i in scope.home[:1]]


def _letter(scope: Scope, clause: Clause, subject: Party | None, text: str) -> list[Draft]:
    """X 向 Y 发去慰问信, 给 Y 致信."""
    w = words("ties")
    chunks = clause.chunks
    sends = next(
        (
            i
            for i, c in enumerate(chunks)
            if c.text in w["send_letter"] or c.text.startswith(("致信", "致函", "致电", "发来", "发去", "致慰问"))
        ),
        None,
    )
    if sends is None or not any(
        c.text.endswith((*w["contact_letter"], "致信", "致函", "致电")) for c in chunks[sends:]
    ):
        return []
    to = [b.party for a, b in itertools.pairwise(chunks) if a.cls == "to" and b.party is not None]
    plain = [
        c.party
        for j, c in enumerate(chunks[:sends])
        if c.party is not None and (j == 0 or chunks[j - 1].cls in ("word", "date", "quote"))
    ]
    source = plain[0] if plain else subject
    targets = [x for t in to for x in _who(scope, t, both=True)] or ([] if to else _we(scope))
    sources = (
        _who(scope, source, both=False, bodies=any(m.org is not None for m in source.members))
        if source is not None
        else _we(scope)
    )
    return _tie(scope, "CONTACTED", "contact-letter", clause, sources, targets, text)


def _channel(text: str, start: int) -> tuple[str, int, int] | None:
    """How contact was made, with the place of the word that says so; `start` is where `text` stands in the view."""
    w = words("ties")
    for name in ("email", "call", "letter", "meeting"):
        for x in w[name]:
            if (at := text.find(x)) >= 0:
                return name, start + at, start + at + len(x)
    return None


def _tie(
    scope: Scope, kind: str, rule: str, clause: Clause, sources: list[Who], targets: list[Who], text: str = ""
) -> list[Draft]:
    out = []
    for a, b in itertools.product(sources, targets):
        if a.entity == b.entity:
            continue
        d = Draft("tie", kind, rule, clause.start, clause.end)
        d.add("source", [a])
        d.add("target", [b])
        if kind == "CONTACTED" and (channel := _channel(text, clause.start)):
            d.texts["channel"] = channel
        out.append(d)
    return out


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
        return _tie(
            scope, "SISTER_CITY", "sister-pair", clause, _cities(scope, [Who(two[0])]), _cities(scope, [Who(two[1])])
        )
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
    return [d for o in others for d in _tie(scope, "SISTER_CITY", "sister-city", clause, own[:1], [o])]


def _division(scope: Scope, party: Party) -> list[Who]:
    """The city or province of the bodies in `party`: 柳州市妇联's friends are Liuzhou's."""
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
        return _tie(scope, "SIGNED_WITH", "signed-pair", clause, [Who(pair[0])], [Who(pair[1])])
    named = [x for p in parties for x in _who(scope, p, both=False, bodies=True)]
    if len({x.entity for x in named}) < 2:
        named = [*(_who(scope, subject, both=False, bodies=True) if subject is not None else []), *named]
    if len({x.entity for x in named}) < 2 and any(c.cls == "with" or c.text in ("与", "和") for c in left):
        named = [*_we(scope), *named]
    two = list({x.entity: x for x in named}.values())
    return [
        d for a, b in itertools.combinations(two, 2) for d in _tie(scope, "SIGNED_WITH", "signed", clause, [a], [b])
    ]


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
            w for w in _who(scope, c.party, both=False) if scope.kinds.get(w.entity, ("", ""))[0] == "Organization"
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
                out.extend(
                    _tie(scope, "MEMBER_OF", "member-unit", clause, _who(scope, own, both=False)[:1], bodies[-1:])
                )
        elif i and chunks[i - 1].text in ("加入", "隶属于", "隶属") and subject is not None and subject is not c.party:
            out.extend(_tie(scope, "MEMBER_OF", "joined", clause, _who(scope, subject, both=False), bodies))
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

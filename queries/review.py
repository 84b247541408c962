"""What the program is unsure of: pairs of names and of claims for a person to judge, with what speaks for and against."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from ..graph.anchor import Anchor, ClaimAnchor
from ..graph.document import Span
from ..graph.errors import InvalidRecord, UsageError
from ..graph.judgement import Judgement, Signature
from ..graph.resolve.decide import decide
from ..graph.resolve.profiles import Profile
from ..graph.store import Store
from ..graph.store.codec import profile_of
from ..graph.store.dialects import ask, listed
from .answers import Quoted
from .subjects import claim_subject, profile_subject
from .transfers import around, quoted

PairKind = Literal["entity", "flow", "event"]
KINDS = ("entity", "flow", "event")
QUOTES = 3
"""Quotes that are shown of each side."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two: what it is called, what is known of it, the words that name or state it."""

    anchor: Anchor
    id: str
    name: str
    about: tuple[str, ...]
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Unsure:
    """Two that may be one. `joined` says whether the program took them for one; `why` what it went by."""

    kind: PairKind
    left: Side
    right: Side
    score: float
    joined: bool
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair of profiles (entities) or claims (flows, events) by id, before anything is looked up for it."""

    kind: PairKind
    left: str
    right: str
    score: float
    joined: bool
    why: tuple[str, ...]


# Keys that profiles of several entities share: the program saw that they may be one, and did not join them.
_SHARED = ask(
    """
    SELECT k.key, json_group_array(k.profile) AS profiles FROM profile_key k JOIN profile p ON p.id = k.profile
    WHERE k.key > 'A' GROUP BY k.key HAVING count(DISTINCT p.entity) > 1 ORDER BY k.key LIMIT 2000
""",
    """
    MATCH (k:ProfileKey) WHERE k.key > 'A' MATCH (p:Profile {id: k.profile})
    WITH k.key AS key, collect(k.profile) AS profiles, count(DISTINCT p.entity) AS n WHERE n > 1
    RETURN key, profiles ORDER BY key LIMIT 2000
    """,
)
_PROFILES = ask(
    "SELECT id, body, entity FROM profile WHERE id IN (SELECT value FROM json_each(?))",
    "MATCH (n:Profile) WHERE n.id IN $a RETURN n.id AS id, n.body AS body, n.entity AS entity",
)
_RECORD_OF = ask(
    "SELECT record FROM support WHERE claim = ? ORDER BY 1",
    "MATCH (n:Support {claim: $a}) RETURN n.record AS record ORDER BY record",
)
_MENTIONS = ask(
    'SELECT m.document, min(m.start) AS start, m."end", m.quote FROM local_entity l JOIN mention m'
    " ON m.document = l.document AND m.entity = l.id WHERE l.profile = ? AND m.form <> 'deictic'"
    " GROUP BY m.document ORDER BY m.document LIMIT ?",
    "MATCH (l:LocalEntity {profile: $a}) MATCH (m:Mention {document: l.document, entity: l.id}) WHERE m.form <> 'deictic'"
    " WITH m ORDER BY m.start WITH m.document AS document, head(collect(m)) AS m"
    " RETURN document, m.start AS start, m.end AS end, m.quote AS quote ORDER BY document LIMIT $b",
)
_ENTITY_OF = ask("SELECT entity FROM profile WHERE id = ?", "MATCH (n:Profile {id: $a}) RETURN n.entity AS entity")
# Links between claims that were too weak, or that something else contradicted.
_LINKS = ask(
    """
    SELECT l.a, l.b, l.strength, c.kind, x.record = y.record AS joined FROM link l JOIN claim c ON c.id = l.a
    JOIN support x ON x.claim = l.a JOIN support y ON y.claim = l.b
    WHERE x.record <> y.record OR l.strength < ?1 ORDER BY x.record = y.record, l.strength, l.a, l.b LIMIT 2000
""",
    """
    MATCH (l:Link) MATCH (c:Claim {id: l.a}) MATCH (x:Support {claim: l.a}) MATCH (y:Support {claim: l.b})
    WITH l, c, x.record = y.record AS joined WHERE NOT joined OR l.strength < $a
    RETURN l.a AS a, l.b AS b, l.strength AS strength, c.kind AS kind, joined
    ORDER BY joined, l.strength, l.a, l.b LIMIT 2000
    """,
)
ALIAS_SCORE = 0.3
"""How surely two are one of which the short form of one is a form of the other, and no more."""
WEAK = 2.0
"""Below this strength a link of two claims is worth a look: it rests on nearness or on a rare figure alone."""


def unsure(
    store: Store,
    *,
    kind: str | None = None,
    limit: int = 20,
    candidates: Callable[[Store], Iterator[Candidate]] | None = None,
) -> list[Unsure]:
    """Pairs that nobody has judged yet, those kept apart first. `kind` is entity, flow or event.

    `candidates` gives the pairs, where others than those of `known_candidates` are wanted. Raises UsageError for a kind
    that is not there.
    """
    if kind is not None and kind not in KINDS:
        raise UsageError(f"there is no kind {kind!r} of pairs; there are {', '.join(KINDS)}")
    told = {s.subject for s in store.statements() if isinstance(s, Judgement) and s.undone is None}
    found: list[Unsure] = []
    seen: set[str] = set()
    for c in (candidates or known_candidates)(store):
        if len(found) >= limit:
            break
        if kind not in (None, c.kind):
            continue
        left, right = (_anchor(store, c.kind, i) for i in (c.left, c.right))
        about = _subject(left, right)
        if about is not None and about not in told | seen:
            seen.add(about)
            sides = _side(store, left, c.left), _side(store, right, c.right)
            found.append(Unsure(c.kind, *sides, c.score, c.joined, c.why))
    return found


def known_candidates(store: Store) -> Iterator[Candidate]:
    """The pairs that clustering itself left open: names that share a form, claims that a link joins weakly or in vain."""
    for r in store.rows(_SHARED):
        bodies = {
            p["id"]: (profile_of(p["body"]), p["entity"]) for p in store.rows(_PROFILES, listed(_values(r["profiles"])))
        }
        for a, b in combinations(sorted(bodies), 2):
            (p, of_p), (q, of_q) = bodies[a], bodies[b]
            if of_p == of_q:
                continue
            decision = decide(p, q)
            if not decision.firm and (decision.verdict != "different" or _by_alias(p, q)):
                yield Candidate("entity", a, b, decision.score or ALIAS_SCORE, False, decision.why or ("a short form",))
    for r in store.rows(_LINKS, WEAK):
        ground = "linked weakly" if r["joined"] else "linked, but something else contradicts"
        kind: PairKind = "event" if r["kind"] == "event" else "flow"
        yield Candidate(kind, r["a"], r["b"], r["strength"], bool(r["joined"]), (f"{ground} ({r['strength']:.2f})",))


def _values(given: str | list[str]) -> list[str]:
    """A list as a store gives it: SQLite as JSON, Neo4j as it is."""
    return json.loads(given) if isinstance(given, str) else given


def _by_alias(p: Profile, q: Profile) -> bool:
    return bool(p.alias_keys & (q.own_keys | q.alias_keys) or q.alias_keys & p.own_keys)


def _anchor(store: Store, kind: PairKind, id_: str) -> Anchor:
    return profile_subject(store, id_) if kind == "entity" else claim_subject(store, id_)


def _subject(left: Anchor, right: Anchor) -> str | None:
    """What a judgement of the two would be about; None where they cannot be judged apart."""
    try:
        return Judgement(left, right, "unsure", Signature("-", "2000-01-01T00:00:00+00:00", "-")).subject
    except InvalidRecord:
        return None


def _side(store: Store, anchor: Anchor, id_: str) -> Side:
    if isinstance(anchor, ClaimAnchor):
        with store.view() as view:
            evidence = view.evidence([id_])[id_]
            quotes = quoted(evidence, view.document(evidence.document))
            record = store.rows(_RECORD_OF, id_)
        name = f"{record[0]['record']} in {anchor.document}" if record else id_
        return Side(anchor, id_, name, anchor.says, tuple(quotes[:QUOTES]))
    row = store.rows(_ENTITY_OF, id_)[0]
    about = [anchor.type, *([anchor.division] if anchor.division else [])]
    return Side(anchor, row["entity"], anchor.name, tuple(about), tuple(_mentions(store, id_)))


def _mentions(store: Store, profile: str) -> Iterator[Quoted]:
    for r in store.rows(_MENTIONS, profile, QUOTES):
        span = Span(r["document"], r["start"], r["end"], r["quote"])
        yield Quoted("", "", 1.0, span, *around(span, store.document(r["document"]).text))

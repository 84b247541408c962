"""Judgements and corrections as they stand, and what changed since a point."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

from ..graph.anchor import ClaimAnchor
from ..graph.errors import Ambiguous, NotFound
from ..graph.judgement import Judgement, Statement, statement_of
from ..graph.store import Store
from ..graph.store.dialects import ask
from .pages import Page

State = Literal["applied", "waiting", "overruled", "unsure", "undone"]


@dataclass(frozen=True, slots=True)
class Standing:
    """A statement and whether it is applied; `because` says why not, or what it waits for."""

    id: str
    said: str
    state: State
    because: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class Changed:
    """An entry of the log: its number, when, what was done (added, replaced, removed, state, undo) to what, and what came of it."""

    n: int
    time: str
    act: str
    what: str
    difference: dict[str, Any]


_CHANGES = ask(
    "SELECT n, time, act, what, body FROM change WHERE n > ? ORDER BY n LIMIT ?",
    "MATCH (n:Change) WHERE n.n > $a RETURN n{.*} ORDER BY n.n LIMIT CASE WHEN $b < 0 THEN 1000000000 ELSE $b END",
)
_STATEMENTS = ask("SELECT id, body, rules, subject FROM statement", "MATCH (n:Statement) RETURN n{.*}")
_BEGINNING = ask(
    "SELECT body FROM statement WHERE substr(id, 1, ?) = ? ORDER BY id",
    "MATCH (n:Statement) WHERE left(n.id, $a) = $b RETURN n.body AS body ORDER BY n.id",
)
_LOCATED = ask(
    "SELECT 1 FROM located WHERE statement = ? AND n = ? LIMIT 1",
    "MATCH (n:Located {statement: $a}) WHERE n.n = $b RETURN 1 LIMIT 1",
)
_SIDES = ask(
    "SELECT count(DISTINCT r.record) AS sides FROM located x JOIN support r ON r.claim = x.what WHERE x.statement = ?",
    "MATCH (x:Located {statement: $a}) MATCH (r:Support {claim: x.what}) RETURN count(DISTINCT r.record) AS sides",
)
_ONE_ENTITY = ask(
    "SELECT 1 FROM profile_key a JOIN profile p ON p.id = a.profile JOIN profile q ON q.entity = p.entity"
    " JOIN profile_key b ON b.profile = q.id WHERE a.key = ? AND b.key = ? LIMIT 1",
    "MATCH (a:ProfileKey {key: $a}) MATCH (p:Profile {id: a.profile}) MATCH (q:Profile {entity: p.entity})"
    " MATCH (b:ProfileKey {key: $b, profile: q.id}) RETURN 1 LIMIT 1",
)
_MARKED = ask("SELECT 1 FROM profile_key WHERE key = ? LIMIT 1", "MATCH (n:ProfileKey {key: $a}) RETURN 1 LIMIT 1")
_CHANGED = ask("SELECT 1 FROM amended_local WHERE key = ? LIMIT 1", "MATCH (n:AmendedLocal {key: $a}) RETURN 1 LIMIT 1")
_CALLED = ask(
    "SELECT 1 FROM entity_name WHERE folded = ? LIMIT 1", "MATCH (n:EntityName {folded: $a}) RETURN 1 LIMIT 1"
)


def judgements(store: Store, *, state: str | None = None) -> list[Standing]:
    """Every judgement and correction in order of time, or those of one state only."""
    rows = {r["id"]: r for r in store.rows(_STATEMENTS)}
    found = [_standing(store, s, bool(rows[s.id]["rules"])) for s in store.statements()]
    return [s for s in found if state in (None, s.state)]


def statement(store: Store, id_: str) -> Statement:
    """The statement of an id, or of the beginning of one; raises NotFound or Ambiguous."""
    rows = store.rows(_BEGINNING, len(id_), id_)
    if not rows or not id_:
        raise NotFound(f"no judgement or correction has the id {id_!r}; `judgements` lists them")
    if len(rows) > 1:
        raise Ambiguous(f"{len(rows)} judgements and corrections begin with {id_!r}; give more of the id")
    return statement_of(rows[0]["body"])


def changes(store: Store, since: int = 0, *, limit: int | None = 100) -> Page[Changed]:
    """What imports, removals, judgements and corrections changed, behind entry number `since`, the oldest first.

    The page's `next` is the number to go on with.
    """
    rows = store.rows(_CHANGES, since, -1 if limit is None else limit + 1)
    entries = tuple(Changed(r["n"], r["time"], r["act"], r["what"], json.loads(r["body"])) for r in rows)
    if limit is None or len(entries) <= limit:
        return Page(entries)
    return Page(entries[:limit], str(entries[limit - 1].n))


def said(s: Statement) -> str:
    """A statement in words."""
    if isinstance(s, Judgement):
        verb = {"same": "is the same as", "different": "is different from", "unsure": "may be the same as"}[s.verdict]
        return f"{s.left} {verb} {s.right}"
    about = "、".join(map(str, s.targets))
    if s.field in ("rejected", "apart"):
        return f"{about}: " + ("is wrong" if s.field == "rejected" else "is another one of the name")
    value = "、".join(p.name for p in s.parties) or s.value or "none"
    return f"{about}: {f'{s.field} of {s.goods}' if s.goods else s.field} is {value}"


def _standing(store: Store, s: Statement, rules: bool) -> Standing:
    if s.undone:
        return Standing(s.id, said(s), "undone", f"by {s.undone.author}, {s.undone.time}: {s.undone.reason}", s)
    if isinstance(s, Judgement) and s.verdict == "unsure":
        return Standing(s.id, said(s), "unsure", "", s)
    if not rules:
        return Standing(s.id, said(s), "overruled", "somebody said otherwise later", s)
    with store.view() as view:
        missing = [str(a) for a, there in zip(s.anchors, view.finds(s), strict=True) if not there]
    if missing and (isinstance(s, Judgement) or len(missing) == len(s.anchors)):
        return Standing(s.id, said(s), "waiting", f"no document has {'; '.join(missing)}", s)
    if isinstance(s, Judgement) and s.verdict == "same" and not _joined(store, s):
        return Standing(s.id, said(s), "overruled", "they were judged different, or one was set apart, by others", s)
    return Standing(s.id, said(s), "applied", "", s)


def _joined(store: Store, s: Judgement) -> bool:
    """Whether the two sides are in one entity, flow or event."""
    if isinstance(s.left, ClaimAnchor):
        return store.rows(_SIDES, s.id)[0]["sides"] < 2
    return bool(store.rows(_ONE_ENTITY, f"<{s.id}", f">{s.id}"))

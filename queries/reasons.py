"""Why claims are one flow or event, and why flows between the same two are several: as it was decided and stored."""

from __future__ import annotations

from collections.abc import Iterable

from ..graph.entity import Flow
from ..graph.resolve.flows import PART, TOTAL
from ..graph.store import Store
from ..graph.store.dialects import ask, listed
from ..graph.store.records import AND
from .answers import Joined, OtherFlow

_JOINED = ask(
    "SELECT a, b, why FROM link WHERE a IN (SELECT value FROM json_each(?1)) AND b IN (SELECT value FROM json_each(?1))"
    " ORDER BY a, b",
    "MATCH (n:Link) WHERE n.a IN $a AND n.b IN $a RETURN n.a AS a, n.b AS b, n.why AS why ORDER BY a, b",
)
_APART = ask(
    """
    SELECT x.a AS claim, x.b AS other, x.why, s.record, 0 AS turned FROM apart x JOIN support s ON s.claim = x.b
    WHERE x.a IN (SELECT value FROM json_each(?1)) UNION ALL
    SELECT x.b, x.a, x.why, s.record, 1 FROM apart x JOIN support s ON s.claim = x.a
    WHERE x.b IN (SELECT value FROM json_each(?1)) ORDER BY 4, 1, 2
""",
    """
    MATCH (x:Apart) WHERE x.a IN $a MATCH (s:Support {claim: x.b})
    RETURN x.a AS claim, x.b AS other, x.why AS why, s.record AS record, 0 AS turned
    UNION ALL MATCH (x:Apart) WHERE x.b IN $a MATCH (s:Support {claim: x.a})
    RETURN x.b AS claim, x.a AS other, x.why AS why, s.record AS record, 1 AS turned
    """,
)

_BETWEEN = ask(
    "SELECT a, b, why FROM apart WHERE a IN (SELECT value FROM json_each(?1)) AND b IN (SELECT value FROM json_each(?1))",
    "MATCH (n:Apart) WHERE n.a IN $a AND n.b IN $a RETURN n.a AS a, n.b AS b, n.why AS why",
)
_TURNED = {PART: TOTAL, TOTAL: PART}
"""What is said of a second of two, where it stands first."""


def joined(store: Store, claims: Iterable[str]) -> tuple[Joined, ...]:
    """The links between claims of one flow or event with their reasons; a graph made before reasons were kept has none."""
    rows = store.rows(_JOINED, listed(sorted(set(claims))))
    return tuple(Joined(r["a"], r["b"], _reasons(r["why"])) for r in rows)


def apart(store: Store, claims: Iterable[str]) -> tuple[OtherFlow, ...]:
    """Other flows between the giver and the receiver of these claims, each once, with why it is another one."""
    own = sorted(set(claims))
    found: dict[tuple[str, ...], OtherFlow] = {}
    rows = sorted(store.rows(_APART, listed(own)), key=lambda r: (r["record"], r["claim"], r["other"]))
    for r in rows:
        if r["other"] not in own:
            why = tuple(_TURNED.get(w, w) if r["turned"] else w for w in _reasons(r["why"]))
            found.setdefault((r["record"], *why), OtherFlow(r["record"], r["claim"], r["other"], why))
    return tuple(found.values())


def parts(store: Store, found: Iterable[Flow]) -> dict[str, str]:
    """Of some flows those that are a part of another of them, by id, with the flow whose total they are in."""
    of = {c: f.id for f in found for c in f.claims}
    rows = store.rows(_BETWEEN, listed(sorted(of)))
    told = [((r["a"], r["b"]) if PART in _reasons(r["why"]) else (r["b"], r["a"])) for r in rows if _is_part(r["why"])]
    return {of[part]: of[total] for part, total in sorted(told) if of[part] != of[total]}


def _is_part(why: str) -> bool:
    return bool({PART, TOTAL} & set(_reasons(why)))


def _reasons(text: str) -> tuple[str, ...]:
    return tuple(text.split(AND)) if text else ()

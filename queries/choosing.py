"""Conditions on flows, events and ties as SQL and as Cypher: each question puts together those that it offers."""

from __future__ import annotations

from collections.abc import Sequence

from ..graph.entity import Entity, Event, Flow, Tie
from ..graph.errors import UsageError
from ..graph.resolve.goods import core
from ..graph.resolve.names import fold, stem
from ..graph.resolve.telling import days_of
from ..graph.store import Store
from ..graph.store.dialects import ask, letter, listed
from .geography import country_of
from .naming import find
from .pages import Key, key_of

ANY_ROLE = ("donor", "recipient", "via")
LAST = "9999-99-99"
"""Stands in keys and cursors for the day of what has no date: after every day."""

_PARTY = (
    "r.id IN (SELECT record FROM party WHERE entity IN (SELECT value FROM json_each(?)) AND role IN"
    " (SELECT value FROM json_each(?)))"
)
_PARTY_CYPHER = "EXISTS {{ MATCH (p:Party {{record: r.id}}) WHERE p.entity IN ${} AND p.role IN ${} }}"
_SOURCES = (
    """(SELECT count(DISTINCT c.document) FROM support s JOIN claim c ON c.id = s.claim WHERE s.record = r.id) >= ?"""
)
_SOURCES_CYPHER = (
    "COUNT {{ MATCH (s:Support {{record: r.id}}) MATCH (c:Claim {{id: s.claim}}) RETURN DISTINCT c.document }} >= ${}"
)
_ITEM = "r.id IN (SELECT record FROM item WHERE instr(name, ?))"
_ITEM_CYPHER = "EXISTS {{ MATCH (i:Item {{record: r.id}}) WHERE i.name CONTAINS ${} }}"
_DIVISIONS = ask(
    "SELECT DISTINCT division FROM entity WHERE division IS NOT NULL",
    "MATCH (n:Entity) WHERE n.division IS NOT NULL RETURN DISTINCT n.division AS division",
)
_PLACES = ask(
    "SELECT id, name FROM entity WHERE type = 'Place' AND division IS NULL",
    "MATCH (n:Place) WHERE n.division IS NULL RETURN n.id AS id, n.name AS name",
)
_OF_DIVISIONS = ask(
    "SELECT id FROM entity WHERE division IN (SELECT value FROM json_each(?))",
    "MATCH (n:Entity) WHERE n.division IN $a RETURN n.id AS id",
)


class Chosen:
    """Conditions that are collected, then asked once; all must be met."""

    def __init__(self, store: Store, kind: str = "flow") -> None:
        """No condition yet but the kind of record."""
        self._store = store
        self._conditions = ["r.kind = ?"]
        self._cypher = ["r.kind = $a"]
        self._values: list[str | float] = [kind]
        self._first: str | None = None

    def equal(self, column: str, value: str | None) -> None:
        """`column` is `value`, where one is given."""
        if value is not None:
            self._add(f"{column} = ?", f"{column} = ${{}}", value)

    def at_least(self, column: str, value: float) -> None:
        """`column` is `value` or more."""
        self._add(f"{column} >= ?", f"{column} >= ${{}}", value)

    def party(self, ids: Sequence[str], roles: Sequence[str]) -> None:
        """One of the entities has one of the roles."""
        self._first = self._first or letter(len(self._values))
        self._add(_PARTY, _PARTY_CYPHER, listed(ids), listed(roles))
        self._conditions[0] = "+r.kind = ?"  # the plus keeps SQLite from walking all flows instead of the party's few

    def goods(self, name: str | None) -> None:
        """Goods of this kind are among those given."""
        if name is not None:
            self._add(_ITEM, _ITEM_CYPHER, core(name))

    def between(self, since: str | None, until: str | None) -> None:
        """Its days meet those from `since` to `until`."""
        if since is not None:
            self._add("r.last_day >= ?", "r.last_day >= ${}", day(since, 0))
        if until is not None:
            self._add("r.first_day <= ?", "r.first_day <= ${}", day(until, 1))

    def sources(self, least: int) -> None:
        """So many documents tell of it."""
        self._add(_SOURCES, _SOURCES_CYPHER, least)

    def ids(self, after: str | None, limit: int | None, offset: int = 0) -> list[str]:
        """The ids of the records behind the cursor `after`, in order of date."""
        if after is not None:
            date, id_ = (str(part) for part in key_of(after, 2))
            last = f"coalesce(r.first_day, '{LAST}')"
            self._add(
                f"({last}, r.id) > (?, ?)", f"({last} > ${{0}} OR ({last} = ${{0}} AND r.id > ${{1}}))", date, id_
            )
        sql = (
            f"SELECT r.id FROM record r WHERE {' AND '.join(self._conditions)}"
            " ORDER BY r.first_day IS NULL, r.first_day, r.id LIMIT ? OFFSET ?"
        )
        size, skip = letter(len(self._values)), letter(len(self._values) + 1)
        # From the party's few records where one is asked for, not over all.
        start = f"MATCH (p:Party) WHERE p.entity IN ${self._first} WITH DISTINCT p.record AS id " if self._first else ""
        cypher = (
            f"{start}MATCH (r:Record{' {id: id}' if start else ''}) WHERE {' AND '.join(self._cypher)}"
            f" RETURN r.id AS id ORDER BY r.first_day, r.id SKIP ${skip}"
            f" LIMIT CASE WHEN ${size} < 0 THEN 1000000000 ELSE ${size} END"
        )
        question = ask(sql, cypher)
        return [r["id"] for r in self._store.rows(question, *self._values, -1 if limit is None else limit, offset)]

    def _add(self, condition: str, cypher: str, *values: str | float) -> None:
        self._conditions.append(condition)
        self._cypher.append(cypher.format(*(letter(len(self._values) + i) for i in range(len(values)))))
        self._values.extend(values)


def order_of(record: Flow | Event | Tie) -> Key:
    """Where a record stands in order of date: its first day, then its id."""
    days = days_of(record.date.iso, record.date.end) if record.date else None
    return days[0].isoformat() if days else LAST, record.id


def one_of(value: str | None, known: Sequence[str], what: str) -> str | None:
    """`value` where it is known; raises UsageError with what there is."""
    if value is not None and value not in known:
        raise UsageError(f"there is no {what} {value!r}; there are {', '.join(known)}")
    return value


def day(iso: str, end: int) -> str:
    """The first (`end` 0) or last (1) day of an ISO day, month or year; raises UsageError."""
    days = days_of(iso)
    if days is None:
        raise UsageError(f"{iso!r} is no date; write a day 2020-02-08, a month 2020-02 or a year 2020")
    return days[end].isoformat()


def in_country(store: Store, code: str) -> list[str]:
    """The ids of the country of this ISO code, the places and the bodies in it."""
    divisions = [r["division"] for r in store.rows(_DIVISIONS)]
    places = [r["id"] for r in store.rows(_PLACES) if country_of(r["name"]) == code]
    return sorted({*places, *_of_divisions(store, [d for d in divisions if country_of(d) == code])})


def in_place(store: Store, place: Entity) -> list[str]:
    """The ids of a place and of the bodies in it."""
    wanted = {stem(fold(n)) for n in (*place.names, *place.aliases, place.division or place.name)}
    divisions = [r["division"] for r in store.rows(_DIVISIONS)]
    return sorted({place.id, *_of_divisions(store, [d for d in divisions if stem(fold(d)) in wanted])})


def standing_for(store: Store, name: str) -> list[str]:
    """The ids that a name asks for: that of its entity; of a place also those of the places and bodies in it."""
    found = find(store, name)
    if found.type != "Place":
        return [found.id]
    code = country_of(found.name) if found.kind == "country" else None
    return in_country(store, code) if code else in_place(store, found)


def _of_divisions(store: Store, divisions: Sequence[str]) -> list[str]:
    return [r["id"] for r in store.rows(_OF_DIVISIONS, listed(divisions))]

"""What a change did to the graph, in words that a person can check: entities joined and split, flows gone, figures revised."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from .entity import Entity, Event, Flow, Tie
from .values import Item, Money

Record = Flow | Event | Tie
EntityFate = Literal["new", "gone", "joined", "split", "revised"]
RecordFate = Literal["new", "gone", "revised"]


@dataclass(frozen=True, slots=True)
class Known:
    """An entity as it was or is called."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class EntityChange:
    """Entities before and after: several before and one after are joined, one before and several after are split.

    `fields` holds, for one that was revised, each field with what it was and is.
    """

    fate: EntityFate
    before: tuple[Known, ...]
    after: tuple[Known, ...]
    fields: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A flow, event or tie that is new, gone or revised; `said` tells it in words (as it was, where it is gone)."""

    fate: RecordFate
    kind: Literal["flow", "event", "tie"]
    id: str
    said: str
    fields: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """All that a change did; empty where the graph is what it was."""

    entities: tuple[EntityChange, ...] = ()
    records: tuple[RecordChange, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.entities or self.records)


@dataclass
class Ledger:
    """Collects, while the graph is computed anew, what was there before and what is there now."""

    entities_before: dict[str, Entity] = field(default_factory=dict[str, Entity])
    entities_after: dict[str, Entity] = field(default_factory=dict[str, Entity])
    moved: list[tuple[str | None, str | None]] = field(default_factory=list[tuple[str | None, str | None]])
    records_before: dict[str, Record] = field(default_factory=dict[str, Record])
    records_after: dict[str, Record] = field(default_factory=dict[str, Record])

    def follow(
        self, pairs: list[tuple[str | None, str | None]], entities: Callable[[Iterable[str]], Iterable[Entity]]
    ) -> None:
        """Note local entities that went from one entity to another; `entities` gives those that did not change else."""
        ids = {i for pair in pairs for i in pair if i} - self.entities_before.keys() - self.entities_after.keys()
        for e in entities(ids):
            self.entities_before[e.id] = self.entities_after[e.id] = e
            self.moved.append((e.id, e.id))
        self.moved += pairs

    def parties(self) -> set[str]:
        """The entities in any record."""
        records = (*self.records_before.values(), *self.records_after.values())
        return {e for r in records for _, ids in _roles(r) for e in ids}

    def difference(self, names: Mapping[str, str]) -> Difference:
        """What changed; `names` gives the present names of entities that did not."""
        before = dict(names) | {i: e.name for i, e in self.entities_before.items()}
        after = dict(names) | {i: e.name for i, e in self.entities_after.items()}
        return Difference(tuple(_entities(self)), tuple(_records(self, before, after)))


def _entities(ledger: Ledger) -> Iterator[EntityChange]:
    to: dict[str, set[str]] = defaultdict(set)
    of: dict[str, set[str]] = defaultdict(set)
    for old, new in ledger.moved:
        if old and new:
            to[old].add(new)
            of[new].add(old)
    before, after = ledger.entities_before, ledger.entities_after
    for i, e in sorted(after.items()):
        if len(of[i]) > 1:
            yield EntityChange("joined", tuple(_known(before[o]) for o in sorted(of[i])), (_known(e),))
        elif not of[i] and i not in before:
            yield EntityChange("new", (), (_known(e),))
    for i, e in sorted(before.items()):
        heirs = [after[n] for n in sorted(to[i])]
        if len(heirs) > 1:
            yield EntityChange("split", (_known(e),), tuple(map(_known, heirs)))
        elif not heirs and i not in after:
            yield EntityChange("gone", (_known(e),), ())
        elif heirs and len(of[heirs[0].id]) == 1 and (fields := _told(_entity_fields(e), _entity_fields(heirs[0]))):
            yield EntityChange("revised", (_known(e),), (_known(heirs[0]),), fields)


def _known(e: Entity) -> Known:
    return Known(e.id, e.name)


def _entity_fields(e: Entity) -> dict[str, str]:
    return {"name": e.name, "type": e.type, "kind": e.kind, "division": e.division or "", "id": e.id}


def _records(ledger: Ledger, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[RecordChange]:
    """Records are followed by their claims: the id of one changes when its first claim goes."""
    old, new = ledger.records_before, ledger.records_after
    successor = _successors(old, new)
    for i, r in sorted(new.items()):
        was = next((o for o, n in successor.items() if n == i), None)
        if was is None:
            yield RecordChange("new", kind_of(r), i, line_of(r, after))
        elif fields := _told(_fields(old[was], before), _fields(r, after)):
            yield RecordChange("revised", kind_of(r), i, line_of(r, after), fields)
    for i, r in sorted(old.items()):
        if i not in successor:
            yield RecordChange("gone", kind_of(r), i, line_of(r, before))


def _successors(old: Mapping[str, Record], new: Mapping[str, Record]) -> dict[str, str]:
    """Which record each old one lives on in, if any: that of its id, else the one that has its first claims."""
    found = {i: i for i in old if i in new}
    by_claim = {c: i for i, r in sorted(new.items()) if not isinstance(r, Tie) for c in r.claims}
    taken = set(found.values())
    for i, r in sorted(old.items()):
        if i not in found and not isinstance(r, Tie):
            heir = next((by_claim[c] for c in r.claims if c in by_claim and by_claim[c] not in taken), None)
            if heir:
                found[i] = heir
                taken.add(heir)
    return found


def kind_of(r: Record) -> Literal["flow", "event", "tie"]:
    """The kind of a record."""
    return "flow" if isinstance(r, Flow) else "event" if isinstance(r, Event) else "tie"


def line_of(r: Record, names: Mapping[str, str]) -> str:
    """A record on one line."""
    if isinstance(r, Tie):
        return f"{names.get(r.source, '?')} {r.type} {names.get(r.target, '?')}"
    if isinstance(r, Event):
        return r.name or _named(r.hosts, names) or "event"
    givers, receivers = _named(r.donors, names) or r.donor_text, _named(r.recipients, names) or r.recipient_text
    what = "、".join([*map(_item, r.items), *([_money(r.money)] if r.money else [])])
    return f"{givers or '?'} → {receivers or '?'}: {what or '?'}"


def _fields(r: Record, names: Mapping[str, str]) -> dict[str, str]:
    told = {role: _named(ids, names) for role, ids in _roles(r)}
    told["date"] = (r.date.iso + (f"/{r.date.end}" if r.date.end else "")) if r.date else ""
    told |= {"claims": str(len(r.claims)), "id": r.id}
    if isinstance(r, Flow):
        told |= {"kind": r.kind, "goods": "、".join(map(_item, r.items)), "money": _money(r.money) if r.money else ""}
        told |= {"donor_text": r.donor_text or "", "recipient_text": r.recipient_text or ""}
        told |= {"status": r.status or "", "conflicts": "、".join(c.field for c in r.conflicts)}
    elif isinstance(r, Event):
        told["name"] = r.name or ""
    else:
        told["words"] = "、".join(v for _, values in r.properties for v in values)
    return told


def _roles(r: Record) -> list[tuple[str, tuple[str, ...]]]:
    if isinstance(r, Tie):
        return [("source", (r.source,)), ("target", (r.target,))]
    names = ("donors", "recipients", "via") if isinstance(r, Flow) else ("hosts", "supporters", "participants")
    return [(n, getattr(r, n)) for n in names]


def _told(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[tuple[str, str, str], ...]:
    return tuple((k, before.get(k, ""), v) for k, v in after.items() if before.get(k, "") != v)


def _named(ids: Iterable[str], names: Mapping[str, str]) -> str:
    return "、".join(names.get(i, "?") for i in ids)


def _item(i: Item) -> str:
    q = i.quantity
    return f"{i.name.value} {q.value:g}{q.unit}" if q and q.value is not None else i.name.value


def _money(m: Money) -> str:
    return f"{m.amount:.15g} {m.currency}"

"""What a change did to the graph, in sentences: names, not only counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .screen import note

if TYPE_CHECKING:
    from aidgraph.graph.difference import Difference, EntityChange, RecordChange

SHOWN = 10
"""Lines of one kind of change that are printed; the rest is counted."""
_ORDER = ("joined", "split", "gone", "revised", "new")


def print_difference(d: Difference, *, new: bool = True) -> None:
    """Print what changed, or that nothing did; without `new` leave out what is only new."""
    lines = [line for fate in _ORDER if new or fate != "new" for line in _of_fate(d, fate)]
    for line in lines:
        print(f"  {line}")
    if new and not lines:
        print("  nothing in the graph changed")


def print_lost(ids: Sequence[str]) -> None:
    """Say which judgements and corrections no longer find what they are about."""
    if ids:
        few = ", ".join(ids[:SHOWN]) + (f" and {len(ids) - SHOWN:,} more" if len(ids) > SHOWN else "")
        note(
            f"no longer applied, since what they are about is not there any more: {few}; see judgements --state waiting"
        )


def _of_fate(d: Difference, fate: str) -> Iterator[str]:
    yield from _some([_entity(c) for c in d.entities if c.fate == fate], f"entities {fate}")
    for kind, many in (("flow", "flows"), ("event", "events"), ("tie", "ties")):
        found = [c for c in d.records if c.fate == fate and c.kind == kind]
        yield from _some([line for c in found if (line := _record(c))], f"{many} {fate}")


def _some(lines: Sequence[str], what: str) -> Iterator[str]:
    yield from lines[:SHOWN]
    if len(lines) > SHOWN:
        yield f"and {len(lines) - SHOWN:,} more {what}"


def _entity(c: EntityChange) -> str:
    before, after = "、".join(k.name for k in c.before), "、".join(k.name for k in c.after)
    if c.fate == "joined":
        return f"joined: {' + '.join(f'{k.name} ({k.id})' for k in c.before)} are now {after} ({c.after[0].id})"
    if c.fate == "split":
        return f"split: {before} is now {' and '.join(f'{k.name} ({k.id})' for k in c.after)}"
    if c.fate == "revised":
        return f"entity revised: {before}: {_fields(c.fields)}"
    return f"entity {c.fate}: {before or after}"


def _record(c: RecordChange) -> str:
    told = f"{c.kind} {c.fate}: {c.said} ({c.id})"
    return f"{told}: {_fields(c.fields)}" if c.fields else told


def _fields(fields: Sequence[tuple[str, str, str]]) -> str:
    return "; ".join(f"{name} {was or 'none'} → {now or 'none'}" for name, was, now in fields)

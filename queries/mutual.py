"""Who helped whom and was helped in return."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from ..graph.entity import Entity
from ..graph.store import Store
from .answers import FlowRow, Named
from .answers_network import Mutual
from .choosing import LAST, one_of, order_of
from .fulfilment import OPEN
from .grouping import city_of, country_label
from .naming import find
from .pages import Key, Page, cut
from .transfers import flows, name_of

Level = Literal["entity", "city", "country"]
_HELP = ("donation", "dispatch")


def reciprocity(
    store: Store,
    party: str | None = None,
    *,
    level: Level = "entity",
    since: str | None = None,
    until: str | None = None,
    min_confidence: float = 0.0,
    limit: int | None = 100,
    after: str | None = None,
) -> Page[Mutual]:
    """Pairs that helped each other, with the gifts both ways in order of date; who helped more often comes first.

    At the level of cities or countries, bodies stand for where they are: then a name has no id, and `party` is the name
    of a city or country. Promises and purchases do not count. Raises NotFound or Ambiguous for a name, UsageError for an
    unknown level, date or cursor.
    """
    one_of(level, ("entity", "city", "country"), "level")
    found = [
        f
        for kind in _HELP
        for f in flows(store, kind=kind, since=since, until=until, min_confidence=min_confidence, limit=None)
        if (f.flow.status or "") not in OPEN
    ]
    name = _namer(store, found, level)
    gave: dict[tuple[str, str], dict[str, FlowRow]] = defaultdict(dict)
    ends: dict[str, Named] = {}
    for f in found:
        for d in filter(None, map(name, f.flow.donors)):
            for r in filter(None, map(name, f.flow.recipients)):
                ends |= {_key(d): d, _key(r): r}
                gave[_key(d), _key(r)][f.flow.id] = f
    rows = [_mutual(ends[a], ends[b], gave[a, b], gave[b, a]) for a, b in list(gave) if a < b and (b, a) in gave]
    if party is not None:
        wanted = name(find(store, party).id) if level != "entity" else name_of(find(store, party))
        rows = [m for m in rows if wanted in (m.first, m.second)]
    return cut(rows, _order, limit, after)


def _order(m: Mutual) -> Key:
    return -len(m.gave) - len(m.returned), *sorted((_key(m.first), _key(m.second)))


def _key(n: Named) -> str:
    return n.id or n.name


def _namer(store: Store, found: Sequence[FlowRow], level: Level) -> Callable[[str], Named | None]:
    """What an entity counts as."""
    with store.view() as view:
        entities: Mapping[str, Entity] = {e.id: e for e in view.entities()} if level != "entity" else {}
    names = {n.id: n for f in found for n in (*f.donors, *f.recipients)}

    def of(id_: str) -> Named | None:
        if level == "entity":
            return names[id_]
        label = country_label(entities[id_]) if level == "country" else city_of(entities[id_])
        return Named("", label, "Place") if label else None

    return of


def _mutual(a: Named, b: Named, forth: Mapping[str, FlowRow], back: Mapping[str, FlowRow]) -> Mutual:
    there, here = (tuple(sorted(x.values(), key=lambda f: order_of(f.flow))) for x in (forth, back))
    later = _first_day(here) < _first_day(there)
    return Mutual(b, a, here, there) if later else Mutual(a, b, there, here)


def _first_day(rows: Sequence[FlowRow]) -> str:
    return min((str(order_of(f.flow)[0]) for f in rows), default=LAST)

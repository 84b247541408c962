"""The questions that a graph answers about promises, connections, time and evidence, each as a method.

Filters and their types stand at the functions of `aidgraph.queries` with the same names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .records import Results
from .views import Net, Ways

if TYPE_CHECKING:
    from aidgraph.graph.store import SqliteStore
    from aidgraph.queries import Pledge


class Questions:
    """Asks the store that a subclass opens."""

    _store: SqliteStore

    def pledges(self, **filters: Any) -> Results[Pledge]:
        """Promises that did not arrive whole: donor, recipient, party, goods, country, since, until, kept, limit, after."""
        from aidgraph.queries import pledges

        return Results(pledges(self._store, **filters))

    def path(self, source: str, target: str, **terms: Any) -> Ways:
        """How two entities are connected: k, types, since, until, min_confidence, avoid, max_hops."""
        from aidgraph.queries import path

        return Ways(path(self._store, source, target, **terms))

    def network(self, center: str | None = None, **terms: Any) -> Net:
        """What lies around an entity, or the best connected of all: hops, types, since, until, min_confidence, limit."""
        from aidgraph.queries import network

        return Net(network(self._store, center, **terms))

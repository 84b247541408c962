"""The questions that a graph answers about promises, connections, time and evidence, each as a method.

Filters and their types stand at the functions of `aidgraph.queries` with the same names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .records import Results
from .views import Net, Ways

if TYPE_CHECKING:
    from aidgraph.graph.store import Store
    from aidgraph.queries import Asked, Between, Chain, Dispute, Ground, Hosts, Moment, Mutual, Pledge


@dataclass(frozen=True, slots=True)
class Answered:
    """How a question in words was read (`asked.said` tells it), and its answer; None where it was not understood."""

    asked: Asked
    answer: Any


class Questions:
    """Asks the store that a subclass opens."""

    _store: Store

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

    def co_hosted(self, party: str | None = None, other: str | None = None, **filters: Any) -> Results[Hosts]:
        """Who hosted with whom, how often, which events: since, until, min_confidence, min_times, limit, after."""
        from aidgraph.queries import co_hosted

        return Results(co_hosted(self._store, party, other, **filters))

    def intermediaries(self, **filters: Any) -> Results[Between]:
        """Through whom help went: donor, recipient, via, since, until, min_confidence, limit, after."""
        from aidgraph.queries import intermediaries

        return Results(intermediaries(self._store, **filters))

    def chains(self, **filters: Any) -> Results[Chain]:
        """Ways of help from giver through another to receiver: the filters of `intermediaries`."""
        from aidgraph.queries import chains

        return Results(chains(self._store, **filters))

    def reciprocity(self, party: str | None = None, **filters: Any) -> Results[Mutual]:
        """Who helped whom and was helped in return: level (entity, city, country), since, until, limit, after."""
        from aidgraph.queries import reciprocity

        return Results(reciprocity(self._store, party, **filters))

    def timeline(self, party: str, other: str | None = None, **filters: Any) -> Results[Moment]:
        """Flows, events and ties of an entity or a pair in order of date: kinds, since, until, limit, after."""
        from aidgraph.queries import timeline

        return Results(timeline(self._store, party, other, **filters))

    def conflicts(self, party: str | None = None, **filters: Any) -> Results[Dispute]:
        """Fields that documents state differently: field, policy, since, until, min_confidence, limit, after."""
        from aidgraph.queries import conflicts

        return Results(conflicts(self._store, party, **filters))

    def evidence(self, *what: str, limit: int | None = 100, after: str | None = None) -> Results[Ground]:
        """Every claim behind flows, events, ties, claims (ids) and entities (ids or names), with its words."""
        from aidgraph.queries import evidence

        return Results(evidence(self._store, *what, limit=limit, after=after))

    def ask(self, text: str) -> Answered:
        """One of the questions, asked in a sentence of Chinese or English, with how it was understood."""
        asked = self.understand(text)
        if asked.question is None:
            return Answered(asked, None)
        given = dict(asked.arguments)
        what = [given.pop("what")] if "what" in given else []
        return Answered(asked, getattr(self, asked.question)(*what, **given))

    def understand(self, text: str) -> Asked:
        """How a sentence of Chinese or English is read, without an answer."""
        from aidgraph.queries import understand

        return understand(self._store, text)

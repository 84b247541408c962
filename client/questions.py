"""The questions that a graph answers, each as a method, whether the graph is a file or on a server.

Filters and their types stand at the functions of `aidgraph.queries` with the same names.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .records import Results
from .views import Net, Sums, Ways

if TYPE_CHECKING:
    from aidgraph.graph.claim import Coverage
    from aidgraph.graph.document import Document
    from aidgraph.ingest.explain import Explanation
    from aidgraph.queries import (
        Asked,
        Between,
        Chain,
        Dispute,
        EventStory,
        FlowRow,
        FlowStory,
        Ground,
        Hosts,
        MarkedText,
        Match,
        Moment,
        Mutual,
        Pledge,
        Profile,
    )


@dataclass(frozen=True, slots=True)
class Answered:
    """How a question in words was read (`asked.said` tells it), and its answer; None where it was not understood."""

    asked: Asked
    answer: Any


class Questions(ABC):
    """Asks the graph that a subclass opens or connects to."""

    @abstractmethod
    def put_question(self, question: str, /, *given: Any, **terms: Any) -> Any:  # as many types as questions
        """What the function of `aidgraph.queries` of this name answers."""

    @abstractmethod
    def document(self, name: str) -> Document:
        """A document with its text; raises NotFound."""

    def search(self, text: str, limit: int = 20) -> Results[Match]:
        """Entities by name or part of a name. Raises UsageError for a text without a letter or digit."""
        return self._list("search", text, limit=limit)

    def entity(self, name_or_id: str) -> Profile:
        """All that the graph holds of one entity. Raises NotFound, which lists near names or the choices."""
        return self.put_question("entity", name_or_id)

    def flows(self, **filters: Any) -> Results[FlowRow]:
        """Flows that fit: donor, recipient, via, party, goods, kind, status, country, donor_country, recipient_country,
        place, since, until, min_confidence, min_sources, limit, policy (most-exact, most-sources, latest); `after` is the
        `next` of the page before.
        """
        return self._list("flows", **filters)

    def flow(self, id: str, *, policy: str | None = None) -> FlowStory:
        """A flow with every sentence that it rests on; `policy` as in `flows`. Raises NotFound."""
        return self.put_question("flow", id, policy=policy)

    def event(self, id: str) -> EventStory:
        """An event with every sentence that it rests on. Raises NotFound."""
        return self.put_question("event", id)

    def text(self, document: str) -> MarkedText:
        """A document with every mention and claim at its place in the text. Raises NotFound."""
        return self.put_question("text", document)

    def helped(self, **filters: Any) -> Sums:
        """Who helped whom, in sums, and what is in no sum: `by` is pair, donor, recipient, country, city, kind, goods or
        month; the other filters are those of `flows`.
        """
        return Sums(self.put_question("helped", **filters), self)

    def coverage(self, document: str) -> Coverage:
        """What a document holds, and which amounts, quantities and organisations no claim uses. Raises NotFound."""
        return self.put_question("coverage", document)

    def explain(self, document: str) -> Explanation:
        """How a document is read, sentence by sentence: it is read again. Raises NotFound."""
        from aidgraph.ingest.explain import explain

        return explain(self.document(document))

    def pledges(self, **filters: Any) -> Results[Pledge]:
        """Promises that did not arrive whole: donor, recipient, party, goods, country, since, until, kept, limit, after."""
        return self._list("pledges", **filters)

    def path(self, source: str, target: str, **terms: Any) -> Ways:
        """How two entities are connected: k, types, since, until, min_confidence, avoid, max_hops."""
        return Ways(self.put_question("path", source, target, **terms))

    def network(self, center: str | None = None, **terms: Any) -> Net:
        """What lies around an entity, or the best connected of all: hops, types, since, until, min_confidence, limit."""
        return Net(self.put_question("network", center, **terms), self)

    def co_hosted(self, party: str | None = None, other: str | None = None, **filters: Any) -> Results[Hosts]:
        """Who hosted with whom, how often, which events: since, until, min_confidence, min_times, limit, after."""
        return self._list("co_hosted", party, other, **filters)

    def intermediaries(self, **filters: Any) -> Results[Between]:
        """Through whom help went: donor, recipient, via, since, until, min_confidence, limit, after."""
        return self._list("intermediaries", **filters)

    def chains(self, **filters: Any) -> Results[Chain]:
        """Ways of help from giver through another to receiver: the filters of `intermediaries`."""
        return self._list("chains", **filters)

    def reciprocity(self, party: str | None = None, **filters: Any) -> Results[Mutual]:
        """Who helped whom and was helped in return: level (entity, city, country), since, until, limit, after."""
        return self._list("reciprocity", party, **filters)

    def timeline(self, party: str, other: str | None = None, **filters: Any) -> Results[Moment]:
        """Flows, events and ties of an entity or a pair in order of date: kinds, since, until, limit, after."""
        return self._list("timeline", party, other, **filters)

    def conflicts(self, party: str | None = None, **filters: Any) -> Results[Dispute]:
        """Fields that documents state differently: field, policy, since, until, min_confidence, limit, after."""
        return self._list("conflicts", party, **filters)

    def evidence(self, *what: str, limit: int | None = 100, after: str | None = None) -> Results[Ground]:
        """Every claim behind flows, events, ties, claims (ids) and entities (ids or names), with its words."""
        return self._list("evidence", *what, limit=limit, after=after)

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
        return self.put_question("understand", text)

    def _list(self, question: str, *given: Any, **terms: Any) -> Results[Any]:
        return Results(self.put_question(question, *given, **terms), self)

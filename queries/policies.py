"""Flows and events as another policy shows them: the latest document's values, or those that most sources state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar, cast

from ..graph.claim import Claim
from ..graph.entity import Event, Flow
from ..graph.resolve.merge import event_of, flow_of
from ..graph.resolve.policy import POLICIES, Policy, PolicyName
from ..graph.store.reader import Reader
from .answers import Stage
from .choosing import one_of
from .independence import sources_of

Record = TypeVar("Record", Flow, Event)


def shown(view: Reader, found: Sequence[Record], policy: str | None) -> list[Record]:
    """Flows or events with their values by a policy, as the store keeps them without one; raises UsageError."""
    one_of(policy, POLICIES, "policy")
    several = [r for r in found if len(r.claims) > 1]
    if policy is None or not several:
        return list(found)
    tellings = view.tellings([c for r in several for c in r.claims], {})
    chosen = _policy(view, policy, [t.claim for t in tellings.values()])

    def again(r: Record) -> Record:
        told = [tellings[c] for c in r.claims]
        made = flow_of(told, chosen) if isinstance(r, Flow) else event_of(told, chosen)
        return cast(Record, made)  # a flow comes back as a flow, an event as an event

    return [again(r) if len(r.claims) > 1 else r for r in found]


def _policy(view: Reader, policy: str, claims: Sequence[Claim]) -> Policy:
    name: PolicyName = policy  # type: ignore[assignment]  # it is one of the known ones
    if name == "latest":
        return Policy(name, published=published(view, claims))
    if name == "most-sources":
        of = sources_of(view, claims)
        return Policy(name, source={c.id: of[c.document] for c in claims})
    return Policy(name)


def published(view: Reader, claims: Iterable[Claim]) -> dict[str, str]:
    """The ISO date of each claim's article, else of its document, where one is known."""
    told = list(claims)
    dates: dict[tuple[str, str | None], str | None] = {}
    for document in {c.document for c in told}:
        dates[document, None] = view.document(document).date
        dates |= {(document, a.id): a.date for a in view.articles(document)}
    of = {c.id: dates.get((c.document, c.article)) or dates[c.document, None] for c in told}
    return {i: date for i, date in of.items() if date}


def history(view: Reader, flow: Flow) -> tuple[Stage, ...]:
    """The stages that a flow went through, the earliest document first; none where its claims agree."""
    claims = [c for c in view.standing(flow.claims).values() if c.status]
    if len({c.status.value for c in claims if c.status}) < 2:
        return ()
    dates = published(view, claims)
    order = {"pledged": 0, "in_progress": 1}
    stages = [Stage(c.status.value, dates.get(c.id), c.id, c.document) for c in claims if c.status]
    return tuple(sorted(stages, key=lambda s: (s.published or "", order.get(s.status, 2), s.claim)))

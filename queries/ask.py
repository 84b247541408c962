"""One of the questions, asked in a sentence of Chinese or English, with how it was understood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from ..graph.entity import Entity
from ..graph.errors import Ambiguous, NotFound
from ..graph.store import Store
from .aid import helped
from .disputes import conflicts
from .geography import country_of
from .grounds import evidence
from .hosting import co_hosted
from .mutual import reciprocity
from .naming import find, search
from .network import network
from .path import path
from .pledges import pledges
from .profile import entity
from .reading import Asked, read_question, told
from .sources import coverage
from .through import chains, intermediaries
from .timeline import timeline
from .transfers import flows

_QUESTIONS: dict[str, Callable[..., Any]] = {
    f.__name__: f
    for f in (
        chains, co_hosted, conflicts, coverage, entity, flows, helped, intermediaries, network, path, pledges,
        reciprocity, search, timeline,
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """How a question was read, and what the question of that name answers; None where it was not understood."""

    asked: Asked
    answer: Any


def ask(store: Store, text: str) -> Answer:
    """What a sentence asks, answered; `asked.said` tells how it was understood, or that it was not.

    Raises what the question raises, with the understanding before it.
    """
    asked = understand(store, text)
    if asked.question is None:
        return Answer(asked, None)
    try:
        if asked.question == "evidence":
            return Answer(asked, evidence(store, asked.arguments["what"]))
        return Answer(asked, _QUESTIONS[asked.question](store, **asked.arguments))
    except (NotFound, Ambiguous) as error:
        raise type(error)(f"{asked.said}; {error}") from error


def understand(store: Store, text: str) -> Asked:
    """How a sentence is read in this graph: who gave to a country or town is asked of the bodies in it, too."""
    asked = read_question(text)
    if asked.question not in ("flows", "helped"):
        return asked
    wide = dict(asked.arguments)
    for role in ("donor", "recipient"):
        if name := wide.get(role):
            try:
                found = find(store, name)
            except NotFound:
                continue  # the question itself says so
            if other := _widened(role, found):
                del wide[role]
                wide[other] = found.id if other == "place" else found.name
    shown = {k: find(store, v).name if k == "place" else v for k, v in wide.items()}
    return replace(asked, arguments=wide, said=told(asked.language, asked.question, shown))


def _widened(role: str, found: Entity) -> str | None:
    """The filter that takes a place with all that is in it."""
    if found.type != "Place":
        return None
    if found.kind == "country" and country_of(found.name):
        return f"{role}_country"
    return "place" if role == "recipient" and found.kind in ("country", "region", "city") else None

"""Whether two local entities of different documents are one thing: by type the rules for bodies, people and places."""

from __future__ import annotations

from . import body_rules, person_rules, place_rules
from .decision import Decision, different
from .profiles import Profile


def decide(a: Profile, b: Profile) -> Decision:
    """Decide on two profiles, by their names and what their documents tell of them.

    >>> decide(Profile("Organization", "河池市红会"), Profile("Organization", "河池市红十字会")).verdict
    'same'
    >>> decide(Profile("Organization", "湖北省侨联"), Profile("Organization", "湖南省侨联"))
    Decision(verdict='different', score=0.0, why=('two places',), firm=True)
    """
    if a.type != b.type or a.part != b.part:
        return different("two things of different types" if a.type != b.type else "a person set them apart")
    if a.type == "Person":
        return person_rules.decide(a.person, b.person)
    if a.type == "Place":
        return place_rules.decide(a.spot, b.spot)
    return body_rules.decide(a.body, b.body, a.folded, b.folded)

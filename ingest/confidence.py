"""How sure a claim is: the trust in its rule, lowered by each thing that its words leave in doubt.

The confidence says how often such claims are right: their kind, parties, roles, figures and status are as the document
has them, though something may be missing. It is computed here and nowhere else, from the claim and the words around it;
rules say nothing of it but their class of trust (`rules.yaml`). `bench/calibration.py` measures it.

    confidence = TRUST[class of the rule] × the factors of the doubts

The factors were chosen once on 650 claims out of three sets of texts together (reference documents, held-out documents,
passages of the tests): a doubt is listed where claims with it were wrong clearly more often in each set, and its factor is
one of four. They are not fitted to rules or documents.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from ..graph.claim import Claim
from ..graph.document import LocalEntity
from .grammar.rules import Trust, trust_of
from .signs import Signs
from .vocabulary import words

TRUST: dict[Trust, float] = {"firm": 0.95, "plain": 0.8, "loose": 0.6}
"""Share of right claims of a rule where nothing is in doubt."""

LITTLE, SOME, MUCH, MOST = 0.9, 0.85, 0.8, 0.7

DOUBTS: dict[str, tuple[float, str]] = {
    "a word unread": (LITTLE, "one content word of the passage has no part in the claim"),
    "words unread": (MUCH, "several content words of the passage have no part in the claim"),
    "a party unnamed": (SOME, "no giver, no receiver or no host is named"),
    "a party from elsewhere": (SOME, "a party is not named in these sentences"),
    "told in pieces": (MOST, "hosts or guests come from other passages than the event itself"),
    "no figure": (MUCH, "the goods have no figure"),
    "not done": (SOME, "it is promised or on the way"),
    "others named": (LITTLE, "a body or person named in the passage has no part in the claim"),
    "many clauses": (LITTLE, "the passage has three clauses or more"),
    "a name's borders": (SOME, "a party's name begins or ends inside a word, or beside another name"),
    "a section": (MOST, "the body is named like a section, which may belong to the title"),
    "only from there": (MOST, "the place may only say where the person is from"),
    "a person's name": (MOST, "what follows the person's name may belong to it"),
}
"""Each doubt with its factor and what it says."""


def rated(claim: Claim, signs: Signs) -> Claim:
    """The claim with its confidence."""
    return replace(claim, confidence=confidence(claim.rule, doubts(claim, signs)))


def confidence(rule: str, found: Sequence[str]) -> float:
    """The confidence of a claim of that rule with these doubts, to two digits.

    >>> confidence("give-to", ()), confidence("give-to", ("no figure", "not done"))
    (0.95, 0.65)
    """
    return round(reduce(lambda c, d: c * DOUBTS[d][0], found, TRUST[trust_of(rule)]), 2)


def doubts(claim: Claim, signs: Signs) -> tuple[str, ...]:
    """What is in doubt about a claim, as keys of DOUBTS."""
    of_kind = {"flow": _of_flow, "event": _of_event, "tie": _of_tie}[claim.kind]
    return tuple(name for name, is_so in of_kind(claim, signs).items() if is_so)


def _of_flow(c: Claim, signs: Signs) -> dict[str, bool]:
    unread = len(signs.unread(c))
    return {
        "a word unread": unread == 1,
        "words unread": unread > 1,
        "a party unnamed": not c.entities("donor") or not c.entities("recipient"),
        "a party from elsewhere": signs.from_elsewhere(c),
        "no figure": c.money is None and all(i.quantity is None for i in c.items),
        "not done": c.status is not None and c.status.value in ("pledged", "in_progress"),
        "others named": signs.others_named(c),
        "many clauses": signs.clauses(c) > 2,
        "a name's borders": signs.cut(c) or signs.abuts(c),
    }


def _of_event(c: Claim, signs: Signs) -> dict[str, bool]:
    return {"a party unnamed": not c.entities("host"), "told in pieces": signs.from_elsewhere(c, whole=False)}


def _of_tie(c: Claim, signs: Signs) -> dict[str, bool]:
    named_by_name = c.type in ("MEMBER_OF", "SISTER_CITY")  # one end is often told by the other's name or by 我市
    person = c.type == "AFFILIATED"
    return {
        "a party from elsewhere": not named_by_name and signs.from_elsewhere(c),
        "many clauses": c.type == "CONTACTED" and signs.clauses(c) > 2,
        "a name's borders": signs.cut(c),
        "a section": person and _is_section(signs.entity(c, "target")),
        "only from there": person and _only_from(c, signs.entity(c, "target")),
        "a person's name": person and signs.name_goes_on(c),
    }


def _is_section(body: LocalEntity) -> bool:
    return body.type == "Organization" and body.name.endswith(words("doubts")["section"])


def _only_from(c: Claim, target: LocalEntity) -> bool:
    return target.type == "Place" and not (c.word("role") or "").endswith(words("doubts")["office"])

"""Ties between bodies and places: contact, sister cities, agreements, membership."""

from __future__ import annotations

from ...graph.document import LocalEntity
from .agreements import read_agreements
from .cities import read_sister_cities
from .clauses import Sentence
from .contacts import read_contacts
from .membership import read_memberships
from .scope import Draft, Scope


def read_ties(scope: Scope, sentences: list[Sentence], entities: list[LocalEntity]) -> list[Draft]:
    """Contacts, sister cities, agreements and memberships that the sentences of one article state."""
    out = read_memberships(scope, sentences, entities)
    for reader in (read_contacts, read_sister_cities, read_agreements):
        out.extend(reader(scope, sentences))
    return [d for d in out if d.entities("source") and d.entities("target")]

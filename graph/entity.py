"""What the claims of all documents add up to: entities, flows, events and ties. All of it is computed, nothing edited."""

from __future__ import annotations

from dataclasses import dataclass

from .document import EntityType, Span
from .values import Dated, Item, Money


@dataclass(frozen=True, slots=True)
class Entity:
    """An organisation, person or place, put together from the local entities of all documents.

    `name` is the fullest form; `names` holds every full name, `aliases` every other form that names it.
    """

    id: str
    type: EntityType
    name: str
    kind: str = ""
    names: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    division: str | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims of one flow or event that disagree about a field: the value kept, the others, and the policy that chose.

    Each value stands with the claims that state it.
    """

    field: str
    kept: str
    policy: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim that a flow, event or tie rests on, with the rule that read it and the words."""

    claim: str
    document: str
    rule: str
    confidence: float
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """One transfer: donors, recipients and intermediaries are entity ids; `kind` is donation, purchase or dispatch.

    `confidence` is that of the best claim. Values keep the words of the claim that they were taken from.
    """

    id: str
    kind: str
    donors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    donor_text: str | None = None
    recipient_text: str | None = None
    items: tuple[Item, ...] = ()
    money: Money | None = None
    status: str | None = None
    date: Dated | None = None
    confidence: float = 0.0
    claims: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A meeting, ceremony, session or joint statement; hosts, supporters and participants are entity ids."""

    id: str
    name: str | None
    date: Dated | None = None
    hosts: tuple[str, ...] = ()
    supporters: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    confidence: float = 0.0
    claims: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation of two entities, with every role, channel and other word that a claim gives it.

    For SISTER_CITY and SIGNED_WITH the two ends have no order: `source` is the smaller id.
    """

    id: str
    type: str
    source: str
    target: str
    properties: tuple[tuple[str, tuple[str, ...]], ...] = ()
    date: Dated | None = None
    confidence: float = 0.0
    claims: tuple[str, ...] = ()

"""What people say about the graph: two things are the same or not, a claim's field has another value or is wrong.

Judgements and corrections stand beside the claims and are applied when the graph is computed; no claim is edited.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from .errors import InvalidRecord

Subject = Literal["entity", "claim"]
Verdict = Literal["same", "different", "unsure"]
SUBJECTS = ("entity", "claim")
VERDICTS = ("same", "different", "unsure")


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two local entities (`document#local`) or two claims are the same, different, or it is unsure.

    >>> Judgement("j1", "entity", "b.txt#e2", "a.txt#e1", "same", "li", "2024-05-01T10:00:00+00:00", "same seal").left
    'a.txt#e1'
    """

    id: str
    subject: Subject
    left: str
    right: str
    verdict: Verdict
    author: str
    time: str
    reason: str
    undone: bool = False

    def __post_init__(self) -> None:
        """Put the two in order; raise InvalidRecord where the judgement says nothing about two things."""
        if self.subject not in SUBJECTS or self.verdict not in VERDICTS:
            raise InvalidRecord(f"judgement {self.id}: {self.subject!r} {self.verdict!r} is not one of the kinds")
        if self.left == self.right or not (self.left and self.right):
            raise InvalidRecord(f"judgement {self.id} needs two different things, not {self.left!r} and {self.right!r}")
        _signed(f"judgement {self.id}", self.author, self.time, self.reason)
        if self.left > self.right:
            left, right = self.right, self.left
            object.__setattr__(self, "left", left)
            object.__setattr__(self, "right", right)


@dataclass(frozen=True, slots=True)
class Correction:
    """A claim is wrong (`field` is None), or its or an entity's `field` has the value `value`.

    >>> Correction("k1", "claim", "a.txt#c3", "status", "delivered", "li", "2024-05-01T10:00:00+00:00", "seen").value
    'delivered'
    """

    id: str
    subject: Subject
    target: str
    field: str | None
    value: str | None
    author: str
    time: str
    reason: str
    undone: bool = False

    def __post_init__(self) -> None:
        """Raise InvalidRecord where the correction has no target, or a value without a field."""
        if self.subject not in SUBJECTS or not self.target:
            raise InvalidRecord(f"correction {self.id}: {self.subject!r} {self.target!r} cannot be corrected")
        if self.field is None and (self.value is not None or self.subject != "claim"):
            raise InvalidRecord(f"correction {self.id}: only a claim can be wrong as a whole, and then has no value")
        _signed(f"correction {self.id}", self.author, self.time, self.reason)


def _signed(what: str, author: str, time: str, reason: str) -> None:
    if not author.strip() or not reason.strip():
        raise InvalidRecord(f"{what} needs an author and a reason")
    try:
        when = datetime.fromisoformat(time)
    except ValueError as error:
        raise InvalidRecord(f"{what}: {time!r} is no ISO 8601 time") from error
    if when.tzinfo is None:
        raise InvalidRecord(f"{what}: the time {time!r} has no offset from UTC")

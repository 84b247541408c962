"""What the clauses before leave behind for the reading of the next: subject, goods, place, contact, an open list."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..parts import When
from .goods import Goods
from .phrases import Party
from .scope import Draft, Who


@dataclass(slots=True)
class Memory:
    """The state of one block. `subject`, `body`, `day` and `last` outlive a sentence; goods, contact, place and date do not."""

    block: int = -1
    subject: Party | None = None
    body: Party | None = None
    """The last subject that is, or belongs to, a body: the one that a leader named without it leads."""
    goods: Goods | None = None
    contact: Party | None = None
    at: Party | None = None
    to: Party | None = None
    """Whom the clauses before addressed (向X发来慰问信，并捐赠…)."""
    aim: Party | None = None
    """Whose disaster the sentence speaks of (针对X汛情，调拨…)."""
    person: Party | None = None
    """The person named last, for 他 and 她."""
    dealt: bool = False
    """Whether the sentence before told of money or goods that went out to several."""
    dealing: bool = False
    """Whether the sentence lists who received (其中，A会700万元)."""
    visited: Party | None = None
    """Where the sentence says that one went (前往X，面交Z)."""
    owner: Party | None = None
    """Whose the goods are that a clause named before it said who gave them (X学校的课桌椅，是由…)."""
    pair: tuple[Party, Party] | None = None
    """The two parties named last, for 前者 and 后者."""
    whole: Draft | None = None
    """The flow to several receivers that is being told part by part (其中A国260万元，B国160万元)."""
    retold: Draft | None = None
    date: When | None = None
    day: When | None = None
    """The day that an earlier sentence of the paragraph began with."""
    listing: bool = False
    receivers: list[Who] = field(default_factory=list)
    pairs: list[Draft] = field(default_factory=list)
    through: list[Party] = field(default_factory=list)
    last: Draft | None = None
    campaigns: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def new_sentence(self) -> None:
        """Forget what does not outlive a sentence."""
        self.goods, self.contact, self.at, self.date, self.pairs, self.through = None, None, None, None, [], []
        self.owner, self.to, self.whole, self.aim, self.dealing = None, None, None, None, False
        self.visited = None

    def take_subject(self, party: Party) -> None:
        """A new subject; an unnamed group (21名员工) behind a named one (X的干部职工) only adds words to it."""
        if self.subject is not None and not party.named and self.subject.named and self.subject.grouped:
            return
        self.subject = party
        if any(m.org is not None for m in party.members):
            self.body = party

"""By what rule one of several values that documents state is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

PolicyName = Literal["most-exact", "most-sources", "latest"]
POLICIES: tuple[PolicyName, ...] = ("most-exact", "most-sources", "latest")


@dataclass(frozen=True)
class Policy:
    """A named policy, with what it has to know of the claims.

    `published` is the ISO date of each claim's document, where it is known; `source` the independent source that each
    claim comes from. Where the policy leaves several values equal, the most exact is shown. Without a name the values are
    those that the store keeps, and figures that differ stay in dispute.

    >>> by = Policy("latest", published={"a#c1": "2020-03", "b#c1": "2020-02-11"})
    >>> by.rank("a#c1", ["a#c1"]) < by.rank("b#c1", ["b#c1"]) < by.rank("c#c1", ["c#c1"])
    True
    """

    name: PolicyName | None = None
    published: Mapping[str, str] = field(default_factory=dict[str, str])
    source: Mapping[str, str] = field(default_factory=dict[str, str])

    def rank(self, claim: str, agreeing: list[str]) -> int:
        """Smaller for what is to be shown: a value by its claim, and all claims that state the same."""
        if self.name == "latest":
            digits = self.published.get(claim, "").replace("-", "")
            return -int(digits.ljust(8, "0")) if digits.isdigit() else 0
        if self.name == "most-sources":
            return -len({self.source.get(c, c) for c in agreeing})
        return 0

    def words(self, otherwise: str) -> str:
        """What a conflict says of how its value was chosen."""
        return self.name or otherwise


KEPT = Policy()
"""What the store keeps: the most exact value, in dispute where others differ."""

"""What every store answers with."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol, Self, TypeVar

from ..difference import Difference

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from ..claim import Reading
    from ..document import Document
    from ..judgement import Statement as Said
    from .dialects import Session, Statement
    from .reader import Reader

Result = TypeVar("Result")
Kind = Literal["added", "replaced", "removed", "unchanged"]


@dataclass(frozen=True, slots=True)
class Change:
    """What putting or removing a document did to the store: claims read, and records of the graph that are new or gone.

    A record whose content changed counts as one gone and one new. `difference` tells all of it in words.
    `lost` are the ids of judgements and corrections that no longer find what they are about.
    """

    document: str
    kind: Kind
    claims: int = 0
    new: int = 0
    gone: int = 0
    difference: Difference = Difference()
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a store: what it concerns, and what is wrong with it."""

    where: str
    what: str


class Store(Protocol):
    """What every store can do; SqliteStore says more of each. Logic above it knows no other difference between stores."""

    address: str
    read_only: bool

    def put(self, reading: Reading, reader: str = "") -> Change:
        """Store a document's reading, wholly or not at all."""
        ...

    def remove(self, document: str) -> Change:
        """Take a document out; raises NotFound."""
        ...

    def judge(self, *statements: Said) -> Difference:
        """Store judgements and corrections."""
        ...

    def recompute(self) -> Difference:
        """Compute all of the graph anew from what was read and said."""
        ...

    def write(self, work: Callable[[Session], Result]) -> Result:
        """Do `work` on the rows in one transaction, wholly or not at all; it may be tried more than once."""
        ...

    def statements(self) -> list[Said]:
        """Every judgement and correction in the order of time."""
        ...

    def holds(self, document: str, sha256: str, reader: str = "") -> bool:
        """Whether the document is stored with these bytes, read by this version."""
        ...

    def documents(self) -> list[str]:
        """The ids of all documents."""
        ...

    def document(self, document: str) -> Document:
        """A document with its text; raises NotFound."""
        ...

    def view(self) -> AbstractContextManager[Reader]:
        """A reader over one transaction."""
        ...

    def rows(self, question: Statement, *values: str | float | None) -> list[Any]:
        """The rows that a question of ours gives, by column name."""
        ...

    def faults(self) -> list[Problem]:
        """What is wrong with the file or database as such."""
        ...

    def close(self) -> None:
        """Close the store; it cannot be used after it."""
        ...

    def __enter__(self) -> Self:
        """The store, closed at the end of a `with`."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        ...

"""Long lists in pieces: a page knows where the next one begins, whatever is imported in between."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, overload

from ..graph.errors import UsageError

Row = TypeVar("Row")
Key = tuple[str | float, ...]


@dataclass(frozen=True, slots=True)
class Page(Sequence[Row], Generic[Row]):
    """Rows in order; `next` is given to the same question as `after` to get those that follow, None where none do.

    >>> Page(("a", "b"))[1]
    'b'
    """

    rows: tuple[Row, ...] = ()
    next: str | None = None

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        """The row at `index`, or the rows of a slice."""
        return self.rows[index]

    def __len__(self) -> int:
        """The number of rows of this page."""
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        """The rows of this page."""
        return iter(self.rows)


def cut(rows: Iterable[Row], key: Callable[[Row], Key], limit: int | None, after: str | None) -> Page[Row]:
    """The rows in order of `key`, which is theirs alone: those behind the cursor `after`, at most `limit`.

    >>> first = cut([3, 1, 2], lambda n: (n,), 2, None)
    >>> first.rows, cut([3, 1, 2], lambda n: (n,), 2, first.next).rows
    ((1, 2), (3,))
    """
    keyed = sorted(((key(r), r) for r in rows), key=lambda x: x[0])
    if after is not None:
        past = key_of(after)
        try:
            keyed = [x for x in keyed if x[0] > past]
        except TypeError as error:
            raise _other(after) from error
    return page([r for _, r in keyed], key, limit)


def page(rows: Sequence[Row], key: Callable[[Row], Key], limit: int | None) -> Page[Row]:
    """The first `limit` of rows that are in order already, with the cursor for the rest."""
    if limit is not None and limit < 1:
        raise UsageError(f"limit is {limit}; give 1 or more, or None for all")
    if limit is None or len(rows) <= limit:
        return Page(tuple(rows))
    return Page(tuple(rows[:limit]), cursor_of(key(rows[limit - 1])))


def cursor_of(key: Key) -> str:
    """A key as the text that users hand back.

    >>> key_of(cursor_of(("2020-02", 1)))
    ('2020-02', 1)
    """
    return urlsafe_b64encode(json.dumps(key, ensure_ascii=False).encode()).decode().rstrip("=")


def key_of(cursor: str, parts: int | None = None) -> Key:
    """The key in a cursor; raises UsageError for what is none, or one of other than `parts` parts."""
    try:
        key = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except ValueError as error:
        raise _other(cursor) from error
    if not isinstance(key, list) or (parts is not None and len(key) != parts):
        raise _other(cursor)
    return tuple(key)


def _other(cursor: str) -> UsageError:
    return UsageError(f"{cursor!r} is no cursor of this question; give the `next` of its last page")

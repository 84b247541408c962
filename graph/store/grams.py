"""The search index's view of a name: its pairs of characters, so that any part of two or more can be found.

SQLite's own trigram tokenizer finds nothing for two Chinese characters (seen with 3.40); pairs as words under `unicode61` do.
"""

from __future__ import annotations

from collections.abc import Iterable

_BETWEEN = "xxxxx"  # a word that no pair equals: a phrase cannot run from one name into the next


def grams(folded: Iterable[str]) -> str:
    """The pairs of each folded name, names set apart.

    >>> grams(["红十字会", "红会"])
    '红十 十字 字会 xxxxx 红会'
    """
    return f" {_BETWEEN} ".join(" ".join(pairs(f)) for f in folded)


def pairs(folded: str) -> list[str]:
    """The pairs of neighbouring characters of a folded name.

    >>> pairs("红十字"), pairs("红")
    (['红十', '十字'], [])
    """
    return [folded[i : i + 2] for i in range(len(folded) - 1)]


def phrase(folded: str) -> str:
    """The FTS5 query for names that hold `folded` (two characters or more).

    >>> phrase("十字会")
    '"十字 字会"'
    """
    return '"' + " ".join(pairs(folded)) + '"'

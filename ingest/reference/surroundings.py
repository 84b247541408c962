"""The clause, sentence and quotation around a place in the text."""

from __future__ import annotations

import re

_CLAUSE_END = re.compile(r"[,，。;；:：!！?？\n]")
_SENTENCE_END = re.compile(r"[。!！?？\n]")
_OBJECT = re.compile(r"(?:[与和同跟向对给赴往到至抵为由经替派访致助]|送交|送给|转交|交予|交给|函|发往|运往|运抵)$")
_FAR = 400  # characters: no sentence is longer
_OPEN, _CLOSE = "“「『", "”」』"


def clause_start(text: str, position: int) -> int:
    """Where the clause around `position` begins."""
    return _start(_CLAUSE_END, text, position)


def sentence_start(text: str, position: int) -> int:
    """Where the sentence around `position` begins."""
    return _start(_SENTENCE_END, text, position)


def _start(pattern: re.Pattern[str], text: str, position: int) -> int:
    low = max(0, position - _FAR)
    return max((m.end() for m in pattern.finditer(text, low, position)), default=low)


def sentence_end(text: str, position: int) -> int:
    """Where the sentence around `position` ends, its full stop included."""
    match = _SENTENCE_END.search(text, position)
    return match.end() if match else len(text)


def standing_in(text: str, position: int) -> int:
    """Before where the thing that 该X at `position` stands for must be named.

    An object cannot be its clause's own subject: for X与该会, X对该市 the clause is passed over.
    """
    return clause_start(text, position) if _OBJECT.search(text[max(0, position - 3) : position]) else position


def quotation(text: str, position: int) -> tuple[int, int] | None:
    """The start and end of the quoted speech around `position`: one of a sentence at least, not a quoted word."""
    line = text.rfind("\n", 0, position)
    opened = max(text.rfind(c, max(line, 0), position) for c in _OPEN)
    if opened < 0 or any(text.rfind(c, opened, position) > opened for c in _CLOSE):
        return None
    closes = [i for c in _CLOSE if (i := text.find(c, position)) >= 0]
    end = min(closes, default=-1)
    if end < 0 or "\n" in text[opened:end]:
        return None
    return (opened, end + 1) if re.search(r"[,，。!！?？;；]", text[opened:end]) else None

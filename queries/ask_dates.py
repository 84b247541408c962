"""Days, months, years and spans of them in questions: taken out of the text, as since and until."""

from __future__ import annotations

import re

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")  # fmt: skip
_NAMES = {m[:n]: i for i, m in enumerate(_MONTHS, 1) for n in (3, 4, len(m))}
_MONTH = "(?:" + "|".join(sorted(_NAMES, key=len, reverse=True)) + r")\.?"
_ISO = r"\d{4}-\d{1,2}(?:-\d{1,2})?"
_ZH = rf"(?:\d{{4}}年(?:\d{{1,2}}月(?:份|\d{{1,2}}[日号])?)?|{_ISO})"
_ZH_SHORT = r"(?:\d{1,2}月(?:份|\d{1,2}[日号])?)"
_EN = rf"(?:{_ISO}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|{_MONTH},? \d{{4}}|\d{{4}})"

# The first that is found counts; groups are the first and the last day, month or year.
_SPANS: tuple[tuple[str, str], ...] = (
    (rf"(?:在|从|自)?({_ZH})(?:到|至|—|-|~)({_ZH}|{_ZH_SHORT})(?:之间|期间|间)?", "both"),
    (rf"(?:从|自)?({_ZH})(?:以来|以后|之后|起|后)", "since"),
    (rf"(?:在)?({_ZH})(?:以前|之前|前)", "until"),
    (rf"(?:在|于)?({_ZH})(?:期间|里|内|中)?", "in"),
    (rf" (?:between|from) ({_EN}|{_MONTH}) (?:and|to|until|till) ({_EN})", "both"),
    (rf" (?:since|after|from) ({_EN})(?: on)?", "since"),
    (rf" (?:before|until|till|up to|by) ({_EN})", "until"),
    (rf" (?:in|during|on) ({_EN})", "in"),
)
_PATTERNS = tuple((re.compile(p, re.IGNORECASE), how) for p, how in _SPANS)


def take_dates(text: str) -> tuple[str, dict[str, str]]:
    """The text without its date, and that as ISO `since` and `until`, as precise as it is written.

    >>> take_dates("谁在2020年4月帮助了意大利")
    ('谁帮助了意大利', {'since': '2020-04', 'until': '2020-04'})
    >>> take_dates("who helped Italy between February and May 2020")
    ('who helped Italy', {'since': '2020-02', 'until': '2020-05'})
    """
    for pattern, how in _PATTERNS:
        if m := pattern.search(text):
            first = _iso(m[1], m[2] if how == "both" else "")
            last = _iso(m[2], m[1]) if how == "both" else first
            told = (
                {"since": first}
                if how == "since"
                else {"until": last}
                if how == "until"
                else {"since": first, "until": last}
            )
            return text[: m.start()] + text[m.end() :], told
    return text, {}


def _iso(written: str, other: str) -> str:
    """A date as ISO; a missing year is that of the other end."""
    year = re.search(r"\d{4}", written) or re.search(r"\d{4}", other)
    rest = re.sub(r"\d{4}年?|(?<=\d)(?:st|nd|rd|th)", " ", written)
    words = [_NAMES[w.lower()] for w in re.findall(r"[A-Za-z]+", rest) if w.lower() in _NAMES]
    numbers = [*words, *(int(n) for n in re.findall(r"\d+", rest))]
    return "-".join([year[0] if year else "", *(f"{n:02}" for n in numbers[:2])])

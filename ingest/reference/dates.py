"""The document's own date, and the year to assume for dates without one, before dates are read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ..parts import Section

_DIGITS = {"○": 0, "〇": 0, "零": 0} | {c: i for i, c in enumerate("一二三四五六七八九", start=1)}
_HAN = "[○〇零一二三四五六七八九十廿卅]"
_YEAR = rf"(?:(?:19|20)\s?\d\s?\d|{_HAN}{{4}})"
_FULL = re.compile(
    rf"(?P<y>{_YEAR})\s*(?:年|[-./])\s*(?P<m>[01]?\d|{_HAN}{{1,2}})\s*(?:月|[-./])\s*(?P<d>[0-3]?\d|{_HAN}{{1,3}})(?:\s*[日号]|(?=\D)|$)"
)
_MONTH = re.compile(rf"(?P<y>{_YEAR})\s*年\s*(?P<m>[01]?\d|{_HAN}{{1,2}})\s*月")
_YEAR_ONLY = re.compile(rf"(?P<y>{_YEAR})\s*年")
_NOT_THE_DAY = re.compile(r"(?:自|从|至|截至|截止|到|于|在)\s*$")
_NAMED = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-_.]?(0[1-9]|1[0-2])(?:[-_.]?([0-2]\d|3[01]))?)?(?!\d)")
_EPIDEMIC = re.compile(r"新冠|新型冠状病毒")
_EPIDEMIC_YEAR = 2020
"""The first year in which Chinese texts speak of COVID-19 as past or present (it was named in February 2020)."""
_FRONT = {"title", "heading", "byline", "dateline", "header"}
_LINES_AT_THE_TOP = 6
_LINES_AT_THE_END = 4
_SHORT_LINE = 40  # characters: a line that is a date, an issue's number or a signature, not a sentence


def document_date(sections: Sequence[Section], name: str = "") -> tuple[str | None, int | None]:
    """The document's date (ISO day, month or year) and the year to assume for dates without a year.

    Read in this order: datelines and short lines at the top, short lines at the end, years in titles and headers, the
    document's `name`, the latest full date in the text (of several articles only its year). `None` where the document
    gives nothing.
    """
    front = _best(found for section in sections for found in _stated(section))
    if front is None and (named := _NAMED.search(name)):
        front = "-".join(part for part in named.groups() if part)
    if front:
        return front, int(front[:4])
    latest = max((iso for section in sections for iso, _ in _dates(section.view.folded)), default=None)
    if latest and latest >= _earliest(sections):
        return (latest if len(sections) == 1 else latest[:4]), int(latest[:4])
    return None, _commonest_year(sections)


def _stated(section: Section) -> Iterator[tuple[int, str]]:
    """Dates that tell when the section was written, with a weight."""
    folded = section.view.folded
    last = len(section.blocks) - _LINES_AT_THE_END
    for number, block in enumerate(section.blocks):
        line = folded[block.start : block.end]
        short = len(line.strip()) <= _SHORT_LINE and not re.search(r"[。;；]", line)
        top = number < _LINES_AT_THE_TOP
        if block.kind == "dateline" or (top and short) or block.kind in _FRONT - {"heading"}:
            weight = 9 if block.kind == "dateline" else 8
        elif number >= last and short:
            weight = 7
        else:
            continue
        yield from _in_line(line, weight)


def _in_line(line: str, weight: int) -> Iterator[tuple[int, str]]:
    days = list(_dates(line))
    for iso, start in days:
        yield (weight - 5 if _NOT_THE_DAY.search(line[:start]) else weight), iso
    if days:
        return
    for match in _MONTH.finditer(line):
        yield weight - 3, f"{_year(match['y'])}-{_number(match['m']):02d}"
        return
    if match := _YEAR_ONLY.search(line) or re.search(r"(?P<y>20[0-4]\d)\s*年?\s*(?:年报|年鉴|总第|第)", line):
        yield weight - 4, _year(match["y"])


def _best(found: Iterator[tuple[int, str]]) -> str | None:
    """The date of the greatest weight; the first of equals."""
    best: tuple[int, str] | None = None
    for weight, iso in found:
        if best is None or weight > best[0]:
            best = (weight, iso)
    return best[1] if best else None


def _dates(text: str) -> Iterator[tuple[str, int]]:
    for match in _FULL.finditer(text):
        month, day = _number(match["m"]), _number(match["d"])
        if 1 <= month <= 12 and 1 <= day <= 31:  # noqa: PLR2004 - months of a year, days of a month
            yield f"{_year(match['y'])}-{month:02d}-{day:02d}", match.start()


def _commonest_year(sections: Sequence[Section]) -> int | None:
    years = Counter(int(_year(m["y"])) for s in sections for m in _YEAR_ONLY.finditer(s.view.folded))
    floor = _earliest(sections)
    possible = Counter({year: n for year, n in years.items() if str(year) >= floor})
    return possible.most_common(1)[0][0] if possible else int(floor) if floor else None


def _earliest(sections: Sequence[Section]) -> str:
    """The year before which the text cannot have been written, "" if nothing tells."""
    return str(_EPIDEMIC_YEAR) if any(_EPIDEMIC.search(s.view.folded) for s in sections) else ""


def _year(written: str) -> str:
    digits = re.sub(r"\s", "", written)
    return digits if digits.isascii() else "".join(str(_DIGITS.get(c, 0)) for c in digits)


def _number(written: str) -> int:
    """A month or day in digits or Chinese numerals.

    >>> _number("廿九"), _number("十二"), _number("5")
    (29, 12, 5)
    """
    if written.isascii():
        return int(written)
    value, tens = 0, {"十": 10, "廿": 20, "卅": 30}
    for c in written:
        value = (value or 1) * 10 if c == "十" else value + tens.get(c, _DIGITS.get(c, 0))
    return value

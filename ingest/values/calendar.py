"""Days, months and years as ISO 8601 text: making them, moving them, and what a text's own words for them mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from .numerals import read_number

_ERA_YEARS = {"零": "0", "〇": "0", "○": "0"} | {c: str(i) for i, c in enumerate("一二三四五六七八九", start=1)}
_AHEAD = 183  # days: a month named without a year is not meant to lie more than half a year after the document
_ONE_MONTH_AHEAD = 15  # days: a day named without a month is not meant to lie further after the document
_FIRST_YEAR_OF_THE_REPUBLIC = 1912


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, month or day; what is not known is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str:
        """ISO text as precise as what is known, "" where not even the year is or there is no such day.

        >>> Moment(2020, 2).iso, Moment(2020, 2, 30).iso
        ('2020-02', '')
        """
        if self.year is None or not self.exists:
            return ""
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)])

    @property
    def exists(self) -> bool:
        """Whether the calendar has it; 29 February is taken for possible where the year is not known."""
        if self.month is not None and not 1 <= self.month <= 12:  # noqa: PLR2004 (months)
            return False
        if self.year is not None and not 1 <= self.year <= date.max.year:
            return False
        if self.day is None:
            return True
        return self.month is not None and 1 <= self.day <= _days(self.year, self.month)

    @property
    def first_day(self) -> date | None:
        """The day, or the first of the month or year."""
        if self.year is None or not self.exists:
            return None
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def whole(self) -> date | None:
        """The day, None where it is not known."""
        return self.first_day if self.day is not None else None


def moment(iso: str | None) -> Moment:
    """The moment that ISO text names; an empty one for None and for text that is no date."""
    found = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?(?:T.*)?", iso or "")
    if found is None:
        return Moment()
    made = Moment(*(int(part) if part else None for part in found.groups()))
    return made if made.exists else Moment()


def of_day(day: date | None) -> Moment:
    """The moment of a day; an empty one for None."""
    return Moment(day.year, day.month, day.day) if day else Moment()


def days_from(day: date | None, days: int) -> Moment:
    """The day so many days later; an empty moment where there is none."""
    if day is None or not date.min.toordinal() <= day.toordinal() + days <= date.max.toordinal():
        return Moment()
    return of_day(day + timedelta(days=days))


def month_from(base: Moment, months: int) -> Moment:
    """The month so many months later than that of `base`."""
    if base.year is None or base.month is None:
        return Moment()
    count = base.year * 12 + base.month - 1 + months
    return Moment(count // 12, count % 12 + 1)


def not_ahead(made: Moment, on: Moment) -> Moment:
    """The same month and day, a year earlier where they would lie more than half a year after the document's day.

    >>> not_ahead(Moment(2020, 12, 25), Moment(2020, 1, 10)).iso
    '2019-12-25'
    """
    day, today = made.first_day, on.whole
    if day and today and made.year and (day - today).days > _AHEAD:
        return Moment(made.year - 1, made.month, made.day)
    return made


def not_next_month(made: Moment, on: Moment) -> Moment:
    """The same day, a month earlier where it would lie more than half a month after the document's day."""
    day, today = made.whole, on.whole
    if day and today and (day - today).days > _ONE_MONTH_AHEAD:
        before = month_from(made, -1)
        return Moment(before.year, before.month, made.day)
    return made


def year_of(written: str) -> int | None:
    """The year of 2020, 二〇二〇, 民国一百年 or 民国元年; None where the characters name none.

    >>> year_of("二〇二一"), year_of("民国一百")
    (2021, 2011)
    """
    digits = written.replace(" ", "")
    if digits.startswith("民国"):
        count = 1 if digits[2:] == "元" else _whole(digits[2:])
        return None if count is None else _FIRST_YEAR_OF_THE_REPUBLIC - 1 + count
    plain = "".join(_ERA_YEARS.get(c, c) for c in digits)
    if not (plain.isascii() and plain.isdigit()):
        return None
    return int(plain)


def part_of(written: str | None) -> int | None:
    """The month or day of 2, 02, 十二, 廿九; None for None and where the characters name none."""
    return _whole(written.replace(" ", "")) if written else None


def _whole(written: str) -> int | None:
    number = read_number(written)
    if number is None or number.value is None or number.value != int(number.value):
        return None
    return int(number.value)


def _days(year: int | None, month: int) -> int:
    if month == 2:  # noqa: PLR2004 (February)
        leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
        return 29 if leap else 28
    return 30 if month in (4, 6, 9, 11) else 31

"""Dates as Chinese texts give them, read from the left with what was read before in mind.

A date without a year takes the document's, or that of a dated event in the same sentence; a day without a month takes
the month of the last date; 当日 and 次日 go by the last day, 今天 and 下周三 by that of the dateline or the
document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from ..parts import When
from .calendar import Moment, days_from, moment, month_from, not_ahead, not_next_month, part_of, year_of
from .dated_words import FORM_NAMES, FORMS, ROLE_AFTER, ROLE_BEFORE, TIME_OF_DAY, TO

Role = Literal["at", "as_of", "since", "until"]

_YEARS_FROM = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "大前年": -3, "明年": 1, "后年": 2}
_YEARS_FROM_LAST = {"当年": 0, "同年": 0, "是年": 0, "次年": 1, "翌年": 1}
_MONTHS_FROM = {"本": 0, "这": 0, "上": -1, "下": 1}
_DAYS_FROM = {"今": 0, "昨": -1, "前": -2, "明": 1, "后": 2, "大前天": -3, "大后天": 3}
_NEXT_DAY = ("次", "翌", "隔", "第")
_WEEKDAYS = {c: i for i, c in enumerate("一二三四五六日")} | {"天": 6, "末": 5}
_WEEKS = {"上": -7, "下": 7, "本": 0, "这": 0}
_LAST_DAY = 31
_SENTENCE_END = re.compile(r"[。！？；;\n]")
_PARAGRAPH_END = re.compile(r"\n")
_NEAR = 300  # characters: a stated year further back says nothing of a date without one
_BACKGROUND = 62  # days: a date further from the document's, in a paragraph before, tells of the past
_ROLE_LOOK_BACK = 6
_OF_DATELINE = re.compile(r"专?电(?=[\s(])|讯")
"""What stands behind the day of a report's dateline: 今天 in the report is that day."""


def find_dates(text: str, on: str | None, year: int | None = None) -> list[When]:
    """The dates in folded `text`, in order, none overlapping another; days that no calendar has are left out.

    `on` is the document's date (ISO day, month or year), `year` the document's year where `on` is not known.
    Bare 周一 is the first Monday after `on`. A month without a year that would lie more than half a year after `on` is
    the year before's. Lunar dates, and dates that nothing resolves, have the iso "".

    >>> [(w.iso, w.role) for w in find_dates("截至2月9日，3日起每天发放", "2020-02-10")]
    [('2020-02-09', 'as_of'), ('2020-02-03', 'since')]
    """
    return _Reader(text, moment(on), year).read()


@dataclass(slots=True)
class _Date:
    """A date as resolved: from `first` on, to `last` if it is a range; `lunar` ones stand for themselves."""

    first: Moment
    last: Moment | None = None
    known: bool = True

    @property
    def exists(self) -> bool:
        return self.first.exists and (self.last is None or self.last.exists)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the dates so far leave for the next ones: the last date, the last date whose year was said, where they end."""

    last: Moment = Moment()
    last_end: int = 0
    stated: Moment = Moment()
    stated_end: int = 0


class _Reader:
    """A scan of one text; `seen` is what it has met so far."""

    def __init__(self, text: str, on: Moment, year: int | None) -> None:
        self.text = text
        self.on = on
        self.now_year = on.year if on.year is not None else year
        self.seen = _Seen()

    def read(self) -> list[When]:
        """All dates of the text."""
        found: list[When] = []
        at = free = 0
        while match := FORMS.search(self.text, at):
            at = match.end()
            date = self._resolve(match)
            if date is None or not date.exists:
                continue
            end = self._end(match, date)
            date, end = self._to(date, end)
            found.append(self._when(match.start(), end, date, free))
            at = free = found[-1].end
            if date.first.day is not None and _OF_DATELINE.match(self.text, end):
                self.on = date.first
            if found[-1].role == "since":  # 自2006年起: the year of what went before does not hold for what follows
                self.seen = replace(self.seen, stated=Moment())
        return found

    def _resolve(self, match: re.Match[str]) -> _Date | None:
        """What the match says, remembered for what follows."""
        form = next(name for name in FORM_NAMES if match[name] is not None)
        if form == "lunar":
            return _Date(Moment(), known=False)
        date: _Date | None = getattr(self, f"_{form}")(match)
        if date is not None and date.exists and date.first.year is not None:
            last = date.last or date.first
            stated = form in ("numeric", "with_year") or (form == "without_year" and last.year != self.now_year)
            self.seen = _Seen(
                last, match.end(), last if stated else self.seen.stated, match.end() if stated else self.seen.stated_end
            )
        return date

    def _numeric(self, match: re.Match[str]) -> _Date:
        month = match["nm"] or match["nm2"]
        return _Date(Moment(int(match["ny"]), int(month), int(match["nd"]) if match["nd"] else None))

    def _with_year(self, match: re.Match[str]) -> _Date | None:
        year = year_of(match["y"]) if match["y"] else self._relative_year(match["ry"])
        if year is None and match["y"]:
            return None
        if match["y0"]:
            first = year_of(match["y0"])
            return _Date(Moment(first), Moment(year)) if first and year and first < year else _Date(Moment(year))
        return self._in_month(match, "a", year)

    def _without_year(self, match: re.Match[str]) -> _Date | None:
        month, day = part_of(match["bm0"] or match["bm"]), part_of(match["bd"])
        return self._in_month(match, "b", self._year_for(month, day, match.start()))

    def _in_month(self, match: re.Match[str], form: str, year: int | None) -> _Date | None:
        """A month of `year` with its days or the month that it goes to; the groups' names begin with `form`."""
        month, first = part_of(match[f"{form}m"]), part_of(match[f"{form}m0"])
        day, last = part_of(match[f"{form}d"]), part_of(match[f"{form}d2"])
        if match[f"{form}m"] and month is None or match[f"{form}d"] and day is None:
            return None
        made = Moment(year, month, day)
        if first is not None and month is not None and first < month and day is None:
            return _Date(replace(made, month=first), made)
        return _Date(made, replace(made, day=last) if last and day and last > day else None)

    def _relative_year(self, word: str) -> int | None:
        if word in _YEARS_FROM:
            base = self.now_year if self.now_year is not None else self.seen.last.year
            return None if base is None else base + _YEARS_FROM[word]
        base = self.seen.last.year if self.seen.last.year is not None else self.now_year
        return None if base is None else base + _YEARS_FROM_LAST[word]

    def _year_for(self, month: int | None, day: int | None, start: int) -> int | None:
        """The year of a month without one: a year said in the same sentence, or in a story that goes on from it."""
        stated = self.seen.stated
        if stated.year is not None and self._near(self.seen.stated_end, start, _SENTENCE_END):
            return stated.year
        if self.now_year is None:
            return stated.year
        goes_on = stated.month is not None and (month or 0, day or _LAST_DAY) >= (stated.month, stated.day or 1)
        if goes_on and self._near(self.seen.stated_end, start, _PARAGRAPH_END):
            return stated.year
        return not_ahead(Moment(self.now_year, month, day), self.on).year

    def _near(self, end: int, start: int, border: re.Pattern[str]) -> bool:
        """Whether no border stands between `end` and `start`, and they are not far apart."""
        return start - end <= _NEAR and not border.search(self.text, end, start)

    def _relative_month(self, match: re.Match[str]) -> _Date | None:
        word = match["rm"]
        if word is None:
            return _Date(self._month_at(match.start()))
        if word[0] in _MONTHS_FROM:
            base = month_from(self.on if self.on.month else self.seen.last, _MONTHS_FROM[word[0]])
        else:
            base = month_from(self.seen.last if self.seen.last.month else self.on, 1 if word[0] in "次翌" else 0)
        day, last = part_of(match["rd"]), part_of(match["rd2"])
        if match["rd"] and day is None:
            return None
        if base.month is None:
            return _Date(Moment())
        return _Date(replace(base, day=day), replace(base, day=last) if last and day and last > day else None)

    def _month_at(self, start: int) -> Moment:
        """The month that a bare 月底 is of: that of a date in the same sentence, else the document's."""
        last = self.seen.last
        same_sentence = self._near(self.seen.last_end, start, _SENTENCE_END)
        base = last if last.month and (same_sentence or not self.on.month) else self.on
        return Moment(base.year, base.month) if base.month else Moment()

    def _relative_day(self, match: re.Match[str]) -> _Date:
        if word := match["day_on"]:
            return _Date(days_from(self.on.whole, _DAYS_FROM.get(word, _DAYS_FROM.get(word[0], 0))))
        word = match["day_last"]
        step = 1 if word.startswith(_NEXT_DAY) else -1 if word.startswith("前") else 0
        base = self.seen.last.whole or (self.on.whole if not step else None)  # the day after what no date tells
        return _Date(days_from(base, step))

    def _by_week(self, match: re.Match[str]) -> _Date:
        today = self.on.whole
        if today is None:
            return _Date(Moment())
        week = match["week"] or match["whole_week"]
        if match["whole_week"]:
            first = days_from(today, _WEEKS[week[0]] - today.weekday())
            return _Date(first, days_from(first.whole, 6))
        wanted = _WEEKDAYS[match["weekday"]]
        ahead = wanted - today.weekday()
        ahead = ahead + _WEEKS[week[0]] if week[0] in _WEEKS else (ahead - 1) % 7 + 1
        first = days_from(today, ahead)
        return _Date(first, days_from(first.whole, 1) if match["weekday"] == "末" else None)

    def _year_part(self, match: re.Match[str]) -> _Date:
        last = self.seen.last.year
        near = last is not None and self._near(self.seen.last_end, match.start(), _SENTENCE_END)
        base = last if near or self.now_year is None else self.now_year
        return _Date(Moment(base))

    def _bare_day(self, match: re.Match[str]) -> _Date | None:
        day, last = part_of(match["bday"]), part_of(match["bday2"])
        if day is None:
            return None
        base = self._base_month(match.start())
        if base.month is None:
            return _Date(Moment())
        made = Moment(base.year, base.month, day)
        if base is self.on:
            made = not_next_month(made, self.on)
        return _Date(made, replace(made, day=last) if last and last > day else None)

    def _base_month(self, start: int) -> Moment:
        """The month of a day without one: the last date's, unless that one tells of the past in another paragraph."""
        last, today = self.seen.last, self.on.first_day
        if last.month is None:
            return self.on
        then = last.first_day
        if today and then and self.on.month and abs((today - then).days) > _BACKGROUND:
            return last if self._near(self.seen.last_end, start, _PARAGRAPH_END) else self.on
        return last

    def _end(self, match: re.Match[str], date: _Date) -> int:
        """The end of the date with the weekday and the time of day behind it."""
        whole = date.first.day is not None or match["relative_day"] is not None or match["by_week"] is not None
        found = TIME_OF_DAY.match(self.text, match.end()) if whole and date.known else None
        return found.end() if found else match.end()

    def _to(self, date: _Date, end: int) -> tuple[_Date, int]:
        """The date as a range where a later one follows 至 or a dash."""
        sign = TO.match(self.text, end)
        second = FORMS.match(self.text, sign.end()) if sign and date.last is None and date.known else None
        if second is None or second["lunar"] is not None:
            return date, end
        before = self.seen
        other = self._resolve(second)
        if other and other.exists and other.last is None and date.first.iso and date.first.iso < other.first.iso:
            return _Date(date.first, other.first), self._end(second, other)
        self.seen = before
        return date, end

    def _when(self, start: int, end: int, date: _Date, free: int) -> When:
        """The date with the words that give it a role: 截至, 自…起, …前."""
        role: Role = "at"
        if date.last is None and (before := ROLE_BEFORE.search(self.text, max(free, start - _ROLE_LOOK_BACK), start)):
            role, start = before.lastgroup, before.start()  # type: ignore[assignment]
        after = ROLE_AFTER.match(self.text, end)
        if after and (after.lastgroup != "begin" or role == "since"):
            end = after.end()
            role = role if after.lastgroup == "begin" or role == "as_of" else after.lastgroup  # type: ignore[assignment]
        return When(start, end, date.first.iso, date.last.iso or None if date.last else None, role)

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Days as documents write them: 2019-10-21, Feb 20 2018, Dec 16th, 19. April, 03-26, 3/4/2024.

What a day leaves out (its year) or leaves open (3/4) is kept as it is; placing.py decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from app.capture.days import MONTH_NAMES, MONTH_PATTERN, WEEKDAY_PATTERN
from app.capture.document.foreign_months import foreign_month
from app.capture.reading import Doubt

MOST_DAYS = 1000
"""Days in one paragraph; a text with more of them is a dump of dates and no prose."""
_MOST_TRIES = 20 * MOST_DAYS
_REMEMBERED, _LONGEST_REMEMBERED = 2048, 400
"""A line is asked more than once."""
LATEST_YEAR = 2199
EARLIEST_YEAR = 1970
_FIRST_LIKELY, _LAST_LIKELY = 2010, 2049
"""Of the years that a mistyped one may have been, the likelier."""
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class DayWords(NamedTuple):
    """What is written of a day."""

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    either_way: bool = False
    """Month and day could change places, as in 3/4/2024 and 03-04."""
    last: int | None = None
    """The last day of several in the month, as in January 14-19, 2026."""
    doubts: tuple[Doubt, ...] = ()

    def turned(self) -> DayWords:
        """Return the other reading of a day that can be read either way."""
        return self._replace(month=self.day, day=self.month)

    def on(self, year: int) -> date | None:
        """Return the day in that year, or None where the year has no such day."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


_ORDINAL = r"(?:st|nd|rd|th)?"
_YEAR = r"\d{4,5}"
_LAST_YEAR = rf"(?:[\s,/-]+(?P<y>{_YEAR})(?!\d|:\d))?"
_WEEKDAY = rf"(?:(?P<weekday>{WEEKDAY_PATTERN})\.?,?\s+(?:the\s+)?)?"
_LAST_DAY = rf"(?:\s?[-–]\s?(?P<last>\d{{1,2}}){_ORDINAL}(?=,?\s+{_YEAR}(?!\d|:\d)))?"
_FORMS = (
    # 2019-10-21
    rf"(?P<y>{_YEAR})(?P<s>[-/.])(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}})(?!\d|[-/]\d)",
    # 3/14/2024, 14.3.2024
    rf"(?P<a>\d{{1,2}})(?P<s>[-/.])(?P<b>\d{{1,2}})(?P=s)(?P<y>{_YEAR}|\d{{2}})(?!\d|\.\d)",
    # 2018 October 21
    rf"(?P<y>{_YEAR})[\s-]+(?P<name>{MONTH_PATTERN})[\s-]+(?P<d>\d{{1,2}}){_ORDINAL}(?!\d|:\d)",
    # 19. April, 3 March 2020
    (
        rf"(?P<d>\d{{1,2}}){_ORDINAL}(?:\s?[-–]\s?(?P<last>\d{{1,2}}){_ORDINAL})?"
        rf"\.?[\s/-]*(?:of\s+)?(?P<name>{MONTH_PATTERN}){_LAST_YEAR}(?![a-z])"
    ),
    # Feb 20 2018, Dec 16th
    (
        rf"(?P<name>{MONTH_PATTERN})[\s-]+(?:the\s+)?(?P<d>\d{{1,2}}){_ORDINAL}(?!\d|:\d)"
        rf"{_LAST_DAY}{_LAST_YEAR}"
    ),
    # 2021年5月4日
    r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日",
    # 20191021
    r"(?P<y>20\d{2})(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)",
    # 03-26 23:04
    r"(?P<a>\d{1,2})(?P<s>[-/])(?P<b>\d{1,2})(?=[\s,T]+(?:at\s+)?\d{1,2}[:.]\d\d(?!\d))",
    # 26.3. 23:04
    r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?=[\s,]+\d{1,2}[:.]\d\d(?!\d))",
)
_DAYS = tuple(re.compile(_WEEKDAY + form, re.IGNORECASE) for form in _FORMS)
_FOREIGN = re.compile(
    r"(?P<d>\d{1,2})(?:\.|er|º)?\s+(?:de\s+)?(?P<name>[^\W\d_]{3,12})\.?\s+(?:de\s+)?"
    r"(?P<y>(?:19|20)\d{2})(?!\d|:\d)"
)
_MAY_START = re.compile(
    rf"\d{{4,5}}[-/.\s年]|20\d{{6}}|\d{{1,2}}(?:[-–/.]|{_ORDINAL}\.?[\s/-]*(?:of\s+)?[a-z])"
    rf"|{MONTH_PATTERN}[\s-]|{WEEKDAY_PATTERN}",
    re.IGNORECASE,
)
_ANYWHERE = re.compile(
    rf"\b(?:{WEEKDAY_PATTERN}\b|{MONTH_PATTERN}\s*\d|\d{{1,2}}{_ORDINAL}\.?[\s/-]*(?:of\s)?{MONTH_PATTERN}"
    r"|\d{1,2}\.?\s(?:de\s)?[^\W\d_]{3,12}\.?\s(?:de\s)?20\d\d"
    rf"|{_YEAR}[-/.\s年]|20\d{{6}}\b|\d{{1,2}}[-/.]\d)",
    re.IGNORECASE,
)


def match_day(text: str, at: int = 0) -> tuple[DayWords, int] | None:
    """Return the day that starts at that place and where it ends."""
    if _MAY_START.match(text, at) is None:
        return None
    for form in _DAYS:
        if found := form.match(text, at):
            words = _words(found.groupdict())
            if words:
                return words, found.end()
    return _match_foreign(text, at)


def _match_foreign(text: str, at: int) -> tuple[DayWords, int] | None:
    """Return a day like 5 février 2021 or 5 de mayo de 2021."""
    found = _FOREIGN.match(text, at)
    month = foreign_month(found["name"]) if found else None
    if found is None or month is None or not 1 <= int(found["d"]) <= 31:
        return None
    return DayWords(month, int(found["d"]), int(found["y"])), found.end()


def days_in(text: str) -> Sequence[tuple[DayWords, int, int]]:
    """Return the days in the text with where they start and end, MOST_DAYS of them at most."""
    return _remembered_days(text) if len(text) <= _LONGEST_REMEMBERED else _days_in(text)


def _days_in(text: str) -> tuple[tuple[DayWords, int, int], ...]:
    found: list[tuple[DayWords, int, int]] = []
    at = 0
    for _ in range(_MOST_TRIES):
        start = _ANYWHERE.search(text, at)
        if start is None or len(found) == MOST_DAYS:
            break
        here = match_day(text, start.start())
        if here:
            found.append((here[0], start.start(), here[1]))
        at = here[1] if here else start.start() + 1
    return tuple(found)


@lru_cache(_REMEMBERED)
def _remembered_days(text: str) -> tuple[tuple[DayWords, int, int], ...]:
    return _days_in(text)


def _words(groups: dict[str, str | None]) -> DayWords | None:
    weekday = groups.get("weekday")
    number = _WEEKDAYS.index(weekday[:3].lower()) if weekday else None
    year, doubts = _year(groups.get("y"))
    if first := groups.get("a"):
        words = _either(int(first), int(groups["b"] or 0), groups["s"] or "", year)
    else:
        name = groups.get("name")
        month = month_number(name) if name else int(groups["m"] or 0)
        words = DayWords(month, int(groups["d"] or 0), year, last=_last(groups))
    whole = bool(groups.get("m") and groups.get("s"))
    if words is None or not (whole or (1 <= words.day <= 31 and 1 <= words.month <= 12)):
        return None
    return words._replace(weekday=number, doubts=doubts)


def _last(groups: dict[str, str | None]) -> int | None:
    """Return the last day of several, where it is one that comes later."""
    last = int(groups.get("last") or 0)
    return last if int(groups["d"] or 0) < last <= 31 else None


def _either(first: int, second: int, separator: str, year: int | None) -> DayWords | None:
    """Dots are day first; a dash without a year is month first; slashes are anybody's."""
    if separator == ".":
        return DayWords(second, first, year)
    open_to_both = first <= 12 and second <= 12 and first != second
    if first > 12:
        return DayWords(second, first, year)
    return DayWords(first, second, year, either_way=open_to_both)


def month_number(name: str) -> int:
    """Return the month of an English name, from 1."""
    return 1 + [month[:3].lower() for month in MONTH_NAMES].index(name[:3].lower())


def _year(digits: str | None) -> tuple[int | None, tuple[Doubt, ...]]:
    """Return the year, and a doubt where no year has such digits; 22025 loses its doubled digit."""
    if not digits:
        return None, ()
    if len(digits) == 2:
        return 2000 + int(digits), ()
    if EARLIEST_YEAR <= int(digits) <= LATEST_YEAR:
        return int(digits), ()
    shorter = [digits[:at] + digits[at + 1 :] for at in reversed(range(len(digits)))]
    years = [int(each) for each in shorter if len(each) == 4 and 1990 <= int(each) <= 2099]
    likely = [year for year in years if _FIRST_LIKELY <= year <= _LAST_LIKELY] or years
    return (likely[0] if likely else None), (Doubt.TYPO_SUSPECTED,)

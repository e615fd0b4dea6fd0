# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Days in words, in the language in use; the locale of the system is not asked."""

from __future__ import annotations

import re
from datetime import date

from app.translation import marked, tr

_MONTHS = (
    *(marked("January"), marked("February"), marked("March"), marked("April"), marked("May")),
    *(marked("June"), marked("July"), marked("August"), marked("September"), marked("October")),
    *(marked("November"), marked("December")),
)
_SHORT_MONTHS = (
    *(marked("Jan"), marked("Feb"), marked("Mar"), marked("Apr"), marked("May"), marked("Jun")),
    *(marked("Jul"), marked("Aug"), marked("Sep"), marked("Oct"), marked("Nov"), marked("Dec")),
)
_WEEKDAYS = (
    *(marked("Monday"), marked("Tuesday"), marked("Wednesday"), marked("Thursday")),
    *(marked("Friday"), marked("Saturday"), marked("Sunday")),
)
_SHORT_WEEKDAYS = (
    *(marked("Mon"), marked("Tue"), marked("Wed"), marked("Thu"), marked("Fri"), marked("Sat")),
    marked("Sun"),
)
_HALF_A_YEAR = 183
_PART = re.compile("dddd|ddd|d|MMMM|MMM|yyyy")


def short_day(day: date) -> str:
    """Return "31 Jan"."""
    return _written(day, tr("d MMM"))


def day_of_year(day: date) -> str:
    """Return "31 Jan 2017"."""
    return _written(day, tr("d MMM yyyy"))


def near_day(day: date, told_on: date) -> str:
    """Return "31 Jan", with its year once that could be another one's than that of `told_on`."""
    is_near = abs((day - told_on).days) < _HALF_A_YEAR
    return short_day(day) if is_near else day_of_year(day)


def told_days(*days: date) -> tuple[str, ...]:
    """Return days that are told together, each with its year where they are not all of one."""
    written = short_day if len({day.year for day in days}) == 1 else day_of_year
    return tuple(written(day) for day in days)


def full_day(day: date) -> str:
    """Return "31 January 2017"."""
    return _written(day, tr("d MMMM yyyy"))


def day_of_week(day: date) -> str:
    """Return "Tuesday 31 January 2017"."""
    return _written(day, tr("dddd d MMMM yyyy"))


def short_day_of_week(day: date) -> str:
    """Return "Tue 31 Jan"."""
    return _written(day, tr("ddd d MMM"))


def _written(day: date, pattern: str) -> str:
    parts = {
        "d": str(day.day),
        "ddd": tr(_SHORT_WEEKDAYS[day.weekday()]),
        "dddd": tr(_WEEKDAYS[day.weekday()]),
        "MMM": tr(_SHORT_MONTHS[day.month - 1]),
        "MMMM": tr(_MONTHS[day.month - 1]),
        "yyyy": f"{day.year:04}",
    }
    return _PART.sub(lambda part: parts[part[0]], pattern)

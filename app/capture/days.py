# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read a day as people write it: 2026-12-01, 10 Feb, Feb 10 2027, 1.12.2026, in 2 weeks.

What can be read in two ways (11/2) is not guessed but asked for.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from app.capture.german_days import in_english, with_english_months
from app.errors import UserFacingError
from app.translation import tr

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
"""English whatever the computer's own language is, as these are read back."""
YEARS_TO_LEAP_DAY = 8

MONTH_PATTERN = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY_PATTERN = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)"
)
FULL_WEEKDAY_PATTERN = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
COUNT_PATTERN = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten)"
ISO_PATTERN = r"\d{4}-\d{1,2}-\d{1,2}"
NAMED_PATTERN = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\.?\s+{MONTH_PATTERN}(?:,?\s+\d{{4}})?"
    rf"|{MONTH_PATTERN}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?)"
)
RELATIVE_PATTERN = (
    rf"(?:today|tomorrow|in\s+{COUNT_PATTERN}\s+(?:day|week|month|year)s?"
    rf"|next\s+(?:week|month|{WEEKDAY_PATTERN})|on\s+{WEEKDAY_PATTERN}|{FULL_WEEKDAY_PATTERN})"
)

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})?")
_DAY_MONTH = re.compile(
    rf"(?:{WEEKDAY_PATTERN},?\s+)?(\d{{1,2}})(?:st|nd|rd|th)?\.?\s+({MONTH_PATTERN})(?:,?\s+(\d{{4}}))?"
)
_MONTH_DAY = re.compile(
    rf"(?:{WEEKDAY_PATTERN},?\s+)?({MONTH_PATTERN})\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(\d{{4}}))?"
)
_SLASHED = re.compile(r"\d{1,4}/\d{1,2}(?:/\d{1,4})?")
_Chooser = Callable[[list[date]], date]
_NEAR = {"today": 0, "tomorrow": 1}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_RELATIVE = re.compile(rf"{RELATIVE_PATTERN}|{WEEKDAY_PATTERN}")


class BadDay(UserFacingError):
    """What was typed is not a day."""


def read_day(text: str, near: date) -> date:
    """Read a day; one without a year is taken as close to `near` as it can be. Raises BadDay."""
    return _read(text, lambda days: min(days, key=lambda day: abs(day - near)), near)


def read_due(text: str, today: date) -> date | None:
    """Read a day to come; empty text is None. Raises BadDay.

    A day without a year is the next such day, and "in 2 weeks" counts from `today`.
    """
    wanted = in_english(" ".join(text.lower().split()))
    if not wanted:
        return None
    if _RELATIVE.fullmatch(wanted):
        return _relative(text, wanted, today)
    return _read(text, lambda days: min(day for day in days if day >= today), today)


def day_text(day: date | None) -> str:
    """Return `day` as the readers take it."""
    return day.isoformat() if day else ""


def _read(text: str, choose: _Chooser, near: date) -> date:
    wanted = with_english_months(" ".join(text.lower().split()))
    parts = _parts(wanted)
    if parts is None:
        if _SLASHED.fullmatch(wanted):
            raise BadDay(
                tr("{0} can be read in two ways. Write it as 11 Feb or 2026-02-11.").format(
                    text.strip()
                )
            )
        raise BadDay(tr("{0} is not a day. Try 10 Feb or 2026-02-10.").format(_shown(text)))
    day, month, year = parts
    years = (
        [year] if year else range(near.year - YEARS_TO_LEAP_DAY, near.year + YEARS_TO_LEAP_DAY + 1)
    )
    days = list(_existing(day, month, years))
    if not days:
        raise BadDay(tr("There is no {0}. Try 10 Feb or 2026-02-10.").format(_shown(text)))
    return days[0] if year else choose(days)


def _parts(wanted: str) -> tuple[int, int, int | None] | None:
    """Return day, month and, where it was given, year."""
    if found := _ISO.fullmatch(wanted):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _DOTTED.fullmatch(wanted):
        return int(found[1]), int(found[2]), _year(found[3])
    if found := _DAY_MONTH.fullmatch(wanted):
        return int(found[1]), _month(found[2]), _year(found[3])
    if found := _MONTH_DAY.fullmatch(wanted):
        return int(found[2]), _month(found[1]), _year(found[3])
    return None


def _existing(day: int, month: int, years: Iterable[int]) -> Iterable[date]:
    for year in years:
        try:
            yield date(year, month, day)
        except ValueError:
            continue


def _relative(text: str, wanted: str, today: date) -> date:
    """Return the day that is told from today; worked out here, for it is read with each key."""
    words = wanted.split()
    if words[0] in _NEAR:
        return today + timedelta(days=_NEAR[words[0]])
    if words[0] == "in":
        return _later(text, today, _count(words[1]), words[2].rstrip("s"))
    if words[0] == "next" and words[1] in ("week", "month"):
        return _later(text, today, 1, words[1])
    ahead = (_WEEKDAYS.index(words[-1][:3]) - today.weekday() - 1) % 7 + 1
    return today + timedelta(days=ahead)


def _later(text: str, today: date, count: int, unit: str) -> date:
    """Return the day so many units later; a month's last day stands in for one it has not."""
    try:
        if unit in ("day", "week"):
            return today + timedelta(days=count * (7 if unit == "week" else 1))
        months = today.month - 1 + count * (12 if unit == "year" else 1)
        year, month = today.year + months // 12, months % 12 + 1
        return date(year, month, min(today.day, monthrange(year, month)[1]))
    except (OverflowError, ValueError):
        words = tr("{0} is not a day. Try 10 Feb or 2026-02-10.")
        raise BadDay(words.format(_shown(text))) from None


def _count(word: str) -> int:
    if word.isdigit():
        return int(word)
    return 1 if word in ("a", "an") else 1 + _COUNTS.index(word)


def _month(name: str) -> int:
    return 1 + [month[:3].lower() for month in MONTH_NAMES].index(name[:3])


def _year(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _shown(text: str) -> str:
    shown = " ".join(text.split())
    return tr("“{0}”").format(shown[:40]) if " " in shown or not shown else shown[:40]

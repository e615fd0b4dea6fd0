# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Read a time as a scribe types it into a cell: 23:00, ~23:00, 31 Jan 23:00, 23:00:15, --:--.

Times are read in the review's zone and kept in UTC. A time that the zone's clocks skipped or showed
twice is asked for again, with what to write.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from app.capture.days import MONTH_NAMES, read_day
from app.errors import UserFacingError
from app.review.event import Precision
from app.translation import tr

UNKNOWN_TEXT = "--:--"
UNKNOWN_WORDS = frozenset({"", "-", "--", "?", UNKNOWN_TEXT, "--:--:--", "not known", "unknown"})
LATE, EARLY = time(18), time(6)
"""After an event later than LATE, a bare time before EARLY belongs to the next day."""

_ABOUT = re.compile(r"(?:~|≈|about\s|approx\.?\s|ca\.?\s)\s*", re.IGNORECASE)
_OFFSET = re.compile(r"\s*(Z|UTC|[+-]\d{2}:?\d{2})$", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?:(?P<day>.*?\S)(?:\s*,\s*|\s+|(?<=\d)T(?=\d)))?"
    r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2})(?::(?P<second>\d{2}))?|h|(?=\s*[ap]m))"
    r"(?:\s*(?P<half>am|pm))?",
    re.IGNORECASE,
)
_NEARLY = re.compile(r"(\d{1,2})[:.h,]?(\d{1,2})")
_MAX_LENGTH = 60


class BadTime(UserFacingError):
    """What was typed is not a time, or not one that happened exactly once."""


class TwoTimes(BadTime):
    """The zone's clocks skipped the time or showed it twice: `choices` are what can be meant."""

    def __init__(self, sentence: str, *choices: TimeChoice) -> None:
        super().__init__(sentence)
        self.choices = choices


@dataclass(frozen=True)
class TimeChoice:
    """One of the two times that can be meant: what to write for it, and its instant in UTC."""

    text: str
    at: datetime


@dataclass(frozen=True)
class TimeReading:
    """An instant in UTC, or None where it is not known, and how well it is known."""

    at: datetime | None
    precision: Precision


UNKNOWN = TimeReading(None, Precision.UNKNOWN)


def read_time(text: str, zone: str, near: date, after: datetime | None = None) -> TimeReading:
    """Read what was typed into a time cell. Raises BadTime or BadDay.

    A bare time belongs to the day `near`; where `after` is the late-evening event before it, an
    early time belongs to the day after that. Days without a year are those closest to `near`.
    """
    wanted = " ".join(text.split())
    if wanted.lower() in UNKNOWN_WORDS:
        return UNKNOWN
    if len(wanted) > _MAX_LENGTH:
        raise _not_a_time(wanted)
    about = _ABOUT.match(wanted)
    bare = wanted[about.end() :] if about else wanted
    offset = _OFFSET.search(bare)
    found = _CLOCK.fullmatch(bare[: offset.start()] if offset else bare)
    if found is None:
        return _whole_day(bare, zone, near, approximate=about is not None)
    clock = _clock(found, wanted)
    day = read_day(found["day"], near) if found["day"] else _day_of(clock, zone, near, after)
    return TimeReading(
        _instant(datetime.combine(day, clock), zone, offset[1] if offset else ""),
        Precision.APPROXIMATE if about else _precision(found),
    )


def time_text(at: datetime | None, precision: Precision, zone: str, near: date | None) -> str:
    """Return an instant as `read_time` takes it, with its day where that is not `near`."""
    if at is None or precision is Precision.UNKNOWN:
        return UNKNOWN_TEXT
    local = at.astimezone(ZoneInfo(zone))
    if precision is Precision.DAY:
        return local.date().isoformat()
    day = "" if local.date() == near else f"{local.date().isoformat()} "
    about = "~" if precision is Precision.APPROXIMATE else ""
    return about + day + _clock_text(local, precision) + _needed_offset(local)


def _whole_day(bare: str, zone: str, near: date, *, approximate: bool) -> TimeReading:
    """Read a day alone; a thing that looks like a time gets the hint for times."""
    if not bare or _NEARLY.fullmatch(bare) or bare.isdigit() or ":" in bare:
        raise _not_a_time(bare)
    try:
        day = read_day(bare, near)
    except UserFacingError:
        if "/" in bare:
            raise
        raise _not_a_time(bare) from None
    midnight = datetime.combine(day, time(), ZoneInfo(zone))
    return TimeReading(_in_utc(midnight), Precision.APPROXIMATE if approximate else Precision.DAY)


def _clock(found: re.Match[str], wanted: str) -> time:
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= 12:
            raise _not_a_time(wanted)
        hour = hour % 12 + (12 if found["half"].lower() == "pm" else 0)
    try:
        return time(hour, int(found["minute"] or 0), int(found["second"] or 0))
    except ValueError:
        raise _not_a_time(wanted) from None


def _precision(found: re.Match[str]) -> Precision:
    if not found["minute"]:
        return Precision.HOUR
    return Precision.SECOND if found["second"] else Precision.MINUTE


def _day_of(clock: time, zone: str, near: date, after: datetime | None) -> date:
    if after is None:
        return near
    last = after.astimezone(ZoneInfo(zone))
    if last.date() == near and last.time() >= LATE and clock < EARLY:
        return near + timedelta(days=1)
    return near


def _instant(local: datetime, zone: str, offset: str) -> datetime:
    """Return the instant at which the zone's clocks showed `local`. Raises BadTime."""
    if offset:
        return _in_utc(local.replace(tzinfo=_fixed_offset(offset)))
    earlier = local.replace(tzinfo=ZoneInfo(zone), fold=0)
    later = earlier.replace(fold=1)
    if earlier.utcoffset() == later.utcoffset():
        return _in_utc(earlier)
    if _shows(earlier, local):
        first, second = (
            TimeChoice(f"{local:%H:%M}{_offset_text(each)}", _in_utc(each))
            for each in (earlier, later)
        )
        raise TwoTimes(
            tr(
                "{0:%H:%M} came twice on {1} in {2}. Write {3} for the first, or {4} "
                "for the second."
            ).format(local, _day_words(local), zone, first.text, second.text),
            first,
            second,
        )
    before, behind = (
        TimeChoice(f"{at.astimezone(ZoneInfo(zone)):%H:%M}", at)
        for at in (_in_utc(later), _in_utc(earlier))
    )
    raise TwoTimes(
        tr(
            "{0:%H:%M} did not exist on {1} in {2}, as the clocks went forward. Write {3} or {4}."
        ).format(local, _day_words(local), zone, before.text, behind.text),
        before,
        behind,
    )


def _shows(instant: datetime, local: datetime) -> bool:
    """Tell whether the zone's clocks really showed `local` at that instant."""
    return _in_utc(instant).astimezone(instant.tzinfo).replace(tzinfo=None) == local


def _in_utc(instant: datetime) -> datetime:
    try:
        return instant.astimezone(UTC)
    except OverflowError:
        raise BadTime(tr("The year {0} is out of range.").format(instant.year)) from None


def _fixed_offset(text: str) -> timezone:
    if text.upper() in ("Z", "UTC"):
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    if hours > 15 or minutes > 59:
        raise BadTime(tr("{0} is not a distance from UTC. Try +01:00.").format(text))
    size = timedelta(hours=hours, minutes=minutes)
    return timezone(-size if text[0] == "-" else size)


def _clock_text(local: datetime, precision: Precision) -> str:
    if precision is Precision.HOUR:
        return f"{local:%H}h"
    if precision is Precision.SECOND or (precision is Precision.APPROXIMATE and local.second):
        return f"{local:%H:%M:%S}"
    return f"{local:%H:%M}"


def _needed_offset(local: datetime) -> str:
    """Return the distance from UTC where the clocks showed this time twice."""
    if local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset():
        return ""
    return _offset_text(local)


def _offset_text(instant: datetime) -> str:
    return f"{instant:%z}"[:3] + ":" + f"{instant:%z}"[3:5]


def _day_words(local: datetime) -> str:
    return f"{local.day} {MONTH_NAMES[local.month - 1]} {local.year}"


def _not_a_time(text: str) -> BadTime:
    shown = text[:40]
    near = _NEARLY.fullmatch(text)
    if near and int(near[1]) < 24 and int(near[2]) < 60:
        return BadTime(
            tr("{0} is not a time. Try {1:02}:{2:02}.").format(shown, int(near[1]), int(near[2]))
        )
    return BadTime(tr("“{0}” is not a time. Try 14:03 or 2017-01-31 14:03.").format(shown))

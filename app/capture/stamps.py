# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Machines' time stamps: ISO 8601, syslog, Apache, RFC 5322, ctime, Jira, epochs.

What people write by hand is read elsewhere (app/capture/document): a stamp is a whole value or the
start of a line, in one of a dozen known shapes, and reading it is quick enough for logs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache

from app.capture.document.local_time import instant, zone_info
from app.capture.document.zone_words import ZoneWord, read_zone
from app.capture.epochs import epoch_instant
from app.capture.reading import UTC_ZONE, Doubt, ReadContext
from app.capture.stamp_layouts import LAYOUTS, MONTHS, WEEKDAYS
from app.review.event import Precision

_MAX_LENGTH = 64
_LEAP_SECOND = 60
_MOST_MINUTES = 1_000
_FIRST_YEAR, _LAST_YEAR = 1970, 2199
"""Outside of these a year says "never" (0001-01-01) or is a typo."""
_OFFSET = re.compile(r"[+-]\d{2}(?::?\d{2})?")
_EPOCH_SHAPE = re.compile(r"\d{9,19}(?:\.\d{1,12})?(?![\w.:/-])")


@dataclass(frozen=True)
class Stamp:
    """One stamp as it was read: aware UTC, or None where its day can't be told."""

    at: datetime | None
    precision: Precision
    doubts: tuple[Doubt, ...] = ()


class StampReader:
    """Reads stamps in the context of one text; remembers the layout that fitted last."""

    def __init__(self, context: ReadContext, *, day_first: bool | None = None) -> None:
        self._day_first = day_first
        missing = () if context.zone else (Doubt.MISSING_ZONE,)
        self._own_zone = ZoneWord(context.zone_name, doubts=missing)
        self._own_offset = _fixed_offset(context.zone_name)
        self._layout = LAYOUTS[0]
        self._minutes: dict[str, Stamp | None] = {}
        self._near = context.day

    def learn_day(self, day: date) -> None:
        """Take a day that the text surely has: stamps without a year are close to it."""
        if self._near is None or self._near.year != day.year:
            self._minutes.clear()
        self._near = day

    def read(self, value: object, *, epochs: bool = True) -> Stamp | None:
        """Return the stamp that a whole value is, or None."""
        if isinstance(value, str):
            text = value.strip().strip("[]")
            if len(text) > _MAX_LENGTH:
                return None
            found = self.match(text, epochs=epochs)
            return found[0] if found and found[1] == len(text) else None
        at = epoch_instant(value) if epochs else None
        return Stamp(at, Precision.SECOND) if at else None

    def match(self, text: str, start: int = 0, *, epochs: bool = True) -> tuple[Stamp, int] | None:
        """Return the stamp that begins at `start`, and where it ends, or None."""
        found = self._layout.match(text, start)
        if found is None:
            for layout in LAYOUTS:
                if found := layout.match(text, start):
                    self._layout = layout
                    break
        if found is None:
            return _epoch(text, start) if epochs else None
        stamp = self._of_match(text, found)
        return (stamp, found.end()) if stamp else None

    def _of_match(self, text: str, found: re.Match[str]) -> Stamp | None:
        """Return the stamp of a layout that fitted; a minute read before gives all its seconds."""
        begin = found.start("second")
        if begin < 0:
            return self.of_parts(found.groupdict())
        fraction = found["fraction"] if "fraction" in found.re.groupindex else None
        tail = found.end("fraction") if fraction else found.end("second")
        written = text[found.start() : begin] + text[tail : found.end()]
        if written not in self._minutes:
            if len(self._minutes) >= _MOST_MINUTES:
                self._minutes.clear()
            parts = found.groupdict() | {"second": "00", "fraction": None}
            self._minutes[written] = self.of_parts(parts)
        minute, second = self._minutes[written], int(found["second"])
        if minute is None or second > _LEAP_SECOND:
            return None
        if minute.at is None:
            return minute
        passed = timedelta(seconds=min(second, 59), microseconds=_microseconds(fraction))
        return Stamp(minute.at + passed, minute.precision, minute.doubts)

    def of_parts(self, parts: dict[str, str | None]) -> Stamp | None:
        """Return the stamp of named parts (year, month, day, hour, …), or None."""
        try:
            return self._of_parts(parts)
        except (ValueError, OverflowError):
            return None

    def local(self, local: datetime, precision: Precision, *doubts: Doubt) -> Stamp:
        """Return the stamp of a time read on the clocks of the context's zone."""
        if self._own_offset is not None:
            at: datetime | None = (local - self._own_offset).replace(tzinfo=UTC)
            return Stamp(at, precision, (*doubts, *self._own_zone.doubts))
        at, more = instant(local, self._own_zone)
        return Stamp(at, precision, (*doubts, *more))

    def local_day(self, at: datetime) -> date:
        """Return the day it was in the context's zone."""
        return at.astimezone(zone_info(self._own_zone.zone)).date()

    def _of_parts(self, parts: dict[str, str | None]) -> Stamp | None:
        month, day, doubts = self._month_and_day(parts)
        year, year_doubts = self._year(parts["year"], month, day)
        doubts += year_doubts
        if year is None:
            return Stamp(None, Precision.UNKNOWN, doubts)
        if not _FIRST_YEAR <= year <= _LAST_YEAR:
            return None
        local = datetime(year, month, day, *_clock(parts))  # noqa: DTZ001 - its zone comes next
        doubts += _weekday_doubt(parts.get("weekday"), local.date())
        precision = _precision(parts)
        zone = parts.get("zone")
        if not zone:
            return self.local(local, precision, *doubts)
        offset = _fixed_offset(zone)
        if offset is not None:
            return Stamp((local - offset).replace(tzinfo=UTC), precision, doubts)
        word = read_zone(zone)
        at, zone_doubts = instant(local, word) if word else (None, ())
        return Stamp(at, precision, (*doubts, *zone_doubts)) if at else None

    def _month_and_day(self, parts: dict[str, str | None]) -> tuple[int, int, tuple[Doubt, ...]]:
        day = int(parts["day"] or 0)
        if name := parts.get("month_name"):
            return MONTHS[name[:3].lower()], day, ()
        month = int(parts["month"] or 0)
        if "slashed" not in parts:
            return month, day, ()
        if month > 12 or (self._day_first and day <= 12):
            return day, month, ()
        sure = self._day_first is not None or day > 12 or day == month
        return month, day, () if sure else (Doubt.AMBIGUOUS_DATE,)

    def _year(
        self, written: str | None, month: int, day: int
    ) -> tuple[int | None, tuple[Doubt, ...]]:
        if written:
            return int(written) + (2000 if len(written) == 2 else 0), ()
        near = self._near
        if near is None:
            return None, (Doubt.MISSING_DATE,)
        return _nearest_year(month, day, near), (Doubt.YEAR_GUESSED,)


def _epoch(text: str, start: int) -> tuple[Stamp, int] | None:
    found = _EPOCH_SHAPE.match(text, start)
    at = epoch_instant(found[0]) if found else None
    return (Stamp(at, Precision.SECOND), found.end()) if found and at else None


def _clock(parts: dict[str, str | None]) -> tuple[int, int, int, int]:
    hour = int(parts.get("hour") or 0)
    if half := parts.get("half"):
        if not 1 <= hour <= 12:
            raise ValueError(half)
        hour = hour % 12 + (12 if half.lower() == "pm" else 0)
    second = int(parts.get("second") or 0)
    if second > _LEAP_SECOND:
        raise ValueError(second)
    second = min(second, 59)  # a leap second is the last of its minute
    return hour, int(parts.get("minute") or 0), second, _microseconds(parts.get("fraction"))


def _microseconds(fraction: str | None) -> int:
    return int(fraction[:6].ljust(6, "0")) if fraction else 0


def _precision(parts: dict[str, str | None]) -> Precision:
    if parts.get("hour") is None:
        return Precision.DAY
    return Precision.MINUTE if parts.get("second") is None else Precision.SECOND


def _nearest_year(month: int, day: int, near: date) -> int:
    def distance(year: int) -> timedelta:
        try:
            return abs(date(year, month, day) - near)
        except ValueError:  # the 29th of February is not in every year
            return timedelta.max

    return min(range(near.year - 4, near.year + 5), key=distance)


def _weekday_doubt(written: str | None, day: date) -> tuple[Doubt, ...]:
    if not written or WEEKDAYS.get(written[:3].lower()) == day.weekday():
        return ()
    return (Doubt.WEEKDAY_UNLIKE_DATE,)


@cache
def _fixed_offset(written: str) -> timedelta | None:
    """Return the distance from UTC that a zone always has, or None for a place's clock."""
    if written in ("Z", UTC_ZONE):
        return timedelta()
    if not _OFFSET.fullmatch(written):
        return None
    word = read_zone(written + "00" if len(written) == 3 else written)
    return datetime(2000, 1, 1, tzinfo=zone_info(word.zone)).utcoffset() if word else None

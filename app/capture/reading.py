# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What was read from a pasted text or a dropped file: events with their doubts, and what was left.

Nothing here enters a review. A person looks at it first, which is why every event keeps its line
and everything that was guessed about its time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.review.event import Precision

UTC_ZONE = "UTC"


class Doubt(StrEnum):
    """What about an event's time was guessed, is missing or looks wrong."""

    MISSING_DATE = "missing-date"
    """No day stands anywhere near: it is the review's, or the time can't be placed at all."""
    DATE_ASSUMED = "date-assumed"
    """The day was taken from prose or a title that may mean something else."""
    YEAR_GUESSED = "year-guessed"
    """The day has no year, and the text names none that it surely belongs to."""
    MIDNIGHT_GUESSED = "midnight-guessed"
    """The time is earlier than the one before it, so it was put on another day."""
    OUT_OF_ORDER = "out-of-order"
    """The event stands after a later one, or before an earlier one."""
    MISSING_ZONE = "missing-zone"
    """Nobody said in which zone the clock was read; UTC was taken."""
    ZONE_UNLIKE_SEASON = "zone-unlike-season"
    """The zone's letters are those of the other half of the year (CET in June)."""
    UNKNOWN_ZONE = "unknown-zone"
    """Letters stand where a zone stands, and no zone is called that."""
    AMBIGUOUS_ZONE = "ambiguous-zone"
    """More than one zone uses these letters (CST, IST)."""
    APPROXIMATE = "approximate"
    """The text says that the time is not exact (~, ca., around, -ish)."""
    RANGE = "range"
    """The text gives a start and an end."""
    UNKNOWN_TIME = "unknown-time"
    """The text leaves the time, or a part of it, open (--:--, 14:??, TBC)."""
    TYPO_SUSPECTED = "typo-suspected"
    """The stamp can't be meant as it stands (year 22025, minute 75, an end before its start)."""
    AMBIGUOUS_DATE = "ambiguous-date"
    """The day can be read in two ways (03/04/2024)."""
    WEEKDAY_UNLIKE_DATE = "weekday-unlike-date"
    """The weekday that stands with the day is not the day's own."""
    HALF_OF_DAY_UNKNOWN = "half-of-day-unknown"
    """A 12-hour time without am or pm among times that have it."""
    NONEXISTENT_TIME = "nonexistent-time"
    """The zone's clocks skipped this time that night."""
    REPEATED_TIME = "repeated-time"
    """The zone's clocks showed this time twice that night."""
    RELATIVE_TIME = "relative-time"
    """The time is a distance (3 hours ago, T+5) from an instant that is known only roughly."""
    UNIT_GUESSED = "unit-guessed"
    """A bare number was read as an instant; its unit was told from its size."""


@dataclass(frozen=True, kw_only=True)
class ReadEvent:
    """One event as it was understood. `line` counts from 1, `source` is that line as it stood."""

    line: int
    source: str
    text: str
    at: datetime | None = None
    """Aware UTC, or None where the time is not known."""
    until: datetime | None = None
    precision: Precision = Precision.MINUTE
    actor: str = ""
    doubts: tuple[Doubt, ...] = ()
    file: str = ""
    """Where what was read is of many files, the one that has this line."""


@dataclass(frozen=True)
class Skipped:
    """A line that looked like an event and could not be read as one."""

    line: int
    reason: str
    file: str = ""


@dataclass(frozen=True)
class ZoneStated:
    """The text itself says in which zone its times are; the last such word holds."""

    zone: str


Found = ReadEvent | Skipped | ZoneStated
"""What a format yields, in the order of the text."""


@dataclass(frozen=True)
class Reading:
    """A whole text as it was understood by one format."""

    format: str
    zone: str
    """The zone in which bare times were read: an IANA name or a fixed offset like +02:00."""
    events: tuple[ReadEvent, ...]
    skipped: tuple[Skipped, ...]


class ReadingCancelled(Exception):
    """Somebody asked to stop reading."""


def _go_on() -> bool:
    return False


def _unheard(_done: int, _total: int) -> None:
    return


@dataclass(frozen=True, kw_only=True)
class ReadContext:
    """What is known before reading, and how to stop and to follow it."""

    day: date | None = None
    """The day of the review, where there is one."""
    zone: str = ""
    """The IANA zone that bare times are in unless the text says otherwise; empty: nobody said."""
    cancelled: Callable[[], bool] = _go_on
    progress: Callable[[int, int], None] = _unheard
    """Told lines done and lines in all."""

    @property
    def zone_name(self) -> str:
        """The zone to read bare times in. Doubt MISSING_ZONE is due where `zone` is empty."""
        return self.zone or UTC_ZONE

    def step(self, done: int, total: int) -> None:
        """Report progress. Raises ReadingCancelled; call it every few hundred lines."""
        if self.cancelled():
            raise ReadingCancelled
        self.progress(done, total)

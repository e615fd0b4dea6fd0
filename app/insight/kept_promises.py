# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Promises by week or month: of what was first agreed for it, how much was done, when, and not."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.insight.day_window import DayWindow, days_after
from app.insight.follow_up import LibraryAction, counts
from app.insight.standing import first_due, is_done_by

_WEEKS_UP_TO = 92
"""Days up to which a period is told by weeks."""

_MOST_PARTS = 24


@dataclass(frozen=True)
class KeptPromises:
    """The actions first agreed for the days from `first` to `last`."""

    first: date
    last: date
    on_time: int
    late: int
    open: int

    @property
    def total(self) -> int:
        """How many were agreed for these days."""
        return self.on_time + self.late + self.open


def kept_promises(actions: Sequence[LibraryAction], window: DayWindow) -> tuple[KeptPromises, ...]:
    """Return the parts of a window in order, the last ones where there are too many to be seen."""
    agreed = [
        (due, entry)
        for entry in actions
        if counts(entry.action) and (due := first_due(entry)) is not None and window.holds(due)
    ]
    if not agreed:
        return ()
    begin = window.first or min(due for due, _ in agreed)
    is_long = (window.last - begin).days > _WEEKS_UP_TO
    parts = _months(begin, window.last) if is_long else _weeks(begin, window.last)
    found = []
    for first, last in parts[-_MOST_PARTS:]:
        own = [(due, entry) for due, entry in agreed if first <= due <= last]
        done = [(due, entry) for due, entry in own if is_done_by(entry, window.last)]
        met = sum((entry.action.done_on or due) <= due for due, entry in done)
        found.append(KeptPromises(first, last, met, len(done) - met, len(own) - len(done)))
    return tuple(found)


def _weeks(first: date, last: date) -> list[tuple[date, date]]:
    """Return Mondays to Sundays, the first and the last one cut to the window."""
    parts: list[tuple[date, date]] = []
    begin = first
    while not parts or parts[-1][1] < last:
        end = min(days_after(begin, 6 - begin.weekday()), last)
        parts.append((begin, end))
        begin = days_after(end, 1)
    return parts


def _months(first: date, last: date) -> list[tuple[date, date]]:
    parts: list[tuple[date, date]] = []
    begin = first
    while not parts or parts[-1][1] < last:
        end = begin.replace(day=monthrange(begin.year, begin.month)[1])
        parts.append((begin, min(end, last)))
        begin = days_after(end, 1)
    return parts

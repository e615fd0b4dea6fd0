# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The time between two events, as well as it is known: a length, "about" one, a range, or nothing.

Every duration of an incident is one of these, so that a rough time is rough wherever it shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.insight.durations import duration_text
from app.review.event import Event, Precision
from app.translation import marked, tr

NOT_KNOWN = marked("not known")
_EXACT = frozenset({Precision.SECOND, Precision.MINUTE})


@dataclass(frozen=True)
class Elapsed:
    """The time from `first` to `last`; an event is None where nobody has entered it.

    An event that has an end (`until`) happened some time from its instant to that end: `least` and
    `most` bound the length then, and are equal to `value` otherwise.
    """

    first: Event | None
    last: Event | None
    formula: str

    @property
    def value(self) -> timedelta | None:
        """The length between the two instants as entered, or None where one is not known."""
        return _between(_instant(self.first), _instant(self.last))

    @property
    def least(self) -> timedelta | None:
        """The shortest that it can have been."""
        return _between(_end(self.first), _instant(self.last))

    @property
    def most(self) -> timedelta | None:
        """The longest that it can have been."""
        return _between(_instant(self.first), _end(self.last))

    @property
    def is_rough(self) -> bool:
        """True where the length is known and a time is not known to the minute."""
        return self.value is not None and not all(_is_exact(one) for one in (self.first, self.last))

    @property
    def is_range(self) -> bool:
        """True where an event may have been earlier or later than its instant."""
        return self.least != self.most

    @property
    def about(self) -> bool:
        """True where the length is not to be taken by the minute."""
        return self.is_rough or self.is_range

    @property
    def text(self) -> str:
        """The length in words: "5 min", "about 5 min", "5 min to 20 min", "not known"."""
        if self.value is None or self.least is None or self.most is None:
            return tr(NOT_KNOWN)
        told = duration_text(self.value)
        if self.is_range:
            told = tr("{0} to {1}").format(duration_text(self.least), duration_text(self.most))
        return tr("about {0}").format(told) if self.is_rough else told


def end_of(event: Event) -> datetime | None:
    """Return the latest instant of an event: its end, or its instant where it has none."""
    if event.at is None or event.until is None:
        return event.at
    return max(event.at, event.until)


def _instant(event: Event | None) -> datetime | None:
    return event.at if event is not None else None


def _end(event: Event | None) -> datetime | None:
    return end_of(event) if event is not None else None


def _is_exact(event: Event | None) -> bool:
    return event is not None and event.precision in _EXACT


def _between(start: datetime | None, end: datetime | None) -> timedelta | None:
    return end - start if start is not None and end is not None else None

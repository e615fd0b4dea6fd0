# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""When to meet: 24 to 72 hours after resolution, while memory is fresh and people have slept.

And when to look again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.insight.metrics import moment_at
from app.review.event import Moment
from app.review.review import Review

EARLIEST, LATEST = timedelta(hours=24), timedelta(hours=72)
NEXT_LOOK = timedelta(weeks=4)


class Timing(StrEnum):
    """How the meeting's date lies to the window."""

    NOT_KNOWN = "not_known"
    TOO_EARLY = "too_early"
    IN_TIME = "in_time"
    LATE = "late"


@dataclass(frozen=True)
class Window:
    """From when to when the meeting should be held (aware UTC)."""

    opens: datetime
    closes: datetime


def window(review: Review) -> Window | None:
    """Return the window, or None while the resolution is not known."""
    resolved = moment_at(review, Moment.RESOLVED)
    return Window(resolved + EARLIEST, resolved + LATEST) if resolved else None


def timing(review: Review) -> Timing:
    """Return how the meeting's date lies."""
    allowed, meeting = window(review), review.meeting.scheduled_at
    if allowed is None or meeting is None:
        return Timing.NOT_KNOWN
    if meeting < allowed.opens:
        return Timing.TOO_EARLY
    return Timing.LATE if meeting > allowed.closes else Timing.IN_TIME


def next_look(review: Review) -> datetime | None:
    """Return when the actions are looked at again: four weeks after the meeting, if that is set."""
    meeting = review.meeting.scheduled_at
    return meeting + NEXT_LOOK if meeting else None

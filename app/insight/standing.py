# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""How an action stood on a day: told by its dates, and by the looks back that changed them.

A day in the past is told as it was then. What ended on a day that nobody wrote down has ended.
"""

from __future__ import annotations

from datetime import date, datetime

from app.insight.agreed import agreed_terms
from app.insight.follow_up import LibraryAction
from app.review.action import ActionStatus
from app.review.zone import zone_named


def day_in(instant: datetime, time_zone: str) -> date:
    """Return the day of an instant in a zone."""
    return instant.astimezone(zone_named(time_zone)).date()


def agreed_on(entry: LibraryAction) -> date | None:
    """Return the day an action was promised: that of the meeting where no other is known."""
    return entry.action.committed_on or entry.held_on


def ended_on(entry: LibraryAction) -> date | None:
    """Return the day an action was done or given up; None while it is open, or where not known."""
    action = entry.action
    if action.status is ActionStatus.DONE:
        return action.done_on
    return action.dropped_on if action.status is ActionStatus.DROPPED else None


def is_open_on(entry: LibraryAction, day: date) -> bool:
    """Tell whether an action was promised, and not yet ended, at the end of `day`."""
    if not entry.action.committed or (agreed_on(entry) or day) > day:
        return False
    if entry.action.is_open:
        return True
    ended = ended_on(entry)
    return ended is not None and ended > day


def is_done_by(entry: LibraryAction, day: date) -> bool:
    """Tell whether an action was done at the end of `day`."""
    action = entry.action
    return action.status is ActionStatus.DONE and (action.done_on or day) <= day


def due_on(entry: LibraryAction, day: date) -> date | None:
    """Return the date an action had at the end of `day`, before what was changed later."""
    later = [
        each for each in entry.follow_ups if each.at and day_in(each.at, entry.time_zone) > day
    ]
    return agreed_terms(entry.action, later)[0]


def first_due(entry: LibraryAction) -> date | None:
    """Return the date an action was first agreed for."""
    return agreed_terms(entry.action, entry.follow_ups)[0]


def is_overdue_on(entry: LibraryAction, day: date) -> bool:
    """Tell whether an action was open and past its date at the end of `day`."""
    due = due_on(entry, day)
    return due is not None and due < day and is_open_on(entry, day)

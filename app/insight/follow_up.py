# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What is still to do over many reviews. Pure functions over actions and a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from app.review.action import Action, ActionStatus
from app.review.follow_up import FollowUp


@dataclass(frozen=True)
class LibraryAction:
    """One action with the review it was agreed in; `held_on` is the day of that meeting.

    `team` is its owner's, empty where nobody said; `follow_ups` are the looks back at it, oldest
    first, whose instants are told as days of `time_zone`.
    """

    review_id: str
    review_title: str
    held_on: date | None
    action: Action
    team: str = ""
    follow_ups: tuple[FollowUp, ...] = ()
    time_zone: str = "UTC"


@dataclass(frozen=True)
class LibraryFigures:
    """The figures over the library. A share or a median of nothing is None, never zero."""

    agreed: int
    reviews: int
    open: int
    overdue: int
    due: int
    on_time: int
    median_days: float | None

    @property
    def on_time_share(self) -> float | None:
        """Actions done by their date ÷ actions due so far, from 0 to 1."""
        return self.on_time / self.due if self.due else None


def figures(actions: Iterable[LibraryAction], today: date) -> LibraryFigures:
    """Return the figures of all committed actions; dropped ones and mere ideas do not count."""
    counted = [entry for entry in actions if counts(entry.action)]
    due = [entry.action for entry in counted if entry.action.due and entry.action.due <= today]
    taken = [days for entry in counted if (days := _days_to_finish(entry)) is not None]
    return LibraryFigures(
        agreed=len(counted),
        reviews=len({entry.review_id for entry in counted}),
        open=sum(entry.action.is_open for entry in counted),
        overdue=sum(is_overdue(entry.action, today) for entry in counted),
        due=len(due),
        on_time=sum(_is_on_time(action) for action in due),
        median_days=median(taken) if taken else None,
    )


def next_to_finish(actions: Iterable[LibraryAction]) -> Sequence[LibraryAction]:
    """Return the open committed actions that have a date, the one due first at the front."""
    dated = [entry for entry in actions if counts(entry.action) and entry.action.is_open]
    known = [entry for entry in dated if entry.action.due is not None]
    return sorted(known, key=lambda entry: (entry.action.due or date.max, entry.action.text))


def is_overdue(action: Action, today: date) -> bool:
    """Tell whether an action is past its date and still open."""
    return action.is_open and action.due is not None and action.due < today


def counts(action: Action) -> bool:
    """Tell whether an action was promised and not given up."""
    return action.committed and action.status is not ActionStatus.DROPPED


def _is_on_time(action: Action) -> bool:
    done, due = action.done_on, action.due
    return action.status is ActionStatus.DONE and bool(done and due and done <= due)


def _days_to_finish(entry: LibraryAction) -> int | None:
    done, held = entry.action.done_on, entry.held_on
    if entry.action.status is not ActionStatus.DONE or done is None or held is None:
        return None
    return max(0, (done - held).days)

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What is still to do over many reviews."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.insight.follow_up import LibraryAction, figures, next_to_finish
from app.review.action import Action, ActionStatus

TODAY = date(2026, 3, 20)
HELD = date(2026, 3, 2)


def entry(
    days: int | None,
    status: ActionStatus = ActionStatus.OPEN,
    done: int | None = None,
    review: str = "r1",
    *,
    committed: bool = True,
) -> LibraryAction:
    """Return an action due `days` after today, done `done` days after the meeting."""
    action = Action(
        id=f"a{days}{status}{done}",
        text=f"due {days}",
        due=None if days is None else TODAY + timedelta(days=days),
        status=status,
        done_on=None if done is None else HELD + timedelta(days=done),
        committed=committed,
    )
    return LibraryAction(review, f"Review {review}", HELD, action)


def test_an_empty_library_knows_no_shares() -> None:
    found = figures([], TODAY)
    assert (found.open, found.overdue, found.on_time_share, found.median_days) == (0, 0, None, None)


def test_figures_count_what_was_promised() -> None:
    found = figures(
        [
            entry(-5),
            entry(3),
            entry(None),
            entry(-10, ActionStatus.DONE, done=4),
            entry(-12, ActionStatus.DONE, done=10, review="r2"),
            entry(-1, ActionStatus.DROPPED),
            entry(-1, committed=False),
        ],
        TODAY,
    )
    assert (found.agreed, found.reviews, found.open, found.overdue) == (5, 2, 3, 1)
    assert (found.due, found.on_time) == (3, 1)
    assert found.on_time_share == pytest.approx(1 / 3)
    assert found.median_days == 7


def test_the_list_begins_with_what_is_due_first() -> None:
    listed = next_to_finish([entry(9), entry(-2), entry(None), entry(1, ActionStatus.DONE, done=1)])
    assert [found.action.text for found in listed] == ["due -2", "due 9"]

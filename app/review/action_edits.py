# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Edits of actions that set more than one field, or the same of several actions at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from app.review.action import Action, ActionStatus
from app.review.edits import Edit, batch, removal, set_field
from app.review.item import Kind
from app.review.review import Review
from app.review.zone import zone_of


def changed(action: Action, field: str, value: object) -> Edit | None:
    """Return the edit that sets a field, or None where it is so already."""
    return None if value == getattr(action, field) else set_field(action, field, value)


def with_status(action: Action, status: ActionStatus, today: date) -> Edit | None:
    """Return the edit that sets a status: the day of done or dropped is kept, any other cleared."""
    if status is action.status:
        return None
    return batch(
        [
            set_field(action, "status", status),
            set_field(action, "done_on", today if status is ActionStatus.DONE else None),
            set_field(action, "dropped_on", today if status is ActionStatus.DROPPED else None),
        ]
    )


def with_promise(action: Action, *, committed: bool, promised_on: date | None) -> Edit | None:
    """Return the edit that makes a promise of an idea, or an idea of a promise."""
    if committed is action.committed:
        return None
    day = promised_on if committed else None
    edits = [set_field(action, "committed", committed)]
    return batch([*edits, set_field(action, "committed_on", day)])


def promise_day(review: Review, today: date) -> date | None:
    """Return the day that a promise made today is kept with: None on the meeting's and before."""
    at = review.meeting.scheduled_at
    met_on = at.astimezone(zone_of(review)).date() if at is not None else None
    return today if met_on is not None and today > met_on else None


def for_each(actions: Iterable[Action], edit: Callable[[Action], Edit | None]) -> Edit | None:
    """Return one edit that does the same to each of several actions; None where nothing changes."""
    edits = [each for action in actions if (each := edit(action)) is not None]
    return batch(edits) if edits else None


def removals(review: Review, action_ids: Iterable[str]) -> Edit:
    """Return one edit that removes several actions."""
    return batch([removal(review, Kind.ACTION, action_id) for action_id in action_ids])

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What was agreed in the meeting, whatever looks back have changed since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from app.review.action import Action
from app.review.follow_up import FollowUp
from app.review.item import Item
from app.review.review import Review

_T = TypeVar("_T", bound=Item)


def follow_ups_of(review: Review, action_id: str) -> tuple[FollowUp, ...]:
    """Return what was decided about one action since, oldest first."""
    return tuple(entry for entry in review.follow_ups if entry.action_id == action_id)


def as_agreed(review: Review, item: _T) -> _T:
    """Return an action with the date and owner it was agreed with; any other item as it is.

    A date or an owner that was changed without a look back counts as agreed anew: only a chain of
    look-backs that ends at what is there now leads back to what was before it.
    """
    if not isinstance(item, Action):
        return item
    due, owner = agreed_terms(item, follow_ups_of(review, item.id))
    if (due, owner) == (item.due, item.owner):
        return item
    return replace(item, due=due, owner=owner)


def agreed_terms(action: Action, looked_back: Sequence[FollowUp]) -> tuple[date | None, str]:
    """Return the date and the owner before what `looked_back`, oldest first, has changed."""
    due, owner = action.due, action.owner
    for entry in reversed(looked_back):
        if entry.from_due != entry.to_due and entry.to_due == due:
            due = entry.from_due
        if entry.from_owner != entry.to_owner and entry.to_owner == owner:
            owner = entry.from_owner
    return due, owner

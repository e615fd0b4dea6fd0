# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A draft like a review that was worked on: nobody has signed it, and its meeting was not held."""

from __future__ import annotations

from datetime import datetime

from app.review.approval import Approval
from app.review.ids import new_id
from app.review.item import Item, Kind
from app.review.lifecycle import Lifecycle
from app.review.review import ITEM_TYPES, Review, assemble

_NOT_COPIED = frozenset(
    {
        *(Kind.CLOCK_FACT, Kind.FOLLOW_UP, Kind.APPROVED_CONTENT, Kind.COMMENT),
        *(Kind.TRANSITION, Kind.PUBLICATION),
    }
)
"""What tells of the way of one review, its tickets and pages included; a copy goes its own."""


def fresh_copy(review: Review, now: datetime) -> Review:
    """Return a draft like `review` under an id of its own."""
    items: list[Item] = []
    for kind in ITEM_TYPES:
        if kind in _NOT_COPIED:
            continue
        items += [_as_new(item, now) for item in review.items(kind)]
    return assemble(new_id(), tuple(items))


def _as_new(item: Item, now: datetime) -> Item:
    if isinstance(item, Lifecycle):
        return Lifecycle(rank=item.rank, created_at=now)
    if isinstance(item, Approval):
        return Approval(id=item.id, rank=item.rank, approver=item.approver, role=item.role)
    return item

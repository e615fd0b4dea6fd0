# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A move of the review from one station to the next: when, by whom, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from app.review.item import Item, Kind
from app.review.lifecycle import ReviewState
from app.review.prose import Prose


@dataclass(frozen=True, kw_only=True)
class Transition(Item):
    """One move. Moves are added and never altered; the last one's `to_state` is where it stands."""

    KIND: ClassVar[Kind] = Kind.TRANSITION
    from_state: ReviewState = ReviewState.DRAFT
    to_state: ReviewState = ReviewState.DRAFT
    at: datetime | None = None
    by: str = ""
    reason: Prose = ""

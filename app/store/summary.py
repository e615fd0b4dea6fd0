# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the library shows of a review without opening it.

No SQLAlchemy: the first paint needs this.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.insight.affected import impact_minutes
from app.insight.incident_day import incident_day
from app.insight.metrics import metric
from app.review.action import ActionStatus
from app.review.incident import Severity
from app.review.item import Kind
from app.review.lifecycle import ReviewState
from app.review.review import Review


@dataclass(frozen=True)
class ReviewSummary:
    """One line of the library.

    `date` is the day of the incident in the review's own zone. Actions that were dropped, and mere
    ideas, are not counted. `impact_minutes` and `next_due` are
    None where they are not known.
    """

    id: str
    title: str
    date: dt.date | None
    severity: Severity | None
    state: ReviewState
    open_actions: int
    done_actions: int
    total_actions: int
    next_due: dt.date | None
    impact_minutes: float | None
    archived: bool
    updated_at: datetime


SUMMARY_KINDS = frozenset({Kind.LIFECYCLE, Kind.INCIDENT, Kind.IMPACT, Kind.EVENT, Kind.ACTION,
                           Kind.MEETING})  # fmt: skip
"""Edits of other kinds leave the summary as it is, but for `updated_at`."""


def summarise(review: Review, updated_at: datetime) -> ReviewSummary:
    """Return the summary of `review`."""
    agreed = [action for action in review.actions if action.committed]
    agreed = [action for action in agreed if action.status is not ActionStatus.DROPPED]
    open_ones = [action for action in agreed if action.is_open]
    return ReviewSummary(
        id=review.id,
        title=review.incident.title,
        date=incident_day(review),
        severity=review.incident.severity,
        state=review.lifecycle.state,
        open_actions=len(open_ones),
        done_actions=len(agreed) - len(open_ones),
        total_actions=len(agreed),
        next_due=min((action.due for action in open_ones if action.due), default=None),
        impact_minutes=_impact_minutes(review),
        archived=review.lifecycle.archived_at is not None,
        updated_at=updated_at,
    )


def _impact_minutes(review: Review) -> float | None:
    """Return how long users felt it, as step 5 says; until it was resolved where that is all."""
    felt = impact_minutes(review)
    if felt is not None:
        return felt.value
    lasted = metric(review, "ttr").value
    if lasted is None or lasted < timedelta(0) or review.impact_windows:
        return None
    return lasted / timedelta(minutes=1)

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A review on a server, as the library of this computer knows it.

No SQLAlchemy: the first paint needs this.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.review.lifecycle import ReviewState
from app.store.summary import ReviewSummary


@dataclass(frozen=True)
class SharedReview:
    """`address` is in its text form; title and day are as they were seen last.

    `moved_at` is when it went there from this library; None for one that others brought there.
    """

    review_id: str
    address: str
    title: str
    date: dt.date | None
    moved_at: datetime | None = None
    opened_at: datetime | None = None


def with_shared(
    summaries: Sequence[ReviewSummary], shared: Iterable[SharedReview]
) -> list[ReviewSummary]:
    """Return the lines of the library with those of the shared reviews that have none yet.

    A review that went to a server from here has one already, as it was then; title and day are
    those that were seen last.
    """
    seen = {each.review_id: each for each in shared}
    known = {summary.id for summary in summaries}
    own = (_renamed(summary, seen.get(summary.id)) for summary in summaries)
    return [*own, *(_line(each) for each in seen.values() if each.review_id not in known)]


def _renamed(summary: ReviewSummary, shared: SharedReview | None) -> ReviewSummary:
    if shared is None:
        return summary
    return replace(summary, title=shared.title, date=shared.date)


def _line(shared: SharedReview) -> ReviewSummary:
    """Return the line of a review of which nothing but title and day is known here."""
    return ReviewSummary(
        id=shared.review_id,
        title=shared.title,
        date=shared.date,
        severity=None,
        state=ReviewState.DRAFT,
        open_actions=0,
        done_actions=0,
        total_actions=0,
        next_due=None,
        impact_minutes=None,
        archived=False,
        updated_at=shared.opened_at or shared.moved_at or datetime.fromtimestamp(0, dt.UTC),
    )

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Go on with what a former session left in an outbox."""

from __future__ import annotations

from collections.abc import Iterable

from app.review.review import Review
from app.session.merging import merged
from app.session.session import Commit
from app.session.step import Graves, Step
from app.store.outbox_codec import Pending


def resumed(
    review: Review, pending: Iterable[Pending], client_id: str, graves: Graves
) -> tuple[Review, tuple[Commit, ...]]:
    """Return `review` with what waits carried out on it, and the commits that are still to go.

    Each of them knows the review as it looked once it was done, as its author saw it: a citation in
    it means the fact that had the number then.
    """
    commits: list[Commit] = []
    for one in pending:
        key = f"{client_id}:{one.number}"
        step = Step(one.edit, one.inverse, one.author, one.at, key)
        review = merged(review, step, graves).review
        commits.append(one.on(review))
    return review, tuple(commits)

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Reviews that were approved, and then changed."""

from __future__ import annotations

from app.insight.comments import comment_places, commenting, settling, whole
from app.publish.sign_off import decision
from app.review.approval import Verdict
from app.review.edits import set_field
from app.review.item import Kind
from app.review.review import Review
from tests.builders import applied
from tests.fakes import START


def changed_since_approval(review: Review) -> Review:
    """Return the review approved by all who are asked, then changed, with two comments on it."""
    for approval in review.approvals:
        review = applied(review, decision(review, approval, Verdict.APPROVED, START))
    summary = f"Since then somebody added this. {review.incident.summary}"
    review = applied(review, set_field(review.incident, "summary", summary))
    for action in review.actions[:1]:
        review = applied(review, set_field(action, "owner", "Lee Park"))
    place = next((each for each in comment_places(review) if each.kind is Kind.ACTION), whole())
    words = "By when can this be rehearsed, and who looks at what comes of it?"
    review = applied(review, commenting(review, words, place, START, "Director"))
    review = applied(review, commenting(review, "Reads well.", whole(), START, "Director"))
    return applied(review, settling(review.comments[1], START, "Kim"))

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""When to look at the actions again."""

from __future__ import annotations

from datetime import timedelta

from app.insight.schedule import next_look
from app.review.edits import set_field
from tests.builders import applied, empty_review
from tests.fakes import START


def test_the_next_look_is_four_weeks_after_the_meeting() -> None:
    review = empty_review()
    assert next_look(review) is None
    review = applied(review, set_field(review.meeting, "scheduled_at", START))
    assert next_look(review) == START + timedelta(days=28)

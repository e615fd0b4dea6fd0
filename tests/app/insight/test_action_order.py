# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""An order to begin with: promises, the strong ones first, then the day."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.insight.action_order import order_edit, suggested_order
from app.review.action import ActionStatus, Strength
from tests.app.insight.action_reviews import RULES, TODAY, action, review_of
from tests.builders import applied

SORTS = (
    {"text": "Block deletes on a primary"},
    {"text": "Add an alert"},
    {"text": "Document the restore"},
    {"text": "Paint the door blue", "kind": None},
    {"committed": False},
    {"status": ActionStatus.DONE},
    {"strength": Strength.STRONG, "due": TODAY + timedelta(days=3)},
)


def test_promises_come_by_strength_and_day_then_ideas_then_what_is_over() -> None:
    review = review_of(*(action(n, **sort) for n, sort in enumerate(reversed(SORTS), 1)))
    ordered = [each.number for each in suggested_order(review, RULES)]
    assert ordered == [1, 7, 6, 5, 4, 3, 2]


@given(st.lists(st.sampled_from(SORTS), max_size=12))
def test_putting_in_order_keeps_all_and_twice_is_once(sorts: list[dict[str, object]]) -> None:
    review = review_of(*(action(n, **sort) for n, sort in enumerate(sorts, 1)))
    edit = order_edit(review, RULES)
    after = review if edit is None else applied(review, edit)
    assert {each.id for each in after.actions} == {each.id for each in review.actions}
    assert order_edit(after, RULES) is None

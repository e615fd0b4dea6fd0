# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Among many actions, those that are asked for."""

from __future__ import annotations

from datetime import date

import pytest

from app.insight.action_filter import ActionFilter, Standing, owners
from app.review.action import Action, ActionStatus
from tests.builders import review_with

TODAY = date(2026, 11, 20)
ACTIONS = (
    Action(id="a", number=1, text="Add an alert", owner="Cleo", due=date(2026, 11, 1)),
    Action(id="b", number=2, text="Cap uploads", owner="Ann", done_when="An alert rings"),
    Action(id="c", number=3, text="Consider a mirror", committed=False),
    Action(id="d", number=4, text="Revert", owner="Ann", status=ActionStatus.DONE),
    Action(id="e", number=5, text="Rewrite it", status=ActionStatus.DROPPED),
)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (ActionFilter(), "abcde"),
        (ActionFilter(words="ALERT"), "ab"),
        (ActionFilter(words="an alert rings"), "b"),
        (ActionFilter(words="a4"), "d"),
        (ActionFilter(owner="Ann"), "bd"),
        (ActionFilter(standing=Standing.OPEN), "ab"),
        (ActionFilter(standing=Standing.OVERDUE), "a"),
        (ActionFilter(standing=Standing.IDEA), "c"),
        (ActionFilter(standing=Standing.DONE), "d"),
        (ActionFilter(standing=Standing.DROPPED), "e"),
        (ActionFilter(only_remarked=True), "bc"),
        (ActionFilter(owner="Ann", words="cap", only_remarked=True), "b"),
    ],
)
def test_what_is_asked_for_is_found(asked: ActionFilter, expected: str) -> None:
    found = [action.id for action in ACTIONS if asked.takes(action, {"b", "c"}, TODAY)]
    assert "".join(found) == expected


def test_owners_are_offered_in_order() -> None:
    assert owners(review_with(*ACTIONS)) == ("Ann", "Cleo")

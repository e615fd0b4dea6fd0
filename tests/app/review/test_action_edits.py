# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A status keeps its day, a promise its own; the same is done to several actions at once."""

from __future__ import annotations

from datetime import UTC, date, datetime

from app.review.action import Action, ActionStatus
from app.review.action_edits import (
    changed,
    for_each,
    promise_day,
    removals,
    with_promise,
    with_status,
)
from app.review.edits import Edit
from tests.builders import applied, empty_review, review_with, with_fields

TODAY = date(2026, 11, 20)


def one(edit: Edit | None, action: Action) -> Action:
    assert edit is not None
    return applied(review_with(action), edit).actions[0]


def test_done_and_dropped_each_keep_their_day_and_open_clears_both() -> None:
    action = Action(id="a", number=1, text="Add")
    done = one(with_status(action, ActionStatus.DONE, TODAY), action)
    assert (done.done_on, done.dropped_on) == (TODAY, None)
    dropped = one(with_status(done, ActionStatus.DROPPED, TODAY), done)
    assert (dropped.done_on, dropped.dropped_on) == (None, TODAY)
    again = one(with_status(dropped, ActionStatus.OPEN, TODAY), dropped)
    assert (again.done_on, again.dropped_on) == (None, None)
    assert with_status(again, ActionStatus.OPEN, TODAY) is None


def test_an_idea_becomes_a_promise_of_its_day_and_an_idea_again() -> None:
    idea = Action(id="a", text="Add", committed=False)
    promise = one(with_promise(idea, committed=True, promised_on=TODAY), idea)
    assert (promise.committed, promise.committed_on) == (True, TODAY)
    again = one(with_promise(promise, committed=False, promised_on=TODAY), promise)
    assert (again.committed, again.committed_on) == (False, None)
    assert with_promise(again, committed=False, promised_on=None) is None


def test_a_promise_has_a_day_of_its_own_only_after_the_meetings() -> None:
    review = empty_review()
    assert promise_day(review, TODAY) is None
    for day, expected in ((19, TODAY), (20, None), (21, None)):
        met = datetime(2026, 11, day, 9, tzinfo=UTC)
        held = with_fields(review, review.meeting, scheduled_at=met)
        assert promise_day(held, TODAY) == expected


def test_one_edit_does_the_same_to_several_and_leaves_those_that_have_it() -> None:
    review = review_with(Action(id="a", owner="Ann"), Action(id="b"), Action(id="c"))
    edit = for_each(review.actions, lambda action: changed(action, "owner", "Ann"))
    assert edit is not None
    after = applied(review, edit)
    assert [action.owner for action in after.actions] == ["Ann"] * 3
    assert for_each(after.actions, lambda action: changed(action, "owner", "Ann")) is None
    assert [action.id for action in applied(after, removals(after, ("a", "c"))).actions] == ["b"]

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which causes are answered by which actions."""

from __future__ import annotations

from app.insight.actions import coverage, is_ready, uncovered
from app.review.action import Action, ActionStatus, Aim
from app.review.cause import Cause, CauseState, StopReason
from tests.builders import review_with
from tests.fakes import START

CAUSE = Cause(id="c", number=1, text="No alert", stop_reason=StopReason.ROOT_FACTOR)
READY = Action(
    id="a",
    number=1,
    text="Alert",
    owner="Ann",
    due=START.date(),
    done_when="It rings",
    aim=Aim.DETECT,
    cause_ids=("c",),
)
IDEA = Action(id="i", number=2, text="Think", cause_ids=("c",), committed=False)
DROPPED = Action(id="d", number=3, text="No", cause_ids=("c",), status=ActionStatus.DROPPED)


def test_a_ready_action_covers_its_cause() -> None:
    (row,) = coverage(review_with(CAUSE, READY))
    assert [action.id for action in row.actions] == ["a"]
    assert (row.is_open, row.is_ready) == (False, True)


def test_an_idea_answers_a_cause_without_being_ready() -> None:
    (row,) = coverage(review_with(CAUSE, IDEA))
    assert (row.is_open, row.is_ready) == (False, False)
    assert not is_ready(IDEA)


def test_a_dropped_action_answers_nothing() -> None:
    review = review_with(CAUSE, DROPPED)
    assert [row.actions for row in coverage(review)] == [()]
    assert [cause.id for cause in uncovered(review)] == ["c"]


def test_causes_out_of_reach_or_ruled_out_ask_for_no_action() -> None:
    far = Cause(id="f", text="The vendor", stop_reason=StopReason.NO_CONTROL)
    out = Cause(id="o", text="Not so", stop_reason=CAUSE.stop_reason, state=CauseState.REFUTED)
    assert coverage(review_with(far, out)) == ()

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The stations of a review: allowed moves only, each of them kept."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from app.insight.stations import MOVES, MoveRefused, may_move, moved, moved_through, way
from app.review.action import Action, ActionStatus
from app.review.changes import apply_edit
from app.review.edits import Edit
from app.review.lifecycle import ReviewState
from tests.builders import applied, empty_review, review_with
from tests.fakes import START

DRAFT, IN_REVIEW, APPROVED = ReviewState.DRAFT, ReviewState.IN_REVIEW, ReviewState.APPROVED
PUBLISHED, CLOSED, REOPENED = ReviewState.PUBLISHED, ReviewState.CLOSED, ReviewState.REOPENED


def test_a_move_sets_the_state_and_keeps_who_when_and_why_in_one_edit() -> None:
    review = applied(empty_review(), moved(empty_review(), IN_REVIEW, START, "Kim", " asked "))
    (move,) = review.transitions
    assert review.lifecycle.state is IN_REVIEW
    assert (move.from_state, move.to_state, move.at) == (DRAFT, IN_REVIEW, START)
    assert (move.by, move.reason) == ("Kim", "asked")


def test_a_move_that_is_not_allowed_says_where_the_review_can_go() -> None:
    with pytest.raises(MoveRefused, match=r"This review is a draft; .* become in review\."):
        moved(empty_review(), PUBLISHED, START)


def test_moves_through_several_stations_are_kept_one_by_one_in_order() -> None:
    edit = moved_through(empty_review(), (IN_REVIEW, APPROVED, PUBLISHED), START)
    review = applied(empty_review(), edit)
    assert [move.to_state for move in review.transitions] == [IN_REVIEW, APPROVED, PUBLISHED]


def test_opening_again_wants_a_reason() -> None:
    review = applied(empty_review(), moved_through(empty_review(), (IN_REVIEW, APPROVED), START))
    with pytest.raises(MoveRefused, match="Say why"):
        moved(review, REOPENED, START, reason="  ")
    assert applied(review, moved(review, REOPENED, START, reason="slipped")).transitions


def test_closing_wants_a_reason_only_while_a_promised_action_is_open() -> None:
    way_there = (IN_REVIEW, APPROVED)
    held = review_with(Action(id="", number=1, status=ActionStatus.OPEN))
    review = applied(held, moved_through(held, way_there, START))
    with pytest.raises(MoveRefused, match="Actions are still open"):
        moved(review, CLOSED, START)
    assert applied(review, moved(review, CLOSED, START, reason="moved to the next one"))
    free = review_with(
        Action(id="", number=1, status=ActionStatus.DONE),
        Action(id="", number=2, committed=False),
    )
    review = applied(free, moved_through(free, way_there, START))
    assert applied(review, moved(review, CLOSED, START)).lifecycle.state is CLOSED


@pytest.mark.parametrize("start", list(ReviewState))
@pytest.mark.parametrize("end", list(ReviewState))
def test_there_is_a_way_of_allowed_moves_between_any_two_stations(
    start: ReviewState, end: ReviewState
) -> None:
    stations = (start, *way(start, end))
    assert stations[-1] is end
    assert all(there in MOVES[here] for here, there in pairwise(stations))


class Moves(RuleBasedStateMachine):
    """Whatever is asked in whatever order, the state is where the kept moves lead."""

    def __init__(self) -> None:
        super().__init__()
        self.review = empty_review()
        self.undo: list[Edit] = []

    @rule(to_state=st.sampled_from(ReviewState), reason=st.sampled_from(["", "because"]))
    def move(self, to_state: ReviewState, reason: str) -> None:
        allowed = may_move(self.review, to_state)
        at = START + timedelta(minutes=len(self.undo))
        try:
            edit = moved(self.review, to_state, at, "Kim", reason)
        except MoveRefused:
            assert not allowed or (to_state is REOPENED and not reason)
            return
        assert allowed
        self.review, changes = apply_edit(self.review, edit)
        self.undo.append(changes.inverse)

    @rule()
    def take_back(self) -> None:
        if self.undo:
            self.review, _ = apply_edit(self.review, self.undo.pop())

    @invariant()
    def the_moves_lead_from_draft_to_where_it_stands(self) -> None:
        moves = self.review.transitions
        stations = [DRAFT, *(move.to_state for move in moves)]
        assert [move.from_state for move in moves] == stations[:-1]
        assert self.review.lifecycle.state is stations[-1]
        assert all(there in MOVES[here] for here, there in pairwise(stations))


TestMoves = Moves.TestCase

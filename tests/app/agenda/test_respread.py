# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Time lost is won back from the steps that can give it, and only from those."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.agenda import commands
from app.agenda.clock import clock_of
from app.agenda.pace import Standing, pace
from app.agenda.respread import Respread, accepted, respread
from app.agenda.steps import STEPS, StepKind
from app.review.review import Review
from tests.builders import applied, empty_review
from tests.fakes import FakeClock


def proposal_after(clock: FakeClock, review: Review) -> Respread | None:
    return respread(clock_of(review, clock.now()))


def meeting_in(step: int, clock: FakeClock) -> Review:
    review = empty_review()
    return applied(review, commands.start(review, clock.now(), step))


def test_nothing_is_proposed_while_the_meeting_is_on_time() -> None:
    clock = FakeClock()
    review = meeting_in(4, clock)
    clock.advance(minutes=22, seconds=59)
    assert proposal_after(clock, review) is None


def test_a_step_that_ran_over_is_made_up_for_by_the_elastic_steps_to_come() -> None:
    clock = FakeClock()
    review = meeting_in(4, clock)
    clock.advance(minutes=28)
    assert proposal_after(clock, review) == Respread(6, {5: 1, 6: 4, 7: 1}, 0)


def test_what_is_accepted_brings_the_meeting_back_to_its_end() -> None:
    clock = FakeClock()
    review = meeting_in(4, clock)
    clock.advance(minutes=28)
    proposal = proposal_after(clock, review)
    assert proposal is not None
    review = applied(review, accepted(review, clock.now(), proposal))
    state = clock_of(review, clock.now())
    standing = pace(state)
    assert standing is not None
    assert standing.standing is Standing.ON_TIME
    assert [length // timedelta(minutes=1) for length in state.planned[4:8]] == [4, 14, 4, 10]


def test_what_no_step_can_give_is_said() -> None:
    clock = FakeClock()
    review = meeting_in(6, clock)
    clock.advance(minutes=30)
    assert proposal_after(clock, review) == Respread(12, {7: 2}, 10)


def test_from_the_actions_on_nothing_is_left_to_give() -> None:
    clock = FakeClock()
    review = meeting_in(8, clock)
    clock.advance(minutes=15)
    assert proposal_after(clock, review) == Respread(5, {}, 5)


@given(st.integers(1, 10), st.integers(0, 6_000), st.integers(0, 30))
def test_no_step_goes_under_its_floor_and_the_sums_are_right(
    step: int, seconds: int, visited: int
) -> None:
    clock = FakeClock()
    review = meeting_in(step, clock)
    if step < len(STEPS):
        review = applied(review, commands.next_step(review, clock.now()))
        clock.advance(minutes=visited)
        review = applied(review, commands.go_to(review, clock.now(), step))
    clock.advance(seconds=seconds)
    before = clock_of(review, clock.now())
    proposal = respread(before)
    if proposal is None:
        return
    assert proposal.won + proposal.short == proposal.behind
    for number, cut in proposal.cuts.items():
        entry = STEPS[number - 1]
        left = before.planned[number - 1] - timedelta(minutes=cut)
        assert cut > 0
        assert entry.kind is StepKind.ELASTIC
        assert number > step
        assert left >= max(timedelta(minutes=entry.floor), before.used[number - 1])
    if proposal.cuts:
        after = clock_of(applied(review, accepted(review, clock.now(), proposal)), clock.now())
        standing = pace(after)
        assert standing is not None
        assert standing.behind <= timedelta(minutes=proposal.short)

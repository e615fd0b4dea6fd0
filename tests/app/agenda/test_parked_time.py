# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Time for the parking lot: offered at the end, with what it costs said before."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.agenda import commands
from app.agenda.clock import clock_of
from app.agenda.pace import pace
from app.agenda.parked_time import PARKED_MINUTES, ParkedOffer, parked_offer
from app.review.edits import set_field
from app.review.note import Note, NoteKind
from app.review.review import Review
from tests.builders import applied, review_with
from tests.fakes import FakeClock


def parked(count: int) -> Review:
    return review_with(*(Note(id=f"n{n}", kind=NoteKind.PARKED, text="x") for n in range(count)))


def meeting_in(step: int, clock: FakeClock, count: int = 4, after: float = 0) -> Review:
    """Return a meeting that began with the actions and went to `step` after so many minutes."""
    review = parked(count)
    review = applied(review, commands.start(review, clock.now(), 8))
    clock.advance(minutes=after)
    return review if step == 8 else applied(review, commands.go_to(review, clock.now(), step))


def offer(review: Review, clock: FakeClock) -> ParkedOffer | None:
    return parked_offer(review, clock_of(review, clock.now()))


@pytest.mark.parametrize(("step", "is_offered"), [(8, False), (9, True), (10, True)])
def test_it_is_offered_once_the_actions_are_agreed(step: int, is_offered: bool) -> None:
    clock = FakeClock()
    assert (offer(meeting_in(step, clock, after=10), clock) is not None) is is_offered


def test_nothing_is_offered_where_nothing_is_parked_or_nobody_meets() -> None:
    clock = FakeClock()
    assert offer(meeting_in(9, clock, count=0), clock) is None
    assert offer(parked(3), clock) is None
    review = meeting_in(9, clock)
    assert offer(applied(review, commands.pause(review, clock.now())), clock) is None
    assert offer(applied(review, commands.finish(review, clock.now())), clock) is None


def test_time_won_before_pays_for_it() -> None:
    clock = FakeClock()
    found = offer(meeting_in(9, clock, after=4), clock)
    assert found is not None
    assert (found.count, found.minutes, found.over, found.free) == (4, 5, 0, 5)


def test_what_goes_over_is_said() -> None:
    clock = FakeClock()
    found = offer(meeting_in(9, clock, after=8), clock)
    assert found is not None
    assert (found.over, found.free, found.is_fixed) == (3, 2, False)
    late = offer(meeting_in(9, clock, after=12), clock)
    assert late is not None
    assert (late.over, late.free) == (7, 0)


def test_a_fixed_end_is_what_it_is_measured_by() -> None:
    clock = FakeClock()
    review = meeting_in(9, clock, after=10)
    fixed = clock.now() + timedelta(minutes=3)
    review = applied(review, set_field(review.meeting, "must_end_at", fixed))
    found = offer(review, clock)
    assert found is not None
    assert (found.over, found.free, found.is_fixed) == (5, 0, True)


def test_the_end_that_is_named_is_the_clocks_own_after_the_minutes_are_given() -> None:
    clock = FakeClock()
    review = meeting_in(10, clock, after=8)
    found = offer(review, clock)
    assert found is not None
    review = applied(review, commands.adjust(review, clock.now(), PARKED_MINUTES))
    standing = pace(clock_of(review, clock.now()))
    assert standing is not None
    assert standing.ends_at == found.ends_at
    assert -(-standing.behind // timedelta(minutes=1)) == found.over

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The meeting's clock and pace, over any commands and any passing of time."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from app.agenda import commands
from app.agenda.clock import Look, Phase, clock_of, clock_state
from app.agenda.commands import ClockRefused
from app.agenda.pace import Standing, pace
from app.agenda.plan import DEFAULT_BUDGETS, Plan
from app.agenda.respread import accepted, respread
from app.agenda.steps import STEPS, step
from app.review.clock_fact import ClockFact, Command
from app.review.edits import set_field
from app.review.review import Review
from app.session.session import Session
from tests.builders import empty_review
from tests.fakes import FakeClock

UTC = ZoneInfo("UTC")
MINUTE = timedelta(minutes=1)


class Room:
    """A meeting with a clock that moves only when told."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.session = Session(empty_review(), self.clock)

    def do(self, command: object, *arguments: object) -> None:
        edit = command(self.session.review, self.clock.now(), *arguments)  # type: ignore[operator]
        self.session.apply(edit, "clock", undoable=False)

    @property
    def review(self) -> Review:
        return self.session.review

    def state(self):  # type: ignore[no-untyped-def] # noqa: ANN201 - ClockState, read at a glance
        return clock_of(self.review, self.clock.now())


@pytest.fixture
def room() -> Room:
    return Room()


def test_the_steps_are_ten_in_order() -> None:
    assert [entry.number for entry in STEPS] == list(range(1, 11))
    assert step(4).title == "Timeline"
    assert sum(DEFAULT_BUDGETS) == 75


def test_a_plan_needs_ten_budgets() -> None:
    with pytest.raises(ValueError, match="ten budgets"):
        Plan("short", "Short", (1, 2, 3))
    assert Plan("75", "75 minutes", DEFAULT_BUDGETS).total == 75


def test_nothing_runs_before_somebody_starts(room: Room) -> None:
    room.clock.advance(minutes=30)
    state = room.state()
    assert (state.phase, state.total_used, pace(state)) == (Phase.NOT_STARTED, timedelta(0), None)


def test_time_is_booked_on_the_step_it_was_spent_in(room: Room) -> None:
    room.do(commands.start)
    room.clock.advance(minutes=3)
    room.do(commands.next_step)
    room.clock.advance(minutes=2)
    state = room.state()
    assert state.used[:2] == (3 * MINUTE, 2 * MINUTE)
    assert state.step == 2
    assert state.step_remaining == 2 * MINUTE


def test_a_pause_books_nothing_on_the_step(room: Room) -> None:
    room.do(commands.start, 4)
    room.clock.advance(minutes=1)
    room.do(commands.start_pause_or_resume)
    room.clock.advance(minutes=7)
    assert room.state().look is Look.PAUSED
    room.do(commands.start_pause_or_resume)
    room.clock.advance(minutes=1)
    state = room.state()
    assert (state.used[3], state.paused) == (2 * MINUTE, 7 * MINUTE)


def test_overtime_counts_up_and_locks_nothing(room: Room) -> None:
    room.do(commands.start)
    room.clock.advance(minutes=2, seconds=10)
    state = room.state()
    assert state.look is Look.OVER
    assert state.is_over
    assert state.step_remaining == -timedelta(seconds=10)
    assert state.step == 1


def test_a_step_the_clock_was_left_running_in_took_nobody_knows_how_long(room: Room) -> None:
    room.do(commands.start, 4)
    room.clock.advance(minutes=90)
    assert room.state().used_known[3] == 90 * MINUTE
    room.clock.advance(days=9)
    assert room.state().used_known[3] is None
    assert room.state().used_known[4] == timedelta(0)


def test_the_last_fifth_of_a_step_is_its_warning(room: Room) -> None:
    room.do(commands.start, 8)
    room.clock.advance(minutes=7, seconds=59)
    assert room.state().look is Look.CALM
    room.clock.advance(seconds=1)
    assert room.state().look is Look.WARNING


@pytest.mark.parametrize(
    ("step", "minutes", "before", "danger"),
    [(4, 22, Look.WARNING, 66), (7, 5, Look.WARNING, 30), (1, 2, Look.CALM, 30)],
)
def test_the_last_twentieth_and_at_least_half_a_minute_is_danger(
    room: Room, step: int, minutes: int, before: Look, danger: int
) -> None:
    """A step of two minutes has no fifth outside its last half minute, so it goes there at once."""
    room.do(commands.start, step)
    room.clock.advance(seconds=minutes * 60 - danger - 1)
    assert room.state().look is before
    room.clock.advance(seconds=1)
    assert room.state().look is Look.DANGER
    room.clock.advance(seconds=danger + 1)
    assert room.state().look is Look.OVER


def test_taking_back_an_advance_books_the_time_where_the_room_was(room: Room) -> None:
    room.do(commands.start, 4)
    room.clock.advance(minutes=5)
    room.do(commands.next_step)
    room.clock.advance(minutes=1)
    room.do(commands.undo_advance)
    state = room.state()
    assert (state.step, state.used[3], state.used[4]) == (4, 6 * MINUTE, timedelta(0))
    with pytest.raises(ClockRefused, match="not moved"):
        room.do(commands.undo_advance)


def test_a_forgotten_start_can_be_set_back(room: Room) -> None:
    begun = room.clock.now()
    room.clock.advance(minutes=7)
    room.do(commands.backdate, begun)
    assert room.state().used[0] == 7 * MINUTE
    room.do(commands.backdate, begun - 3 * MINUTE)
    state = room.state()
    assert (state.used[0], state.started_at) == (10 * MINUTE, begun - 3 * MINUTE)


def test_a_start_is_set_back_no_further_than_what_was_done_since(room: Room) -> None:
    room.do(commands.start)
    room.clock.advance(minutes=4)
    room.do(commands.next_step)
    room.clock.advance(minutes=4)
    with pytest.raises(ClockRefused, match="used before that"):
        room.do(commands.backdate, room.clock.now() - 2 * MINUTE)
    with pytest.raises(ClockRefused, match="still to come"):
        room.do(commands.backdate, room.clock.now() + MINUTE)


def test_a_break_says_when_it_ends_and_waits_for_somebody(room: Room) -> None:
    room.do(commands.start, 4)
    room.do(commands.take_break, 10)
    state = room.state()
    assert (state.phase, state.back_at) == (Phase.PAUSED, room.clock.now() + 10 * MINUTE)
    standing = pace(state)
    assert standing is not None
    assert standing.sentence(UTC) == "10 min behind, will finish 15:13"
    room.clock.advance(minutes=12)
    assert room.state().phase is Phase.PAUSED
    room.do(commands.resume)
    state = room.state()
    assert (state.back_at, state.paused) == (None, 12 * MINUTE)


def test_a_fixed_end_is_what_the_pace_is_measured_by(room: Room) -> None:
    must_end_at = room.clock.now() + 70 * MINUTE
    room.session.apply(set_field(room.review.meeting, "must_end_at", must_end_at), "fix the end")
    room.do(commands.start)
    standing = pace(room.state())
    assert standing is not None
    assert standing.sentence(UTC) == "5 min behind, will finish 15:15"
    room.do(commands.end_later, 5)
    assert pace(room.state()).standing is Standing.ON_TIME  # type: ignore[union-attr]


def test_a_sleep_can_be_called_a_pause_even_after_the_room_went_on(room: Room) -> None:
    room.do(commands.start, 4)
    room.clock.advance(minutes=2)
    asleep = room.clock.now()
    room.clock.advance(minutes=30)
    awake = room.clock.now()
    room.do(commands.next_step)
    room.clock.advance(minutes=1)
    room.session.apply(commands.paused_between(room.review, asleep, awake), "clock")
    state = room.state()
    assert (state.used[3], state.used[4], state.paused) == (2 * MINUTE, MINUTE, 30 * MINUTE)
    assert state.phase is Phase.RUNNING


def test_a_pause_said_to_begin_before_the_start_begins_with_it(room: Room) -> None:
    last_seen = room.clock.now() - 5 * MINUTE
    room.do(commands.start, 4)
    room.clock.advance(minutes=3)
    edit = commands.paused_between(room.review, last_seen, room.clock.now())
    room.session.apply(edit, "clock")
    state = room.state()
    assert (state.used[3], state.paused) == (0 * MINUTE, 3 * MINUTE)
    assert state.phase is Phase.RUNNING


def test_going_back_goes_on_from_the_time_used(room: Room) -> None:
    room.do(commands.start, 4)
    room.clock.advance(minutes=5)
    room.do(commands.next_step)
    room.clock.advance(minutes=1)
    room.do(commands.go_to, 4)
    room.clock.advance(minutes=2)
    assert room.state().used[3] == 7 * MINUTE


def test_minutes_are_added_and_never_below_nothing(room: Room) -> None:
    room.do(commands.start)
    room.do(commands.adjust, 5)
    assert room.state().step_planned == 7 * MINUTE
    room.do(commands.adjust, -60)
    assert room.state().step_planned == timedelta(0)


def test_pace_is_a_calm_sentence(room: Room) -> None:
    room.do(commands.start)
    assert pace(room.state()).sentence(UTC) == "on time, will finish 15:15"  # type: ignore[union-attr]
    room.clock.advance(minutes=6)
    behind = pace(room.state())
    assert behind is not None
    assert behind.sentence(UTC) == "4 min behind, will finish 15:19"
    assert behind.standing is Standing.BEHIND
    for _ in range(4):
        room.do(commands.next_step)
    ahead = pace(room.state())
    assert ahead is not None
    assert ahead.sentence(UTC) == "28 min ahead, will finish 14:47"


def test_starting_at_a_later_step_counts_from_there(room: Room) -> None:
    room.do(commands.start, 4)
    on_time = pace(room.state())
    assert on_time is not None
    assert on_time.standing is Standing.ON_TIME


def test_the_end_stops_everything(room: Room) -> None:
    room.do(commands.start)
    room.clock.advance(minutes=1)
    room.do(commands.finish)
    room.clock.advance(hours=3)
    state = room.state()
    assert (state.phase, state.total_used) == (Phase.DONE, MINUTE)
    assert state.ended_at is not None


def test_a_reset_forgets_the_meeting() -> None:
    now = FakeClock().now()
    facts = [
        ClockFact(id="a", command=Command.START, at=now, step=3),
        ClockFact(id="b", command=Command.RESET, at=now + MINUTE),
    ]
    state = clock_state(facts, DEFAULT_BUDGETS, now + 2 * MINUTE)
    assert (state.phase, state.step, state.total_used) == (Phase.NOT_STARTED, 1, timedelta(0))


@pytest.mark.parametrize(
    "command", [commands.pause, commands.resume, commands.next_step, commands.finish]
)
def test_what_makes_no_sense_is_refused_with_a_sentence(room: Room, command: object) -> None:
    with pytest.raises(ClockRefused, match=r"\.$"):
        room.do(command)


def test_the_ends_of_the_agenda_are_ends(room: Room) -> None:
    room.do(commands.start)
    room.do(commands.go_to, 10)
    with pytest.raises(ClockRefused, match="last step"):
        room.do(commands.next_step)
    with pytest.raises(ClockRefused, match="no step 11"):
        room.do(commands.go_to, 11)
    with pytest.raises(ClockRefused, match="under way"):
        room.do(commands.start)
    room.do(commands.finish)
    with pytest.raises(ClockRefused, match="has ended"):
        room.do(commands.adjust, 1)


@given(st.lists(st.integers(1, 60_000), min_size=1, max_size=60))
def test_ninety_minutes_in_uneven_ticks_do_not_drift(ticks: list[int]) -> None:
    room = Room()
    room.do(commands.start)
    total = timedelta(0)
    for milliseconds in ticks:
        room.clock.advance(milliseconds=milliseconds)
        total += timedelta(milliseconds=milliseconds)
        assert room.state().total_used == total


class AnyMeeting(RuleBasedStateMachine):
    """Used + paused is the time since the start, whatever is done and however often it restarts."""

    def __init__(self) -> None:
        super().__init__()
        self.room = Room()

    def _try(self, command: object, *arguments: object) -> None:
        with suppress(ClockRefused):
            self.room.do(command, *arguments)

    @rule(minutes=st.integers(0, 20), milliseconds=st.integers(0, 999))
    def wait(self, minutes: int, milliseconds: int) -> None:
        self.room.clock.advance(minutes=minutes, milliseconds=milliseconds)

    @rule(command=st.sampled_from(["start", "pause", "resume", "next_step", "undo_advance"]))
    def command(self, command: str) -> None:
        self._try(getattr(commands, command))

    @rule(number=st.integers(1, 10))
    def jump(self, number: int) -> None:
        self._try(commands.go_to, number)

    @rule(minutes=st.integers(-5, 5))
    def adjust(self, minutes: int) -> None:
        self._try(commands.adjust, minutes)

    @rule(minutes=st.integers(1, 15))
    def take_a_break(self, minutes: int) -> None:
        self._try(commands.take_break, minutes)

    @rule(minutes=st.integers(0, 20))
    def set_the_start_back(self, minutes: int) -> None:
        self._try(commands.backdate, self.room.clock.now() - minutes * MINUTE)

    @rule(minutes=st.integers(1, 60), was_paused=st.booleans())
    def sleep(self, minutes: int, was_paused: bool) -> None:
        asleep = self.room.clock.now()
        self.room.clock.advance(minutes=minutes)
        if was_paused:
            with suppress(ClockRefused):
                edit = commands.paused_between(self.room.review, asleep, self.room.clock.now())
                self.room.session.apply(edit, "clock", undoable=False)

    @rule()
    def win_time_back(self) -> None:
        proposal = respread(self.room.state())
        if proposal is not None and proposal.cuts:
            edit = accepted(self.room.review, self.room.clock.now(), proposal)
            self.room.session.apply(edit, "clock", undoable=False)

    @rule()
    def restart(self) -> None:
        self.room.session = Session(self.room.review, self.room.clock)

    @invariant()
    def time_is_kept(self) -> None:
        state = self.room.state()
        assert 1 <= state.step <= 10
        passed = timedelta(0) if state.started_at is None else state.now - state.started_at
        assert state.total_used + state.paused == passed
        assert sum(state.planned, timedelta(0)) == state.total_planned
        assert all(used >= timedelta(0) for used in state.used)


TestAnyMeeting = AnyMeeting.TestCase
TestAnyMeeting.settings = settings(max_examples=30, stateful_step_count=20, deadline=None)

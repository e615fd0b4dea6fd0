# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""When the room sees and hears that a step nears its end, and that its time is up."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from app.agenda import commands
from app.agenda.chime import SIGN_LASTS, Sign, chime_due, sign
from app.agenda.clock import DANGER_LEAST, WARNING_SHARE, ClockState, Look, Phase, clock_of
from app.agenda.commands import ClockRefused
from app.review.edits import Edit
from app.review.review import Review
from tests.builders import applied, empty_review, with_fields
from tests.fakes import FakeClock

BUDGETS = (2, 4, 6, 20, 5, 18, 5, 10, 0, 1)
TIMELINE = 4
SECOND = timedelta(seconds=1)


class Listener:
    """A meeting whose clock is looked at as the window does: at each tick and after each edit."""

    def __init__(self, budgets: tuple[int, ...] = BUDGETS) -> None:
        self.clock = FakeClock()
        review = empty_review()
        self.review: Review = with_fields(review, review.meeting, budgets=budgets)
        self.last = self.state
        self.heard: list[tuple[int, Sign]] = []

    @property
    def state(self) -> ClockState:
        return clock_of(self.review, self.clock.now())

    def look(self) -> Sign | None:
        state = self.state
        due = chime_due(self.last, state)
        if due is not None:
            self.heard.append((state.step, due))
        self.last = state
        return due

    def do(self, command: object, *details: object) -> None:
        assert callable(command)
        edit: Edit = command(self.review, self.clock.now(), *details)
        self.review = applied(self.review, edit)
        self.look()

    def pass_time(self, seconds: float, every: float = 1) -> None:
        end = self.clock.now() + timedelta(seconds=seconds)
        while self.clock.now() < end:
            self.clock.advance(seconds=min(every, (end - self.clock.now()).total_seconds()))
            self.look()


@pytest.fixture
def meeting() -> Listener:
    """Twenty minutes for the timeline: its last fifth begins after sixteen."""
    made = Listener()
    made.do(commands.start, TIMELINE)
    return made


NEARLY, TIME_UP = (TIMELINE, Sign.NEARLY), (TIMELINE, Sign.TIME_UP)


def test_a_step_is_heard_once_at_its_last_fifth_and_once_at_its_end(meeting: Listener) -> None:
    meeting.pass_time(16 * 60 - 1)
    assert meeting.heard == []
    meeting.pass_time(1)
    assert meeting.heard == [NEARLY]
    meeting.pass_time(4 * 60)
    assert meeting.heard == [NEARLY]
    meeting.pass_time(1)
    assert meeting.heard == [NEARLY, TIME_UP]
    meeting.pass_time(30 * 60)
    assert meeting.heard == [NEARLY, TIME_UP]


def test_the_sign_is_seen_for_some_seconds_and_then_only_the_colours_stay(
    meeting: Listener,
) -> None:
    meeting.pass_time(16 * 60)
    assert sign(meeting.state) is Sign.NEARLY
    meeting.pass_time(SIGN_LASTS.total_seconds())
    assert sign(meeting.state) is Sign.NEARLY
    meeting.pass_time(1)
    assert (sign(meeting.state), meeting.state.look) == (None, Look.WARNING)


def test_a_step_too_short_for_a_last_fifth_is_heard_half_a_minute_before_its_end() -> None:
    meeting = Listener()
    meeting.do(commands.start)
    meeting.pass_time(89)
    assert meeting.heard == []
    meeting.pass_time(1)
    assert meeting.heard == [(1, Sign.NEARLY)]


def test_a_step_without_any_time_is_never_heard() -> None:
    meeting = Listener()
    meeting.do(commands.start, 9)
    meeting.pass_time(120)
    assert meeting.heard == []


def test_going_back_into_a_step_that_is_nearly_over_is_not_heard(meeting: Listener) -> None:
    meeting.pass_time(16 * 60 + 2)
    meeting.do(commands.next_step)
    meeting.pass_time(10)
    meeting.do(commands.go_to, TIMELINE)
    meeting.pass_time(60)
    assert meeting.heard == [NEARLY]


def test_a_pause_at_the_moment_does_not_repeat_it(meeting: Listener) -> None:
    meeting.pass_time(16 * 60)
    meeting.do(commands.pause)
    assert sign(meeting.state) is None
    meeting.pass_time(60)
    meeting.do(commands.resume)
    meeting.pass_time(60)
    assert meeting.heard == [NEARLY]


def test_minutes_given_make_it_due_anew_when_it_comes_again(meeting: Listener) -> None:
    meeting.pass_time(17 * 60)
    meeting.do(commands.adjust, 5)
    assert meeting.heard == [NEARLY]
    meeting.pass_time(3 * 60)
    assert meeting.heard == [NEARLY, NEARLY]


def test_minutes_taken_are_not_heard_by_who_takes_them(meeting: Listener) -> None:
    meeting.pass_time(16 * 60 - 2)
    meeting.do(commands.adjust, -1)
    meeting.pass_time(10)
    assert (meeting.heard, meeting.state.look) == ([], Look.WARNING)


def test_a_start_that_is_set_back_is_not_heard(meeting: Listener) -> None:
    meeting.pass_time(60)
    meeting.do(commands.backdate, meeting.clock.now() - timedelta(minutes=16))
    assert sign(meeting.state) is Sign.NEARLY
    assert meeting.heard == []


def test_what_passes_while_the_computer_sleeps_is_not_heard(meeting: Listener) -> None:
    meeting.pass_time(16 * 60 - 2)
    meeting.clock.advance(seconds=SIGN_LASTS.total_seconds())
    assert meeting.look() is None
    meeting.pass_time(60)
    assert meeting.heard == []


def test_a_clock_set_back_is_not_heard(meeting: Listener) -> None:
    meeting.pass_time(16 * 60)
    after = meeting.last
    meeting.clock.advance(seconds=-1)
    assert chime_due(after, meeting.state) is None


@given(
    budgets=st.lists(st.integers(0, 4), min_size=10, max_size=10).map(tuple),
    every=st.floats(0.05, 4.9),
)
@settings(max_examples=15)
def test_however_the_ticks_fall_each_step_is_heard_once_at_either_moment(
    budgets: tuple[int, ...], every: float
) -> None:
    meeting = Listener(budgets)
    meeting.do(commands.start)
    for number, minutes in enumerate(budgets, start=1):
        meeting.pass_time(minutes * 60 + 6, max(every, 0.5))
        if number < 10:
            meeting.do(commands.next_step)
    assert meeting.heard == [
        (number, one) for number, minutes in enumerate(budgets, start=1) for one in Sign if minutes
    ]


class AnyMeeting(RuleBasedStateMachine):
    """Whatever is done: a phase of a step is heard once for each time it is entered."""

    def __init__(self) -> None:
        super().__init__()
        self.meeting = Listener((1, 1, 2, 3, 1, 2, 0, 1, 1, 1))
        self.heard_since_entered: set[tuple[int, Sign]] = set()

    def _check(self) -> None:
        """Count a chime; forget it where the step has left the phase again."""
        heard, self.meeting.heard = self.meeting.heard, []
        state = self.meeting.state
        for one in Sign:
            if not _is_in(state, one):
                self.heard_since_entered.discard((state.step, one))
        for found in heard:
            assert state.phase is Phase.RUNNING
            assert _is_in(state, found[1])
            assert found not in self.heard_since_entered
            self.heard_since_entered.add(found)

    @rule(seconds=st.integers(1, 90), every=st.floats(0.25, 8))
    def pass_time(self, seconds: int, every: float) -> None:
        end = self.meeting.clock.now() + timedelta(seconds=seconds)
        while self.meeting.clock.now() < end:
            self.meeting.pass_time(min(every, 5), every)
            self._check()

    @rule(name=st.sampled_from(["start", "pause", "resume", "next_step", "undo_advance"]))
    def command(self, name: str) -> None:
        self._try(getattr(commands, name))

    @rule(number=st.integers(1, 10))
    def jump(self, number: int) -> None:
        self._try(commands.go_to, number)

    @rule(minutes=st.integers(-2, 2))
    def adjust(self, minutes: int) -> None:
        self._try(commands.adjust, minutes)

    @rule(seconds=st.integers(0, 120))
    def set_the_start_back(self, seconds: int) -> None:
        self._try(commands.backdate, self.meeting.clock.now() - seconds * SECOND)

    @rule(seconds=st.integers(5, 300), was_paused=st.booleans())
    def sleep(self, seconds: int, was_paused: bool) -> None:
        asleep = self.meeting.clock.now()
        self.meeting.clock.advance(seconds=seconds)
        self.meeting.look()
        assert self.meeting.heard == []
        if was_paused:
            edit = lambda review, now: commands.paused_between(review, asleep, now)  # noqa: E731
            self._try(edit)

    def _try(self, command: object, *details: object) -> None:
        with suppress(ClockRefused):
            self.meeting.do(command, *details)
        assert self.meeting.heard == [], "a command was heard"
        self._check()


def _is_in(state: ClockState, one: Sign) -> bool:
    if one is Sign.TIME_UP:
        return state.step_remaining < timedelta(0)
    return state.step_remaining <= max(state.step_planned * WARNING_SHARE, DANGER_LEAST)


TestAnyMeeting = AnyMeeting.TestCase
TestAnyMeeting.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)

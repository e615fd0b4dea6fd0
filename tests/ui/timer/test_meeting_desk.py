# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What the room is asked about its time, and what each answer does to the clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.agenda import commands
from app.agenda.clock import ClockState, Phase, clock_of
from app.review.edits import Edit, set_field
from app.session.session import Session
from tests.builders import empty_review
from tests.fakes import FakeClock
from ui.kit.question_strip import QuestionStrip
from ui.session_bridge import SessionBridge
from ui.timer.meeting_desk import MeetingDesk

MINUTE = timedelta(minutes=1)


class Room:
    """A meeting whose ticks are given by hand, and what it is asked."""

    def __init__(self, qtbot: QtBot) -> None:
        self.clock = FakeClock()
        self.bridge = SessionBridge(Session(empty_review(), self.clock))
        self.strip = QuestionStrip()
        qtbot.addWidget(self.strip)
        self.desk = MeetingDesk(self.strip, self.bridge, self.clock)
        self.told: list[str] = []
        self.lines: list[str] = []
        self.desk.told.connect(self.told.append)
        self.desk.line_wanted.connect(self.lines.append)

    @property
    def state(self) -> ClockState:
        return clock_of(self.bridge.review, self.clock.now())

    @property
    def question(self) -> str:
        return "" if self.strip.isHidden() else self.strip.text

    @property
    def answers(self) -> list[str]:
        return [answer.words for answer in self.strip.answers]

    def do(self, edit: Edit) -> None:
        self.bridge.apply(edit, "clock", undoable=False)

    def start(self, step: int = 1) -> None:
        self.do(commands.start(self.bridge.review, self.clock.now(), step))

    def pass_time(self, **parts: float) -> None:
        """Let time pass with the window awake."""
        end = self.clock.now() + timedelta(**parts)
        while self.clock.now() < end:
            self.clock.advance(seconds=min(30, (end - self.clock.now()).total_seconds()))
            self.desk.tick(self.state)

    def answer(self, words: str) -> None:
        answer = next(one for one in self.strip.answers if one.words == words)
        self.strip.hide()
        self.strip.answered.emit(answer.id)


@pytest.fixture
def room(dressed: QApplication, qtbot: QtBot) -> Iterator[Room]:
    made = Room(qtbot)
    yield made
    made.bridge.close()


def test_a_step_that_runs_over_brings_a_proposal_and_changes_nothing(room: Room) -> None:
    room.start(4)
    room.pass_time(minutes=23)
    assert room.question == ""
    room.pass_time(minutes=5)
    assert room.question.startswith("6 min behind.")
    assert "Impact 5 → 4, Causes 18 → 14" in room.question
    assert room.state.planned[5] == 18 * MINUTE


def test_the_proposal_is_taken_with_one_answer(room: Room) -> None:
    room.start(4)
    room.pass_time(minutes=28)
    room.answer("Shorten")
    assert [length // MINUTE for length in room.state.planned[4:8]] == [4, 14, 4, 10]
    room.pass_time(seconds=30)
    assert room.question == ""


def test_the_key_takes_the_proposal_and_shows_one_where_none_is_shown(room: Room) -> None:
    room.start(4)
    room.desk.win_time_back()
    assert room.told == ["The meeting is on time. There is nothing to win back."]
    room.pass_time(minutes=23)
    room.desk.win_time_back()
    assert room.question.startswith("1 min behind.")
    room.pass_time(seconds=1)
    assert room.question
    room.desk.win_time_back()
    assert room.question == ""
    assert room.state.total_planned < 75 * MINUTE
    assert room.told[-1].startswith("The steps are shorter now, to end at ")


def test_who_puts_a_proposal_away_is_left_in_peace_until_the_next_step(room: Room) -> None:
    room.start(4)
    room.pass_time(minutes=28)
    room.strip.leave()
    room.pass_time(minutes=3)
    assert room.question == ""
    room.do(commands.next_step(room.bridge.review, room.clock.now()))
    room.pass_time(seconds=30)
    assert room.question.startswith("10 min behind.") or room.question.startswith("9 min behind.")


def test_what_can_not_be_won_is_said_with_three_ways_out(room: Room) -> None:
    room.start(8)
    room.pass_time(minutes=15)
    assert room.question == "5 min behind. No step to come can give time."
    assert room.answers == ["End 5 min later", "Park the rest", "Second meeting"]
    room.answer("Park the rest")
    assert room.lines == ["/p "]
    room.pass_time(seconds=30)
    room.answer("End 6 min later")
    room.pass_time(seconds=20)
    assert room.question == ""


def test_after_a_sleep_it_asks_once_and_a_pause_is_booked_where_it_was(room: Room) -> None:
    room.start(4)
    room.pass_time(minutes=2)
    room.clock.advance(minutes=30)
    room.desk.tick(room.state)
    assert room.question == (
        f"This computer slept from {_local(room, -30)} to {_local(room, 0)}, 30 min. "
        "Did the meeting go on?"
    )
    room.answer("It was paused")
    assert (room.state.used[3], room.state.paused) == (2 * MINUTE, 30 * MINUTE)
    room.pass_time(seconds=30)
    assert room.question.startswith("30 min behind.")


def test_a_sleep_during_a_pause_needs_no_question(room: Room) -> None:
    room.start(4)
    room.pass_time(minutes=2)
    room.do(commands.pause(room.bridge.review, room.clock.now()))
    room.desk.tick(room.state)
    room.clock.advance(minutes=30)
    room.desk.tick(room.state)
    assert room.question == ""


def test_a_clock_that_ran_on_while_the_app_was_gone_is_asked_about(room: Room) -> None:
    room.start(4)
    left_at = room.clock.now() + 5 * MINUTE
    room.clock.advance(minutes=45)
    room.desk.was_left_at(left_at)
    assert "40 min ago. Did the meeting?" in room.question
    room.answer("It went on")
    assert room.state.used[3] == 45 * MINUTE


def test_a_meeting_that_nobody_ended_can_be_ended_when_it_was(room: Room) -> None:
    room.start(4)
    left_at = room.clock.now() + 5 * MINUTE
    room.clock.advance(days=9)
    room.desk.was_left_at(left_at)
    assert room.question.startswith("The clock was left running on ")
    assert room.answers == ["It ended then", "It was paused"]
    room.answer("It ended then")
    assert room.state.phase is Phase.DONE
    assert room.state.used[3] == 5 * MINUTE
    assert room.state.ended_at == left_at


def test_a_short_absence_is_not_worth_a_question(room: Room) -> None:
    room.start(4)
    room.clock.advance(minutes=1)
    room.desk.was_left_at(room.clock.now() - MINUTE)
    assert room.question == ""


def test_a_late_start_may_have_begun_in_time_or_keep_its_end(room: Room) -> None:
    planned = room.clock.now()
    room.do(set_field(room.bridge.review.meeting, "scheduled_at", planned))
    room.clock.advance(minutes=8)
    room.start()
    room.desk.started()
    assert "8 min ago. When did it begin?" in room.question
    room.answer(room.answers[1])
    assert room.state.due_at == planned + 75 * MINUTE
    room.pass_time(seconds=30)
    assert room.question.startswith("8 min behind.")


def test_a_start_that_was_forgotten_is_set_back(room: Room) -> None:
    room.desk.ask_when_it_began(3)
    room.answer("5 min earlier")
    assert (room.state.phase, room.state.step) == (Phase.RUNNING, 3)
    assert room.state.used[2] == 5 * MINUTE
    room.desk.ask_when_it_began(3)
    room.answer("2 min earlier")
    assert room.state.used[2] == 7 * MINUTE


def test_a_break_is_as_long_as_somebody_says(room: Room) -> None:
    room.desk.ask_for_break()
    room.answer("10 min")
    assert room.told == ["The clock is not running."]
    room.start(4)
    room.desk.ask_for_break()
    room.answer("10 min")
    assert room.state.back_at == room.clock.now() + 10 * MINUTE


def test_a_pause_becomes_a_break(room: Room) -> None:
    room.start(4)
    room.bridge.apply(commands.pause(room.bridge.review, room.clock.now()), "clock")
    room.desk.ask_for_break()
    room.answer("5 min")
    assert room.told == []
    assert room.state.back_at == room.clock.now() + 5 * MINUTE


def test_a_question_about_the_meeting_goes_with_its_end(room: Room) -> None:
    room.start(4)
    room.pass_time(seconds=1)
    room.desk.ask_for_break()
    room.bridge.apply(commands.finish(room.bridge.review, room.clock.now()), "clock")
    room.pass_time(seconds=1)
    assert room.question == ""


def _local(room: Room, minutes: int) -> str:
    return f"{(room.clock.now() + minutes * MINUTE).astimezone():%H:%M}"

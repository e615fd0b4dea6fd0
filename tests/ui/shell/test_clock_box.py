# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The clock's box: what it shows for each state, in words, on a surface that never moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.agenda import commands
from app.agenda.clock import Look, clock_of
from app.agenda.pace import Standing
from app.review.edits import Edit
from app.review.review import Review
from tests.builders import applied, empty_review, with_fields
from tests.fakes import FakeClock
from ui.theme import current_theme
from ui.timer.clock_box import ClockBox, ClockFace, digits
from ui.timer.clock_words import clock_face

BUDGETS = (3, 4, 7, 26, 6, 22, 6, 12, 2, 2)

LONG = ClockFace(
    "+1:02:10",
    "Approve & publish",
    "over 12 min",
    "1:01:46",
    "to 15:30 end",
    "112 min behind, will finish 17:22",
    Standing.BEHIND,
    Look.OVER,
)


class Meeting:
    """A review's clock, moved by hand."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        review = empty_review()
        self.review: Review = with_fields(review, review.meeting, budgets=BUDGETS)

    def do(self, command: object, *details: object) -> None:
        assert callable(command)
        edit: Edit = command(self.review, self.clock.now(), *details)
        self.review = applied(self.review, edit)

    @property
    def face(self) -> ClockFace:
        return clock_face(clock_of(self.review, self.clock.now()), UTC)


@pytest.fixture
def meeting() -> Meeting:
    return Meeting()


def test_a_break_says_until_when_it_lasts(meeting: Meeting) -> None:
    meeting.do(commands.start)
    meeting.do(commands.take_break, 10)
    assert (meeting.face.note, meeting.face.look) == ("break until 14:10", Look.PAUSED)


def test_before_the_start_it_says_how_to_begin(meeting: Meeting) -> None:
    face = meeting.face
    assert (face.step, face.rest, face.standing) == ("Not started", "", None)
    assert "Ctrl+Space" in face.note


def test_a_running_step_counts_down_and_tells_the_pace(meeting: Meeting) -> None:
    meeting.do(commands.start)
    meeting.clock.advance(seconds=30)
    face = meeting.face
    assert (face.digits, face.step, face.look) == ("02:30", "Trigger & timing", Look.CALM)
    assert face.note == "left of 3 min"
    assert face.end == "to 15:30 end"
    assert face.pace == "on time, will finish 15:30"
    assert face.standing is Standing.ON_TIME


def test_the_last_fifth_is_a_warning(meeting: Meeting) -> None:
    meeting.do(commands.start)
    meeting.clock.advance(seconds=149)
    assert meeting.face.look is Look.WARNING
    meeting.clock.advance(seconds=1)
    assert (meeting.face.look, meeting.face.note) == (Look.DANGER, "ends soon, 3 min")


def test_the_last_fifth_is_named_beside_its_colour(meeting: Meeting) -> None:
    meeting.do(commands.start, 4)
    meeting.clock.advance(minutes=22)
    assert (meeting.face.look, meeting.face.note) == (Look.WARNING, "last fifth of 26 min")


def test_for_some_seconds_the_clock_says_what_the_chime_says(meeting: Meeting) -> None:
    meeting.do(commands.start)
    meeting.clock.advance(seconds=144)
    assert (meeting.face.sign, meeting.face.told) == ("Nearly time", "Nearly time")
    meeting.clock.advance(seconds=6)
    assert (meeting.face.sign, meeting.face.told) == ("", "ends soon, 3 min")
    meeting.clock.advance(seconds=31)
    assert meeting.face.told == "Time is up"
    assert "Time is up" in meeting.face.spoken


def test_a_sign_frames_the_clock_and_moves_nothing(
    meeting: Meeting, dressed: QApplication, qtbot: QtBot
) -> None:
    box = ClockBox()
    qtbot.addWidget(box)
    meeting.do(commands.start, 4)
    meeting.clock.advance(minutes=22)
    box.show_face(meeting.face)
    box.resize(box.sizeHint())
    plain = box.grab().toImage()
    box.show_face(replace(meeting.face, sign="Nearly time"))
    framed = box.grab().toImage()
    assert len(_column(plain, 1)) == len(_column(framed, 1)) == 1
    assert _column(plain, 1) != _column(framed, 1)
    # The digits stand where they stood.
    assert plain.copy(16, 6, 90, 36) == framed.copy(16, 6, 90, 36)


def test_overtime_counts_up(meeting: Meeting) -> None:
    meeting.do(commands.start)
    meeting.clock.advance(minutes=5, seconds=10)
    face = meeting.face
    assert (face.digits, face.note, face.look) == ("+02:10", "over 3 min", Look.OVER)
    assert face.standing is Standing.BEHIND


def test_a_pause_says_how_long_it_lasts(meeting: Meeting) -> None:
    meeting.do(commands.start)
    meeting.do(commands.pause)
    meeting.clock.advance(minutes=2)
    face = meeting.face
    assert (face.digits, face.note, face.look) == ("03:00", "paused 2 min", Look.PAUSED)


def test_the_end_tells_what_was_used(meeting: Meeting) -> None:
    meeting.do(commands.start)
    meeting.clock.advance(minutes=62)
    meeting.do(commands.finish)
    assert meeting.face.note == "62 of 90 min used"


@pytest.mark.parametrize(
    ("length", "written"),
    [
        (timedelta(0), "00:00"),
        (timedelta(minutes=8, seconds=45, milliseconds=1), "08:46"),
        (timedelta(minutes=25), "25:00"),
        (timedelta(hours=1, minutes=15), "1:15:00"),
        (timedelta(seconds=-130), "+02:10"),
        (timedelta(milliseconds=-1), "+00:00"),
        (timedelta(hours=-1, minutes=-2, seconds=-10), "+1:02:10"),
    ],
)
def test_lengths_are_written_as_a_clock_does(length: timedelta, written: str) -> None:
    assert digits(length) == written


def test_the_face_is_one_sentence_for_a_screen_reader(qtbot: QtBot) -> None:
    box = ClockBox()
    qtbot.addWidget(box)
    box.show_face(LONG)
    assert box.accessibleName() == (
        "Approve & publish, +1:02:10, over 12 min, 112 min behind, will finish 17:22"
    )


def test_even_the_longest_face_stays_inside_the_box(dressed: QApplication, qtbot: QtBot) -> None:
    box = ClockBox()
    qtbot.addWidget(box)
    box.show_face(LONG)
    box.resize(box.sizeHint())
    size = current_theme().size
    assert (box.width(), box.height()) == (size.clock_wide, size.clock)
    ground = box.grab().toImage()
    edge = ground.pixelColor(box.width() - 6, box.height() // 2)
    assert _column(ground, box.width() - 6) == {edge.name()}
    assert _column(ground, box.width() - 4) == {edge.name()}


def _column(image: QImage, x: int) -> set[str]:
    """Return the colours of one column, the rounded ends left out."""
    return {image.pixelColor(x, y).name() for y in range(12, image.height() - 12)}

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The room's screen: it paints at any size, blanks, and obeys a presenter's remote."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.agenda import commands
from app.agenda.clock import clock_of
from app.fonts import BundledMeasure
from app.review.review import Review
from tests.builders import applied
from tests.fakes import FakeClock
from ui.room.room_content import RoomContent, RoomShow, Wish, room_content
from ui.room.room_face import RoomFace, room_face, spoken
from ui.room.room_painter import _first_line
from ui.room.room_window import RoomWindow
from ui.theme import apply_theme, load_theme

QUESTION = "What did you notice first, and what did you expect?"
Key = Qt.Key


def face_after(example: Review, minutes: int) -> RoomFace:
    clock = FakeClock()
    review = applied(example, commands.start(example, clock.now(), 4))
    clock.advance(minutes=minutes)
    return room_face(clock_of(review, clock.now()), QUESTION, UTC)


@pytest.fixture
def room(dressed: QApplication, qtbot: QtBot, example: Review) -> RoomWindow:
    window = RoomWindow()
    qtbot.addWidget(window)
    window.resize(1920, 1080)
    window.show_face(face_after(example, 3))
    return window


def picture(window: RoomWindow) -> QImage:
    return window.grab().toImage()


def is_black(image: QImage) -> bool:
    points = ((x, y) for x in range(0, image.width(), 40) for y in range(0, image.height(), 40))
    return all(image.pixelColor(x, y).value() == 0 for x, y in points)


def test_the_face_speaks_of_the_step_and_of_what_comes_next(example: Review) -> None:
    face = face_after(example, 28)
    assert (face.number, face.title, face.next) == (4, "Timeline", "Impact")
    assert [part.title for part in face.segments] == [
        "Timeline", "Impact", "Causes", "Went well", "Actions"
    ]  # fmt: skip
    assert [part.is_current for part in face.segments] == [True, False, False, False, False]
    assert QUESTION in spoken(face)


def test_the_room_sees_what_others_hear(room: RoomWindow, example: Review) -> None:
    clock = FakeClock()
    review = applied(example, commands.start(example, clock.now(), 4))
    clock.advance(minutes=26, seconds=1)
    face = room_face(clock_of(review, clock.now()), QUESTION, UTC)
    assert face.clock.sign == "Time is up"
    room.show_face(face)
    framed = picture(room)
    room.show_face(replace(face, clock=replace(face.clock, sign="")))
    over = room._theme.color("over").name()
    assert framed.pixelColor(400, 24).name() == over
    assert picture(room).pixelColor(400, 24).name() != over


class Paints(QObject):
    """Notes which part of a widget each paint is for."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.regions: list[QRegion] = []
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.regions.append(QRegion(event.region()))
        return False


# At 1920 × 1080 itself Qt shades large letters in two ways, by what it drew before.
@pytest.mark.parametrize("size", [(1280, 720), (1024, 768), (1366, 768), (481, 333)])
def test_a_second_paints_the_clock_and_the_bar_alone_and_leaves_no_trace(
    room: RoomWindow, example: Review, qtbot: QtBot, size: tuple[int, int]
) -> None:
    room.resize(*size)
    room.show_content(content_of(room, example))
    paints = Paints(room)
    room.show()
    qtbot.waitUntil(lambda: bool(paints.regions))
    shown = picture(room)
    paints.regions.clear()
    room.show_face(face_after(example, 27))
    qtbot.waitUntil(lambda: bool(paints.regions))
    changed = paints.regions[0]
    assert 0 < area(changed) < 0.5 * size[0] * size[1]
    room.render(shown, QPoint(0, 0), changed)
    assert shown == picture(room)


def test_another_question_paints_everything(
    room: RoomWindow, example: Review, qtbot: QtBot
) -> None:
    paints = Paints(room)
    room.show()
    qtbot.waitUntil(lambda: bool(paints.regions))
    paints.regions.clear()
    room.show_face(replace(face_after(example, 3), question="What helped?"))
    qtbot.waitUntil(lambda: bool(paints.regions))
    assert area(paints.regions[0]) == room.width() * room.height()


def test_the_room_s_screen_follows_the_window_to_high_contrast(
    room: RoomWindow, dressed: QApplication
) -> None:
    usual = picture(room)
    apply_theme(dressed, load_theme("high_contrast"))
    assert picture(room) != usual
    apply_theme(dressed, load_theme("light"))
    assert picture(room) == usual


def area(region: QRegion) -> int:
    return sum(part.width() * part.height() for part in region)


def content_of(room: RoomWindow, example: Review) -> RoomContent:
    wish = Wish(RoomShow.BY_STEP, 4, example.timeline[12].id)
    return room_content(example, wish, BundledMeasure(), room.content_width)


def test_after_the_end_nothing_is_asked_and_nothing_comes_next(example: Review) -> None:
    clock = FakeClock()
    review = applied(example, commands.start(example, clock.now(), 8))
    clock.advance(minutes=5)
    review = applied(review, commands.finish(review, clock.now()))
    face = room_face(clock_of(review, clock.now()), QUESTION, UTC)
    assert (face.question, face.next) == ("The meeting has ended.", "")
    assert not any(segment.is_current for segment in face.segments)


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (3840, 2160), (1024, 768), (1, 1)])
@pytest.mark.parametrize("show", list(RoomShow))
def test_everything_is_painted_at_every_size(
    room: RoomWindow, example: Review, show: RoomShow, size: tuple[int, int]
) -> None:
    room.resize(*size)
    width = room.content_width
    room.show_content(room_content(example, Wish(show, 4), BundledMeasure(), width))
    image = picture(room)
    assert not image.isNull()
    assert size == (1, 1) or not is_black(image)


def test_a_long_line_takes_two_where_they_have_the_height(dressed: QApplication) -> None:
    metrics = QFontMetricsF(load_theme("dark").font("room_content"))
    words = "LVM snapshot of the production database taken by hand"
    width = metrics.horizontalAdvance(words) * 0.7
    first = _first_line(words, metrics, width)
    assert words.startswith(f"{first} ")
    assert metrics.horizontalAdvance(first) <= width
    assert _first_line(words, metrics, width * 2) == words
    assert _first_line("unbroken" * 20, metrics, width) == ""


def test_b_and_full_stop_blank_the_screen_and_show_it_again(room: RoomWindow) -> None:
    room.show()
    for key in (Key.Key_B, Key.Key_Period):
        QTest.keyClick(room, key)
        assert is_black(picture(room))
        QTest.keyClick(room, key)
        assert not is_black(picture(room))


def test_a_remote_moves_the_meeting(room: RoomWindow, qtbot: QtBot) -> None:
    wishes: list[str] = []
    room.wished.connect(wishes.append)
    room.show()
    QTest.keyClick(room, Key.Key_PageDown)
    QTest.keyClick(room, Key.Key_PageUp)
    assert wishes == ["next_step", "back"]


def test_a_bright_room_gets_a_light_screen(room: RoomWindow) -> None:
    before = picture(room).pixelColor(5, 5).lightness()
    room.show()
    QTest.keyClick(room, Key.Key_L)
    assert picture(room).pixelColor(5, 5).lightness() > before + 100


def test_escape_closes_it_and_says_so(room: RoomWindow, qtbot: QtBot) -> None:
    room.show()
    with qtbot.waitSignal(room.closed):
        QTest.keyClick(room, Key.Key_Escape)
    assert room.isHidden()

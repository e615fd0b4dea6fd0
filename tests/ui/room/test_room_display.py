# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Where the room's screen goes, with one screen and with two, and what it follows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.agenda.clock import ClockState, clock_of
from app.paths import resource
from app.review.event import Event
from app.review.review import Review
from tests.builders import empty_review, review_with, with_fields
from tests.fakes import FakeClock
from tests.ui.conftest import OpenWindow, page_of
from ui.main_window import MainWindow
from ui.room.room_content import RoomShow, Wish
from ui.room.room_display import RoomDisplay
from ui.room.room_face import RoomFace, room_face
from ui.shell.review_page import ReviewPage

TWO_SCREENS = """
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
import pathlib, sys
from app.bootstrap import build
from app.capture.review_file import import_file
from ui.main_window import MainWindow
from ui.theme import apply_theme, load_theme

app = QApplication([])
apply_theme(app, load_theme("light"))
own = next(s for s in app.screens() if s.name() == "desk")
other = next(s for s in app.screens() if s.name() == "projector")
review = import_file(pathlib.Path(sys.argv[2])).review
window = MainWindow(build(sys.argv[1]))
window.setScreen(own)
window.setGeometry(own.geometry())
window.show()

def until(fact):
    while not fact():
        app.processEvents()

until(lambda: window.actions_table is not None)
window.services.library.add(review)
window.open_review(review.id)
until(lambda: window.page is not None)
room = window.page.room
window.actions_table["room"].trigger()
assert room.window is not None and room.clock is None
assert room.window.geometry() == other.geometry(), room.window.geometry()
assert room.window.face is not None
app.screenRemoved.emit(other)
assert not room.is_open
assert "comes back" in window.page.notice.text
app.screenAdded.emit(other)
assert room.window is not None and room.window.geometry() == other.geometry()
assert window.page.notice.text == "The room screen is back."
window.page.was_warned_at_close = True
window.close()
print("fine")
"""


@pytest.fixture
def window(open_window: OpenWindow, example: Review, qtbot: QtBot) -> Iterator[MainWindow]:
    made = open_window()
    made.services.library.add(example)
    made.open_review(example.id)
    qtbot.waitUntil(lambda: made.page is not None, timeout=15_000)
    yield made
    if made.page is not None:
        made.page.room.close()


@pytest.fixture
def page(window: MainWindow) -> ReviewPage:
    return page_of(window)


def press(window: MainWindow, action: str) -> None:
    assert window.actions_table is not None
    window.actions_table[action].trigger()


def test_with_one_screen_it_is_a_small_clock_on_top(window: MainWindow, page: ReviewPage) -> None:
    press(window, "room")
    assert page.room.clock is not None
    assert page.room.window is None
    assert page.room.clock.height() < 100
    press(window, "room")
    assert not page.room.is_open


def test_the_small_clock_runs_with_the_meeting(
    window: MainWindow, page: ReviewPage, clock: FakeClock
) -> None:
    press(window, "room")
    press(window, "pause")
    clock.advance(seconds=30)
    page.tick(clock.now())
    assert page.room.clock is not None
    assert page.room.clock.box.face == page.top_bar.clock.face


def test_blanking_without_a_room_screen_says_how_to_get_one(
    window: MainWindow, page: ReviewPage
) -> None:
    press(window, "room_blank")
    assert page.notice.text == "There is no room screen to blank. F5 opens it."


def test_what_the_room_sees_is_chosen_in_turn(window: MainWindow, page: ReviewPage) -> None:
    press(window, "room_show")
    assert page.notice.text == "On a screen of its own the room will see: the timeline"


def test_the_small_clock_has_nothing_to_blank(window: MainWindow, page: ReviewPage) -> None:
    press(window, "room")
    press(window, "room_blank")
    assert page.notice.text == "With one screen the room sees the clock alone. F5 takes it away."


class Source:
    """A page in the middle of a meeting whose own screen is none of those there are."""

    def __init__(self) -> None:
        self.review = empty_review()
        self.screen = cast("QScreen", None)

    def face(self, state: ClockState) -> RoomFace:
        return room_face(state, "What happened?", UTC)

    def wish(self, show: RoomShow, state: ClockState) -> Wish:
        return Wish(RoomShow.TIMELINE, state.step)


def test_each_tick_shows_the_review_as_it_is_then(
    dressed: QApplication, qtbot: QtBot, clock: FakeClock
) -> None:
    source, owner = Source(), QObject()
    source.review = review_with(Event(id="e", text="said"))
    room = RoomDisplay(source, owner, QGuiApplication.screens)  # type: ignore[arg-type]
    room.toggle()
    assert room.window is not None
    room.tick(clock_of(source.review, clock.now()))
    shown = id(source.review)
    for number in range(200):  # a review that nobody holds makes room for another one
        source.review = with_fields(source.review, source.review.events[0], text=f"said {number}")
        if id(source.review) == shown:
            break
    room.tick(clock_of(source.review, clock.now()))
    assert [row.text for row in room.window.content.rows] == [source.review.events[0].text]
    room.close()


def test_leaving_the_review_takes_it_away(window: MainWindow, page: ReviewPage) -> None:
    press(window, "room")
    room = page.room
    window.show_library()
    assert not room.is_open


def test_with_two_screens_it_fills_the_other_and_follows_it(tmp_path: Path) -> None:
    screens = [
        {"name": "desk", "x": 0, "y": 0, "width": 1280, "height": 720},
        {"name": "projector", "x": 1280, "y": 0, "width": 1920, "height": 1080},
    ]
    whole = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    layout = tmp_path / "screens.json"
    layout.write_text(json.dumps({"screens": [{**one, **whole} for one in screens]}))
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={layout}"}
    example = resource("examples", "gitlab-2017-01-31.yaml")
    ran = subprocess.run(
        [sys.executable, "-c", TWO_SCREENS, str(tmp_path / "library"), str(example)],
        env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert ran.stdout.strip().endswith("fine"), ran.stderr[-2000:]

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The display stays awake while people meet: as a desktop's own service sees it, and as decided."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.agenda import commands
from app.agenda.clock import ClockState, clock_of
from app.review.edits import Edit
from tests.builders import applied, empty_review
from tests.fakes import FakeClock
from tests.session_bus import ScreenSaver, screen_saver, session_bus
from tests.ui.conftest import OpenWindow
from ui.main_window import MainWindow
from ui.timer.awake import Awake

__all__ = ["screen_saver", "session_bus"]

CTRL = Qt.KeyboardModifier.ControlModifier


class Meeting:
    """A meeting with a display that only notes how it is held."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.review = empty_review()
        self.entered, self.left = threading.Event(), threading.Event()
        self.awake = Awake(self._hold)

    @contextmanager
    def _hold(self) -> Iterator[None]:
        self.entered.set()
        yield
        self.left.set()

    @property
    def state(self) -> ClockState:
        return clock_of(self.review, self.clock.now())

    def do(self, command: object, *details: object) -> None:
        assert callable(command)
        edit: Edit = command(self.review, self.clock.now(), *details)
        self.review = applied(self.review, edit)
        self.awake.tick(self.state)

    def pass_time(self, **parts: float) -> bool:
        """Return whether the display is held awake after that time."""
        self.clock.advance(**parts)
        self.awake.tick(self.state)
        return self.awake.is_held


@pytest.fixture
def meeting() -> Iterator[Meeting]:
    made = Meeting()
    yield made
    made.awake.close()


def test_a_meeting_that_has_not_begun_leaves_the_display_alone(meeting: Meeting) -> None:
    assert not meeting.pass_time(minutes=10)
    assert not meeting.entered.is_set()


def test_a_running_meeting_holds_it_and_its_end_lets_go(meeting: Meeting) -> None:
    meeting.do(commands.start)
    assert meeting.pass_time(minutes=90)
    assert meeting.entered.wait(5)
    meeting.do(commands.finish)
    assert not meeting.awake.is_held
    assert meeting.left.wait(5)


def test_a_pause_holds_it_for_half_an_hour(meeting: Meeting) -> None:
    meeting.do(commands.start)
    meeting.do(commands.pause)
    assert meeting.pass_time(minutes=29)
    assert not meeting.pass_time(minutes=2)
    meeting.do(commands.resume)
    assert meeting.awake.is_held


def test_a_break_holds_it_until_half_an_hour_after_its_end(meeting: Meeting) -> None:
    meeting.do(commands.start)
    meeting.do(commands.take_break, 15)
    assert meeting.pass_time(minutes=44)
    assert not meeting.pass_time(minutes=2)


def test_a_clock_that_nobody_stopped_lets_go(meeting: Meeting) -> None:
    meeting.do(commands.start)
    assert meeting.pass_time(hours=3)
    assert not meeting.pass_time(minutes=3)


def test_a_pause_of_yesterday_holds_nothing(meeting: Meeting) -> None:
    meeting.review = applied(meeting.review, commands.start(meeting.review, meeting.clock.now()))
    pause = commands.pause(meeting.review, meeting.clock.now())
    meeting.review = applied(meeting.review, pause)
    assert not meeting.pass_time(days=1)


def test_a_desktop_that_refuses_changes_nothing() -> None:
    asked = threading.Event()

    def refuse() -> None:
        asked.set()
        raise RuntimeError("no such service")

    awake = Awake(refuse)  # type: ignore[arg-type]
    clock, review = FakeClock(), empty_review()
    awake.tick(clock_of(applied(review, commands.start(review, clock.now())), clock.now()))
    assert asked.wait(5)
    awake.close()


@pytest.fixture
def window(screen_saver: ScreenSaver, open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    opened = open_window()
    opened.desk.open_example()
    qtbot.waitUntil(lambda: opened.page is not None, timeout=15_000)
    return opened


def test_the_desktop_sees_a_meeting_begin_and_end(
    screen_saver: ScreenSaver, window: MainWindow, qtbot: QtBot
) -> None:
    assert screen_saver.calls == []
    QTest.keyClick(window, Qt.Key.Key_Space, CTRL)
    qtbot.waitUntil(lambda: screen_saver.holds == 1, timeout=15_000)
    assert window.actions_table is not None
    window.actions_table["finish"].trigger()
    qtbot.waitUntil(lambda: screen_saver.holds == 0)
    assert screen_saver.calls == ["Inhibit", "UnInhibit"]


def test_a_window_that_closes_lets_go(
    screen_saver: ScreenSaver, window: MainWindow, qtbot: QtBot
) -> None:
    QTest.keyClick(window, Qt.Key.Key_Space, CTRL)
    qtbot.waitUntil(lambda: screen_saver.holds == 1, timeout=15_000)
    window.close()
    qtbot.waitUntil(lambda: screen_saver.holds == 0)


def test_a_crash_lets_go(screen_saver: ScreenSaver, qtbot: QtBot) -> None:
    code = "import ui.timer.awake as a, sys\nwith a._presenting():\n    sys.stdin.read()"
    program = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE)
    qtbot.waitUntil(lambda: screen_saver.holds == 1, timeout=15_000)
    program.kill()
    program.communicate()
    qtbot.waitUntil(lambda: screen_saver.holds == 0)
    assert screen_saver.calls == ["Inhibit"]

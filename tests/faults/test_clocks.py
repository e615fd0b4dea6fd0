# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The computer's clock jumps in mid-meeting: the meeting's does not, and lines keep their order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import build
from app.clock import SystemClock
from tests.builders import REVIEW_ID, empty_review
from tests.faults.figures import Figures
from tests.ui.conftest import dressed, page_of
from ui.main_window import MainWindow

__all__ = ["dressed"]

PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
HOUR = timedelta(hours=1)


class Computer:
    """Two clocks: one that people set, and one that only counts."""

    def __init__(self, start: datetime) -> None:
        self.wall = start
        self.steady = 1000.0
        self.clock = SystemClock(lambda: self.wall, lambda: self.steady)

    def pass_time(self, minutes: float) -> None:
        """Let time go by on both."""
        self.wall += timedelta(minutes=minutes)
        self.steady += minutes * 60

    def jump(self, by: timedelta) -> None:
        """Set the clock on the wall."""
        self.wall += by

    def step_back(self, seconds: float) -> None:
        """Let the steady one go back, which some virtual machines do when they move."""
        self.steady -= seconds


@dataclass
class Meeting:
    """A meeting that runs in a real window."""

    window: MainWindow
    computer: Computer
    qtbot: QtBot

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifiers)

    def capture(self, text: str) -> None:
        self.key(Qt.Key.Key_K, CTRL)
        self.qtbot.keyClicks(self.window.focusWidget(), text)
        self.key(Qt.Key.Key_Return)
        self.qtbot.waitUntil(
            lambda: text in [note.text for note in page_of(self.window).review.notes]
        )

    def used(self) -> timedelta:
        """Tick as the window's timer does, and return what the meeting took by its clock."""
        assert self.window._ticker is not None
        self.window._ticker.tick()
        return page_of(self.window).clock_state().total_used

    def questions(self) -> int:
        return 0 if page_of(self.window).question.isHidden() else 1


@pytest.fixture
def begin(
    dressed: QApplication, qtbot: QtBot, tmp_path: Path
) -> Iterator[Callable[[datetime], Meeting]]:
    """Return what begins a meeting at an instant."""
    windows: list[MainWindow] = []

    def begin_at(start: datetime) -> Meeting:
        computer = Computer(start)
        services = build(tmp_path / "library", clock=computer.clock, author="scribe")
        services.library.add(empty_review())
        window = MainWindow(services)
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(1280, 720)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        qtbot.waitUntil(lambda: window.actions_table is not None)
        window.open_review(REVIEW_ID)
        qtbot.waitUntil(lambda: window.page is not None, timeout=15_000)
        meeting = Meeting(window, computer, qtbot)
        meeting.key(Qt.Key.Key_4, CTRL)
        meeting.key(Qt.Key.Key_Space, CTRL)
        return meeting

    yield begin_at
    for window in windows:
        if window.page is not None:
            window.page.was_warned_at_close = True
        window.close()


@pytest.mark.parametrize(
    ("start", "jump"),
    [
        (datetime(2026, 3, 2, 14, tzinfo=UTC), -HOUR),
        (datetime(2026, 3, 2, 14, tzinfo=UTC), HOUR),
        # The nights in which Central Europe sets its clocks: an hour is missing, an hour is twice.
        (datetime(2026, 3, 29, 0, 58, tzinfo=UTC), timedelta(0)),
        (datetime(2026, 10, 25, 0, 58, tzinfo=UTC), timedelta(0)),
        # The last seconds that 32 bits can count.
        (datetime(2038, 1, 19, 3, 12, tzinfo=UTC), timedelta(0)),
        (datetime(2026, 3, 2, 14, tzinfo=UTC), timedelta(days=4383)),
        (datetime(2026, 3, 2, 14, tzinfo=UTC), timedelta(days=-20000)),
    ],
    ids=["hour-back", "hour-on", "spring", "autumn", "2038", "set-to-2038", "set-to-1971"],
)
def test_the_wall_clock_jumps(
    begin: Callable[[datetime], Meeting],
    figures: Figures,
    monkeypatch: pytest.MonkeyPatch,
    start: datetime,
    jump: timedelta,
) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    meeting = begin(start)
    lines = []
    for number in range(1, 6):
        meeting.computer.pass_time(1)
        if number == 3:
            meeting.computer.jump(jump)
        lines.append(f"line {number}")
        meeting.capture(lines[-1])
        assert meeting.used() == timedelta(minutes=number)
    notes = page_of(meeting.window).review.notes
    instants = [note.at for note in notes if note.at is not None]
    assert [note.text for note in notes] == lines
    assert instants == sorted(instants)
    assert len(instants) == len(lines)
    figures.round(acknowledged=len(lines))


def test_a_steady_clock_that_goes_back_takes_no_time_away(
    begin: Callable[[datetime], Meeting], figures: Figures
) -> None:
    meeting = begin(datetime(2026, 3, 2, 14, tzinfo=UTC))
    meeting.computer.pass_time(2)
    assert meeting.used() == timedelta(minutes=2)
    meeting.computer.step_back(90)
    assert meeting.used() == timedelta(minutes=2)
    meeting.capture("said after the step back")
    meeting.computer.pass_time(3)
    meeting.capture("said later")
    notes = page_of(meeting.window).review.notes
    assert [note.text for note in notes] == ["said after the step back", "said later"]
    assert notes[0].at is not None
    assert notes[1].at is not None
    assert notes[0].at <= notes[1].at
    figures.round(acknowledged=2)


@pytest.mark.parametrize("minutes", [1, 40, 600])
def test_after_a_sleep_the_clock_is_right_and_asks_one_thing(
    begin: Callable[[datetime], Meeting], figures: Figures, minutes: int
) -> None:
    meeting = begin(datetime(2026, 3, 2, 14, tzinfo=UTC))
    ticks: list[object] = []
    assert meeting.window._ticker is not None
    meeting.window._ticker.ticked.connect(ticks.append)
    meeting.computer.pass_time(minutes)
    assert meeting.used() == timedelta(minutes=minutes)
    assert len(ticks) == 1
    assert meeting.questions() <= 1
    figures.round()

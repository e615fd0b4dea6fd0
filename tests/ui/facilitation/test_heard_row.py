# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Who has been heard: one key each, hidden from the room, there again after a crash."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.agenda import commands
from app.agenda.clock import clock_of
from app.review.people import Person, Role
from app.store.draft import FOLDER, Draft
from tests.builders import applied, review_with
from tests.fakes import FakeClock
from ui.facilitation.heard_row import HeardRow
from ui.facilitation.heard_tally import SUFFIX, HeardTally
from ui.jobs import Jobs

REVIEW = review_with(
    Person(id="a", name="Ana", role=Role.SUBJECT_EXPERT),
    Person(id="b", name="Ben", role=Role.SCRIBE),
)


class Desk:
    """A row in a window of its own."""

    def __init__(self, folder: Path, clock: FakeClock, qtbot: QtBot) -> None:
        self.folder, self.clock, self.qtbot = folder, clock, qtbot
        self.window = QWidget()
        self.jobs = Jobs(self.window)
        qtbot.addWidget(self.window)
        self.tally = HeardTally(Draft(folder, REVIEW.id, SUFFIX), self.jobs, self.window)
        self.row = HeardRow(self.tally, clock.now, self.window)
        self.row.show_review(REVIEW)
        self.row.resize(900, 80)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    @property
    def words(self) -> list[str]:
        return [button.text() for button in self.row.buttons]

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window.focusWidget(), key)

    def kept(self) -> list[str]:
        """Return what the files say; one may go while it is looked at."""
        texts = []
        for path in (self.folder / FOLDER).glob(f"*{SUFFIX}"):
            with contextlib.suppress(FileNotFoundError):
                texts.append(path.read_text())
        return texts


@pytest.fixture
def desk(dressed: QApplication, tmp_path: Path, clock: FakeClock, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(tmp_path, clock, qtbot)
    yield made
    made.jobs.close()


def test_it_is_hidden_until_it_is_asked_for(desk: Desk) -> None:
    assert not desk.row.isVisible()
    desk.row.toggle()
    assert desk.row.isVisible()
    assert desk.words == ["Subject expert · 0", "Attendee · 0", "Scribe · 0"]


def test_a_digit_counts_and_minus_takes_the_last_one_back(desk: Desk) -> None:
    desk.row.toggle()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_2):
        desk.press(key)
    assert desk.words == ["Subject expert · 1", "Attendee · 2", "Scribe · 0"]
    desk.press(Qt.Key.Key_Minus)
    assert desk.words[1] == "Attendee · 1"
    desk.press(Qt.Key.Key_9)
    assert desk.words[2] == "Scribe · 0"


def test_a_click_counts_too(desk: Desk) -> None:
    desk.row.toggle()
    QTest.mouseClick(desk.row.buttons[2], Qt.MouseButton.LeftButton)
    assert desk.words[2] == "Scribe · 1"


def test_who_is_silent_is_said_in_words(desk: Desk) -> None:
    review = applied(REVIEW, commands.start(REVIEW, desk.clock.now(), 4))
    desk.row.toggle()
    desk.press(Qt.Key.Key_1)
    desk.row.tick(clock_of(review, desk.clock.now()))
    assert desk.row.silence.text() == "Only you see this. It goes when the meeting ends."
    desk.clock.advance(minutes=12)
    desk.row.tick(clock_of(review, desk.clock.now()))
    told = "Not heard yet: Attendee. Subject expert: not heard for 12 min."
    assert desk.row.silence.text() == told


def test_the_room_sees_nothing_of_it_while_the_workspace_is_shown(desk: Desk) -> None:
    desk.row.toggle()
    desk.row.set_private(False)
    assert not desk.row.isVisible()
    desk.row.toggle()
    assert not desk.row.isVisible()
    desk.row.set_private(True)
    assert desk.row.isVisible()


def test_esc_leaves_it_open_and_the_same_key_puts_it_away(desk: Desk, qtbot: QtBot) -> None:
    desk.row.toggle()
    with qtbot.waitSignal(desk.row.left):
        desk.press(Qt.Key.Key_Escape)
    assert desk.row.isVisible()
    desk.row.toggle()
    assert not desk.row.isVisible()


def test_a_crash_loses_no_count(desk: Desk, clock: FakeClock, qtbot: QtBot) -> None:
    desk.row.toggle()
    desk.press(Qt.Key.Key_2)
    desk.press(Qt.Key.Key_2)
    qtbot.waitUntil(lambda: '[2, "' in "".join(desk.kept()))
    again = Desk(desk.folder, clock, qtbot)
    qtbot.waitUntil(lambda: again.words[1] == "Attendee · 2")
    again.row.toggle()
    again.press(Qt.Key.Key_2)
    assert again.words[1] == "Attendee · 3"
    again.jobs.close()


class SlowDraft(Draft):
    """A file on a disk that takes its time."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, REVIEW.id, SUFFIX)
        self.may_read = threading.Event()

    def read(self) -> str:
        self.may_read.wait(10)
        return super().read()


def test_what_is_counted_before_the_file_is_read_is_counted_once(
    desk: Desk, clock: FakeClock, qtbot: QtBot
) -> None:
    draft = SlowDraft(desk.folder)
    tally = HeardTally(draft, desk.jobs, desk.window)
    for _ in range(2):
        tally.add(Role.ATTENDEE, clock.now())
    draft.may_read.set()
    qtbot.waitUntil(lambda: '[2, "' in "".join(desk.kept()))
    assert tally.heard.of(Role.ATTENDEE).count == 2


def test_what_is_forgotten_leaves_no_file(desk: Desk, qtbot: QtBot) -> None:
    desk.row.toggle()
    desk.press(Qt.Key.Key_1)
    qtbot.waitUntil(lambda: len(desk.kept()) == 1)
    desk.tally.forget()
    qtbot.waitUntil(lambda: desk.kept() == [])
    assert desk.words[0] == "Subject expert · 0"

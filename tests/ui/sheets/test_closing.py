# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The two-minute close: actions read back one by one, mended in place, then hands are counted."""

from __future__ import annotations

from datetime import date
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.agenda.clock import Phase
from app.review.action import Action, ActionStatus
from app.review.edits import removal
from app.review.item import Kind
from app.review.review import Review
from tests.builders import review_with
from tests.fakes import FakeClock
from tests.ui.conftest import OpenWindow, page_of
from ui.main_window import MainWindow
from ui.sheets.closing import ClosingSheet

REVIEW = review_with(
    Action(id="a", number=1, text="Alert on lag", owner="DBA team", due=date(2026, 4, 1)),
    Action(id="b", number=2, text="Test the restore", owner="DBA team"),
    Action(id="c", number=3, text="Label the hosts"),
    Action(id="d", number=4, text="An idea", committed=False),
    Action(id="e", number=5, text="Done already", status=ActionStatus.DONE),
)


class Close:
    """The sheet in the real window."""

    def __init__(self, window: MainWindow, review: Review, clock: FakeClock, qtbot: QtBot) -> None:
        self.window, self.clock = window, clock
        window.services.library.add(review)
        window.open_review(review.id)
        qtbot.waitUntil(lambda: window.page is not None, timeout=15_000)
        page_of(window).show_step(10)
        self.act("pause")
        self.act("closing")

    @property
    def sheet(self) -> ClosingSheet:
        return cast("ClosingSheet", page_of(self.window).centre)

    @property
    def action(self) -> Action:
        return cast("Action", self.sheet.review.get(Kind.ACTION, self.sheet.item_in_hand))

    def act(self, action_id: str) -> None:
        assert self.window.actions_table is not None
        self.window.actions_table[action_id].trigger()

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window.focusWidget(), key)


@pytest.fixture
def close(open_window: OpenWindow, clock: FakeClock, qtbot: QtBot) -> Close:
    return Close(open_window(), REVIEW, clock, qtbot)


def test_what_was_promised_is_read_and_nothing_else(close: Close) -> None:
    assert [action.number for action in close.sheet.read_back] == [1, 2, 3]
    assert close.sheet.where.text() == "Action 1 of 3"
    assert close.sheet.reading.promise.text() == "DBA team, until Wednesday 1 April"
    assert not close.sheet.reading.missing.isVisible()


def test_a_remote_and_the_arrows_turn_the_pages(close: Close) -> None:
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_PageUp):
        close.press(key)
    assert close.action.number == 2
    for _ in range(9):
        close.press(Qt.Key.Key_PageDown)
    assert close.sheet.item_in_hand == ""
    assert close.sheet.where.text() == "Show of hands"


def test_the_pages_turn_while_the_scribe_is_at_the_line(close: Close) -> None:
    page = page_of(close.window)
    page.to_capture_line()
    number = close.action.number
    close.press(Qt.Key.Key_PageDown)
    assert close.action.number == number + 1
    close.press(Qt.Key.Key_PageUp)
    assert close.action.number == number
    assert close.window.focusWidget() is page.capture.line


def test_what_is_missing_is_said_and_mended_in_place(close: Close) -> None:
    sheet = close.sheet
    close.press(Qt.Key.Key_PageDown)
    assert sheet.reading.missing.text() == "No date yet. DBA team, until when?"
    sheet.reading.due.setFocus()
    QTest.keyClicks(sheet.reading.due, "in 2 weeks")
    close.press(Qt.Key.Key_Return)
    assert close.action.due == date(2026, 3, 16)
    assert sheet.reading.promise.isVisible()
    sheet.turn_page(forward=True)
    assert sheet.reading.missing.text() == "No owner and no date yet. Who takes it, until when?"
    sheet.reading.owner.setFocus()
    QTest.keyClicks(sheet.reading.owner, "Platform team")
    sheet.turn_page(forward=False)
    assert cast("Action", sheet.review.get(Kind.ACTION, "c")).owner == "Platform team"


def test_the_two_minutes_are_counted_on_the_windows_own_tick(close: Close) -> None:
    page = page_of(close.window)
    page.tick(close.clock.now())
    assert close.sheet.left.text() == "02:00 left"
    close.clock.advance(seconds=75)
    page.tick(close.clock.now())
    assert close.sheet.left.text() == "00:45 left"
    close.clock.advance(seconds=50)
    page.tick(close.clock.now())
    assert close.sheet.left.text() == "+00:05 over"


def test_hands_are_counted_and_the_meeting_ends_there(close: Close) -> None:
    sheet = close.sheet
    for _ in range(3):
        close.press(Qt.Key.Key_PageDown)
    assert sheet.next.isHidden()
    for field, typed in zip(sheet.form.fields, ("9", "7", "10"), strict=True):
        field.setFocus()
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
    meeting = sheet.review.meeting
    assert (meeting.present, meeting.hands_learned, meeting.hands_again) == (9, 7, 10)
    assert sheet.form.told.text() == "More hands than people present. Count again."
    sheet.form.fields[2].setText("5")
    sheet.form.fields[2].textEdited.emit("5")
    sheet.form.fields[2].finish()
    assert sheet.form.told.text().startswith("Show of hands: 7 of 9 learned something")
    sheet.end.setFocus()
    sheet.end.click()
    assert page_of(close.window).clock_state().phase is Phase.DONE
    assert close.window.focusWidget() is sheet


def test_an_action_that_goes_while_it_is_read_takes_nothing_along(close: Close) -> None:
    close.press(Qt.Key.Key_PageDown)
    close.press(Qt.Key.Key_PageDown)
    for action_id in ("b", "c"):
        edit = removal(close.sheet.review, Kind.ACTION, action_id)
        page_of(close.window).bridge.apply(edit, "remove")
    assert close.sheet.item_in_hand in ("a", "")

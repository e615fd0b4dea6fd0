# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The scribe's line: one key stores, nothing typed is lost, every result can be undone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.review.cause import Cause
from app.review.note import NoteKind
from app.review.people import Person
from app.session.session import Session
from tests.builders import review_with
from tests.fakes import FakeClock
from ui.session_bridge import SessionBridge
from ui.shell.capture_desk import CaptureDesk
from ui.shell.capture_line import CaptureLine


class Desk:
    """A capture line over a session."""

    def __init__(self, qtbot: QtBot) -> None:
        review = review_with(Person(id="ann", name="Ann"), Cause(id="c", number=9, text="No limit"))
        self.session = Session(review, FakeClock())
        self.bridge = SessionBridge(self.session)
        self.capture = CaptureLine()
        self.desk = CaptureDesk(self.capture, self.bridge, FakeClock())
        self.desk.kept.connect(self.capture.show_result)
        qtbot.addWidget(self.capture)
        self.capture.resize(1280, 68)
        with qtbot.waitActive(self.capture):
            self.capture.show()
            self.capture.activateWindow()
        self.line = self.capture.line
        self.line.setFocus()

    def write(self, text: str) -> None:
        QTest.keyClicks(self.line, text)
        QTest.keyClick(self.line, Qt.Key.Key_Return)

    @property
    def is_hinting(self) -> bool:
        return self.capture._hints.isVisible()


@pytest.fixture
def desk(dressed: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    yield made
    made.capture.clear_result()
    made.bridge.close()


def test_a_plain_line_is_a_note(desk: Desk) -> None:
    desk.write("The room was quiet")
    assert [note.text for note in desk.session.review.notes] == ["The room was quiet"]
    assert desk.capture.text == ""


def test_an_action_takes_owner_day_and_cause(desk: Desk) -> None:
    desk.write("/a Limit snippets @Ann 24 Mar C9")
    (action,) = desk.session.review.actions
    assert (action.text, action.owner, action.cause_ids) == ("Limit snippets", "Ann", ("c",))
    assert action.due is not None


def test_an_event_takes_its_time_and_a_thought_is_parked(desk: Desk) -> None:
    desk.write("/t 13:05 Alarm rings")
    desk.write("/p Ask about the budget")
    (event,) = desk.session.review.timeline
    assert event.at is not None
    assert [note.kind for note in desk.session.review.notes] == [NoteKind.PARKED]


def test_the_result_is_said_and_offers_undo(desk: Desk, qtbot: QtBot) -> None:
    desk.write("/t 13:05 Alarm rings")
    assert desk.capture._result.text() == "Added to the timeline"
    assert desk.capture._undo.isVisible()
    assert not desk.is_hinting
    with qtbot.waitSignal(desk.capture.undo_wanted):
        QTest.mouseClick(desk.capture._undo, Qt.MouseButton.LeftButton)


def test_typing_on_takes_the_result_away(desk: Desk) -> None:
    desk.write("A note")
    QTest.keyClicks(desk.line, "m")
    assert not desk.capture._result.isVisible()
    assert not desk.capture._undo.isVisible()
    assert desk.capture.preview == "Note"
    desk.line.clear()
    assert desk.is_hinting


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("/t 14:03 page", "Event, 2 Mar 14:03"),
        ("/t page", "Event, time not known"),
        ("/a Add an alert @Ana tomorrow", "Action for Ana due 3 Mar"),
        ("/c No alert", "Cause of the effect"),
        ("/l A copy was there", "Lucky"),
        ("/q scribe: well", "Quote"),
        ("/e notes.txt", "Fact"),
        ("/p Later", "Parking lot"),
        ("/t", ""),
        ("/", ""),
        ("#4 it was quiet", "Note, of step 4"),
        ("#7 it was quiet", "Went well, of step 7"),
        ("#6 no alert", "Cause of the effect, of step 6"),
    ],
)
def test_it_says_what_the_line_will_become(desk: Desk, line: str, words: str) -> None:
    QTest.keyClicks(desk.line, line)
    assert desk.capture.preview == words


def test_the_hints_come_back_by_themselves(desk: Desk, qtbot: QtBot) -> None:
    desk.capture._timer.setInterval(10)
    desk.write("A note")
    qtbot.waitUntil(lambda: desk.is_hinting)
    assert not desk.capture._undo.isVisible()


def test_a_line_that_can_not_be_meant_stays_with_the_reason(desk: Desk) -> None:
    desk.write("/a Limit snippets C77")
    assert desk.capture.text == "/a Limit snippets C77"
    assert desk.capture._problem.text() == "There is no cause C77."
    assert desk.session.review.actions == ()


def test_escape_clears_and_up_brings_the_line_back(desk: Desk, qtbot: QtBot) -> None:
    QTest.keyClicks(desk.line, "/x half a thought")
    QTest.keyClick(desk.line, Qt.Key.Key_Escape)
    assert (desk.capture.text, desk.capture._problem.isVisible()) == ("", False)
    QTest.keyClick(desk.line, Qt.Key.Key_Up)
    assert desk.capture.text == "/x half a thought"
    QTest.keyClick(desk.line, Qt.Key.Key_Down)
    assert desk.capture.text == ""
    with qtbot.waitSignal(desk.capture.left):
        QTest.keyClick(desk.line, Qt.Key.Key_Escape)


def test_looking_at_earlier_lines_loses_nothing_that_was_begun(desk: Desk) -> None:
    desk.write("first")
    QTest.keyClicks(desk.line, "half a sen")
    QTest.keyClick(desk.line, Qt.Key.Key_Up)
    assert desk.capture.text == "first"
    QTest.keyClick(desk.line, Qt.Key.Key_Down)
    assert desk.capture.text == "half a sen"
    QTest.keyClicks(desk.line, "tence")
    assert desk.capture.text == "half a sentence"


def test_pasted_lines_become_one(desk: Desk) -> None:
    data = QMimeData()
    data.setText("two\nlines\tof <b>text</b>")
    desk.line.insertFromMimeData(data)
    assert desk.capture.text == "two lines of <b>text</b>"


def test_a_pasted_document_goes_where_it_is_wanted_and_a_line_stays(desk: Desk) -> None:
    taken: list[str] = []

    def take(data: QMimeData) -> bool:
        taken.append(data.text())
        return True

    desk.capture.takes_document = take
    data = QMimeData()
    data.setText("14:03 disk full\n14:05 paged\n")
    desk.line.insertFromMimeData(data)
    assert (desk.capture.text, taken) == ("", ["14:03 disk full\n14:05 paged\n"])
    QTest.keyClicks(desk.line, "/n ")
    desk.line.insertFromMimeData(data)
    assert desk.capture.text == "/n 14:03 disk full 14:05 paged"
    assert len(taken) == 1


def test_the_slash_begins_a_command_only_in_an_empty_line(desk: Desk) -> None:
    desk.capture.begin_command()
    assert desk.capture.text == "/"
    desk.capture.begin_command()
    assert desk.capture.text == "/"


def test_what_was_recognised_is_marked(desk: Desk) -> None:
    QTest.keyClicks(desk.line, "/t 13:05 Alarm")
    block = desk.line.document().firstBlock()
    marked = [(each.start, each.length) for each in block.layout().formats()]
    assert marked == [(0, 2), (3, 5)]


def test_a_narrow_line_leaves_the_hints_out(desk: Desk) -> None:
    desk.capture.resize(900, 68)
    assert not desk.is_hinting
    desk.capture.resize(1280, 68)
    assert desk.is_hinting


@pytest.mark.parametrize("text", ["/", "/a", "/t ", "/p   ", "/n"])
def test_a_command_without_words_keeps_nothing(desk: Desk, text: str) -> None:
    before = desk.session.review
    desk.write(text)
    assert desk.session.review is before


def test_a_new_invitation_is_drawn_over_the_old_one_at_once(desk: Desk) -> None:
    painted: list[QEvent] = []

    class Watch(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint:
                painted.append(event)
            return False

    watch = Watch()
    desk.line.clearFocus()  # a blinking cursor paints, too
    desk.capture.set_invitation("Type a note and press Enter.")
    QApplication.processEvents()
    desk.line.viewport().installEventFilter(watch)
    desk.capture.set_invitation("Type a cause and press Enter.")
    QApplication.processEvents()
    assert painted
    desk.line.viewport().removeEventFilter(watch)

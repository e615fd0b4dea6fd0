# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Text fields: what is typed reaches the session soon, and undo in them is the review's undo."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.review.edits import Set
from app.review.item import Kind
from app.session.session import Commit, Session
from tests.builders import empty_review
from tests.fakes import FakeClock
from ui.fields.binding import GATHER_MS, TypedInto
from ui.fields.text_field import LongTextField, TextField
from ui.session_bridge import SessionBridge

CTRL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """A session, a bridge, and what was committed."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.session = Session(empty_review("Checkout slow"), self.clock)
        self.bridge = SessionBridge(self.session)
        self.commits: list[Commit] = []
        self.session.subscribe(self.commits.append)

    @property
    def title(self) -> str:
        return self.session.review.incident.title

    @property
    def summary(self) -> str:
        return self.session.review.incident.summary

    def set_from_elsewhere(self, field: str, value: str) -> None:
        self.session.apply(Set(Kind.INCIDENT, "incident", field, value), "elsewhere")


@pytest.fixture
def desk(qapp: object) -> Iterator[Desk]:
    made = Desk()
    yield made
    made.bridge.close()


@pytest.fixture
def line(desk: Desk, qtbot: QtBot) -> TextField:
    field = TextField(desk.bridge, Kind.INCIDENT, "incident", "title", "Title")
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    field.setFocus()
    return field


@pytest.fixture
def text(desk: Desk, qtbot: QtBot) -> LongTextField:
    desk.set_from_elsewhere("summary", "Requests were slow. \U0001f40c Then they failed.")
    desk.commits.clear()
    field = LongTextField(desk.bridge, Kind.INCIDENT, "incident", "summary", "Summary")
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    field.setFocus()
    return field


def test_typing_reaches_the_session_without_leaving_the_field(
    desk: Desk, line: TextField, qtbot: QtBot
) -> None:
    QTest.keyClick(line, Qt.Key.Key_End)
    qtbot.keyClicks(line, "er")
    assert desk.commits == []
    qtbot.waitUntil(lambda: desk.title == "Checkout slower", timeout=4 * GATHER_MS)
    assert len(desk.commits) == 1


def test_a_run_of_typing_is_one_step_to_undo(desk: Desk, line: TextField, qtbot: QtBot) -> None:
    line.selectAll()
    for word in ("Search ", "is ", "down"):
        qtbot.keyClicks(line, word)
        line.finish()
    assert [commit.label for commit in desk.commits] == ["change title"] * 3
    desk.bridge.undo()
    assert (desk.title, line.text()) == ("Checkout slow", "Checkout slow")
    desk.bridge.redo()
    assert (desk.title, line.text()) == ("Search is down", "Search is down")


def test_leaving_the_field_saves_at_once_and_ends_the_step(
    desk: Desk, line: TextField, qtbot: QtBot
) -> None:
    QTest.keyClick(line, Qt.Key.Key_End)
    qtbot.keyClicks(line, "!")
    line.clearFocus()
    assert desk.title == "Checkout slow!"
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_End)
    qtbot.keyClicks(line, "?")
    line.clearFocus()
    desk.bridge.undo()
    assert desk.title == "Checkout slow!"


def test_undo_in_the_line_is_left_to_the_window(desk: Desk, line: TextField, qtbot: QtBot) -> None:
    QTest.keyClick(line, Qt.Key.Key_End)
    qtbot.keyClicks(line, "er")
    QTest.keyClick(line, Qt.Key.Key_Z, CTRL)
    assert line.text() == "Checkout slower"
    assert desk.title == "Checkout slower"


def test_the_cursor_stays_where_it_was_when_somebody_else_changes_the_line(
    desk: Desk, line: TextField
) -> None:
    line.setCursorPosition(4)
    desk.set_from_elsewhere("title", "Checkout is slow")
    assert (line.text(), line.cursorPosition()) == ("Checkout is slow", 4)


def test_what_is_typed_waits_beside_what_was_set_meanwhile(
    desk: Desk, line: TextField, qtbot: QtBot
) -> None:
    QTest.keyClick(line, Qt.Key.Key_End)
    qtbot.keyClicks(line, "er")
    desk.set_from_elsewhere("title", "Something else")
    assert line.text() == "Checkout slower"
    line.finish()
    assert desk.title == "Something else"
    assert [each.text for each in desk.session.review.alternatives] == ["Checkout slower"]


def test_pointing_a_field_elsewhere_keeps_what_was_typed_first(
    desk: Desk, line: TextField, qtbot: QtBot
) -> None:
    QTest.keyClick(line, Qt.Key.Key_End)
    qtbot.keyClicks(line, "er")
    line.binding.point_at("incident")
    assert desk.title == "Checkout slower"


def test_a_field_of_an_item_that_is_gone_changes_nothing(desk: Desk, qtbot: QtBot) -> None:
    field = TextField(desk.bridge, Kind.EVENT, "nobody", "text", "Text")
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "Lost?")
    field.finish()
    assert desk.commits == []


def test_cursor_and_text_round_it_survive_a_change_elsewhere_in_the_text(
    desk: Desk, text: LongTextField
) -> None:
    text.moveCursor(text.textCursor().MoveOperation.End)
    place = text.textCursor().position()
    desk.set_from_elsewhere("summary", "All requests were slow. \U0001f40c Then they failed.")
    assert text.toPlainText() == desk.summary
    assert text.textCursor().position() == place + len("All r") - len("R")


def test_a_sign_beyond_the_basic_plane_is_replaced_whole(desk: Desk, text: LongTextField) -> None:
    desk.set_from_elsewhere("summary", "Requests were slow. \U0001f422 Then they failed.")
    assert text.toPlainText() == desk.summary


def test_undo_brings_the_text_back_into_the_editor(
    desk: Desk, text: LongTextField, qtbot: QtBot
) -> None:
    before = desk.summary
    qtbot.keyClicks(text, "At noon. ")
    QTest.keyClick(text, Qt.Key.Key_Z, CTRL)
    assert desk.summary.startswith("At noon. ")
    desk.bridge.undo()
    assert text.toPlainText() == before == desk.summary


def test_tab_leaves_the_text(desk: Desk, qtbot: QtBot) -> None:
    form = QWidget()
    qtbot.addWidget(form)
    text = LongTextField(desk.bridge, Kind.INCIDENT, "incident", "summary", "Summary", form)
    behind = QLineEdit(form)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_Tab)
    assert behind.hasFocus()
    assert text.toPlainText() == desk.summary


def test_a_line_and_a_text_can_be_asked_to_hand_over_what_was_typed(
    desk: Desk, line: TextField, qtbot: QtBot
) -> None:
    text = LongTextField(desk.bridge, Kind.INCIDENT, "incident", "summary", "Summary")
    qtbot.addWidget(text)
    assert isinstance(line, TypedInto)
    assert isinstance(text, TypedInto)

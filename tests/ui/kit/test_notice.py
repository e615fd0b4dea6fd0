# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A notice tells, offers the way back, and leaves by itself only when it is safe to."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.kit.notice import Notice, NoticeLevel
from ui.theme import apply_theme, load_theme


@pytest.fixture
def notice(qapp: QApplication, qtbot: QtBot) -> Notice:
    apply_theme(qapp, load_theme("light"))
    page = QWidget()
    qtbot.addWidget(page)
    inside = Notice()
    QVBoxLayout(page).addWidget(inside)
    page.resize(600, 200)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    inside.page = page  # type: ignore[attr-defined]  # keeps the page alive for the test
    return inside


def test_it_is_hidden_until_it_tells_something(notice: Notice) -> None:
    assert notice.isHidden()
    notice.tell("Added to timeline.")
    assert notice.isVisible()
    assert notice.text == "Added to timeline."
    assert notice.accessibleName() == "Added to timeline."


def test_an_info_leaves_by_itself(notice: Notice, qtbot: QtBot) -> None:
    with qtbot.waitSignal(notice.closed):
        notice.tell("Added.", seconds=0.02)
    assert notice.isHidden()


def test_an_error_stays_until_it_is_closed(notice: Notice, qtbot: QtBot) -> None:
    notice.tell("Could not save to X.", NoticeLevel.ERROR, action="Choose another place")
    assert not notice.will_leave
    with qtbot.waitSignal(notice.closed):
        close = next(b for b in notice.findChildren(QPushButton) if b.accessibleName())
        QTest.keyClick(close, Qt.Key.Key_Space)
    assert notice.isHidden()


def test_the_action_acts_and_closes(notice: Notice, qtbot: QtBot) -> None:
    notice.tell("Removed the event.", action="Undo")
    undo = next(b for b in notice.findChildren(QPushButton) if b.text() == "Undo")
    with qtbot.waitSignals([notice.acted, notice.closed]):
        QTest.mouseClick(undo, Qt.MouseButton.LeftButton)


def test_escape_closes_it_from_its_buttons(notice: Notice) -> None:
    notice.tell("Removed the event.", action="Undo")
    undo = next(b for b in notice.findChildren(QPushButton) if b.text() == "Undo")
    undo.setFocus()
    QTest.keyClick(undo, Qt.Key.Key_Escape)
    assert notice.isHidden()


def test_it_does_not_leave_while_it_has_the_focus(notice: Notice, qtbot: QtBot) -> None:
    notice.tell("Removed the event.", action="Undo", seconds=0.01)
    undo = next(b for b in notice.findChildren(QPushButton) if b.text() == "Undo")
    undo.setFocus()
    with qtbot.waitSignal(notice.held):
        pass
    assert notice.isVisible()
    notice.dismiss()


def test_text_is_shown_as_it_was_written(notice: Notice) -> None:
    notice.tell("<img src=x> & <b>bold")
    assert notice.text == "<img src=x> & <b>bold"

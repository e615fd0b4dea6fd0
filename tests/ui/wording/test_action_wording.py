# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Words without an end are marked while an action is written, and nowhere else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.review.people import Person
from tests.builders import review_with
from tests.ui.conftest import OpenWindow
from tests.ui.wording.test_wording_desk import Desk, in_capture_line, in_summary
from ui.panels.actions import ActionsPanel


@pytest.fixture
def desk(open_window: OpenWindow, qtbot: QtBot) -> Desk:
    window = open_window()
    review = review_with(Person(id="p", name="Maria Lima"))
    window.services.library.add(review)
    window.open_review(review.id)
    qtbot.waitUntil(lambda: window.page is not None, timeout=15_000)
    return Desk(window, qtbot)


def test_an_action_without_an_end_has_a_better_form_one_key_away(desk: Desk) -> None:
    desk.page.show_step(8)
    panel = desk.page.panel
    assert isinstance(panel, ActionsPanel)
    panel.add_action()
    desk.qtbot.waitUntil(lambda: isinstance(desk.focused, QLineEdit))
    desk.type("Improve the docs")
    desk.await_hint("Improve")
    assert desk.page.wording.strip.words.text().startswith("“Improve” has no end point. Try: ")
    desk.act("use_wording")
    line = desk.focused
    assert isinstance(line, QLineEdit)
    assert line.text() == "Change the docs so that [what can be seen or measured]"
    assert line.selectedText() == "[what can be seen or measured]"
    desk.type("an index of them is in the menu")
    desk.await_hint("")
    QTest.keyClick(line, Qt.Key.Key_Return)
    expected = "Change the docs so that an index of them is in the menu"
    desk.qtbot.waitUntil(lambda: desk.review.actions[0].text == expected)


def test_a_captured_action_is_asked_for_its_end(desk: Desk) -> None:
    in_capture_line(desk)
    desk.type("/a Look into the slow restore @maria 24 Feb")
    desk.await_hint("Look into")
    assert desk.page.wording.strip.use.isHidden()


def test_other_texts_are_not_asked_for_an_end(desk: Desk) -> None:
    in_summary(desk)
    desk.type("Improve the docs")
    desk.qtbot.waitUntil(lambda: not desk.page.wording.is_looking)
    assert desk.hint == ""

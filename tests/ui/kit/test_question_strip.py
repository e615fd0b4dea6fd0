# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A question in the page: asked once, answered with one click, and never in the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.kit.button import SecondaryButton
from ui.kit.question_strip import Answer, QuestionStrip


@pytest.fixture
def strip(dressed: QApplication, qtbot: QtBot) -> QuestionStrip:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    made = QuestionStrip()
    column.addWidget(QLineEdit())
    column.addWidget(made)
    page.resize(800, 200)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return made


def ask(strip: QuestionStrip) -> None:
    strip.ask("Did the meeting go on?", (Answer("yes", "It went on"), Answer("no", "It paused")))


def buttons(strip: QuestionStrip) -> list[str]:
    return [one.text() for one in strip.findChildren(SecondaryButton) if one.isVisible()]


def test_a_question_comes_with_its_answers_and_leaves_the_focus(strip: QuestionStrip) -> None:
    typing = strip.parentWidget().findChild(QLineEdit)
    typing.setFocus()
    ask(strip)
    assert strip.isVisible()
    assert buttons(strip) == ["It went on", "It paused"]
    assert typing.hasFocus()


def test_an_answer_is_told_once_the_question_is_gone(strip: QuestionStrip, qtbot: QtBot) -> None:
    ask(strip)
    told: list[tuple[str, bool]] = []
    strip.answered.connect(lambda answer: told.append((answer, strip.isHidden())))
    QTest.mouseClick(strip.findChildren(SecondaryButton)[1], Qt.MouseButton.LeftButton)
    assert told == [("no", True)]


def test_a_question_can_be_put_away_with_escape(strip: QuestionStrip, qtbot: QtBot) -> None:
    ask(strip)
    strip.findChildren(SecondaryButton)[0].setFocus()
    with qtbot.waitSignal(strip.left), qtbot.assertNotEmitted(strip.answered):
        QTest.keyClick(strip.findChildren(SecondaryButton)[0], Qt.Key.Key_Escape)
    assert strip.isHidden()


def test_another_question_brings_its_own_answers(strip: QuestionStrip, qtbot: QtBot) -> None:
    ask(strip)
    strip.ask("How long?", (Answer("5", "5 min"),))
    qtbot.waitUntil(lambda: buttons(strip) == ["5 min"])
    assert strip.text == "How long?"


def test_an_answer_gives_the_focus_back_to_where_people_work(strip: QuestionStrip) -> None:
    line = QLineEdit(strip.parentWidget())
    line.show()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Escape):
        line.setFocus()
        ask(strip)
        answer = strip.findChildren(SecondaryButton)[0]
        answer.setFocus()
        assert answer.hasFocus()
        QTest.keyClick(answer, key)
        assert strip.isHidden()
        assert line.hasFocus()

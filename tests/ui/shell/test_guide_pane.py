# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The guide: one question now, the next ones behind it, and what completes the step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.agenda.completion import Criterion
from ui.kit.label import Label
from ui.shell.guide_pane import GuidePane
from ui.shell.question_card import QuestionCard

CRITERIA = (Criterion(4, "There are events", True), Criterion(9, "Somebody approved", False))


@pytest.fixture
def guide(dressed: QApplication, qtbot: QtBot) -> GuidePane:
    pane = GuidePane()
    qtbot.addWidget(pane)
    pane.resize(296, 600)
    with qtbot.waitActive(pane):
        pane.show()
        pane.activateWindow()
    pane.show_prompts("What did you see?", "Cues come first.", ["What next?", "Who helped?"])
    pane.show_criteria(CRITERIA)
    return pane


def lines(guide: GuidePane, *texts: str) -> list[QWidget]:
    """Return the lines that can be chosen and say one of `texts`, in order."""
    found = [child for child in guide.findChildren(QWidget) if child.accessibleName() in texts]
    return [line for line in found if line.isVisible() and not isinstance(line, QLabel)]


def asked(guide: GuidePane) -> str:
    card = guide.findChild(QuestionCard)
    assert card is not None
    return card.question


def test_it_asks_one_question_and_lists_the_next(guide: GuidePane) -> None:
    assert asked(guide) == "What did you see?"
    assert len(lines(guide, "What next?", "Who helped?")) == 2


def test_a_click_asks_a_question_and_puts_the_one_before_in_its_place(guide: GuidePane) -> None:
    (line,) = lines(guide, "Who helped?")
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert asked(guide) == "Who helped?"
    assert len(lines(guide, "What did you see?")) == 1


def test_the_keyboard_asks_too(guide: GuidePane) -> None:
    guide.focus_first()
    QTest.keyClick(guide.window().focusWidget(), Qt.Key.Key_Return)
    assert asked(guide) == "What next?"
    QTest.keyClick(guide.window().focusWidget(), Qt.Key.Key_Return)
    assert asked(guide) == "What did you see?"


def test_what_completes_the_step_is_counted_and_leads_there(guide: GuidePane, qtbot: QtBot) -> None:
    assert "1 of 2" in [label.text() for label in guide.findChildren(Label)]
    (line,) = lines(guide, "Somebody approved, open")
    with qtbot.waitSignal(guide.jump_wanted) as wanted:
        QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert wanted.args == [9]


def test_a_panel_may_put_something_of_its_own_in(guide: GuidePane, qtbot: QtBot) -> None:
    first, second = Label("C4"), Label("C5")
    qtbot.addWidget(first)
    qtbot.addWidget(second)
    guide.show_extra(first)
    assert first.isVisible()
    guide.show_extra(second)
    assert (first.isVisible(), second.isVisible()) == (False, True)
    guide.show_extra(None)
    assert not second.isVisible()


@pytest.mark.parametrize(("window", "width"), [(1280, 296), (1440, 296), (1600, 344), (2560, 400)])
def test_it_takes_the_width_that_suits_the_window(
    guide: GuidePane, window: int, width: int
) -> None:
    guide.fit(window)
    assert guide.width() == width


def test_question_and_lines_wrap_inside_the_pane(guide: GuidePane) -> None:
    words = "What told you that the second database was still not copying anything at all? " * 2
    guide.show_prompts(words, words, [words])
    for label in guide.findChildren(Label):
        if label.isVisible():
            assert label.mapTo(guide, label.rect().topRight()).x() <= guide.width()

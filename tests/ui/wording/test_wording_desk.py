# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Hints while typing in a real review: beside the text, taken with one key, never in the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.review.event import Event
from app.review.item import Kind
from app.review.people import Person
from app.review.review import Review
from tests.builders import review_with
from tests.ui.conftest import OpenWindow, page_of
from ui.main_window import MainWindow
from ui.panels.timeline import TimelinePanel
from ui.panels.timeline_columns import WHAT
from ui.shell.review_page import ReviewPage
from ui.wording.underlines import Underlines


class Desk:
    """An open review, with whatever editor has the focus."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot

    @property
    def page(self) -> ReviewPage:
        return page_of(self.window)

    @property
    def review(self) -> Review:
        return self.page.review

    @property
    def focused(self) -> QWidget:
        widget = self.window.focusWidget()
        assert widget is not None
        return widget

    @property
    def hint(self) -> str:
        mark = self.page.wording.strip.mark
        return mark.text if mark is not None else ""

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focused, text)

    def await_hint(self, text: str) -> None:
        self.qtbot.waitUntil(lambda: self.hint == text)

    def act(self, action: str) -> None:
        assert self.window.actions_table is not None
        self.window.actions_table[action].trigger()


@pytest.fixture
def desk(open_window: OpenWindow, qtbot: QtBot) -> Desk:
    window = open_window()
    review = review_with(
        Person(id="p", name="Maria Lima"), Event(id="e", text="Deploy", source="app.log:3")
    )
    window.services.library.add(review)
    window.open_review(review.id)
    qtbot.waitUntil(lambda: window.page is not None, timeout=15_000)
    return Desk(window, qtbot)


def in_summary(desk: Desk) -> None:
    desk.page.show_step(9)
    desk.page.panel.focus_first()
    assert isinstance(desk.focused, QPlainTextEdit)


def in_capture_line(desk: Desk) -> None:
    desk.page.capture.line.setFocus()


def in_title(desk: Desk) -> None:
    desk.page.show_step(1)
    fields = desk.page.panel.findChildren(QLineEdit)
    next(field for field in fields if field.accessibleName() == "Title").setFocus()


def in_observation(desk: Desk) -> None:
    desk.page.show_step(7)
    desk.page.panel.focus_first()
    assert isinstance(desk.focused, QLineEdit)


def in_event(desk: Desk) -> None:
    desk.page.show_step(4)
    panel = desk.page.panel
    assert isinstance(panel, TimelinePanel)
    panel.show_item("e")
    panel.view.edit_cell(panel.view.selected_row(), WHAT)
    desk.qtbot.waitUntil(lambda: isinstance(desk.focused, QLineEdit))
    QTest.keyClick(desk.focused, Qt.Key.Key_End)
    desk.type(". ")


@pytest.mark.parametrize("go", [in_summary, in_capture_line, in_title, in_event, in_observation])
def test_a_wording_is_hinted_at_wherever_prose_is_written(
    desk: Desk, go: Callable[[Desk], None]
) -> None:
    go(desk)
    editor = desk.focused
    desk.type("The engineer forgot to check")
    desk.await_hint("forgot to")
    assert desk.page.wording.strip.isVisible()
    assert desk.focused is editor


def test_one_key_writes_what_is_offered_and_undo_takes_it_back(desk: Desk) -> None:
    in_summary(desk)
    desk.type("Obviously the disk was full.")
    desk.await_hint("Obviously")
    desk.act("use_wording")
    editor = desk.focused
    assert isinstance(editor, QPlainTextEdit)
    assert editor.toPlainText() == "The disk was full."
    desk.qtbot.waitUntil(lambda: desk.review.incident.summary == "The disk was full.")
    desk.qtbot.waitUntil(lambda: desk.hint == "")
    assert not desk.page.wording.strip.isVisible()


def test_a_line_takes_the_offer_as_if_it_was_typed(desk: Desk) -> None:
    in_title(desk)
    QTest.keyClick(desk.focused, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.type("Disk full, obviously")
    desk.await_hint("obviously")
    desk.act("use_wording")
    desk.qtbot.waitUntil(lambda: desk.review.incident.title == "Disk full")


def test_a_kept_wording_stays_with_its_reason_and_is_not_hinted_at_again(desk: Desk) -> None:
    in_summary(desk)
    editor = desk.focused
    desk.type("It was human error.")
    desk.await_hint("human error")
    desk.act("keep_wording")
    assert desk.focused is desk.page.wording.strip.reason
    desk.type("the title of their ticket")
    QTest.keyClick(desk.focused, Qt.Key.Key_Return)
    assert desk.review.lifecycle.kept_words == ("human error – the title of their ticket",)
    assert desk.focused is editor
    desk.qtbot.waitUntil(lambda: not desk.page.wording.strip.isVisible())


def test_giving_up_on_a_reason_keeps_the_hint(desk: Desk) -> None:
    in_summary(desk)
    desk.type("It was human error.")
    desk.await_hint("human error")
    desk.act("keep_wording")
    QTest.keyClick(desk.focused, Qt.Key.Key_Escape)
    assert isinstance(desk.focused, QPlainTextEdit)
    assert desk.review.lifecycle.kept_words == ()


def test_a_quote_is_marked_as_one_and_left_alone(desk: Desk) -> None:
    in_summary(desk)
    desk.type("At first: nothing. Everyone knew the risk. Then a page.")
    desk.await_hint("Everyone knew")
    QTest.mouseClick(desk.page.wording.strip.quote, Qt.MouseButton.LeftButton)
    editor = desk.focused
    assert isinstance(editor, QPlainTextEdit)
    assert "“Everyone knew the risk”." in editor.toPlainText()
    desk.qtbot.waitUntil(lambda: desk.hint == "")


def test_machines_may_fail(desk: Desk) -> None:
    in_summary(desk)
    desk.type("The service failed to start and the pod missed a heartbeat. ")
    desk.type("Maria forgot it.")
    desk.qtbot.waitUntil(lambda: desk.hint != "")
    assert all(hint.text not in ("failed to", "missed") for hint in desk.page.wording.marks)


def test_leaving_the_text_takes_the_hint_away(desk: Desk) -> None:
    in_summary(desk)
    desk.type("It was human error.")
    desk.await_hint("human error")
    desk.page.rail.focus_first()
    assert not desk.page.wording.strip.isVisible()
    assert desk.review.get(Kind.INCIDENT, "incident") is not None


def test_a_misspelt_word_is_marked_and_written_right_with_two_keys(desk: Desk) -> None:
    in_summary(desk)
    desk.type("The pager recieved nothing. ")
    desk.await_hint("recieved")
    desk.act("use_wording")
    offers = desk.page.wording.strip.offers
    desk.qtbot.waitUntil(lambda: bool(offers.buttons))
    assert offers.buttons[0].text() == "received"
    QTest.keyClick(desk.focused, Qt.Key.Key_1)
    editor = desk.focused
    assert isinstance(editor, QPlainTextEdit)
    assert editor.toPlainText() == "The pager received nothing. "
    desk.qtbot.waitUntil(lambda: desk.hint == "")


def test_a_word_is_added_to_the_dictionary_of_the_review_with_one_key(desk: Desk) -> None:
    in_summary(desk)
    desk.type("The frobnicator was full. ")
    desk.await_hint("frobnicator")
    desk.act("keep_wording")
    assert desk.review.lifecycle.own_words == ("frobnicator",)
    assert desk.page.bridge.undo_label == "add a word to the dictionary"
    desk.qtbot.waitUntil(lambda: desk.hint == "")


def test_a_word_is_not_looked_up_while_it_is_typed(desk: Desk) -> None:
    in_summary(desk)
    desk.type("obviously the frobn")
    desk.await_hint("obviously")
    assert [mark.text for mark in desk.page.wording.marks] == ["obviously"]


def test_where_a_wording_and_a_word_meet_the_wording_is_told(desk: Desk) -> None:
    in_summary(desk)
    desk.type("Pebkac it was. ")
    desk.await_hint("Pebkac")
    assert desk.page.wording.strip.hint is not None


def test_names_of_the_review_are_spelt_right(desk: Desk) -> None:
    in_summary(desk)
    desk.type("lima was full, obviously. ")
    desk.await_hint("obviously")
    assert [mark.text for mark in desk.page.wording.marks] == ["obviously"]


def test_f7_goes_from_hint_to_hint_and_round_again(desk: Desk) -> None:
    in_summary(desk)
    desk.type("Obviously it was human error. We just waited. ")
    desk.qtbot.waitUntil(lambda: len(desk.page.wording.marks) == 3)
    told = []
    for _ in range(4):
        desk.act("next_hint")
        told.append(desk.hint)
    assert told == ["Obviously", "human error", "just", "Obviously"]
    desk.act("hint_before")
    assert desk.hint == "just"


def test_where_there_is_no_hint_f7_says_so(desk: Desk) -> None:
    in_summary(desk)
    desk.act("next_hint")
    assert desk.page.notice.text == "There is no hint in the text you are in."


@pytest.mark.parametrize("go", [in_summary, in_title])
def test_the_pointer_explains_what_it_rests_on(desk: Desk, go: Callable[[Desk], None]) -> None:
    go(desk)
    QTest.keyClick(desk.focused, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.type("Obviously full")
    desk.await_hint("Obviously")
    editor = desk.focused
    surface = editor.viewport() if isinstance(editor, QPlainTextEdit) else editor
    point = QPoint(20, 14)
    rest = QHelpEvent(QEvent.Type.ToolTip, point, surface.mapToGlobal(point))
    QApplication.sendEvent(surface, rest)
    assert "Obviously" in QToolTip.text()
    QToolTip.hideText()


def test_a_long_text_is_underlined_under_wordings_and_words(desk: Desk) -> None:
    in_summary(desk)
    desk.type("Obviously we recieved it. ")
    desk.qtbot.waitUntil(lambda: len(desk.page.wording.marks) == 2)
    editor = desk.focused
    assert isinstance(editor, QPlainTextEdit)
    lines = editor.findChild(Underlines)
    assert isinstance(lines, Underlines)
    assert lines.looks == [("Obviously", False), ("recieved", True)]


def test_a_german_text_gets_german_hints(desk: Desk) -> None:
    in_summary(desk)
    desk.type("Der Server war voll und die Warnung wurde von dem Team einfach nicht gesehen. ")
    desk.await_hint("einfach")


def in_cell(desk: Desk) -> None:
    desk.page.show_step(4)
    panel = desk.page.panel
    assert isinstance(panel, TimelinePanel)
    panel.show_item("e")
    panel.view.edit_cell(panel.view.selected_row(), WHAT)
    desk.qtbot.waitUntil(lambda: isinstance(desk.focused, QLineEdit))
    cast("QLineEdit", desk.focused).selectAll()


def on_canvas(desk: Desk) -> None:
    desk.page.show_step(6)
    desk.page.panel.focus_first()
    QTest.keyClick(desk.focused, Qt.Key.Key_Tab)
    assert isinstance(desk.focused, QPlainTextEdit)


def first_words(desk: Desk, go_there: Callable[[Desk], None]) -> str:
    return desk.review.timeline[0].text if go_there is in_cell else desk.review.causes[0].text


@pytest.mark.parametrize("go_there", [in_cell, on_canvas])
def test_a_text_that_closes_when_left_waits_for_the_reason(
    desk: Desk, go_there: Callable[[Desk], None]
) -> None:
    go_there(desk)
    editor = desk.focused
    desk.type("It was human error")
    desk.await_hint("human error")
    desk.act("keep_wording")
    desk.type("because")
    QTest.keyClick(desk.focused, Qt.Key.Key_Return)
    assert desk.review.lifecycle.kept_words == ("human error – because",)
    assert desk.focused is editor
    QTest.keyClick(editor, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: first_words(desk, go_there) == "It was human error")
    desk.qtbot.waitUntil(lambda: not isValid(editor) or not editor.isVisible())


@pytest.mark.parametrize("go_there", [in_cell, on_canvas])
def test_a_text_that_closes_when_left_takes_what_was_meant(
    desk: Desk, go_there: Callable[[Desk], None]
) -> None:
    go_there(desk)
    desk.type("It was recieved late")
    desk.await_hint("recieved")
    desk.act("use_wording")
    desk.qtbot.waitUntil(lambda: bool(desk.page.wording.strip.offers.buttons))
    QTest.keyClick(desk.focused, Qt.Key.Key_1)
    QTest.keyClick(desk.focused, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: first_words(desk, go_there) == "It was received late")


@pytest.mark.parametrize("go_there", [in_cell, on_canvas])
def test_a_text_is_kept_when_one_goes_on_from_an_answer(
    desk: Desk, go_there: Callable[[Desk], None]
) -> None:
    go_there(desk)
    editor = desk.focused
    desk.type("It was human error")
    desk.await_hint("human error")
    desk.act("keep_wording")
    desk.page.capture.line.setFocus()
    assert first_words(desk, go_there) == "It was human error"
    assert desk.focused is desk.page.capture.line
    desk.qtbot.waitUntil(lambda: not isValid(editor) or not editor.isVisible())


@pytest.mark.parametrize("go_there", [in_cell, on_canvas])
def test_a_text_is_kept_when_the_review_is_left_from_an_answer(
    desk: Desk, go_there: Callable[[Desk], None]
) -> None:
    go_there(desk)
    desk.type("It was human error")
    desk.await_hint("human error")
    desk.act("keep_wording")
    desk.page.finish_typing()
    assert first_words(desk, go_there) == "It was human error"

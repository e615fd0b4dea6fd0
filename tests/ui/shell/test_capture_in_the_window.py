# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The capture line in its window: drafts outlive it, and the transcript is a key away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.store.draft import Draft
from tests.builders import empty_review
from tests.ui.conftest import OpenWindow, page_of
from ui.main_window import MainWindow
from ui.shell.capture_line import CaptureLine
from ui.shell.review_page import ReviewPage

Key = Qt.Key


class Desk:
    """A window with a review open in it."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        review = empty_review()
        self.window = window
        window.services.library.add(review)
        window.open_review(review.id)
        qtbot.waitUntil(lambda: window.page is not None, timeout=15_000)

    @property
    def page(self) -> ReviewPage:
        return page_of(self.window)

    @property
    def capture(self) -> CaptureLine:
        return self.page.capture


@pytest.fixture
def desk(open_window: OpenWindow, qtbot: QtBot) -> Desk:
    return Desk(open_window(), qtbot)


def test_a_line_that_escape_cleared_outlives_the_window_once(desk: Desk, qtbot: QtBot) -> None:
    draft = Draft(desk.window.services.data_dir, desk.page.review.id)
    review_id = desk.page.review.id
    QTest.keyClicks(desk.capture.line, "half a thought")
    QTest.keyClick(desk.capture.line, Key.Key_Escape)
    assert desk.capture.text == ""
    qtbot.waitUntil(lambda: draft.read() == "half a thought")
    desk.window.show_library()
    desk.window.open_review(review_id)
    qtbot.waitUntil(lambda: desk.window.page is not None, timeout=15_000)
    qtbot.waitUntil(lambda: desk.capture.text == "half a thought")
    QTest.keyClick(desk.capture.line, Key.Key_Escape)
    qtbot.waitUntil(lambda: not draft.read())


def test_the_transcript_is_a_key_away_and_the_scribe_stays_at_the_line(desk: Desk) -> None:
    line = desk.capture.line
    line.setFocus()
    QTest.keyClicks(line, "what was said")
    QTest.keyClick(line, Key.Key_Return)
    QTest.keyClick(line, Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert desk.page.sheet == "transcript"
    assert desk.window.focusWidget() is line
    QTest.keyClicks(line, "and then")
    QTest.keyClick(line, Key.Key_Return)
    assert [one.text for one in desk.page.review.transcript_lines] == ["what was said", "and then"]
    desk.page.bridge.undo()
    assert [one.text for one in desk.page.review.transcript_lines] == ["what was said"]
    assert [note.text for note in desk.page.review.notes][-1] == "what was said"
    QTest.keyClick(line, Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert desk.page.sheet == ""


def test_undo_right_after_a_wording_was_taken_is_about_the_line(desk: Desk, qtbot: QtBot) -> None:
    line, control = desk.capture.line, Qt.KeyboardModifier.ControlModifier
    line.setFocus()
    QTest.keyClicks(line, "captured before")
    QTest.keyClick(line, Key.Key_Return)
    QTest.keyClicks(line, "they should have checked")
    qtbot.waitUntil(lambda: desk.page.wording.strip.mark is not None, timeout=15_000)
    desk.page.wording.use()
    assert desk.capture.text == "they had not checked"
    QTest.keyClick(line, Key.Key_Z, control)
    assert desk.capture.text == "they should have checked"
    assert [note.text for note in desk.page.review.notes] == ["captured before"]
    QTest.keyClick(line, Key.Key_Z, control)
    assert desk.page.review.notes == ()

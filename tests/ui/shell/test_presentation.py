# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Presentation mode: what the room needs, larger, and nothing else; a remote moves the meeting."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from app.agenda import commands
from app.review.review import Review
from tests.fakes import FakeClock
from tests.ui.conftest import OpenWindow, page_of
from ui.main_window import MainWindow
from ui.shell.review_page import ReviewPage
from ui.theme import apply_theme, current_theme, load_theme


@pytest.fixture
def window(
    open_window: OpenWindow, example: Review, qtbot: QtBot, dressed: QApplication, clock: FakeClock
) -> Iterator[MainWindow]:
    opened = open_window()
    opened.services.library.add(example)
    opened.open_review(example.id)
    qtbot.waitUntil(lambda: opened.page is not None, timeout=15_000)
    page = page_of(opened)
    page.command_clock(commands.start(page.review, clock.now(), 4))
    yield opened
    opened.presentation.stop()
    apply_theme(dressed, load_theme("light"))


def present(window: MainWindow, qtbot: QtBot) -> ReviewPage:
    """Begin to present with the key, and return the page made for it."""
    return _toggled(window, qtbot, Qt.Key.Key_F11)


def _toggled(window: MainWindow, qtbot: QtBot, key: Qt.Key) -> ReviewPage:
    former = window.page
    QTest.keyClick(window.focusWidget() or window, key)
    qtbot.waitUntil(lambda: window.page is not former, timeout=15_000)
    return page_of(window)


def test_step_question_clock_and_content_are_larger_and_all_there_is(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = present(window, qtbot)
    assert current_theme().scale == 1.5
    shown = [
        part
        for part in (page.top_bar, page.rail, page.guide, page.capture, page.presentation_bar)
        if part.isVisible()
    ]
    assert shown == [page.presentation_bar]
    assert page.panel.isVisible()
    face = page.presentation_bar.clock.face
    assert face is not None
    assert face.digits == "26:00"


class ShownWindows(QObject):
    """Counts the windows that are shown; a part without a parent is one for a moment."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and watched.isWindowType():
            self.names.append(watched.objectName())
        return False


def test_no_part_of_a_page_made_anew_is_a_window_of_its_own(
    window: MainWindow, qtbot: QtBot, dressed: QApplication
) -> None:
    shown = ShownWindows()
    dressed.installEventFilter(shown)
    present(window, qtbot)
    dressed.removeEventFilter(shown)
    assert shown.names == []
    assert window.isActiveWindow()


@pytest.mark.parametrize("key", [Qt.Key.Key_F11, Qt.Key.Key_Escape])
def test_leaving_brings_back_exactly_what_was(
    window: MainWindow, qtbot: QtBot, key: Qt.Key
) -> None:
    before = page_of(window)
    before.toggle_rail()
    before.open_guide()
    chosen, state = before.chosen_panes, window.windowState()
    present(window, qtbot)
    page = _toggled(window, qtbot, key)
    assert not page.is_presenting
    assert (page.chosen_panes, page.guide.isVisible()) == (chosen, True)
    assert (current_theme().scale, window.windowState()) == (1.0, state)
    assert page.capture.isVisible()


def test_the_capture_line_comes_with_its_key_and_goes_when_it_is_left(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = present(window, qtbot)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert page.capture.isVisible()
    assert page.capture.line.hasFocus()
    QTest.keyClicks(page.capture.line, "b. quiet")
    assert page.capture.text == "b. quiet"
    QTest.keyClick(page.capture.line, Qt.Key.Key_Return)
    assert "b. quiet" in [note.text for note in page.review.notes]
    QTest.keyClick(page.capture.line, Qt.Key.Key_Escape)
    assert not page.capture.isVisible()


def test_a_remote_moves_the_meeting_and_takes_the_move_back(
    window: MainWindow, qtbot: QtBot, clock: FakeClock
) -> None:
    page = present(window, qtbot)
    for _ in range(2):  # the first time it may say what is still open
        if page.clock_state().step == 4:
            QTest.keyClick(window.focusWidget(), Qt.Key.Key_PageDown)
    assert (page.clock_state().step, page.step) == (5, 5)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_PageUp)
    assert page.clock_state().step == 4


@pytest.mark.parametrize("key", [Qt.Key.Key_B, Qt.Key.Key_Period])
def test_the_screen_goes_blank_until_any_key(window: MainWindow, qtbot: QtBot, key: Qt.Key) -> None:
    page = present(window, qtbot)
    focused = window.focusWidget()
    QTest.keyClick(focused, key)
    cover = window.presentation.cover
    assert cover is not None
    assert cover.size() == window.size()
    assert window.focusWidget() is cover
    QTest.keyClick(cover, Qt.Key.Key_PageDown)
    assert page.clock_state().step == 4
    assert window.focusWidget() is focused
    qtbot.waitUntil(lambda: window.presentation.cover is None)


def test_outside_of_a_presentation_the_keys_are_those_of_the_page(window: MainWindow) -> None:
    page = page_of(window)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_PageDown)
    assert page.clock_state().step == 4


def test_no_tooltip_comes_up_while_the_room_looks(window: MainWindow, qtbot: QtBot) -> None:
    page = present(window, qtbot)
    place = QPoint(3, 3)
    event = QHelpEvent(QEvent.Type.ToolTip, place, page.presentation_bar.mapToGlobal(place))
    QApplication.sendEvent(page.presentation_bar.clock, event)
    assert not QToolTip.isVisible()


def test_nothing_hints_at_a_wording_while_the_room_looks(window: MainWindow, qtbot: QtBot) -> None:
    page = present(window, qtbot)
    page.to_capture_line()
    QTest.keyClicks(page.capture.line, "The engineer should have known")
    page.wording._look()
    assert page.wording.marks == ()
    assert page.wording.strip.isHidden()


def test_what_is_for_the_facilitator_alone_is_not_shown(window: MainWindow, qtbot: QtBot) -> None:
    page = present(window, qtbot)
    private = page.panel
    private.is_private = True
    page.panels._sheets["tally"] = private
    page.toggle_sheet("tally")
    assert page.sheet == ""
    assert page.notice.text.startswith("That is for you alone.")


def test_going_back_to_the_library_ends_it(window: MainWindow, qtbot: QtBot) -> None:
    present(window, qtbot)
    window.show_library()
    qtbot.waitUntil(lambda: window.page is None)
    assert not window.presentation.is_on
    assert current_theme().scale == 1.0


def test_without_a_review_there_is_nothing_to_present(open_window: OpenWindow) -> None:
    window = open_window()
    window.presentation.toggle()
    assert not window.presentation.is_on

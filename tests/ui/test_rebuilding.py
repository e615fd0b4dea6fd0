# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Another size of text in the middle of the work: everything is made anew, nothing is lost."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.agenda import commands
from app.review.review import Review
from tests.fakes import FakeClock
from tests.ui.conftest import OpenWindow, page_of
from ui.main_window import MainWindow
from ui.panels.causes import CausesPanel
from ui.shell.review_page import ReviewPage
from ui.theme import apply_theme, current_theme, load_theme


@pytest.fixture
def window(
    open_window: OpenWindow, example: Review, qtbot: QtBot, dressed: QApplication
) -> Iterator[MainWindow]:
    opened = open_window()
    opened.services.library.add(example)
    opened.open_review(example.id)
    qtbot.waitUntil(lambda: opened.page is not None, timeout=15_000)
    yield opened
    apply_theme(dressed, load_theme("light"))


def choose_size(window: MainWindow, size: int) -> None:
    assert window.preferences is not None
    window.preferences.settings.change("text_size", str(size))


def grow(window: MainWindow, qtbot: QtBot, size: int = 150) -> ReviewPage:
    """Choose another size of text and return the page that was made for it."""
    former = window.page
    choose_size(window, size)
    qtbot.waitUntil(lambda: window.page is not former, timeout=15_000)
    return page_of(window)


def test_fonts_and_lengths_are_those_of_the_size(window: MainWindow, qtbot: QtBot) -> None:
    page = grow(window, qtbot)
    assert page.capture.line.font().pixelSize() == current_theme().type["capture"].size == 22
    assert page.top_bar.height() in range(72, 145)


def test_step_and_selection_stay(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    page.show_step(4)
    event = page.review.timeline[5]
    page.panel.show_item(event.id)
    page = grow(window, qtbot)
    assert (page.step, page.panel.item_in_hand) == (4, event.id)


def test_lens_and_cause_of_a_step_left_before_are_there_when_it_is_seen_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = page_of(window)
    page.show_step(6)
    panel = page.panel
    assert isinstance(panel, CausesPanel)
    panel.show_lens("fishbone")
    cause = page.review.causes[3]
    panel.show_item(cause.id)
    page.show_step(2)
    page = grow(window, qtbot)
    page.show_step(6)
    panel = page.panel
    assert isinstance(panel, CausesPanel)
    assert (panel.lens, panel.selected_cause) == ("fishbone", cause.id)


def test_the_line_begun_and_what_up_brings_back_stay(window: MainWindow, qtbot: QtBot) -> None:
    line = page_of(window).capture.line
    line.setFocus()
    QTest.keyClicks(line, "The room was quiet")
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClicks(line, "/t 14:03 pa")
    page = grow(window, qtbot)
    assert page.capture.text == "/t 14:03 pa"
    assert page.capture.line.hasFocus()
    QTest.keyClicks(page.capture.line, "ge")
    QTest.keyClick(page.capture.line, Qt.Key.Key_Up)
    assert page.capture.text == "The room was quiet"


def test_undo_goes_back_to_before_the_change_of_size(window: MainWindow, qtbot: QtBot) -> None:
    line = page_of(window).capture.line
    before = len(page_of(window).review.notes)
    QTest.keyClicks(line, "A note")
    QTest.keyClick(line, Qt.Key.Key_Return)
    page = grow(window, qtbot)
    assert len(page.review.notes) == before + 1
    assert window.actions_table is not None
    window.actions_table["undo"].trigger()
    assert len(page.review.notes) == before
    assert window.actions_table["redo"].isEnabled()


def test_the_clock_runs_on_and_an_open_question_stays(
    window: MainWindow, qtbot: QtBot, clock: FakeClock
) -> None:
    page = page_of(window)
    page.command_clock(commands.start(page.review, clock.now()))
    page.meeting.ask_for_break()
    page = grow(window, qtbot)
    assert page.question.text.startswith("How long is the break?")
    assert [answer.words for answer in page.question.answers] == ["5 min", "10 min", "15 min"]
    page.question.answered.emit("1")
    assert page.clock_state().back_at is not None


def test_the_rooms_clock_stays_where_it_is(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    page.room.toggle()
    shown = page.room.clock
    assert shown is not None
    size = shown.box.size()
    page = grow(window, qtbot)
    assert page.room.clock is shown
    assert shown.isVisible()
    assert shown.box.sizeHint() == size
    page.room.toggle()
    assert not page.room.is_open


def test_what_was_said_stays_to_be_read(window: MainWindow, qtbot: QtBot) -> None:
    page_of(window).warn("The disk is full.")
    assert grow(window, qtbot).notice.text == "The disk is full."


def test_panes_stay_as_they_were_chosen(window: MainWindow, qtbot: QtBot) -> None:
    page_of(window).open_guide()
    page = grow(window, qtbot, 125)
    assert not page.guide.isHidden()


def test_each_key_does_its_thing_once(window: MainWindow, qtbot: QtBot) -> None:
    page = grow(window, qtbot)
    page.show_step(2)
    QTest.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert page.step == 5
    QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.page is not page, timeout=15_000)
    assert window.appearance.text_size == 175


def test_the_library_is_made_anew_too(window: MainWindow, qtbot: QtBot) -> None:
    window.show_library()
    qtbot.waitUntil(lambda: window.page is None)
    library = window.library
    choose_size(window, 200)
    qtbot.waitUntil(lambda: window.library is not library, timeout=15_000)
    qtbot.waitUntil(lambda: window.library.table.model().rowCount() == 1, timeout=15_000)
    assert window.library.isVisible()


def test_it_waits_for_work_under_way(window: MainWindow, qtbot: QtBot) -> None:
    go_on = threading.Event()
    page = page_of(window)
    done: list[object] = []
    window.jobs.run(lambda _progress: go_on.wait(10), done.append, owner=page)
    choose_size(window, 150)
    assert window.page is page
    go_on.set()
    qtbot.waitUntil(lambda: window.page is not page, timeout=15_000)
    assert done == [True]


def test_former_pages_go_with_all_that_was_seen_in_them(window: MainWindow, qtbot: QtBot) -> None:
    for size in (125, 150, 175):
        for step in range(1, 11):
            page_of(window).show_step(step)
        grow(window, qtbot, size)
    qtbot.waitUntil(lambda: _pages_left() == 1)


def test_one_leaves_the_settings_after_a_change_of_size(window: MainWindow, qtbot: QtBot) -> None:
    assert window.actions_table is not None
    page_of(window).show_step(2)
    window.actions_table["settings"].trigger()
    page = grow(window, qtbot)
    assert page.sheet == "settings"
    window.actions_table["settings"].trigger()
    assert page.sheet == ""
    assert page.panel.isAncestorOf(window.focusWidget())


def test_a_blank_screen_stays_so_and_takes_the_keys(window: MainWindow, qtbot: QtBot) -> None:
    go_on = threading.Event()
    page = page_of(window)
    window.jobs.run(lambda _progress: go_on.wait(10), owner=page)
    window.presentation.start()
    window.presentation.blank()
    go_on.set()
    qtbot.waitUntil(lambda: window.page is not page, timeout=15_000)
    cover = window.presentation.cover
    assert cover is not None
    assert cover.hasFocus()
    QTest.keyClick(cover, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: window.presentation.cover is None)
    assert page_of(window).isAncestorOf(window.focusWidget())
    window.presentation.stop()


def _pages_left() -> int:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    return sum(isinstance(each, ReviewPage) for each in gc.get_objects())


def test_settings_chosen_from_the_capture_line_lead_back_to_a_page_made_anew(
    window: MainWindow, qtbot: QtBot
) -> None:
    page_of(window).to_capture_line()
    window.actions_table["settings"].trigger()
    page = grow(window, qtbot)
    assert page.sheet == "settings"
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.preferences is not None
    assert window.preferences.page is not None
    window.preferences.page.left.emit()
    assert page.sheet == ""

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The open review in its window: every key works wherever the focus is, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.agenda.clock import Phase
from app.review.review import Review
from app.store.draft import Draft
from tests.builders import empty_review
from tests.fakes import FakeClock
from tests.ui.conftest import OpenWindow, page_of
from ui.kit.data_table import DataTable
from ui.main_window import MINIMUM_SIZE, MainWindow
from ui.panels.timeline import TimelinePanel
from ui.shell.review_page import ReviewPage
from ui.shell.step_button import StepButton

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
Key = Qt.Key


class Desk:
    """A window with the example open in it."""

    def __init__(self, window: MainWindow, review: Review, clock: FakeClock, qtbot: QtBot) -> None:
        self.window = window
        self.clock = clock
        self.qtbot = qtbot
        window.services.library.add(review)
        window.open_review(review.id)
        qtbot.waitUntil(lambda: window.page is not None, timeout=15_000)

    @property
    def page(self) -> ReviewPage:
        return page_of(self.window)

    @property
    def focused(self) -> QWidget:
        widget = self.window.focusWidget()
        assert widget is not None
        return widget

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifiers)

    def field(self, name: str) -> QLineEdit:
        fields = self.page.panel.findChildren(QLineEdit)
        return next(field for field in fields if field.accessibleName() == name)

    def resize(self, width: int, height: int) -> None:
        self.window.resize(width, height)
        self.qtbot.waitUntil(lambda: self.page.width() == width)


@pytest.fixture
def desk(open_window: OpenWindow, example: Review, clock: FakeClock, qtbot: QtBot) -> Desk:
    return Desk(open_window(), example, clock, qtbot)


def in_title(desk: Desk) -> None:
    desk.page.show_step(1)
    desk.field("Title").setFocus()


def in_timeline(desk: Desk) -> None:
    desk.page.show_step(4)
    desk.page.panel.focus_first()


def in_causes(desk: Desk) -> None:
    desk.page.show_step(6)
    desk.page.panel.focus_first()


def in_capture_line(desk: Desk) -> None:
    desk.page.capture.line.setFocus()


PLACES = (in_title, in_timeline, in_causes, in_capture_line)


@pytest.mark.parametrize("go", PLACES)
def test_the_keys_of_the_meeting_work_wherever_the_focus_is(
    desk: Desk, go: Callable[[Desk], None]
) -> None:
    page = desk.page
    go(desk)
    desk.press(Key.Key_Space, CTRL)
    assert page.clock_state().phase is Phase.RUNNING
    planned = page.clock_state().step_planned
    go(desk)
    desk.press(Key.Key_Up, CTRL)
    assert page.clock_state().step_planned > planned
    desk.press(Key.Key_Down, CTRL)
    assert page.clock_state().step_planned == planned
    desk.press(Key.Key_Space, CTRL)
    assert page.clock_state().phase is Phase.PAUSED
    step = page.clock_state().step
    go(desk)
    desk.press(Key.Key_Return, CTRL)
    assert page.clock_state().step == step + 1
    assert page.step == step + 1


@pytest.mark.parametrize("go", PLACES)
def test_the_keys_of_the_window_work_wherever_the_focus_is(
    desk: Desk, go: Callable[[Desk], None]
) -> None:
    page = desk.page
    go(desk)
    desk.press(Key.Key_K, CTRL)
    assert desk.focused is page.capture.line
    go(desk)
    slim = page.rail.is_slim
    desk.press(Key.Key_B, CTRL)
    assert page.rail.is_slim is not slim
    go(desk)
    desk.press(Key.Key_G, CTRL)
    assert page.guide.isVisible()
    desk.press(Key.Key_G, CTRL)
    assert not page.guide.isVisible()
    go(desk)
    desk.press(Key.Key_0, CTRL)
    assert page.step == 10


@pytest.mark.parametrize("go", PLACES)
def test_undo_and_redo_work_wherever_the_focus_is(desk: Desk, go: Callable[[Desk], None]) -> None:
    before = desk.page.review.notes
    in_capture_line(desk)
    QTest.keyClicks(desk.focused, "/p Ask the vendor")
    desk.press(Key.Key_Return)
    after = desk.page.review.notes
    go(desk)
    desk.press(Key.Key_Z, CTRL)
    assert desk.page.review.notes == before
    assert not desk.page.capture._undo.isVisible()
    go(desk)
    desk.press(Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert desk.page.review.notes == after


def test_ctrl_f1_shows_the_keys_beside_the_meeting(desk: Desk, qtbot: QtBot) -> None:
    desk.press(Key.Key_F1, CTRL)
    assert desk.page.sheet == "shortcuts"
    assert desk.page.top_bar.clock.isVisible()
    assert QApplication.activeModalWidget() is None
    desk.press(Key.Key_Escape)
    assert desk.page.sheet == ""


def test_f6_goes_round_all_panes(desk: Desk) -> None:
    desk.resize(1440, 900)
    in_title(desk)
    page = desk.page
    for pane in (page.guide, page.capture, page.rail, page.panel):
        desk.press(Key.Key_F6)
        assert pane.isAncestorOf(desk.focused)


def test_the_slash_begins_a_command_and_is_a_slash_in_a_text(desk: Desk) -> None:
    in_timeline(desk)
    desk.press(Key.Key_Slash)
    assert desk.focused is desk.page.capture.line
    assert desk.page.capture.text == "/"
    in_title(desk)
    QTest.keyClicks(desk.focused, "/")
    assert "/" in desk.field("Title").text()


def test_undo_takes_a_half_typed_number_with_it(desk: Desk) -> None:
    desk.page.show_step(5)
    users = desk.field("Users affected")
    before = desk.page.review.impact.users_affected
    users.setFocus()
    users.selectAll()
    QTest.keyClicks(users, "4711")
    desk.press(Key.Key_Z, CTRL)
    assert desk.page.review.impact.users_affected == before
    assert users.text() != "4711"
    desk.press(Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert desk.page.review.impact.users_affected == 4711


def test_what_is_still_in_a_cell_is_handed_over(desk: Desk) -> None:
    in_timeline(desk)
    count = len(desk.page.review.events)
    desk.press(Key.Key_Insert)
    desk.press(Key.Key_Tab)
    QTest.keyClicks(desk.focused, "Half a sentence")
    desk.page.finish_typing()
    assert len(desk.page.review.events) == count + 1
    assert "Half a sentence" in [event.text for event in desk.page.review.events]


def test_going_on_asks_once_while_something_is_open(desk: Desk) -> None:
    page = desk.page
    page.show_step(9)
    desk.press(Key.Key_Space, CTRL)
    desk.press(Key.Key_Return, CTRL)
    assert page.clock_state().step == 9
    assert page.notice.text.startswith("Still open in Approve & publish: ")
    assert QApplication.activeModalWidget() is None
    desk.press(Key.Key_Return, CTRL)
    assert page.clock_state().step == 10
    assert page.notice.isHidden()


def test_the_next_button_names_the_next_step(desk: Desk) -> None:
    page = desk.page
    assert page.top_bar.next.text() == "Start the meeting"
    page.show_step(4)
    QTest.mouseClick(page.top_bar.next, Qt.MouseButton.LeftButton)
    assert page.top_bar.next.text() == "Next: Impact"
    QTest.mouseClick(page.top_bar.next, Qt.MouseButton.LeftButton)
    assert (page.step, page.clock_state().step) == (5, 5)


def test_one_tick_moves_every_clock(desk: Desk) -> None:
    page = desk.page
    desk.press(Key.Key_Space, CTRL)
    shown = page.top_bar.clock.face
    used = page.rail.findChildren(StepButton)[0].look.used_share
    desk.clock.advance(minutes=1)
    page.tick(desk.clock.now())
    assert page.top_bar.clock.face != shown
    assert page.rail.findChildren(StepButton)[0].look.used_share != used


def test_a_small_window_has_the_guide_over_its_right_edge(desk: Desk) -> None:
    page = desk.page
    in_title(desk)
    assert page.guide.isHidden()
    desk.press(Key.Key_G, CTRL)
    assert page.guide.geometry().right() == page.rect().right()
    assert page.guide.geometry().bottom() < page.capture.geometry().top()
    assert page.guide.isAncestorOf(desk.focused)
    desk.press(Key.Key_Escape)
    assert page.guide.isHidden()
    assert page.panel.isAncestorOf(desk.focused)


def test_a_wide_window_has_the_guide_beside_the_panel(desk: Desk) -> None:
    desk.resize(1440, 900)
    page = desk.page
    assert page.guide.isVisible()
    assert page.panel.mapTo(page, page.panel.rect().topRight()).x() < page.guide.x()


def test_the_clock_keeps_its_size_at_every_width_and_pace(desk: Desk) -> None:
    widths = set()
    for width in (1280, 1440, 1900):
        desk.resize(width, 800)
        widths.add(desk.page.top_bar.clock.width())
    desk.press(Key.Key_Space, CTRL)
    desk.clock.advance(minutes=90)
    desk.page.tick(desk.clock.now())
    assert widths | {desk.page.top_bar.clock.width()} == {520}


def test_everything_of_the_frame_fits_into_the_smallest_window(desk: Desk) -> None:
    page = desk.page
    for step in range(1, 11):
        page.show_step(step)
        assert desk.window.minimumSizeHint().width() <= 1280, step
        assert desk.window.minimumSizeHint().height() <= 720, step
        assert (desk.window.width(), desk.window.height()) == (1280, 720)


def test_on_a_low_screen_the_capture_line_and_the_rail_s_foot_stay_whole(desk: Desk) -> None:
    page = desk.page
    desk.window.resize(*MINIMUM_SIZE)
    desk.qtbot.waitUntil(lambda: page.height() == MINIMUM_SIZE[1])
    for step in range(1, 11):
        page.show_step(step)
        line, foot = page.capture.line, page.rail.foot
        assert line.mapTo(page, line.rect().bottomLeft()).y() < page.height(), step
        assert foot.mapTo(page, foot.rect().bottomLeft()).y() < page.capture.y(), step
        assert foot.height() >= foot.minimumSizeHint().height(), step


def test_undo_is_named_in_the_menu(desk: Desk) -> None:
    in_title(desk)
    QTest.keyClicks(desk.focused, "x")
    desk.page.finish_typing()
    actions = desk.window.actions_table
    assert actions is not None
    assert actions["undo"].text() == "Undo change title"


def test_capturing_can_be_undone_with_its_button(desk: Desk, qtbot: QtBot) -> None:
    in_capture_line(desk)
    count = len(desk.page.review.notes)
    QTest.keyClicks(desk.focused, "/p Ask the vendor")
    desk.press(Key.Key_Return)
    assert len(desk.page.review.notes) == count + 1
    QTest.mouseClick(desk.page.capture._undo, Qt.MouseButton.LeftButton)
    assert len(desk.page.review.notes) == count
    assert not desk.page.capture._undo.isVisible()


def test_what_is_parked_is_a_click_away(desk: Desk) -> None:
    QTest.mouseClick(desk.page.rail.foot.parked, Qt.MouseButton.LeftButton)
    assert desk.page.step == 10


def test_going_back_to_the_library_keeps_what_is_being_typed(desk: Desk, qtbot: QtBot) -> None:
    in_title(desk)
    desk.press(Key.Key_End)
    QTest.keyClicks(desk.focused, " again")
    review_id = desk.page.review.id
    desk.press(Key.Key_L, CTRL)
    assert desk.window.page is None
    assert desk.window.services.library.load(review_id).incident.title.endswith(" again")


def test_the_window_is_named_as_the_review_is_named_anew(desk: Desk, qtbot: QtBot) -> None:
    in_title(desk)
    desk.press(Key.Key_End)
    QTest.keyClicks(desk.focused, " again")
    qtbot.waitUntil(lambda: desk.window.windowTitle().endswith(" again – Hotwash"))


def test_a_chat_pasted_into_the_capture_line_is_read_for_the_timeline(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.press(Key.Key_4, CTRL)
    desk.press(Key.Key_K, CTRL)
    QApplication.clipboard().setText("14:03 disk full\n14:05 paged\n")
    desk.press(Key.Key_V, CTRL)
    panel = desk.page.panel
    assert isinstance(panel, TimelinePanel)
    qtbot.waitUntil(lambda: panel.is_reading)
    assert desk.page.capture.text == ""
    assert panel.reading.isAncestorOf(desk.focused)


def test_the_first_key_reaches_the_library(open_window: OpenWindow, qtbot: QtBot) -> None:
    first = open_window()
    qtbot.waitUntil(lambda: first.focusWidget() is first.library.welcome.start)
    first.services.library.add(empty_review())
    first.desk.reload()
    qtbot.waitUntil(lambda: isinstance(first.focusWidget(), DataTable))
    QTest.keyClick(first.focusWidget(), Key.Key_Return)
    qtbot.waitUntil(lambda: first.page is not None, timeout=15_000)


def test_a_review_that_is_not_saved_is_left_only_when_asked_twice(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = desk.page
    monkeypatch.setattr(page, "is_saved", lambda: False)
    desk.window.show_library()
    assert desk.window.page is page
    assert page.notice.text.startswith("Not everything is saved yet.")
    desk.window.show_library()
    assert desk.window.page is None
    assert desk.window.windowTitle() == "Hotwash"


def test_a_line_that_is_begun_is_there_again_after_the_library(desk: Desk, qtbot: QtBot) -> None:
    review_id = desk.page.review.id
    QTest.keyClicks(desk.page.capture.line, "half a sentence")
    desk.window.show_library()
    desk.window.open_review(review_id)
    qtbot.waitUntil(lambda: desk.window.page is not None, timeout=15_000)
    qtbot.waitUntil(lambda: desk.page.capture.text == "half a sentence")
    assert not desk.page.capture.isAncestorOf(desk.focused)


def test_a_line_that_is_begun_is_kept_while_it_is_typed(desk: Desk, qtbot: QtBot) -> None:
    draft = Draft(desk.window.services.data_dir, desk.page.review.id)
    QTest.keyClicks(desk.page.capture.line, "half a")
    qtbot.waitUntil(lambda: draft.read() == "half a")
    QTest.keyClick(desk.page.capture.line, Key.Key_Return)
    qtbot.waitUntil(lambda: not draft.read())

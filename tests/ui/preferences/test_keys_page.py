# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The page of keys in its window: found, changed, taken over, reset and kept, by keyboard alone."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.key_file import KEY_FILE
from app.review.review import Review
from tests.ui.conftest import OpenWindow, page_of
from tests.ui.preferences.shown_page import shown_page
from ui.actions import action_rows
from ui.keys import key_table
from ui.main_window import MainWindow
from ui.preferences.key_row import KeyRow
from ui.preferences.keys_page import KeysPage

Key = Qt.Key
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Desk:
    """A window in which the page of keys was opened."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot
        self.press(Key.Key_F1, CTRL)

    @property
    def page(self) -> KeysPage:
        return shown_page(self.window, KeysPage)

    @property
    def focused(self) -> QWidget:
        widget = self.window.focusWidget()
        assert widget is not None
        return widget

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifiers)

    def row(self, action_id: str) -> KeyRow:
        return self.page.row(action_id)

    def change(self, action_id: str, *keys: tuple[Qt.Key, Qt.KeyboardModifier]) -> KeyRow:
        row = self.row(action_id)
        row.setFocus()
        self.press(Key.Key_Return)
        assert row.is_asking
        for key, modifiers in keys:
            self.press(key, modifiers)
        return row

    def kept(self) -> dict[str, object]:
        path = self.window.services.data_dir / KEY_FILE
        kept: dict[str, object] = json.loads(path.read_text()) if path.exists() else {}
        return kept


@pytest.fixture(autouse=True)
def keys_as_they_came() -> Iterator[None]:
    yield
    key_table().show_chosen({})


@pytest.fixture
def desk(open_window: OpenWindow, qtbot: QtBot) -> Desk:
    return Desk(open_window(), qtbot)


@pytest.fixture
def in_review(open_window: OpenWindow, example: Review, qtbot: QtBot) -> Desk:
    window = open_window()
    window.services.library.add(example)
    window.open_review(example.id)
    qtbot.waitUntil(lambda: window.page is not None, timeout=15_000)
    return Desk(window, qtbot)


def shortcuts(desk: Desk, action_id: str) -> list[str]:
    actions = desk.window.actions_table
    assert actions is not None
    return [key.toString() for key in actions[action_id].shortcuts()]


def test_every_action_has_a_row_with_its_keys(desk: Desk) -> None:
    assert [row.action.id for row in desk.page.rows] == [row.id for row in action_rows()]
    assert desk.row("redo").accessibleName() == "Redo, Ctrl+Shift+Z, Ctrl+Y"
    assert desk.row("finish").accessibleName() == "End the meeting, no key"
    assert QApplication.activeModalWidget() is None


def test_a_search_leaves_the_rows_that_hold_the_words_or_the_key(desk: Desk) -> None:
    QTest.keyClicks(desk.focused, "ctrl+k")
    assert [row.action.id for row in desk.page.rows if row.isVisible()] == ["capture"]
    desk.press(Key.Key_Escape)
    QTest.keyClicks(desk.focused, "minute more")
    found = [row.action.id for row in desk.page.rows if row.isVisible()]
    assert found == ["more_time", "five_more"]
    desk.press(Key.Key_Escape)
    QTest.keyClicks(desk.focused, "no such thing")
    assert desk.page.nothing.isVisible()


def test_new_keys_work_at_once_and_are_kept(in_review: Desk) -> None:
    row = in_review.change("guide", (Key.Key_M, CTRL))
    assert not row.is_asking
    assert row.hasFocus()
    assert row.accessibleName() == "Guide, Ctrl+M"
    in_review.qtbot.waitUntil(lambda: in_review.kept() == {"guide": ["Ctrl+M"]})
    in_review.press(Key.Key_Escape)
    page = page_of(in_review.window)
    shown = page.guide.isVisible()
    in_review.press(Key.Key_M, CTRL)
    assert page.guide.isVisible() is not shown
    in_review.press(Key.Key_G, CTRL)
    assert page.guide.isVisible() is not shown


def test_a_key_that_has_an_action_is_taken_over_only_with_enter(desk: Desk) -> None:
    row = desk.change("guide", (Key.Key_K, CTRL))
    assert row.said.text() == "Ctrl+K is “Capture line”. Enter takes it over."
    assert row.is_asking
    assert shortcuts(desk, "guide") == ["Ctrl+G"]
    desk.press(Key.Key_Return)
    assert shortcuts(desk, "guide") == ["Ctrl+K"]
    assert shortcuts(desk, "capture") == []
    assert desk.row("capture").accessibleName() == "Capture line, no key"
    assert desk.row("capture").reset.isVisible()
    QTest.mouseClick(desk.row("capture").reset, Qt.MouseButton.LeftButton)
    assert shortcuts(desk, "capture") == ["Ctrl+K"]
    assert shortcuts(desk, "guide") == ["Ctrl+G"]
    desk.qtbot.waitUntil(lambda: desk.kept() == {})


@pytest.mark.parametrize(
    ("key", "modifiers", "reason"),
    [
        (Key.Key_A, NONE, "typed into texts"),
        (Key.Key_Tab, NONE, "Tab moves through"),
        (Key.Key_Backtab, SHIFT, "Shift+Tab moves through"),
        (Key.Key_Return, NONE, "Enter moves through"),
        (Key.Key_Up, NONE, "moves through"),
        (Key.Key_Space, NONE, "moves through"),
        (Key.Key_E, CTRL, "Link a fact"),
        (Key.Key_C, CTRL, "editing texts"),
    ],
)
def test_what_something_else_needs_is_refused_with_the_reason(
    desk: Desk, key: Qt.Key, modifiers: Qt.KeyboardModifier, reason: str
) -> None:
    row = desk.change("guide", (key, modifiers))
    assert reason in row.said.text()
    assert row.capture.hasFocus()
    desk.press(Key.Key_Return)
    assert shortcuts(desk, "guide") == ["Ctrl+G"]


def test_while_new_keys_are_asked_for_no_key_does_anything_else(in_review: Desk) -> None:
    page = page_of(in_review.window)
    row = in_review.change("guide", (Key.Key_4, CTRL))
    assert row.is_asking
    assert page.sheet == "shortcuts"
    in_review.press(Key.Key_Escape)
    assert not row.is_asking
    assert page.sheet == "shortcuts"
    assert shortcuts(in_review, "guide") == ["Ctrl+G"]


def test_a_key_can_be_taken_away_and_everything_reset(desk: Desk) -> None:
    desk.change("guide", (Key.Key_Backspace, NONE))
    desk.change("rail", (Key.Key_F9, NONE))
    assert shortcuts(desk, "guide") == []
    desk.qtbot.waitUntil(lambda: desk.kept() == {"guide": [], "rail": ["F9"]})
    QTest.mouseClick(desk.page.reset_all, Qt.MouseButton.LeftButton)
    assert (shortcuts(desk, "guide"), shortcuts(desk, "rail")) == (["Ctrl+G"], ["Ctrl+B"])
    assert not desk.page.reset_all.isEnabled()
    desk.qtbot.waitUntil(lambda: desk.kept() == {})


def test_what_is_found_is_changed_without_the_mouse(desk: Desk) -> None:
    QTest.keyClicks(desk.focused, "rail")
    desk.press(Key.Key_Down)
    assert desk.row("rail").hasFocus()
    desk.press(Key.Key_Return)
    desk.press(Key.Key_F9)
    assert shortcuts(desk, "rail") == ["F9"]


def test_a_click_asks_for_new_keys_and_a_click_elsewhere_leaves_it(desk: Desk) -> None:
    QTest.mouseClick(desk.row("new"), Qt.MouseButton.LeftButton)
    assert desk.row("new").is_asking
    QTest.mouseClick(desk.row("open_file"), Qt.MouseButton.LeftButton)
    assert not desk.row("new").is_asking
    assert desk.row("open_file").is_asking
    desk.press(Key.Key_Escape)
    assert not key_table().chosen


def test_arrows_go_from_row_to_row_and_back_to_the_search(desk: Desk) -> None:
    desk.row("new").setFocus()
    desk.press(Key.Key_Down)
    assert desk.row("open_file").hasFocus()
    desk.press(Key.Key_Up)
    desk.press(Key.Key_Up)
    assert desk.page.search.hasFocus()


def test_the_keys_of_last_time_are_in_force_and_shown_everywhere(
    open_window: OpenWindow, example: Review, qtbot: QtBot
) -> None:
    first = Desk(open_window(), qtbot)
    first.change("pause", (Key.Key_F9, NONE))
    first.change("capture", (Key.Key_F8, NONE))
    first.window.close()
    key_table().show_chosen({})
    window = open_window()
    window.services.library.add(example)
    window.open_review(example.id)
    qtbot.waitUntil(lambda: window.page is not None, timeout=15_000)
    page = page_of(window)
    assert page.top_bar._pause.toolTip() == "Start (F9)"
    assert page.top_bar.clock.face is not None
    assert page.top_bar.clock.face.note == "F9 starts"
    key_table().give("use_wording", "F7")
    assert page.wording.strip.use._key == "F7"
    assert page.wording.strip.keep._key == "Ctrl+Shift+."
    QTest.keyClick(window, Key.Key_F8)
    assert window.focusWidget() is page.capture.line


def test_a_broken_file_of_keys_is_said_and_stays_until_a_change(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    first = open_window()
    path = first.services.data_dir / KEY_FILE
    first.close()
    path.write_text("{", encoding="utf-8")
    desk = Desk(open_window(), qtbot)
    assert str(path) in desk.window.library.notice.text
    assert path.read_text() == "{"
    desk.change("guide", (Key.Key_M, CTRL))
    qtbot.waitUntil(lambda: path.with_name("keys.broken.json").exists())
    qtbot.waitUntil(lambda: path.exists() and desk.kept() == {"guide": ["Ctrl+M"]})


def test_keys_that_make_no_sense_are_as_they_came_and_that_is_said(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    first = open_window()
    path = first.services.data_dir / KEY_FILE
    first.close()
    path.write_text('{"guide": ["A"], "rail": ["F9"], "of another version": ["F10"]}')
    desk = Desk(open_window(), qtbot)
    assert "“guide”" in desk.window.library.notice.text
    assert (shortcuts(desk, "guide"), shortcuts(desk, "rail")) == (["Ctrl+G"], ["F9"])
    desk.change("rail", (Key.Key_F8, NONE))
    kept = {"guide": ["A"], "rail": ["F8"], "of another version": ["F10"]}
    qtbot.waitUntil(lambda: desk.kept() == kept)

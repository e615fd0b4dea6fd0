# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The pages of the preferences stand side by side, in the library and beside a review."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.review.review import Review
from tests.ui.conftest import OpenWindow, page_of
from tests.ui.preferences.shown_page import shown_page
from ui.main_window import MainWindow
from ui.preferences.page_tabs import PAGES
from ui.preferences.preferences_page import PreferencesPage

Key = Qt.Key


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.focusWidget() or window, key)


def test_tabs_lead_from_page_to_page_by_keyboard_alone(open_window: OpenWindow) -> None:
    window = open_window()
    assert window.preferences is not None
    window.preferences.toggle("settings")
    seen = []
    for _ in PAGES:
        page = shown_page(window, PreferencesPage)
        seen.append(window.preferences.shown)
        page.tabs.shown.setFocus()
        press(window, Key.Key_Right)
        press(window, Key.Key_Space)
    assert seen == list(PAGES)
    assert window.preferences.shown == "settings"
    assert shown_page(window, PreferencesPage).tabs.shown.hasFocus()
    assert QApplication.activeModalWidget() is None


def test_the_tab_of_the_page_that_is_shown_stays_pressed(open_window: OpenWindow) -> None:
    window = open_window()
    assert window.preferences is not None
    window.preferences.toggle("data")
    tabs = shown_page(window, PreferencesPage).tabs
    QTest.mouseClick(tabs.shown, Qt.MouseButton.LeftButton)
    assert tabs.shown.isChecked()
    assert window.preferences.shown == "data"


@pytest.mark.parametrize("name", ["data", "team_rules", "connections", "diagnostics"])
def test_beside_a_review_a_page_stands_in_the_place_of_the_step_and_goes_with_esc(
    open_window: OpenWindow, example: Review, qtbot: QtBot, name: str
) -> None:
    window = open_window()
    window.services.library.add(example)
    window.open_review(example.id)
    qtbot.waitUntil(lambda: window.page is not None, timeout=15_000)
    assert window.actions_table is not None
    window.actions_table[name].trigger()
    assert page_of(window).sheet == name
    shown_page(window, PreferencesPage).tabs.shown.setFocus()
    press(window, Key.Key_Escape)
    assert page_of(window).sheet == ""

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""F1 in the real window: the guide at the page of what is done there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.guide.pages import INDEX
from tests.ui.conftest import OpenWindow
from ui.help import places
from ui.help.guide_desk import GuideDesk
from ui.help.guide_window import GuideWindow
from ui.main_window import MainWindow

Key = Qt.Key


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window()


def desk_of(window: MainWindow) -> GuideDesk:
    assert window.manual is not None
    return window.manual


def shown_in(window: MainWindow) -> GuideWindow:
    shown = desk_of(window).shown
    assert shown is not None
    return shown


def f1(window: MainWindow, qtbot: QtBot) -> GuideWindow:
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Key.Key_F1)
    qtbot.waitUntil(lambda: desk_of(window).shown is not None)
    qtbot.waitUntil(shown_in(window).isActiveWindow)
    return shown_in(window)


def test_f1_in_the_library_shows_the_first_page(window: MainWindow, qtbot: QtBot) -> None:
    assert f1(window, qtbot).place == INDEX
    assert QApplication.activeModalWidget() is None


def test_f1_again_closes_it(window: MainWindow, qtbot: QtBot) -> None:
    shown = f1(window, qtbot)
    QTest.keyClick(shown, Key.Key_F1)
    assert desk_of(window).shown is None
    assert f1(window, qtbot).isVisible()


def test_settings_and_keys_lead_to_their_pages(window: MainWindow) -> None:
    assert window.preferences is not None
    for name in ("settings", "shortcuts"):
        window.preferences.toggle(name)
        assert places.place_in(window) == places.SHEETS[name]


def test_all_pages_are_searched_in_the_background(window: MainWindow, qtbot: QtBot) -> None:
    shown = f1(window, qtbot)
    for text in ("k", "keys"):
        shown.search.setText(text)
    qtbot.waitUntil(
        lambda: any(entry.id == "reference/keys.md#keys" for entry in shown.contents.entries)
    )


def test_larger_text_makes_it_anew_at_the_same_page(window: MainWindow, qtbot: QtBot) -> None:
    shown = f1(window, qtbot)
    shown.show_place("reference/keys.md")
    QTest.keyClick(shown, Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk_of(window).shown not in (None, shown))
    assert shown_in(window).place == "reference/keys.md"
    assert window.appearance.text_size == 125
    assert window.preferences is not None
    window.preferences.settings.change("text_size", "")
    qtbot.waitUntil(lambda: window.appearance.text_size == 100)


def test_it_closes_with_the_window(window: MainWindow, qtbot: QtBot) -> None:
    shown = f1(window, qtbot)
    window.close()
    assert not shown.isVisible()


def test_a_guide_that_is_missing_is_said(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setattr("ui.help.guide_desk.guide_dir", lambda: tmp_path_factory.mktemp("none"))
    GuideDesk(window).toggle()
    assert "guide is missing" in window.library.notice.text

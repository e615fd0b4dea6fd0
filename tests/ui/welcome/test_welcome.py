# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What an empty library shows: three ways to begin and a name, and nothing of it once it is not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import build
from app.review.review import Review
from app.settings import Settings, load_settings, save_settings
from tests.fakes import FakeClock
from tests.ui.conftest import OpenWindow, page_of
from ui.library.library_page import LibraryPage
from ui.main_window import MainWindow
from ui.welcome.welcome import Welcome


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window()


@pytest.fixture
def welcome(window: MainWindow, qtbot: QtBot) -> Welcome:
    """Open a window over a library that nobody has used yet."""
    shown = window.library.welcome
    qtbot.waitUntil(shown.start.hasFocus)
    return shown


def test_enter_starts_the_first_review(window: MainWindow, welcome: Welcome, qtbot: QtBot) -> None:
    QTest.keyClick(welcome.start, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page is not None, timeout=15_000)
    assert page_of(window).review.incident.title == ""


def test_each_choice_says_what_it_does_and_asks_for_it(dressed: QApplication, qtbot: QtBot) -> None:
    welcome = Welcome()
    qtbot.addWidget(welcome)
    welcome.show()
    for card, wish in (
        (welcome.example, welcome.example_wanted),
        (welcome.start, welcome.create_wanted),
        (welcome.file, welcome.file_wanted),
    ):
        assert card.accessibleName()
        assert card.accessibleDescription()
        with qtbot.waitSignal(wish):
            QTest.mouseClick(card, Qt.MouseButton.LeftButton)


def test_the_guide_is_read_from_here(window: MainWindow, welcome: Welcome, qtbot: QtBot) -> None:
    QTest.mouseClick(welcome.guide, Qt.MouseButton.LeftButton)
    manual = window.manual
    assert manual is not None
    qtbot.waitUntil(lambda: manual.shown is not None and manual.shown.isVisible())


def test_the_name_of_the_account_is_there_and_nothing_is_kept_of_it(
    window: MainWindow, welcome: Welcome
) -> None:
    assert welcome.name.text() == window.services.signature
    assert window.services.settings.author == ""


def test_a_name_that_is_typed_stands_in_the_history_and_in_the_settings(
    window: MainWindow, welcome: Welcome, qtbot: QtBot
) -> None:
    welcome.name.selectAll()
    QTest.keyClicks(welcome.name, "Ana Costa ")
    QTest.keyClick(welcome.name, Qt.Key.Key_Return)
    assert welcome.start.hasFocus()
    QTest.keyClick(welcome.start, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page is not None, timeout=15_000)
    review_id = page_of(window).review.id
    assert {one.author for one in window.services.library.changes(review_id)} == {"Ana Costa"}
    window.close()
    assert load_settings(window.services.data_dir).author == "Ana Costa"


def test_an_emptied_name_is_that_of_the_account_again(window: MainWindow, welcome: Welcome) -> None:
    QTest.keyClicks(welcome.name, "x")
    welcome.name.selectAll()
    QTest.keyClick(welcome.name, Qt.Key.Key_Backspace)
    assert window.services.author == ""
    welcome.start.setFocus()
    QApplication.processEvents()
    assert welcome.name.text() == window.services.signature


def test_another_name_in_the_settings_is_shown(window: MainWindow, welcome: Welcome) -> None:
    assert window.preferences is not None
    window.preferences.settings.change("author", "Kofi")
    assert welcome.name.text() == "Kofi"


def test_a_library_that_holds_reviews_is_never_hidden(
    open_window: OpenWindow, tmp_path: Path, clock: FakeClock, example: Review, qtbot: QtBot
) -> None:
    with_one = build(tmp_path / "library", clock=clock)
    with_one.library.add(example)
    with_one.library.archive(example.id)
    with_one.close()
    window = open_window()
    page = window.library
    seen = [page.welcome.isHidden()]
    with qtbot.waitSignal(window.desk.portfolio_read, timeout=15_000):
        window.desk.reload()
    seen.append(page.welcome.isHidden())
    assert seen == [True, True]


def test_a_library_that_is_not_read_yet_welcomes_nobody(
    dressed: QApplication, tmp_path: Path, clock: FakeClock, qtbot: QtBot
) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    save_settings(folder, replace(Settings(), database_url="postgresql://nobody@127.0.0.1:1/none"))
    window = MainWindow(build(folder, clock=clock))
    qtbot.addWidget(window)
    window.take_library()
    assert window.library.welcome.isHidden()
    window.close()


def test_a_search_that_was_cleared_leads_back_to_the_welcome(
    window: MainWindow, welcome: Welcome
) -> None:
    page: LibraryPage = window.library
    page.focus_search()
    QTest.keyClicks(page._search, "disk")
    assert welcome.isHidden()
    page._search.clear()
    assert welcome.isVisible()


def test_the_choices_stand_below_each_other_where_there_is_little_room(
    dressed: QApplication, qtbot: QtBot
) -> None:
    welcome = Welcome()
    qtbot.addWidget(welcome)
    welcome.show()
    welcome.resize(900, 600)
    qtbot.waitUntil(lambda: welcome.example.y() == welcome.start.y() == welcome.file.y())
    welcome.resize(500, 700)
    qtbot.waitUntil(lambda: welcome.example.y() < welcome.start.y() < welcome.file.y())

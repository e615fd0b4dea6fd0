# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The search of the library in a real window over a real library."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.insight.search.facets import Facet
from app.review.cause import Cause
from app.review.event import Event
from app.review.incident import Incident, Severity
from app.review.lifecycle import Lifecycle
from app.review.review import assemble
from tests.ui.conftest import OpenWindow, page_of
from ui.library.library_page import LibraryPage
from ui.main_window import MainWindow

PATIENCE_MS = 15_000


@pytest.fixture
def window(open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    """Return a window over a library of three reviews."""
    shown = open_window()
    for review_id, title, service, text in (
        ("one", "Checkout slow", "checkout", "The réplica lagged"),
        ("two", "Mail late", "mail", "A queue was full"),
        ("three", "Login fails", "login and checkout", "The replica was stale"),
    ):
        shown.services.library.add(
            assemble(
                review_id,
                (
                    Incident(title=title, service=service, severity=Severity.SEV2),
                    Lifecycle(tags=("black friday",)),
                    Cause(id="c", number=1, text="Too small", category="Capacity"),
                    Event(id="e1", text="Somebody called"),
                    Event(id="e2", text=text),
                ),
            )
        )
    shown.desk.reload()
    qtbot.waitUntil(lambda: shown.library.table.model().rowCount() == 3, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not shown.desk.finder.is_busy, timeout=PATIENCE_MS)
    return shown


def type_in(window: MainWindow, text: str, qtbot: QtBot) -> None:
    """Type into the search and wait for the answer."""
    window.library.focus_search()
    QTest.keyClicks(window.library._search, text)
    qtbot.waitUntil(lambda: not window.desk.finder.is_busy, timeout=PATIENCE_MS)


def shown_texts(page: LibraryPage) -> list[str]:
    return [entry.text for entry in page.results.list.entries]


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_what_is_typed_shows_the_places_that_hold_it(window: MainWindow, qtbot: QtBot) -> None:
    type_in(window, "replica", qtbot)
    assert window.library.results.isVisible()
    assert shown_texts(window.library) == [
        *("Login fails", "The replica was stale"),
        *("Checkout slow", "The réplica lagged"),
    ]
    entry = window.library.results.list.entries[3]
    assert [entry.text[start:end] for start, end in entry.marks] == ["réplica"]
    assert "4 Timeline" in entry.note


def test_enter_opens_the_review_at_the_place(window: MainWindow, qtbot: QtBot) -> None:
    type_in(window, "replica lagged", qtbot)
    QTest.keyClick(window.library._search, Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page is not None, timeout=PATIENCE_MS)
    page = page_of(window)
    assert page.review.id == "one"
    assert page.step == 4
    assert page.panel.item_in_hand == "e2"


def test_enter_in_the_field_opens_the_best(window: MainWindow, qtbot: QtBot) -> None:
    type_in(window, "queue", qtbot)
    QTest.keyClick(window.library._search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page is not None, timeout=PATIENCE_MS)
    assert page_of(window).review.id == "two"


def test_escape_goes_back_to_the_whole_list(window: MainWindow, qtbot: QtBot) -> None:
    type_in(window, "replica", qtbot)
    QTest.keyClick(window.library._search, Qt.Key.Key_Escape)
    qtbot.waitUntil(window.library.table.isVisible)
    assert window.library._search.text() == ""
    assert window.library.table.model().rowCount() == 3


def test_nothing_found_is_said_with_the_way_back(window: MainWindow, qtbot: QtBot) -> None:
    type_in(window, "zeppelin", qtbot)
    assert window.library._nothing.isVisible()
    window.library._nothing.button.click()
    qtbot.waitUntil(window.library.table.isVisible)


def choose(window: MainWindow, facet: Facet, beginning: str, qtbot: QtBot) -> None:
    """Choose a value in the menu of a facet."""
    bar = window.library.facets
    bar._buttons[facet].click()
    menu = next(each for each in bar.findChildren(QMenu) if each.isVisible())
    next(each for each in menu.actions() if each.text().startswith(beginning)).trigger()
    menu.close()
    qtbot.waitUntil(lambda: not window.desk.finder.is_busy, timeout=PATIENCE_MS)


def test_a_facet_narrows_the_list_and_says_what_is_chosen(window: MainWindow, qtbot: QtBot) -> None:
    choose(window, Facet.SERVICE, "checkout  (2)", qtbot)
    assert window.library.table.model().rowCount() == 2
    assert window.library.facets._buttons[Facet.SERVICE].text() == "Service: checkout"
    type_in(window, "stale", qtbot)
    assert shown_texts(window.library)[0] == "Login fails"
    type_in(window, " queue", qtbot)
    assert window.library._nothing.isVisible()
    window.library._show_all()
    qtbot.waitUntil(lambda: window.library.table.model().rowCount() == 3, timeout=PATIENCE_MS)


def test_a_facet_no_review_has_is_not_offered(window: MainWindow) -> None:
    buttons = window.library.facets._buttons
    assert buttons[Facet.TAG].isVisible()
    assert not buttons[Facet.YEAR].isVisible()


def test_the_causes_over_time_are_shown_and_left_again(window: MainWindow) -> None:
    page = window.library
    page.facets.recurring.click()
    assert page.recurring.isVisible()
    QTest.keyClick(page.recurring.table, Qt.Key.Key_Escape)
    assert page.table.isVisible()

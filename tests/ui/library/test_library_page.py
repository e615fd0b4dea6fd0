# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The library page: what it lists, and the wishes it sends."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.insight.follow_up import LibraryAction, figures, next_to_finish
from app.review.action import Action
from app.review.incident import Severity
from app.review.lifecycle import ReviewState
from app.store.summary import ReviewSummary
from ui.kit.empty_state import EmptyState
from ui.kit.rail_button import RailButton
from ui.library.library_page import LibraryPage

TODAY = date(2026, 3, 20)


def summary(review_id: str, title: str, day: date | None, **fields: object) -> ReviewSummary:
    """Return one line of the library."""
    values: dict[str, object] = {
        "severity": Severity.SEV1,
        "state": ReviewState.DRAFT,
        "open_actions": 1,
        "done_actions": 1,
        "total_actions": 2,
        "next_due": TODAY - timedelta(days=1),
        "impact_minutes": 28.0,
        "archived": False,
        "updated_at": datetime(2026, 3, 1, tzinfo=UTC),
    }
    return ReviewSummary(id=review_id, title=title, date=day, **(values | fields))  # type: ignore[arg-type]


REVIEWS = (
    summary("old", "Checkout slow", date(2025, 1, 5)),
    summary("new", "Search down", date(2026, 2, 3), next_due=None),
    summary("away", "Mail late", None, archived=True),
)


@pytest.fixture
def page(qtbot: QtBot) -> LibraryPage:
    shown = LibraryPage(lambda: TODAY)
    qtbot.addWidget(shown)
    shown.resize(1280, 720)
    shown.show_summaries(REVIEWS)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def titles(page: LibraryPage) -> list[str]:
    model = page.table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_the_newest_incident_comes_first_and_archived_ones_are_put_away(page: LibraryPage) -> None:
    assert titles(page) == ["Search down", "Checkout slow"]


def test_what_is_not_known_is_said_to_be_so(page: LibraryPage) -> None:
    model = page.table.model()
    assert model.index(0, 6).data() == "no date"
    assert "overdue" in model.index(1, 6).data()


def test_search_keeps_what_holds_every_word(page: LibraryPage, qtbot: QtBot) -> None:
    page.focus_search()
    field = page.findChild(QLineEdit)
    assert field is not None
    qtbot.keyClicks(field, "sear DOWN")
    assert titles(page) == ["Search down"]
    qtbot.keyClicks(field, " nothing like it")
    assert titles(page) == []


def test_enter_opens_the_selected_review_once(page: LibraryPage) -> None:
    heard: list[str] = []
    page.open_wanted.connect(heard.append)
    page.focus_first()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert heard == ["old"]


def test_enter_in_a_field_of_another_page_opens_no_review(page: LibraryPage, qtbot: QtBot) -> None:
    other = QWidget()
    field = QLineEdit(other)
    page.add_page(other)
    page.show_page(other)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    with qtbot.assertNotEmitted(page.open_wanted):
        QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_double_click_opens_a_review_once(page: LibraryPage, qtbot: QtBot) -> None:
    heard: list[str] = []
    page.open_wanted.connect(heard.append)
    place = page.table.visualRect(page.table.model().index(1, 0)).center()
    port = page.table.viewport()
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(port, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["old"]


def test_the_selection_survives_a_new_list(page: LibraryPage) -> None:
    page.table.select_row(1)
    page.show_summaries((*REVIEWS, summary("third", "Login fails", date(2026, 3, 3))))
    assert titles(page)[page.table.selected_row()] == "Checkout slow"


def test_the_menu_offers_what_can_be_done_with_a_review(page: LibraryPage, qtbot: QtBot) -> None:
    place = page.table.visualRect(page.table.model().index(0, 0)).center()
    page.table.customContextMenuRequested.emit(place)
    menu = page.findChild(QMenu)
    assert menu is not None
    texts = [action.text() for action in menu.actions()]
    assert texts == ["Open", "Share…", "Duplicate", "Export…", "Archive"]
    with qtbot.waitSignal(page.archive_wanted) as wanted:
        menu.actions()[4].trigger()
    assert wanted.args == ["new", True]
    menu.close()


def test_an_empty_library_offers_the_example(page: LibraryPage, qtbot: QtBot) -> None:
    page.show_summaries(())
    with qtbot.waitSignal(page.example_wanted):
        QTest.mouseClick(page.welcome.example, Qt.MouseButton.LeftButton)


def test_an_archive_without_reviews_does_not_talk_of_words(page: LibraryPage) -> None:
    page.show_summaries(REVIEWS[:2])
    archived = next(b for b in page.findChildren(RailButton) if b.text() == "Archived")
    QTest.mouseClick(archived, Qt.MouseButton.LeftButton)
    said = next(each for each in page.findChildren(EmptyState) if each.isVisible())
    assert said.sentence.text() == "None is archived."
    assert not said.button.isVisible()
    QTest.keyClicks(page.bar.search, "mail")
    assert said.sentence.text() == "No review holds these words."
    assert said.button.isVisible()


def test_where_all_are_archived_it_is_said(page: LibraryPage) -> None:
    page.show_summaries(REVIEWS[2:])
    said = next(each for each in page.findChildren(EmptyState) if each.isVisible())
    assert said.sentence.text() == "All reviews are archived."


def test_dropped_files_are_brought_in(page: LibraryPage, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/review.hotwash")])
    event = QDropEvent(
        QPointF(QPoint(300, 300)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(page.files_dropped) as dropped:
        page.dropEvent(event)
    assert dropped.args == [["/tmp/review.hotwash"]]


def test_figures_and_due_actions_are_shown(page: LibraryPage, qtbot: QtBot) -> None:
    page.resize(1440, 900)
    action = Action(id="a", text="Cap retries", owner="Lena Brandt", due=TODAY)
    entries = [LibraryAction("old", "Checkout slow", None, action)]
    page.show_figures(figures(entries, TODAY), next_to_finish(entries))
    rows = [
        child for child in page.findChildren(QWidget) if child.accessibleName().startswith("Cap")
    ]
    assert [row.accessibleName() for row in rows] == [
        "Cap retries, Lena Brandt, Checkout slow, today"
    ]
    with qtbot.waitSignal(page.open_wanted) as wanted:
        QTest.keyClick(rows[0], Qt.Key.Key_Return)
    assert wanted.args == ["old"]

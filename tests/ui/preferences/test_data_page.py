# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The page of data tells what is kept where, and how much; backups are made and put in place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.review.edits import Set
from app.review.item import Kind
from app.review.review import Review
from app.store.backups import backups_of
from tests.ui.conftest import OpenWindow
from tests.ui.preferences.shown_page import shown_page
from ui.main_window import MainWindow
from ui.preferences.data_page import DataPage

PATIENCE_MS = 15_000


class Desk:
    """A window over a library with one review, in which the page of data was opened."""

    def __init__(self, window: MainWindow, review: Review, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        window.services.library.add(review)
        window.services.attachments.put_bytes(b"nobody's")
        assert window.preferences is not None
        window.preferences.toggle("data")
        self.wait(lambda: bool(self.page.places.entries))

    @property
    def page(self) -> DataPage:
        return shown_page(self.window, DataPage)

    def wait(self, fact: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(fact, timeout=PATIENCE_MS)


@pytest.fixture
def desk(open_window: OpenWindow, example: Review, qtbot: QtBot) -> Desk:
    return Desk(open_window(), example, qtbot)


def test_places_are_named_with_their_size_and_files(desk: Desk) -> None:
    told = {entry.text: entry.note for entry in desk.page.places.entries}
    assert list(told)[:3] == ["Library", "Attached files", "Backups"]
    assert told["Attached files"] == "8 bytes, files: 1"
    assert "KiB" in told["Library"]
    assert "in all" in desk.page.sum.text()
    assert str(desk.window.services.data_dir) == desk.page.where.text()


def test_attached_files_that_no_review_names_are_told_and_stay(desk: Desk) -> None:
    assert "1 of the attached files" in desk.page.unused.text()
    assert len(list(desk.window.services.attachments.folder.glob("*/*"))) == 1


def test_a_backup_is_made_and_shows(desk: Desk) -> None:
    library = desk.window.services.database_file
    before = len(backups_of(library))
    desk.wait(desk.page.make.isEnabled)
    QTest.mouseClick(desk.page.make, Qt.MouseButton.LeftButton)
    desk.wait(lambda: len(desk.page.backups.entries) > before)
    desk.wait(lambda: "read through" in desk.page.notice.text)
    assert "Reviews: 1" in desk.page.backups.entries[0].text
    backups_of(library)[0].path.write_bytes(b"x" * 5000)
    desk.wait(desk.page.check.isEnabled)
    QTest.mouseClick(desk.page.check, Qt.MouseButton.LeftButton)
    desk.wait(lambda: "can't be used" in desk.page.notice.text)


def test_a_backup_is_put_in_place_of_a_library_that_is_well(desk: Desk) -> None:
    services = desk.window.services
    desk.wait(desk.page.make.isEnabled)
    QTest.mouseClick(desk.page.make, Qt.MouseButton.LeftButton)
    desk.wait(desk.page.restore.isEnabled)
    review_id = services.library.summaries()[0].id
    with services.library.open(review_id, "Kim") as opened:
        opened.session.apply(Set(Kind.INCIDENT, "incident", "title", "After the backup"))
    QTest.mouseClick(desk.page.restore, Qt.MouseButton.LeftButton)
    keeping = desk.window.keeping
    assert keeping is not None
    desk.wait(lambda: keeping.page is not None and keeping.page.use.isEnabled())
    page = keeping.page
    assert page is not None
    assert page.accessibleName() == "Put a backup in place"
    assert not page.anew.isVisible()
    page.use.click()
    desk.wait(page.leave.isVisible)
    page.leave.click()
    desk.wait(lambda: keeping.page is None)
    assert services.library.summaries()[0].title != "After the backup"


def test_whoever_changes_their_mind_leaves_everything_as_it_is(desk: Desk) -> None:
    desk.window.services.library.keeping.back_up_if_due()
    keeping = desk.window.keeping
    assert keeping is not None
    keeping.offer_backups()
    page = keeping.page
    assert page is not None
    desk.wait(page.use.isEnabled)
    page.retry.click()
    desk.wait(lambda: keeping.page is None)
    assert desk.window.stack.currentWidget() is desk.window.library
    assert len(desk.window.services.library.summaries()) == 1


def test_a_library_on_a_server_is_backed_up_there(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.services.database_url = "postgresql://ann@127.0.0.1:1/reviews"
    try:
        assert window.preferences is not None
        window.preferences.toggle("data")
        page = shown_page(window, DataPage)
        qtbot.waitUntil(lambda: bool(page.places.entries), timeout=PATIENCE_MS)
        assert "pg_dump" in page.told.text()
        assert not page.make.isEnabled()
        assert page.make.toolTip() == page.told.text()
    finally:
        window.services.database_url = ""

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The sheet that shares a review, in the real window, over a real server."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.review.edits import set_field
from app.review.review import Review
from app.store.address import ServerAddress, Tls
from app.store.known_servers import KnownServer, keep_server
from tests.ui.conftest import OpenWindow, page_of
from ui.main_window import MainWindow
from ui.sheets.share import ShareSheet

NOWHERE = ServerAddress("127.0.0.1", "reviews", "sam", port=1, tls=Tls.OFF)


class Room:
    """The sheet over the example review."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    @property
    def sheet(self) -> ShareSheet:
        return cast("ShareSheet", page_of(self.window).centre)

    def open(self, review: Review) -> None:
        self.window.services.library.add(review)
        self.window.open_review(review.id)
        self.until(lambda: self.window.page is not None)
        assert self.window.actions_table is not None
        self.window.actions_table["share"].trigger()
        self.rest()

    def until(self, fact: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(fact()), timeout=15_000)

    def rest(self) -> None:
        self.until(lambda: not self.sheet.desk.is_busy and self.sheet.standing is not None)

    def share(self) -> None:
        """Share the review, and wait until it is opened from the server."""
        self.until(self.sheet.card.share.isEnabled)
        former = page_of(self.window)
        self.sheet.card.share.click()
        self.until(lambda: self.window.page not in (None, former))
        self.rest()


@pytest.fixture
def room(example: Review, open_window: OpenWindow, qtbot: QtBot) -> Room:
    """Open a window with an empty library."""
    del example  # read before the window opens: its jobs import the same library
    return Room(open_window(), qtbot)


def test_without_a_server_the_sheet_says_what_is_needed(room: Room, example: Review) -> None:
    room.open(example)
    assert room.sheet.servers.none.isVisible()
    assert room.sheet.servers.add_server.hasFocus()
    assert not room.sheet.card.isVisible()


def test_a_pasted_address_fills_the_fields_and_its_password_is_not_kept(
    room: Room, example: Review
) -> None:
    room.open(example)
    room.sheet.servers.add_server.click()
    form = room.sheet.form
    form.pasted.setText("postgresql://sam:s3cret@db.example.org:5433/reviews?sslmode=require")
    assert (form.host.text(), form.port.text(), form.database.text(), form.user.text()) == (
        *("db.example.org", "5433"),
        *("reviews", "sam"),
    )
    assert form.tls.currentData() == Tls.REQUIRE
    assert form.password.text() == "s3cret"
    assert "s3cret" not in form.pasted.text()
    form.pasted.setText("mysql://sam@db/reviews")
    assert "postgresql://" in form.trouble.text()


def test_a_field_that_makes_no_sense_is_said_in_place(room: Room, example: Review) -> None:
    room.open(example)
    room.sheet.servers.add_server.click()
    form = room.sheet.form
    form.host.setText("db example")
    form.database.setText("reviews")
    form.save.click()
    assert "no name of a server" in form.trouble.text()
    form.host.setText("db.example.org")
    form.port.setText("many")
    form.save.click()
    assert "A port is a number" in form.trouble.text()
    QTest.keyClick(form.host, Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert room.window.services.servers.known() == ()


def test_a_connection_is_tested_before_it_is_kept(
    room: Room, example: Review, server: ServerAddress
) -> None:
    room.open(example)
    room.sheet.servers.add_server.click()
    form = room.sheet.form
    form.pasted.setText(NOWHERE.text)
    form.test.setFocus()
    form.test.click()
    room.until(form.trouble.isVisible)
    assert "can't be reached" in form.trouble.text()
    assert form.test.hasFocus()
    form.pasted.setText(server.text)
    form.test.click()
    room.until(lambda: form.trouble.text() == "It answers.")
    form.save.click()
    room.until(room.sheet.card.share.isEnabled)
    assert room.window.services.servers.known()[0].address == server


def test_a_server_that_is_not_there_says_so_and_nothing_goes(room: Room, example: Review) -> None:
    keep_server(room.window.services.data_dir, KnownServer("Team", NOWHERE))
    room.open(example)
    room.sheet.servers.list.setFocus()
    QTest.keyClick(room.sheet.servers.list, Qt.Key.Key_Down)
    room.until(lambda: "can't be reached" in room.sheet.card.state.text())
    assert not room.sheet.card.share.isEnabled()


def test_a_review_goes_to_the_server_and_is_worked_on_there(
    room: Room, example: Review, server: ServerAddress
) -> None:
    services = room.window.services
    keep_server(services.data_dir, KnownServer("Team", server))
    room.open(example)
    room.sheet.desk.choose(server.text)
    room.rest()
    assert example.incident.title in room.sheet.card.going.text()
    assert "The history: 1 change" in room.sheet.card.cargo.text()
    page = page_of(room.window)
    page.bridge.apply(set_field(page.review.incident, "reference", "INC-9"), "change")
    room.share()
    assert room.sheet.shared.isVisible()
    assert room.sheet.shared.where.text() == "Team"
    assert page_of(room.window).review.incident.reference == "INC-9"
    page = page_of(room.window)
    page.bridge.apply(set_field(page.review.incident, "service", "checkout"), "change")
    assert page.opened.settle()
    there = services.shared_library(server).load(example.id)
    assert there.incident.service == "checkout"
    assert services.library.load(example.id).incident.service != "checkout"


def test_the_link_is_copied_alone_or_in_an_invitation(
    room: Room, example: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = ServerAddress("db.example.org", "reviews", "sam")
    room.open(example)
    room.sheet.shared.show_place(address, "Team", example.id)
    assert room.sheet.standing is not None
    object.__setattr__(room.sheet.standing, "address", address)
    room.sheet._show()
    room.sheet.shared.copy.click()
    link = f"hotwash://db.example.org/reviews/{example.id}"
    assert QGuiApplication.clipboard().text() == link
    room.sheet.shared.mail.click()
    invitation = QGuiApplication.clipboard().text()
    assert link in invitation
    assert example.incident.title in invitation
    assert "sam" not in invitation


def test_a_shared_review_stands_in_the_list_once_and_opens_from_the_server(
    room: Room, example: Review, server: ServerAddress
) -> None:
    window = room.window
    keep_server(window.services.data_dir, KnownServer("Team", server))
    room.open(example)
    room.sheet.desk.choose(server.text)
    room.share()
    page = page_of(window)
    page.bridge.apply(set_field(page.review.incident, "title", "Renamed there"), "change")
    assert page.opened.settle()
    window.show_library()
    model = window.library.table.model()
    room.until(lambda: window.library._table.mark_of(example.id) is not None)
    room.until(lambda: model.rowCount() == 1)
    first = model.index(0, 0)
    assert first.data() == "Renamed there"
    assert "shared" in first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "this computer" in first.data(Qt.ItemDataRole.ToolTipRole)
    window.open_review(example.id)
    room.until(lambda: window.page is not None)
    assert page_of(window).review.incident.title == "Renamed there"


def test_a_copy_is_taken_to_this_computer(
    room: Room, example: Review, server: ServerAddress
) -> None:
    services = room.window.services
    keep_server(services.data_dir, KnownServer("Team", server))
    room.open(example)
    room.sheet.desk.choose(server.text)
    room.share()
    room.sheet.shared.take.click()
    room.rest()
    assert len(services.library.summaries()) == 2
    assert len(services.library.portfolio().reviews) == 1

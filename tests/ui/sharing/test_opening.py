# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Shared reviews are opened by a link or from the list of a server; nobody is connected unasked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.review.review import Review
from app.store.address import ServerAddress, Tls
from app.store.known_servers import KnownServer, keep_server
from app.store.library import open_library
from tests.fakes import FakeClock
from tests.ui.conftest import OpenWindow, page_of
from ui.main_window import MainWindow
from ui.sharing.open_page import OpenPage

FAR = ServerAddress("127.0.0.1", "reviews", port=1, tls=Tls.OFF)
LINK = "hotwash://127.0.0.1:1/reviews/abc?tls=off"


class Room:
    """A window over an empty library."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot

    @property
    def page(self) -> OpenPage:
        page = self.window.opening.page
        assert page is not None
        return page

    def until(self, fact: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(fact()), timeout=15_000)

    def show(self) -> OpenPage:
        assert self.window.actions_table is not None
        self.window.actions_table["open_shared"].trigger()
        self.until(lambda: not self.page.desk.is_busy)
        return self.page


@pytest.fixture
def room(example: Review, open_window: OpenWindow, qtbot: QtBot) -> Room:
    """Open a window."""
    del example  # read before the window opens: its jobs import the same library
    return Room(open_window(), qtbot)


def test_the_reviews_of_a_server_are_listed_and_opened(
    room: Room, example: Review, server: ServerAddress, clock: FakeClock
) -> None:
    there = open_library(server.url(), clock)
    there.add(example)
    there.close()
    keep_server(room.window.services.data_dir, KnownServer("Team", server))
    page = room.show()
    assert page.desk.server is None
    page.servers.focus_first()
    room.until(lambda: page.reviews.list.entries)
    assert page.reviews.list.entries[0].text == example.incident.title
    page.reviews.list.chosen.emit(example.id)
    room.until(lambda: room.window.page is not None)
    assert page_of(room.window).review == example
    room.window.show_library()
    table = room.window.library._table
    room.until(lambda: table.mark_of(example.id) is not None)
    assert table.rowCount() == 1


def test_a_link_to_an_unknown_server_is_asked_about_first(room: Room) -> None:
    room.window.opening.open_link(LINK)
    form = room.page.form
    assert form.isVisible()
    assert "127.0.0.1" in form.question.text()
    assert form.save.text() == "Connect"
    assert room.window.services.servers.known() == ()
    form.leave.click()
    assert not form.isVisible()
    assert room.window.services.servers.known() == ()


def test_a_server_that_does_not_answer_is_said_in_place(room: Room) -> None:
    room.window.opening.open_link(LINK)
    room.page.form.user.setText("sam")
    room.until(room.page.form.save.isEnabled)
    room.page.form.save.click()
    room.until(lambda: "can't be reached" in room.page.reviews.state.text())
    assert room.window.services.servers.known()[0].address == replace(FAR, user="sam")


def test_what_is_no_link_is_said_beside_it(room: Room) -> None:
    room.window.opening.open_link("hotwash://sam:secret@db.example.org/reviews/abc")
    assert "names no user" in room.page.link._row.error
    room.page.link.field.setText("https://db.example.org")
    room.page.link.open.click()
    assert "has to look like" in room.page.link._row.error


def test_a_link_to_a_known_server_opens_at_once(
    room: Room, example: Review, server: ServerAddress, clock: FakeClock
) -> None:
    there = open_library(server.url(), clock)
    there.add(example)
    there.close()
    room.window.opening.open_at(server, example.id)
    room.until(lambda: room.window.page is not None)
    assert room.window.services.library.where_shared(example.id) is not None
    room.window.opening.open_at(server, "nothing")
    room.until(lambda: not room.window.library.notice.isHidden())
    assert "There is no review nothing" in room.window.library.notice.text


def test_the_page_goes_with_its_key_and_leads_back(room: Room) -> None:
    page = room.show()
    assert page.link.field.hasFocus()
    assert room.window.actions_table is not None
    room.window.actions_table["open_shared"].trigger()
    assert room.window.opening.page is None
    assert room.window.stack.currentWidget() is room.window.library

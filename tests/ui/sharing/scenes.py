# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The pages and forms of sharing, for the walks over all windows."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.review.review import Review
from app.store.address import ServerAddress
from app.store.known_servers import KnownServer, keep_server
from app.store.servers import PasswordWanted
from tests.ui.conftest import page_of
from ui.main_window import MainWindow
from ui.sharing.open_page import OpenPage
from ui.sheets.share import ShareSheet

PATIENCE_MS = 15_000
TEAM = ServerAddress("db.example.org", "reviews", "sam")


class Stage(Protocol):
    """A window to show something in."""

    window: MainWindow
    qtbot: QtBot

    def open(self, review: Review) -> object:
        """Open a review."""
        ...


def open_page(window: MainWindow, qtbot: QtBot) -> OpenPage:
    """Show the page of shared reviews, with a server in its list."""
    keep_server(window.services.data_dir, KnownServer("Team", TEAM))
    page = window.opening.show_page()
    qtbot.waitUntil(lambda: not page.desk.is_busy, timeout=PATIENCE_MS)
    return page


def shared_reviews(stage: Stage, _review: Review) -> QWidget:
    """Show the page, with a server that asks for a password."""
    page = open_page(stage.window, stage.qtbot)
    page.ask_password(PasswordWanted(TEAM, was_refused=True), "abc")
    return stage.window


def unknown_server(stage: Stage, _review: Review) -> QWidget:
    """Show what a link to an unknown server asks."""
    open_page(stage.window, stage.qtbot)
    stage.window.opening.open_link("hotwash://elsewhere.example.org/reviews/abc")
    return stage.window


def server_form(stage: Stage, review: Review) -> QWidget:
    """Show the form of a server in the sheet."""
    stage.open(review)
    page_of(stage.window).toggle_sheet("share")
    sheet = cast("ShareSheet", page_of(stage.window).centre)
    stage.qtbot.waitUntil(lambda: not sheet.desk.is_busy, timeout=PATIENCE_MS)
    sheet.servers.add_server.click()
    return stage.window


def shared_review(stage: Stage, review: Review) -> QWidget:
    """Show the sheet of a review that is shared."""
    stage.open(review)
    page_of(stage.window).toggle_sheet("share")
    sheet = cast("ShareSheet", page_of(stage.window).centre)
    stage.qtbot.waitUntil(lambda: not sheet.desk.is_busy, timeout=PATIENCE_MS)
    sheet.servers.hide()
    sheet.shared.show_place(TEAM, "Team", review.id)
    sheet.shared.show()
    sheet.shared.focus_first()
    return stage.window

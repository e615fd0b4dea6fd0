# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Opens the pages of the follow-through, for the walks over all windows."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.library.dashboard_page import DashboardPage
from ui.library.retro_page import RetroPage
from ui.main_window import MainWindow
from ui.panels.follow_through import FollowThroughPanel
from ui.panels.panel import Panel


def open_follow_through(window: MainWindow, qtbot: QtBot) -> DashboardPage:
    """Choose the follow-through in the library's rail, and wait for its figures."""
    window.library.choose_follow_through()
    qtbot.waitUntil(lambda: any(page.found for page in window.findChildren(DashboardPage)))
    [page] = window.findChildren(DashboardPage)
    return page


def open_retro(window: MainWindow, qtbot: QtBot) -> RetroPage:
    """Go on to the retrospective of a sprint."""
    open_follow_through(window, qtbot).retro_button.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(RetroPage)))
    [page] = window.findChildren(RetroPage)
    qtbot.waitUntil(lambda: page.texts["done"].text() != "")
    return page


def ask_new_date(panel: Panel, qtbot: QtBot) -> None:
    """Have step 10 ask for the new date of its selected action."""
    assert isinstance(panel, FollowThroughPanel)
    panel.card.buttons["date"].click()
    qtbot.waitUntil(panel.row.fields["due"].hasFocus)

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The pages of the library, for the walk over all windows."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.review.review import Review
from ui.library.looking_on import show_looking_on
from ui.main_window import MainWindow

PATIENCE_MS = 15_000


class Stage(Protocol):
    """A window to show something in."""

    window: MainWindow
    qtbot: QtBot


def newer_library(stage: Stage, review: Review) -> QWidget:
    """Show a library in which nothing can be written."""
    window = _filled(stage, review)
    show_looking_on(window.library, "This library was written by a newer Hotwash.")
    return window


def searched(stage: Stage, review: Review) -> QWidget:
    """Show what a search found."""
    window = _filled(stage, review)
    page = window.library
    page.focus_search()
    QTest.keyClicks(page._search, "replica")
    stage.qtbot.waitUntil(page.results.isVisible, timeout=PATIENCE_MS)
    stage.qtbot.waitUntil(lambda: not window.desk.finder.is_busy, timeout=PATIENCE_MS)
    return window


def recurring_causes(stage: Stage, review: Review) -> QWidget:
    """Show the causes over time."""
    window = _filled(stage, review)
    page = window.library
    stage.qtbot.waitUntil(page.facets.recurring.isVisible, timeout=PATIENCE_MS)
    page.facets.recurring.click()
    return window


def _filled(stage: Stage, review: Review) -> MainWindow:
    window = stage.window
    window.services.library.add(review)
    window.show_library()
    stage.qtbot.waitUntil(lambda: window.library.table.model().rowCount() > 0, timeout=PATIENCE_MS)
    return window

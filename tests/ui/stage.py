# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A real window on which scenes are set up, one after the other, for the walks over all of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.review.review import Review
from tests.ui.conftest import page_of
from ui.crash import CrashWindow
from ui.main_window import MainWindow
from ui.shell.review_page import ReviewPage


class Stage:
    """A window with a review open in it, and whatever else a scene shows."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot

    @property
    def page(self) -> ReviewPage:
        return page_of(self.window)

    def open(self, review: Review) -> ReviewPage:
        self.window.services.library.add(review)
        self.window.open_review(review.id)
        self.qtbot.waitUntil(lambda: self.window.page is not None, timeout=15_000)
        return self.page

    def activate(self, window: QWidget) -> QWidget:
        self.qtbot.addWidget(window)
        with self.qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        if QApplication.focusWidget() is None:
            QTest.keyClick(window, Qt.Key.Key_Tab)
        return window


def notice_with_choices(stage: Stage, review: Review) -> QWidget:
    """Open a review whose notice asks which of two is meant."""
    stage.open(review).notice.ask("Which file is it?", ["The first", "The second"])
    return stage.window


def crash(stage: Stage, _review: Review) -> QWidget:
    """Show that something went wrong."""
    return stage.activate(CrashWindow("Hotwash 1\nValueError\n  a.py:1 in f"))

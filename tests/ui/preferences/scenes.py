# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The pages of the preferences as the walk over all windows sees them, once they show something."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.review.review import Review
from tests.ui.stage import Stage
from ui.main_window import MainWindow
from ui.preferences.data_page import DataPage
from ui.preferences.diagnostics_page import DiagnosticsPage
from ui.preferences.page_tabs import PAGES

PATIENCE_MS = 30_000


def show_page(window: MainWindow, qtbot: QtBot, name: str) -> None:
    """Show a page, and wait until it has measured or gathered what it shows."""
    assert window.preferences is not None
    window.preferences.toggle(name)
    page = window.preferences.page
    assert page is not None
    if isinstance(page, DataPage):
        qtbot.waitUntil(page.places.isVisible, timeout=PATIENCE_MS)
    elif isinstance(page, DiagnosticsPage):
        qtbot.waitUntil(page.text.isVisible, timeout=PATIENCE_MS)


def _scene(name: str) -> Callable[[Stage, Review], QWidget]:
    def scene(stage: Stage, _review: Review) -> QWidget:
        show_page(stage.window, stage.qtbot, name)
        return stage.window

    return scene


SCENES = {f"the page {name} of the preferences": _scene(name) for name in PAGES}

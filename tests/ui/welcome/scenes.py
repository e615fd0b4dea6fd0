# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The welcome and stations of the tour, for the walks over all windows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.review.review import Review
from tests.ui.stage import Stage
from ui.welcome.tour import tour_of


def empty_library(stage: Stage, _review: Review) -> QWidget:
    """Wait for the welcome."""
    stage.qtbot.waitUntil(stage.window.library.welcome.start.hasFocus)
    return stage.window


def tour(target: str) -> Callable[[Stage, Review], QWidget]:
    """Return what takes the tour as far as the station at `target`."""

    def scene(stage: Stage, _review: Review) -> QWidget:
        shown = tour_of(stage.window)
        shown.begin()
        stage.qtbot.waitUntil(lambda: shown.is_on, timeout=15_000)
        assert shown.card is not None
        while shown.station is not None and shown.station.target != target:
            shown.card.next.click()
        return stage.window

    return scene

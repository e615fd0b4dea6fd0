# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Stations of the tour, for the walks over all windows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.review.review import Review
from tests.ui.stage import Stage


def tour(target: str) -> Callable[[Stage, Review], QWidget]:
    """Return what takes the tour as far as the station at `target`."""

    def scene(stage: Stage, _review: Review) -> QWidget:
        shown = stage.window.tour
        shown.begin()
        stage.qtbot.waitUntil(lambda: shown.is_on, timeout=15_000)
        assert shown.card is not None
        while shown.station is not None and shown.station.target != target:
            shown.card.next.click()
        return stage.window

    return scene

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The pages that lead out of damage, for the walk over all windows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.review.review import Review
from app.store.carrying_over import CarriedOver
from tests.ui.keeping.damage import damaged_while_open
from tests.ui.stage import Stage
from ui.keeping.carrying_strip import CarryingStrip

PATIENCE_MS = 15_000


def damaged(stage: Stage, review: Review) -> QWidget:
    """Show the page of a library that can't be used."""
    damaged_while_open(stage.window, review, stage.qtbot)
    return stage.window


def recovered(stage: Stage, review: Review) -> QWidget:
    """Show what can be brought in once a backup is in place."""
    page = damaged_while_open(stage.window, review, stage.qtbot)
    page.use.click()
    stage.qtbot.waitUntil(page.bring.isVisible, timeout=PATIENCE_MS)
    return stage.window


def carried_over(stage: Stage, _review: Review) -> QWidget:
    """Say where the library is kept that was brought to a new version."""
    strip = stage.window.library.findChildren(CarryingStrip)[0]
    strip.show_carried(CarriedOver(Path("/backups/hotwash.db")))
    return stage.window

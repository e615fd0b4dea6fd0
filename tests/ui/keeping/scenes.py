# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The pages that lead out of damage, for the walk over all windows."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.review.review import Review
from tests.ui.keeping.damage import damaged_while_open
from tests.ui.stage import Stage

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

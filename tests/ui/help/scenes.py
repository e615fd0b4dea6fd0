# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The guide's window as the walks over all windows meet it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.review.review import Review
from tests.ui.stage import Stage


def user_guide(stage: Stage, _review: Review) -> QWidget:
    """Show a page with the row that finds words in it."""
    assert stage.window.manual is not None
    stage.window.manual.show_place("steps/4-timeline.md")
    shown = stage.window.manual.shown
    assert shown is not None
    shown.find_bar.open()
    return stage.activate(shown)

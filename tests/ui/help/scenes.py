# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The user guide as the walk over all windows sees it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.review.review import Review
from tests.ui.stage import Stage


def user_guide(stage: Stage, _review: Review) -> QWidget:
    """Show a page of the guide, with its search open."""
    assert stage.window.manual is not None
    stage.window.manual.show_place("steps/4-timeline.md")
    shown = stage.window.manual.shown
    assert shown is not None
    shown.find_bar.open()
    return stage.activate(shown)

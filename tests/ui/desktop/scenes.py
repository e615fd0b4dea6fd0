# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What a second start shows, for the walk over all windows."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.review.review import Review
from tests.ui.stage import Stage
from ui.desktop.silent_window import SilentWindow


def silent(stage: Stage, _review: Review) -> QWidget:
    """Show that the running app does not answer."""
    return stage.activate(SilentWindow())

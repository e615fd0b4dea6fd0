# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Scroll to what has just got the focus: Qt does so for Tab alone."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QScrollArea, QWidget

_UNTIL_RELEASED_MS = 20
_MOST_LOOKS = 100
"""A click is over by then; what is held longer is a drag, and scrolls by itself."""


def bring_into_view(widget: QWidget) -> None:
    """Scroll everything `widget` stands in so that all of it is seen, once it has its place.

    The layout around it may not have been made yet, so this happens when all that is under way is
    done. While a button of the mouse is down nothing moves under it: the click would be lost.
    """
    QTimer.singleShot(0, widget, lambda: _scroll_once_released(widget))


def _scroll_once_released(widget: QWidget, looks: int = _MOST_LOOKS) -> None:
    if QGuiApplication.mouseButtons() and looks:
        QTimer.singleShot(
            _UNTIL_RELEASED_MS, widget, lambda: _scroll_once_released(widget, looks - 1)
        )
        return
    scroll_to(widget)


def scroll_to(widget: QWidget) -> None:
    """Scroll everything `widget` stands in so that it is seen, at once."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()

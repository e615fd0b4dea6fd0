# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The mouse on links that a view draws in its rows: the hand above them, and what a click is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView


class LinkClick:
    """Told of what the mouse does, knows when a link was clicked.

    `link_at(point)` gives the words of the link at a point of the viewport; empty where none is.
    """

    def __init__(self, view: QAbstractItemView, link_at: Callable[[QPoint], str]) -> None:
        self._view = view
        self._link_at = link_at
        self._pressed = ""

    def press(self, event: QMouseEvent) -> None:
        """Remember the link the button went down on."""
        self._pressed = self._link_at(event.position().toPoint())

    def move(self, event: QMouseEvent) -> None:
        """Show the hand where a click leads on."""
        if self._link_at(event.position().toPoint()):
            self._view.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self._view.viewport().unsetCursor()

    def release(self, event: QMouseEvent) -> str:
        """Return the link that was clicked: the left button went down and up on it."""
        link = self._link_at(event.position().toPoint())
        is_click = event.button() is Qt.MouseButton.LeftButton and link == self._pressed
        return link if is_click else ""

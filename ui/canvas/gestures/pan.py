# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Move the drawing under the view, with the middle button held."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from ui.canvas.drawing_view import DrawingView


class Pan:
    """The place that was pressed stays under the mouse; cancel brings the view back."""

    scrolls_at_edges = False

    def __init__(self, view: DrawingView) -> None:
        self._view = view
        self._from = QPointF()
        self._bars = (view.horizontalScrollBar(), view.verticalScrollBar())
        self._before = [bar.value() for bar in self._bars]

    def start(self, place: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """Remember the place pressed."""
        self._from = place
        self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def move(self, place: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """Bring the place pressed back under the mouse."""
        moved = (place - self._from) * self._view.zoom
        self._view.pan_by(moved.x(), moved.y())

    def end(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Leave the view where it is."""
        self.move(place, modifiers)
        self._view.viewport().unsetCursor()

    def cancel(self) -> None:
        """Return to where the view was."""
        for bar, value in zip(self._bars, self._before, strict=True):
            bar.setValue(value)
        self._view.viewport().unsetCursor()

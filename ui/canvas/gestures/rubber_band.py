# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Select several causes by drawing a rectangle around them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsRectItem

from ui.canvas.drawing_view import DrawingView
from ui.canvas.gestures.gesture import extends, is_far
from ui.theme import current_theme


class RubberBand:
    """Draw the rectangle; what it touches is selected as it grows. A click selects nothing.

    With Shift or Ctrl held the rectangle adds to what was selected before.
    """

    scrolls_at_edges = True

    def __init__(self, view: DrawingView) -> None:
        self._view = view
        self._scene = view.drawing_scene
        self._from = QPointF()
        self._before = (self._scene.selected, self._scene.all_selected)
        self._band: QGraphicsRectItem | None = None

    def start(self, place: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """Begin at the press."""
        self._from = place

    def move(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Draw the rectangle to the mouse."""
        if self._band is None and is_far(self._from, place, self._view.zoom):
            self._band = self._make_band()
        if self._band is not None:
            area = QRectF(self._from, place).normalized()
            self._band.setRect(area)
            self._select(self._scene.owners_within(area), adding=extends(modifiers))

    def end(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Keep what lies inside."""
        self.move(place, modifiers)
        if self._band is None and not extends(modifiers):
            self._scene.select("")
        self._clear()

    def cancel(self) -> None:
        """Take the rectangle away; what was selected before is selected again."""
        self._clear()
        self._scene.select(*self._before)

    def _select(self, inside: frozenset[str], *, adding: bool) -> None:
        first, before = self._before
        chosen = inside | before if adding else inside
        self._scene.select(first if first in chosen else min(chosen, default=""), chosen)

    def _make_band(self) -> QGraphicsRectItem:
        theme = current_theme()
        band = QGraphicsRectItem()
        pen = QPen(theme.color("accent"), 0)
        pen.setStyle(Qt.PenStyle.DashLine)
        band.setPen(pen)
        band.setZValue(10)
        self._scene.addItem(band)
        return band

    def _clear(self) -> None:
        if self._band is not None:
            self._scene.removeItem(self._band)
            self._band = None

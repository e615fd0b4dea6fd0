# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Select several causes by drawing a rectangle around them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsRectItem

from ui.canvas.drawing_scene import DrawingScene
from ui.theme import current_theme


class RubberBand:
    """Draw the rectangle; at the end, all inside is selected. A click selects nothing."""

    def __init__(self, scene: DrawingScene) -> None:
        self._scene = scene
        self._from = QPointF()
        self._band: QGraphicsRectItem | None = None

    def start(self, place: QPointF) -> None:
        """Begin at the press."""
        self._from = place
        theme = current_theme()
        self._band = QGraphicsRectItem(QRectF(place, place))
        pen = QPen(theme.color("accent"), 0)
        pen.setStyle(Qt.PenStyle.DashLine)
        self._band.setPen(pen)
        self._band.setZValue(10)
        self._scene.addItem(self._band)

    def move(self, place: QPointF) -> None:
        """Draw the rectangle to the mouse."""
        if self._band is not None:
            self._band.setRect(QRectF(self._from, place).normalized())

    def end(self, place: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """Select what lies inside."""
        inside = self._scene.owners_within(QRectF(self._from, place).normalized())
        self.cancel()
        first = min(inside, default="")
        self._scene.select(first, inside)

    def cancel(self) -> None:
        """Take the rectangle away; the selection stays."""
        if self._band is not None:
            self._scene.removeItem(self._band)
            self._band = None

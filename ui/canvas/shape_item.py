# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One placed shape in the scene. It holds an id and a shape; it edits nothing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.causal.shapes import Box, Shape
from ui.canvas.shape_painter import paint_shape, shape_bounds
from ui.theme import Theme, current_theme

TEXT_FROM_SCALE = 0.4
"""Below this scale words can't be read and are left out: painting text is what costs."""

_HALO = 4.0


class ShapeItem(QGraphicsItem):
    """Show a shape; `selected_mark` and `target_mark` add the rings that the design asks for."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self._shape = shape
        self._bounds = shape_bounds(shape).adjusted(-_HALO, -_HALO, _HALO, _HALO)
        self._selected = False
        self._target = False
        self.setZValue(1.0 if isinstance(shape, Box) else 0.0)

    @property
    def shape_shown(self) -> Shape:
        """The shape as it is drawn now."""
        return self._shape

    @property
    def owner(self) -> str:
        """Id of the part of the review behind the shape; empty for decoration."""
        return self._shape.owner

    def set_shape(self, shape: Shape) -> None:
        """Show another shape in place of the one shown."""
        if shape == self._shape:
            return
        self.prepareGeometryChange()
        self._shape = shape
        self._bounds = shape_bounds(shape).adjusted(-_HALO, -_HALO, _HALO, _HALO)
        self.update()

    def set_marks(self, *, selected: bool, target: bool) -> None:
        """Show the ring of a selected cause, or of the one a drag would drop on."""
        if (selected, target) != (self._selected, self._target):
            self._selected, self._target = selected, target
            self.update()

    def boundingRect(self) -> QRectF:
        """Return the drawn area with room for the rings."""
        return self._bounds

    def shape(self) -> QPainterPath:
        """Return the area that takes the mouse: boxes only."""
        path = QPainterPath()
        if isinstance(self._shape, Box) and self.owner:
            box = self._shape
            path.addRect(QRectF(box.x, box.y, box.width, box.height))
        return path

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw the shape, and its rings around it."""
        theme = current_theme()
        scale = option.levelOfDetailFromTransform(painter.worldTransform())
        if self._selected or self._target:
            self._paint_halo(painter, theme)
        paint_shape(painter, self._shape, theme, with_text=scale >= TEXT_FROM_SCALE)
        if self._selected or self._target:
            self._paint_ring(painter, theme)

    def _paint_halo(self, painter: QPainter, theme: Theme) -> None:
        if isinstance(self._shape, Box):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_weak"))
            radius = self._shape.radius + _HALO
            painter.drawRoundedRect(
                self._box().adjusted(-_HALO, -_HALO, _HALO, _HALO), radius, radius
            )

    def _paint_ring(self, painter: QPainter, theme: Theme) -> None:
        if isinstance(self._shape, Box):
            pen = QPen(theme.color("accent"), theme.line.selected)
            if self._target:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._box(), self._shape.radius, self._shape.radius)

    def _box(self) -> QRectF:
        assert isinstance(self._shape, Box)
        return QRectF(self._shape.x, self._shape.y, self._shape.width, self._shape.height)

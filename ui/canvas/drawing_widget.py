# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A drawing shown as it is, at its own size: charts that are looked at and not edited."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.causal.shapes import Box, Drawing, Label, Point, Shape
from ui.canvas.shape_painter import Sketch
from ui.kit.tooltip import plain_tooltip
from ui.theme import current_theme, px

EMPTY = Drawing(0.0, 0.0, ())
_NEAR = 4.0
"""How far beside a mark a click still means it."""

_TEXT_REACH, _TEXT_HEIGHT = 600.0, 20.0
"""More than a line of text ever takes from where it is anchored."""


class DrawingWidget(QWidget):
    """Paint a drawing from the top left corner. `width_changed` asks for one that fits.

    A click on a shape that belongs to something is told by `clicked(owner)`; `tip_of(owner)` says
    what is shown where the mouse rests. One owner can be marked.
    """

    width_changed = Signal(int)
    clicked = Signal(str)

    def __init__(
        self,
        label: str,
        tip_of: Callable[[str], str] = lambda _owner: "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._drawing = EMPTY
        self._sketches: list[tuple[Sketch, QRectF]] = []
        self._owned: dict[str, QRectF] = {}
        self._tip_of = tip_of
        self._marked = ""
        self.setAccessibleName(label)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def drawing(self) -> Drawing:
        """What is shown."""
        return self._drawing

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another drawing; the widget takes its height."""
        if drawing == self._drawing:
            return
        self._drawing = drawing
        self._sketches.clear()
        self._owned = {shape.owner: _area(shape) for shape in drawing.shapes if shape.owner}
        self.setFixedHeight(px(drawing.height))
        self.update()

    @property
    def marked(self) -> str:
        """Whose shape has the ring; empty where none has."""
        return self._marked

    def mark(self, owner: str) -> None:
        """Put a ring around the shape of one owner; none for an empty name."""
        if owner != self._marked:
            self._marked = owner
            self.update()

    def area_of(self, owner: str) -> QRectF | None:
        """Return where the shape of an owner is, in the drawing's own lengths."""
        return self._owned.get(owner)

    def owner_at(self, place: QPointF) -> str:
        """Return whose shape is at a place, or closest to it within reach; else nothing."""
        meant = place / current_theme().scale
        near = [
            (abs(area.center().x() - meant.x()), -rank, owner)
            for rank, (owner, area) in enumerate(self._owned.items())
            if area.adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR).contains(meant)
        ]
        return min(near)[2] if near else ""

    def sizeHint(self) -> QSize:
        """Return the drawing's size."""
        return QSize(px(self._drawing.width), px(self._drawing.height))

    def minimumSizeHint(self) -> QSize:
        """Return a small width: the drawing is made anew for the room there is."""
        return QSize(0, px(self._drawing.height))

    def event(self, event: QEvent) -> bool:
        """Say what is under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            owner = self.owner_at(QPointF(event.pos()))
            tip = self._tip_of(owner) if owner else ""
            QToolTip.showText(event.globalPos(), plain_tooltip(tip) if tip else "", self)
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for a drawing of the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.width_changed.emit(event.size().width())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where a click leads somewhere."""
        shape = Qt.CursorShape.PointingHandCursor
        self.setCursor(shape if self.owner_at(event.position()) else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell whose shape was clicked."""
        owner = self.owner_at(event.position())
        if owner:
            self.clicked.emit(owner)
        else:
            super().mousePressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours anew after a change of theme."""
        super().changeEvent(event)
        self._sketches.clear()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is exposed of the drawing."""
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = current_theme()
        exposed = QRectF(event.rect())
        exposed = QRectF(exposed.topLeft() / theme.scale, exposed.size() / theme.scale)
        painter.scale(theme.scale, theme.scale)
        if not self._sketches:
            inch = self.logicalDpiY()
            self._sketches = [
                (Sketch(shape, theme, inch), _area(shape)) for shape in self._drawing.shapes
            ]
        for sketch, area in self._sketches:
            if area.intersects(exposed):
                sketch.paint(painter)
        ring = self.area_of(self._marked)
        if ring is not None:
            painter.setPen(QPen(theme.color("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            around = ring.adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR)
            painter.drawRoundedRect(around, around.height() / 2, around.height() / 2)


def _area(shape: Shape) -> QRectF:
    """Return the rectangle a shape is in, with room for its pen; texts are taken generously."""
    if isinstance(shape, Box):
        return QRectF(shape.x, shape.y, shape.width, shape.height).adjusted(-1, -1, 1, 1)
    if isinstance(shape, Label):
        return _around([(text.x, text.y) for text in shape.texts], _TEXT_REACH, _TEXT_HEIGHT)
    return _around([point for _, group in shape.commands for point in group], 1, 1)


def _around(points: Sequence[Point], across: float, along: float) -> QRectF:
    if not points:
        return QRectF()
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    return QRectF(left - across, top - along, right - left + 2 * across, bottom - top + 2 * along)

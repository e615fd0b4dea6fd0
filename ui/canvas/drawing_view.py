# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A window onto a drawing: zoom, pan and fit. It knows nothing of causes."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsView, QWidget

from ui.canvas.drawing_scene import DrawingScene
from ui.theme import current_theme

ZOOM_STEP = 1.15
SMALLEST, LARGEST = 0.1, 4.0
READABLE = 0.7
"""Below this scale a drawing is not shrunk by itself: nobody could read it from a chair."""
DOT_DISTANCE = 20


class DrawingView(QGraphicsView):
    """Show a `DrawingScene`. Wheel zooms, middle drag pans, 0 fits.

    While nobody has zoomed, a growing drawing is fitted again by itself, within what can be read.
    """

    zoom_changed = Signal(float)
    resized = Signal()

    def __init__(self, scene: DrawingScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self._scene = scene
        self._fits = True
        self._least = READABLE
        self._pan_from: QPoint | None = None
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        scene.sceneRectChanged.connect(self._on_scene_rect_changed)

    @property
    def zoom(self) -> float:
        """The present scale; 1.0 is 100 %."""
        return self.transform().m11()

    def zoom_by(self, factor: float) -> None:
        """Zoom in or out, within limits."""
        wanted = min(LARGEST, max(SMALLEST, self.zoom * factor))
        self._fits = False
        self.scale(wanted / self.zoom, wanted / self.zoom)
        self.zoom_changed.emit(self.zoom)

    def zoom_in(self) -> None:
        """Zoom in one step."""
        self.zoom_by(ZOOM_STEP)

    def zoom_out(self) -> None:
        """Zoom out one step."""
        self.zoom_by(1 / ZOOM_STEP)

    def fit(self) -> None:
        """Show the whole drawing, never larger than 100 %."""
        self._fit(SMALLEST)

    def settle(self) -> None:
        """Fit as far as words can still be read; the rest is reached by scrolling."""
        self._fit(READABLE)

    def show_box(self, box: QRectF) -> None:
        """Scroll so that `box` is seen."""
        self.ensureVisible(box, 40, 40)

    def _fit(self, least: float) -> None:
        self._fits = True
        self._least = least
        area = self._scene.sceneRect()
        room = self.viewport().rect()
        if area.isEmpty() or room.isEmpty():
            return
        scale = min(1.0, room.width() / area.width(), room.height() / area.height())
        self.resetTransform()
        self.scale(max(scale, least), max(scale, least))
        self.centerOn(area.center())
        self.zoom_changed.emit(self.zoom)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the mouse; with Shift scroll sideways."""
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            super().wheelEvent(event)
            return
        turns = event.angleDelta().y() / 120
        if turns:
            self.zoom_by(ZOOM_STEP**turns)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to pan with the middle button."""
        if event.button() is Qt.MouseButton.MiddleButton:
            self._pan_from = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan while the middle button is down."""
        if self._pan_from is None:
            super().mouseMoveEvent(event)
            return
        here = event.position().toPoint()
        moved = here - self._pan_from
        self._pan_from = here
        self._fits = False
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - moved.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End panning."""
        if event.button() is Qt.MouseButton.MiddleButton and self._pan_from is not None:
            self._pan_from = None
            self.viewport().unsetCursor()
            return
        super().mouseReleaseEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the drawing fitted until somebody zooms."""
        super().resizeEvent(event)
        if self._fits:
            self._fit(self._least)
        self.resized.emit()

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Draw the canvas colour, and its dots where they would not be a blur."""
        theme = current_theme()
        painter.fillRect(rect, theme.color("canvas"))
        if self.zoom < 0.5:
            return
        painter.setPen(theme.color("dot"))
        left = int(rect.left() // DOT_DISTANCE) * DOT_DISTANCE
        top = int(rect.top() // DOT_DISTANCE) * DOT_DISTANCE
        columns = range(left, int(rect.right()) + DOT_DISTANCE, DOT_DISTANCE)
        rows = range(top, int(rect.bottom()) + DOT_DISTANCE, DOT_DISTANCE)
        painter.drawPoints([QPointF(x, y) for x in columns for y in rows])

    def _on_scene_rect_changed(self, _area: QRectF) -> None:
        if self._fits:
            self._fit(self._least)

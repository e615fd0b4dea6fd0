# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A window onto a drawing: zoom, pan and fit. It knows nothing of causes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLineF, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QInputDevice, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsView, QWidget

from ui.canvas.drawing_scene import DrawingScene
from ui.theme import Theme, current_theme, px

ZOOM_STEP = 1.15
SMALLEST, LARGEST = 0.02, 4.0
READABLE = 0.7
"""Below this scale a drawing is not shrunk by itself: nobody could read it from a chair."""
DOT_DISTANCE = 20
FOOT = 44
"""Pixels below the drawing, its margin not counted: it vanishes far out, the bars do not."""
_ROOM_BESIDE, _ROOM_BELOW = 40, 56
"""Pixels left free around a box that is shown, so that no bar over the corners covers it."""
_LEAST_WIDTH, _LEAST_HEIGHT = 160, 120
_ANGLE_OF_A_NOTCH = 120
"""What a mouse wheel reports for one notch, in eighths of a degree."""
_SCROLL_PER_ANGLE = 0.5
"""Pixels to scroll for each eighth of a degree."""


class DrawingView(QGraphicsView):
    """Show a `DrawingScene`. The wheel zooms, two fingers and Shift with the wheel scroll, 0 fits.

    While nobody has zoomed, a growing drawing is fitted again by itself, within what can be read.
    """

    zoom_changed = Signal(float)
    view_moved = Signal()
    resized = Signal()
    fitted = Signal()
    box_shown = Signal()

    def __init__(self, scene: DrawingScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self._scene = scene
        self._fits = True
        self._least = self._readable
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        # Sorting out the least area costs three times the painting when an edit moves everything.
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self.view_moved)
        self.zoom_changed.connect(self.view_moved)
        scene.sceneRectChanged.connect(self._on_scene_rect_changed)

    @property
    def drawing_scene(self) -> DrawingScene:
        """What is looked at."""
        return self._scene

    @property
    def zoom(self) -> float:
        """The present scale; 1.0 is 100 %, as large as the drawing's own lengths say."""
        return self.transform().m11()

    def zoom_by(self, factor: float) -> None:
        """Zoom in or out, within limits."""
        wanted = min(LARGEST * current_theme().scale, max(SMALLEST, self.zoom * factor))
        self._fits = False
        self.scale(wanted / self.zoom, wanted / self.zoom)
        self._keep_foot()
        self.zoom_changed.emit(self.zoom)

    def zoom_in(self) -> None:
        """Zoom in one step."""
        self.zoom_by(ZOOM_STEP)

    def zoom_out(self) -> None:
        """Zoom out one step."""
        self.zoom_by(1 / ZOOM_STEP)

    def fit(self) -> None:
        """Show the whole drawing, never larger than the text around it."""
        self._fit(SMALLEST)

    def settle(self) -> None:
        """Fit as far as words can still be read; the rest is reached by scrolling."""
        self._fit(self._readable)

    def show_box(self, box: QRectF) -> None:
        """Scroll so that `box` is seen."""
        self.ensureVisible(box, _ROOM_BESIDE, _ROOM_BELOW)
        self.box_shown.emit()

    def look_at(self, place: QPointF) -> None:
        """Bring a place of the scene into the middle of the view."""
        self._fits = False
        self.centerOn(place)

    def _fit(self, least: float) -> None:
        self._fits = True
        self._least = least
        area = self._scene.sceneRect()
        room = self.viewport().rect()
        if area.isEmpty() or room.isEmpty():
            return
        scale = min(
            current_theme().scale,
            room.width() / area.width(),
            (room.height() - px(FOOT)) / area.height(),
        )
        self.resetTransform()
        self.scale(max(scale, least), max(scale, least))
        self._keep_foot()
        self.centerOn(self.sceneRect().center())
        self.zoom_changed.emit(self.zoom)
        self.fitted.emit()

    @property
    def _readable(self) -> float:
        return READABLE * current_theme().scale

    def _keep_foot(self) -> None:
        """Let the view be scrolled as far below the drawing as the bars reach."""
        self.setSceneRect(self._scene.sceneRect().adjusted(0, 0, 0, px(FOOT) / self.zoom))

    @property
    def shows_all(self) -> bool:
        """True where the whole drawing is in view."""
        area = self.sceneRect()
        room = self.viewport().rect()
        fits_across = area.width() * self.zoom <= room.width() + 1
        return fits_across and area.height() * self.zoom <= room.height() + 1

    def seen_area(self) -> QRectF:
        """Return the part of the scene that is in view."""
        return self.mapToScene(self.viewport().rect()).boundingRect()

    def pan_by(self, across: float, down: float) -> None:
        """Move the drawing under the view, in pixels; it is not fitted by itself any more."""
        self._fits = False
        for bar, distance in (
            (self.horizontalScrollBar(), across),
            (self.verticalScrollBar(), down),
        ):
            bar.setValue(bar.value() - round(distance))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the mouse; with Shift, or two fingers on a touch pad, scroll."""
        held, pixels, angle = event.modifiers(), event.pixelDelta(), event.angleDelta()
        zooms = bool(held & Qt.KeyboardModifier.ControlModifier)
        if held & Qt.KeyboardModifier.ShiftModifier:
            turn = angle.y() or angle.x()
            self.pan_by(turn * _SCROLL_PER_ANGLE, 0)
        elif _is_touch_pad(event) and not zooms:
            moved = pixels if not pixels.isNull() else angle * _SCROLL_PER_ANGLE
            self.pan_by(moved.x(), moved.y())
        elif angle.y():
            self.zoom_by(ZOOM_STEP ** (angle.y() / _ANGLE_OF_A_NOTCH))
        event.accept()

    def minimumSizeHint(self) -> QSize:
        """Return room for a few boxes: less of a drawing tells nothing."""
        return QSize(px(_LEAST_WIDTH), px(_LEAST_HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of another theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._scene.restyle()
            self.viewport().update()

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
        painter.setPen(self._dot_pen(theme))
        left = int(rect.left() // DOT_DISTANCE) * DOT_DISTANCE
        top = int(rect.top() // DOT_DISTANCE) * DOT_DISTANCE
        rows = range(top, int(rect.bottom()) + DOT_DISTANCE, DOT_DISTANCE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawLines([QLineF(left, row, rect.right(), row) for row in rows])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _dot_pen(self, theme: Theme) -> QPen:
        """Return a pen that draws a row of dots in one stroke: single points cost milliseconds."""
        pen = QPen(theme.color("dot"), 1.0)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setCosmetic(True)
        apart = DOT_DISTANCE * self.zoom * self.devicePixelRatioF()
        pen.setDashPattern([1.0, apart - 1.0])
        return pen

    def _on_scene_rect_changed(self, _area: QRectF) -> None:
        self._keep_foot()
        if self._fits:
            self._fit(self._least)


def _is_touch_pad(event: QWheelEvent) -> bool:
    """Tell two fingers on a pad from a wheel: by the device, or by exact pixels in phases."""
    if event.device().type() is QInputDevice.DeviceType.TouchPad:
        return True
    return event.phase() is not Qt.ScrollPhase.NoScrollPhase and not event.pixelDelta().isNull()

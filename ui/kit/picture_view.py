# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A picture to look at closely, and to mark a region of with the mouse."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.theme import current_theme

_ZOOM_STEP = 1.25
_LARGEST_ZOOM = 8.0
_LEAST_SIDE = 4
"""Pixels of the picture below which a drag was only a click."""
_STEPS = 40
"""How many presses of an arrow take a region across the picture."""
_ARROWS = {
    Qt.Key.Key_Left: QPoint(-1, 0),
    Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}
_MARKING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
_IN, _OUT, _FIT = (Qt.Key.Key_Plus, Qt.Key.Key_Equal), (Qt.Key.Key_Minus,), (Qt.Key.Key_0,)


class PictureView(QScrollArea):
    """`show_picture(image, size)`; `region_marked(QRect)` in pixels of `size`, null for none.

    The picture fits the window until it is zoomed: + and -, Ctrl with the wheel, 0 to fit again.
    Without a mouse, Shift with the arrows marks a region and moves it, Ctrl with the arrows makes
    it larger and smaller; Delete takes it away.
    """

    region_marked = Signal(QRect)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom = 1.0
        self._fits = True
        self.canvas = PictureCanvas(self)
        self.setWidget(self.canvas)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Picture"))
        self.canvas.setAccessibleName(self.tr("Picture"))

    @property
    def region(self) -> QRect:
        """The region that is marked; a null rectangle where none is."""
        return self.canvas.region

    def show_picture(self, image: QImage, size: QSize) -> None:
        """Show a picture; regions count the pixels of `size`, which may be larger than `image`."""
        self.canvas.image, self.canvas.picture_size = image, size
        self._fit()

    def mark(self, region: QRect) -> None:
        """Mark a region and bring it into sight."""
        self.canvas.set_region(region)
        shown = self.canvas.shown(self.canvas.region)
        self.ensureVisible(*shown.center().toPoint().toTuple())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom, walk about with the arrows, and mark a region with a modifier and them."""
        held, step = event.modifiers(), _ARROWS.get(Qt.Key(event.key()))
        if step is not None and held & _MARKING:
            self._move_region(step, resize=bool(held & Qt.KeyboardModifier.ControlModifier))
        elif event.key() == Qt.Key.Key_Delete:
            self.canvas.set_region(QRect())
        elif event.key() in _IN:
            self._zoom_by(_ZOOM_STEP)
        elif event.key() in _OUT:
            self._zoom_by(1 / _ZOOM_STEP)
        elif event.key() in _FIT:
            self._fit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_by(_ZOOM_STEP if event.angleDelta().y() > 0 else 1 / _ZOOM_STEP)
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go on fitting."""
        super().resizeEvent(event)
        if self._fits:
            self._fit()

    def _fit(self) -> None:
        self._fits = True
        size, room = self.canvas.picture_size, self.viewport().size()
        if size.isEmpty():
            return
        across, down = room.width() / size.width(), room.height() / size.height()
        self._set_zoom(min(1.0, across, down))

    def _move_region(self, step: QPoint, *, resize: bool) -> None:
        """Mark the middle of what is seen, or move or resize what is marked."""
        size = self.canvas.picture_size
        if size.isEmpty():
            return
        if self.region.isEmpty():
            self.mark(self.canvas.seen_middle())
            return
        way = QPoint(
            step.x() * max(1, size.width() // _STEPS), step.y() * max(1, size.height() // _STEPS)
        )
        changed = QRect(self.region)
        if resize:
            changed.setBottomRight(changed.bottomRight() + way)
        else:
            changed.translate(way)
        if QRect(QPoint(0, 0), size).contains(changed) and changed.isValid():
            self.mark(changed)

    def _zoom_by(self, factor: float) -> None:
        self._fits = False
        self._set_zoom(min(max(self._zoom * factor, 0.02), _LARGEST_ZOOM))

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = self.canvas.zoom = zoom
        size = self.canvas.picture_size
        self.canvas.resize(max(1, int(size.width() * zoom)), max(1, int(size.height() * zoom)))
        self.canvas.update()


class PictureCanvas(QWidget):
    """Draws the picture and the region over it."""

    def __init__(self, view: PictureView) -> None:
        super().__init__()
        self._view = view
        self.image = QImage()
        self.picture_size = QSize()
        self.zoom = 1.0
        self.region = QRect()
        self._start: QPoint | None = None
        self.setCursor(Qt.CursorShape.CrossCursor)

    def set_region(self, region: QRect) -> None:
        """Mark what of `region` lies in the picture."""
        self.region = region.intersected(QRect(QPoint(0, 0), self.picture_size))
        self.update()
        self._view.region_marked.emit(self.region)

    def seen_middle(self) -> QRect:
        """Return the middle of the part of the picture that is seen: half as wide, half as high."""
        seen = self.visibleRegion().boundingRect() if self.isVisible() else self.rect()
        part = QRectF(seen.x(), seen.y(), seen.width(), seen.height())
        half = QRectF(0, 0, part.width() / 2 / self.zoom, part.height() / 2 / self.zoom)
        half.moveCenter(part.center() / self.zoom)
        return half.toRect()

    def shown(self, region: QRect) -> QRectF:
        """Return where a region is drawn."""
        return QRectF(
            region.left() * self.zoom,
            region.top() * self.zoom,
            region.width() * self.zoom,
            region.height() * self.zoom,
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a region."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._view.setFocus(Qt.FocusReason.MouseFocusReason)
            self._start = self._pixel(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw it larger."""
        if self._start is not None:
            self.set_region(_between(self._start, self._pixel(event)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep it; a mere click marks nothing."""
        if self._start is None:
            return
        region = _between(self._start, self._pixel(event))
        self._start = None
        is_click = region.width() < _LEAST_SIDE or region.height() < _LEAST_SIDE
        self.set_region(QRect() if is_click else region)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture, and a frame around the region."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self.image)
        if self.region.isEmpty():
            return
        theme = current_theme()
        box = self.shown(self.region)
        painter.setPen(QPen(theme.color("surface"), 4))
        painter.drawRect(box)
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.drawRect(box)

    def _pixel(self, event: QMouseEvent) -> QPoint:
        place = event.position() / self.zoom
        width, height = self.picture_size.width(), self.picture_size.height()
        return QPoint(
            min(max(int(place.x()), 0), width - 1), min(max(int(place.y()), 0), height - 1)
        )


def _between(first: QPoint, second: QPoint) -> QRect:
    """Return the rectangle of two corners; a drag of nothing is nothing."""
    left, top = min(first.x(), second.x()), min(first.y(), second.y())
    return QRect(left, top, abs(first.x() - second.x()), abs(first.y() - second.y()))

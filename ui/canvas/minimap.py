# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The whole drawing in a corner of the canvas, with what is in view marked in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from app.causal.shapes import Box
from ui.canvas.drawing_view import DrawingView
from ui.canvas.free_room import corners, covers_selected, emptiest
from ui.canvas.shape_painter import shape_brush, shape_color
from ui.kit.for_looking import for_looking
from ui.kit.tooltip import set_plain_tooltip
from ui.theme import current_theme, px

_LARGEST = QSize(180, 120)
_LEAST_SIDE = 36
_MOST = 0.4
"""How much of the view's width and height it may take, where the view is small."""

_LEAST_VIEW = 260
"""Height of a view, for text at 100 %, that has room for it unasked."""


class Minimap(QWidget):
    """Shown only while the drawing does not fit. A click or a drag moves the view.

    M hides it, or shows it in a view that is so small that it would hide what is looked at.

    It lies where it covers the least of the drawing, and stays there while the view is scrolled,
    unless it would cover the selected box.
    """

    def __init__(self, view: DrawingView) -> None:
        super().__init__(view)
        for_looking(self)
        self._view = view
        self._scene = view.drawing_scene
        self._wanted: bool | None = None
        self._place = QPoint()
        self._settled = False
        self._picture: QPixmap | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Overview of the drawing"))
        set_plain_tooltip(self, self.tr("Click or drag to move the view. M hides and shows this."))
        self.hide()
        view.view_moved.connect(self._on_view_moved)
        view.resized.connect(self._on_view_changed)
        view.fitted.connect(self._on_view_changed)
        view.box_shown.connect(self._on_view_changed)
        self._scene.selection_moved.connect(self._on_view_moved)
        self._scene.drawing_shown.connect(self._on_drawing_shown)

    def toggle(self) -> None:
        """Hide it, or show it again where it is of use."""
        self._wanted = self.isHidden()
        self._on_view_moved()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Bring the place clicked into the middle of the view."""
        self._look_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._look_at(event.position())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the overview, and a frame around what is in view."""
        painter = QPainter(self)
        if self._picture is None:
            self._picture = self._drawn()
        painter.drawPixmap(0, 0, self._picture)
        scale, area = self._scale(), self._scene.sceneRect()
        seen = self._view.seen_area().translated(-area.topLeft())
        theme = current_theme()
        frame = QRectF(seen.topLeft() * scale, seen.size() * scale)
        painter.setPen(QPen(theme.color("accent"), theme.line.selected))
        painter.drawRect(frame.intersected(QRectF(self.rect()).adjusted(1, 1, -1, -1)))

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of another theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._picture = None

    def _drawn(self) -> QPixmap:
        theme, scale = current_theme(), self._scale()
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(theme.color("surface"))
        painter = QPainter(picture)
        offset = -self._scene.sceneRect().topLeft() * scale
        for shape in self._scene.drawing.shapes:
            if isinstance(shape, Box):
                box = QRectF(shape.x, shape.y, shape.width, shape.height)
                placed = QRectF(box.topLeft() * scale, box.size() * scale).translated(offset)
                token = shape.fill if shape.fill not in ("surface", "canvas") else shape.stroke
                if token:
                    painter.fillRect(placed, shape_color(theme, token))
        painter.setPen(theme.color("line2"))
        painter.setBrush(shape_brush(theme, ""))
        painter.drawRect(QRectF(0, 0, self.width() - 1, self.height() - 1))
        painter.end()
        return picture

    def _on_drawing_shown(self) -> None:
        self._picture = None
        self._on_view_changed()

    def _on_view_changed(self) -> None:
        self._settled = False
        self._on_view_moved()

    def _on_view_moved(self) -> None:
        if self._view.scene() is None:  # the scene goes first when a window is closed
            return
        has_room = self._view.viewport().height() >= px(_LEAST_VIEW)
        is_wanted = has_room if self._wanted is None else self._wanted
        if not is_wanted or self._view.shows_all:
            self.hide()
            return
        area = self._scene.sceneRect()
        room = self._view.viewport().size() * _MOST
        largest = QSize(px(_LARGEST.width()), px(_LARGEST.height())).boundedTo(room)
        scale = min(largest.width() / area.width(), largest.height() / area.height())
        width = max(px(_LEAST_SIDE), round(area.width() * scale))
        size = QSize(width, max(px(_LEAST_SIDE), round(area.height() * scale)))
        if size != self.size():
            self.resize(size)
            self._picture = None
        places = corners(self._view, size)
        if not self._settled or covers_selected(self._view, size, self._place):
            self._place = emptiest(self._view, size, places, self._place)
            self._settled = True
        self.move(self._place)
        self.show()
        self.raise_()
        self.update()

    def _scale(self) -> float:
        area = self._scene.sceneRect()
        return min(self.width() / area.width(), self.height() / area.height())

    def _look_at(self, place: QPointF) -> None:
        self._view.look_at(self._scene.sceneRect().topLeft() + place / self._scale())

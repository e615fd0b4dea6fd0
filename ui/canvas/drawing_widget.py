# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A drawing shown as it is, at its own size: charts that are looked at and not edited."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.causal.shapes import Box, Drawing
from ui.canvas.shape_painter import paint_drawing
from ui.theme import current_theme

EMPTY = Drawing(0.0, 0.0, ())


class DrawingWidget(QWidget):
    """Paint a drawing from the top left corner. `width_changed` asks for one that fits.

    A click on a box that belongs to something is told by `clicked(owner)`.
    """

    width_changed = Signal(int)
    clicked = Signal(str)

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = EMPTY
        self.setAccessibleName(label)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def drawing(self) -> Drawing:
        """What is shown."""
        return self._drawing

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another drawing; the widget takes its height."""
        self._drawing = drawing
        self.setFixedHeight(round(drawing.height))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the drawing's size."""
        return QSize(round(self._drawing.width), round(self._drawing.height))

    def minimumSizeHint(self) -> QSize:
        """Return a small width: the drawing is made anew for the room there is."""
        return QSize(0, round(self._drawing.height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for a drawing of the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.width_changed.emit(event.size().width())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell whose box was clicked."""
        place = event.position()
        boxes = (shape for shape in reversed(self._drawing.shapes) if isinstance(shape, Box))
        for box in boxes:
            across = box.x <= place.x() <= box.x + box.width
            if box.owner and across and box.y <= place.y() <= box.y + box.height:
                self.clicked.emit(box.owner)
                return

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the drawing."""
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        paint_drawing(painter, self._drawing, current_theme())

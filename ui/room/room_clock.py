# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The clock by itself, small and on top of everything: for a meeting with one screen to share."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QScreen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.kit.surface import Surface
from ui.theme import Theme, current_theme
from ui.timer.clock_box import ClockBox, ClockFace


def _unscaled() -> Theme:
    return current_theme().unscaled or current_theme()


class RoomClock(Surface):
    """Can be dragged anywhere; Esc closes it."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flags = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint
        self.setWindowFlags(flags | Qt.WindowType.WindowStaysOnTopHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(self.tr("Hotwash, clock"))
        self._grip: QPoint | None = None
        self.box = ClockBox(_unscaled, is_silent=True)
        layout = QHBoxLayout(self)
        edge = _unscaled().space.sm
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.addWidget(self.box)

    def show_face(self, face: ClockFace) -> None:
        """Show another face."""
        self.box.show_face(face)

    def place(self, screen: QScreen) -> None:
        """Go to the middle of the screen's upper edge, where a camera looks from."""
        self.adjustSize()
        area = screen.availableGeometry()
        self.move(area.center().x() - self.width() // 2, area.top() + current_theme().space.sm)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag."""
        self._grip = event.globalPosition().toPoint() - self.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        if self._grip is not None:
            self.move(event.globalPosition().toPoint() - self._grip)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Stay here."""
        self._grip = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it is gone."""
        super().closeEvent(event)
        self.closed.emit()

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The line beside the mouse that says what letting go would do."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.canvas.gestures.drop import Drop
from ui.kit.label import Label

_OFF = QPoint(16, 20)


class DropWords(QFrame):
    """Shown while something is dragged; it takes no mouse and no focus."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._label = Label(role="help", tone="text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self._label)
        self.hide()

    @property
    def text(self) -> str:
        """What is said; empty while hidden."""
        return "" if self.isHidden() else self._label.text()

    def show_drop(self, drop: Drop | None, mouse: QPoint) -> None:
        """Say it beside the mouse, inside of the canvas; None hides it."""
        if drop is None or not drop.words:
            self.hide()
            return
        self._label.set_tone("over" if drop.refused else "text2")
        self._label.setText(drop.words)
        self.adjustSize()
        room = self._viewport.rect()
        wanted = mouse + _OFF
        left = max(0, min(wanted.x(), room.width() - self.width()))
        top = (
            wanted.y() if wanted.y() + self.height() <= room.height() else mouse.y() - self.height()
        )
        self.move(left, max(0, top))
        self.show()
        self.raise_()

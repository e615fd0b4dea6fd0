# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Moves the view on while something is dragged at its edge."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Signal

_EDGE = 28
"""How near to the edge (pixels) scrolling begins."""
_INTERVAL_MS = 16
_FASTEST = 14
"""Pixels for each interval, at the edge itself and beyond."""


class EdgeScroll(QObject):
    """Emits how far to scroll while the mouse stays near an edge of the room it was given."""

    scroll_wanted = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._step = QPoint()
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL_MS)
        self._timer.timeout.connect(self._on_timeout)

    def follow(self, place: QPoint, room: QRect) -> None:
        """Take the mouse's place; away from the edges nothing scrolls."""
        self._step = QPoint(
            _speed(place.x() - room.left(), room.right() - place.x()),
            _speed(place.y() - room.top(), room.bottom() - place.y()),
        )
        if self._step.isNull():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Scroll no more."""
        self._timer.stop()

    def _on_timeout(self) -> None:
        self.scroll_wanted.emit(self._step.x(), self._step.y())


def _speed(before: int, after: int) -> int:
    """Return the step along one axis: positive brings into view what lies before."""
    near = min(before, after)
    if near >= _EDGE:
        return 0
    step = round(_FASTEST * min(1.0, (_EDGE - near) / _EDGE))
    return step if before < after else -step

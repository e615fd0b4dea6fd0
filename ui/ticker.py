# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The window's one timer: everything that shows time takes the same tick."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.clock import Clock

INTERVAL_MS = 250
"""Four looks a second, so that digits change when the second does; widgets paint on change only."""


class Ticker(QObject):
    """Tell the present instant (aware UTC) again and again."""

    ticked = Signal(object)

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)

    def start(self) -> None:
        """Begin to tick."""
        self._timer.start()
        self.tick()

    def stop(self) -> None:
        """Stop ticking."""
        self._timer.stop()

    def tick(self) -> None:
        """Tell the instant now."""
        self.ticked.emit(self._clock.now())

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Boxes travel from where they were to where they are now, so that people see it is one model.

The scene holds the new drawing from the start; only what is painted lags behind. Any key or edit
ends the travel at once, so nothing ever waits for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QVariantAnimation
from PySide6.QtWidgets import QGraphicsItem

MOST_ITEMS = 400
"""With more boxes than this nobody could follow one, and frames would be dropped."""


class Traveller(Protocol):
    """What can be moved, and knows where it belongs."""

    @property
    def home(self) -> QPointF:
        """Where it belongs."""
        ...

    def setPos(self, place: QPointF, /) -> None:
        """Move it."""
        ...


class Travel(QObject):
    """Moves items home from an offset; `stills` stay hidden until they have arrived."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._offsets: list[tuple[Traveller, QPointF]] = []
        self._stills: list[QGraphicsItem] = []
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(1.0)
        self._animation.setEndValue(0.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._on_value_changed)
        self._animation.finished.connect(self._on_finished)

    @property
    def is_under_way(self) -> bool:
        """True while boxes are on their way."""
        return self._animation.state() is QVariantAnimation.State.Running

    def start(
        self,
        offsets: Sequence[tuple[Traveller, QPointF]],
        stills: Sequence[QGraphicsItem],
        duration_ms: int,
    ) -> None:
        """Send each item home from its offset (scene units)."""
        self.finish()
        if not offsets or len(offsets) > MOST_ITEMS or duration_ms <= 0:
            return
        self._offsets, self._stills = list(offsets), list(stills)
        for still in self._stills:
            still.setVisible(False)
        self._animation.setDuration(duration_ms)
        self._animation.start()

    def finish(self) -> None:
        """Let everything be where it belongs, now."""
        if self.is_under_way:
            self._animation.stop()
        self._on_finished()

    def _on_value_changed(self, share: float) -> None:
        for item, offset in self._offsets:
            item.setPos(item.home + offset * share)

    def _on_finished(self) -> None:
        offsets, self._offsets = self._offsets, []
        stills, self._stills = self._stills, []
        for item, _ in offsets:
            item.setPos(item.home)
        for still in stills:
            still.setVisible(True)

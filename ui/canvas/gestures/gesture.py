# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What every gesture offers to the view that drives it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication


class Gesture(Protocol):
    """One mouse gesture from press to release; places are in scene coordinates."""

    scrolls_at_edges: bool
    """Whether the view moves on by itself while the mouse is held at its edge."""

    def start(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Take the press."""
        ...

    def move(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Follow the mouse; called too when only the keys held have changed."""
        ...

    def end(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Carry the gesture out."""
        ...

    def cancel(self) -> None:
        """Leave everything as it was."""
        ...


def is_far(start: QPointF, place: QPointF, zoom: float) -> bool:
    """Tell whether the mouse has left the place of its press by the platform's start distance."""
    return (place - start).manhattanLength() * zoom >= QApplication.startDragDistance()


def extends(modifiers: Qt.KeyboardModifier) -> bool:
    """Tell whether a click adds to the selection."""
    held = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
    return bool(modifiers & held)

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What every gesture offers to the view that drives it."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, Qt


class Gesture(Protocol):
    """One mouse gesture from press to release; places are in scene coordinates."""

    def start(self, place: QPointF) -> None:
        """Take the press."""
        ...

    def move(self, place: QPointF) -> None:
        """Follow the mouse."""
        ...

    def end(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Carry the gesture out."""
        ...

    def cancel(self) -> None:
        """Leave everything as it was."""
        ...

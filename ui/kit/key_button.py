# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The ground of buttons that paint themselves: Enter presses them as Space does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KeyButton(QAbstractButton):
    """Derive from it and paint; with Ctrl or Alt, Enter is left to the window."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter as with Space."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and plain:
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

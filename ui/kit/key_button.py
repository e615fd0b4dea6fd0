# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The ground of buttons that paint themselves: Enter presses them as Space does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def pressed_with_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button with Enter as with Space; with Ctrl or Alt, Enter is left to the window."""
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() not in _ENTER or not plain:
        return False
    if not event.isAutoRepeat():
        button.click()
    return True


class KeyButton(QAbstractButton):
    """Derive from it and paint."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter as with Space."""
        if not pressed_with_enter(self, event):
            super().keyPressEvent(event)

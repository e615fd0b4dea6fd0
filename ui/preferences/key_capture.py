# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A field that takes the next key somebody presses, whatever it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.keys.key_words import portable
from ui.theme import current_theme

_Key = Qt.Key
_MODIFIERS = {
    *(_Key.Key_Control, _Key.Key_Shift, _Key.Key_Alt, _Key.Key_AltGr, _Key.Key_Meta),
    *(_Key.Key_CapsLock, _Key.Key_NumLock, _Key.Key_ScrollLock, _Key.Key_unknown),
    *(_Key.Key_Super_L, _Key.Key_Super_R, _Key.Key_Menu),
}
_REMOVING = (_Key.Key_Backspace, _Key.Key_Delete)
_ENTER = (_Key.Key_Return, _Key.Key_Enter)

_NOT_COUNTED = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier
_SHIFT, _KEYPAD = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier


class KeyCapture(QLineEdit):
    """While it has the focus, no key goes anywhere else.

    `pressed(key)` as files have it, `confirmed` with Enter, `removed` with Backspace or Delete,
    `left` with Esc or when the focus goes.
    """

    pressed = Signal(str)
    confirmed = Signal()
    removed = Signal()
    left = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        asking = self.tr("Press the new keys")
        self.setPlaceholderText(asking)
        room = self.fontMetrics().horizontalAdvance(asking)
        self.setFixedWidth(room + current_theme().size.input)
        self.setAccessibleName(label)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def event(self, event: QEvent) -> bool:
        """Take every key before the window's actions and before Tab moves on."""
        if isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
            elif event.type() is QEvent.Type.KeyPress and not event.isAutoRepeat():
                self._take(event)
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Give up when somebody clicks elsewhere; another window in front changes nothing."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.left.emit()

    def _take(self, event: QKeyEvent) -> None:
        key, alone = Qt.Key(event.key()), not event.modifiers() & ~_KEYPAD
        if key in _MODIFIERS:
            return
        if alone and key == _Key.Key_Escape:
            self.left.emit()
        elif alone and key in _REMOVING:
            self.removed.emit()
        elif alone and key in _ENTER:
            self.confirmed.emit()
        else:
            self.pressed.emit(_key_of(event))


def _key_of(event: QKeyEvent) -> str:
    """Return a pressed key; a Shift that only makes the sign, as in "?", does not count."""
    key, modifiers = Qt.Key(event.key()), event.modifiers() & ~_NOT_COUNTED
    if key == _Key.Key_Backtab:
        key, modifiers = _Key.Key_Tab, modifiers | _SHIFT
    text = event.text()
    is_sign = len(text) == 1 and text.isprintable() and not text.isalnum() and text != " "
    if is_sign and modifiers & _SHIFT:
        modifiers &= ~_SHIFT
    sequence = QKeySequence(QKeyCombination(modifiers, key))
    return portable(sequence.toString(QKeySequence.SequenceFormat.PortableText))

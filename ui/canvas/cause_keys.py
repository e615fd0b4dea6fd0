# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The canvas's own keys. They act only while the canvas has the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier

COMMAND_KEYS: dict[tuple[Qt.Key, Qt.KeyboardModifier], str] = {
    (Qt.Key.Key_Return, _NONE): "add_sibling",
    (Qt.Key.Key_Enter, _NONE): "add_sibling",
    (Qt.Key.Key_Tab, _NONE): "add_child",
    (Qt.Key.Key_Backtab, _SHIFT): "promote",
    (Qt.Key.Key_Up, _ALT): "move_up",
    (Qt.Key.Key_Down, _ALT): "move_down",
    (Qt.Key.Key_Left, _ALT): "bone_before",
    (Qt.Key.Key_Right, _ALT): "bone_after",
    (Qt.Key.Key_Up, _NONE): "select_up",
    (Qt.Key.Key_Down, _NONE): "select_down",
    (Qt.Key.Key_Left, _NONE): "select_left",
    (Qt.Key.Key_Right, _NONE): "select_right",
    (Qt.Key.Key_Home, _NONE): "select_effect",
    (Qt.Key.Key_A, _CTRL): "select_all",
    (Qt.Key.Key_F2, _NONE): "edit",
    (Qt.Key.Key_Delete, _NONE): "remove",
    (Qt.Key.Key_Backspace, _NONE): "remove",
    (Qt.Key.Key_Space, _NONE): "fold",
    (Qt.Key.Key_G, _NONE): "gate",
    (Qt.Key.Key_S, _NONE): "state",
    (Qt.Key.Key_E, _CTRL): "evidence",
    (Qt.Key.Key_L, _NONE): "also_feeds",
    (Qt.Key.Key_A, _CTRL | _SHIFT): "make_action",
    (Qt.Key.Key_C, _CTRL): "copy",
    (Qt.Key.Key_X, _CTRL): "cut",
    (Qt.Key.Key_V, _CTRL): "paste",
    (Qt.Key.Key_F, _CTRL): "search",
    (Qt.Key.Key_F3, _NONE): "search_next",
    (Qt.Key.Key_F3, _SHIFT): "search_previous",
}
"""What a key asks for."""

VIEW_KEYS: dict[Qt.Key, str] = {
    Qt.Key.Key_0: "fit",
    Qt.Key.Key_Plus: "zoom_in",
    Qt.Key.Key_Equal: "zoom_in",
    Qt.Key.Key_Minus: "zoom_out",
    Qt.Key.Key_M: "minimap",
}
"""What a key does to the view, with or without Shift: many keyboards need it for the plus."""


def command_of(event: QKeyEvent) -> str | None:
    """Return the command a key stands for."""
    return COMMAND_KEYS.get((Qt.Key(event.key()), event.modifiers() & ~_KEYPAD))


def view_command_of(event: QKeyEvent) -> str | None:
    """Return what a key does to the view."""
    if event.modifiers() & (_CTRL | _ALT):
        return None
    return VIEW_KEYS.get(Qt.Key(event.key()))

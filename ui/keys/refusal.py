# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Which keys no action can have, and why."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from ui.keys.fixed_keys import fixed_use
from ui.keys.key_table import KeyTable
from ui.keys.key_words import portable, shown

_Key = Qt.Key
_Standard = QKeySequence.StandardKey
_MOVING = {
    *(_Key.Key_Tab, _Key.Key_Backtab, _Key.Key_Return, _Key.Key_Enter, _Key.Key_Space),
    *(_Key.Key_Up, _Key.Key_Down, _Key.Key_Left, _Key.Key_Right, _Key.Key_Home, _Key.Key_End),
    *(_Key.Key_PageUp, _Key.Key_PageDown, _Key.Key_Escape, _Key.Key_Insert),
    *(_Key.Key_Backspace, _Key.Key_Delete),
}
_EDITING = (
    *(_Standard.Copy, _Standard.Cut, _Standard.Paste, _Standard.SelectAll),
    *(_Standard.MoveToNextWord, _Standard.MoveToPreviousWord),
    *(_Standard.MoveToStartOfDocument, _Standard.MoveToEndOfDocument),
    *(_Standard.SelectNextWord, _Standard.SelectPreviousWord),
    *(_Standard.SelectStartOfDocument, _Standard.SelectEndOfDocument),
    *(_Standard.DeleteStartOfWord, _Standard.DeleteEndOfWord),
)
_TYPED_BEFORE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_FIRST_TYPED_KEY = 0x21
"""Below it is nothing that is printed; the keys that print nothing begin with Esc."""


def refusal(table: KeyTable, action_id: str, key: str) -> str:
    """Return why an action can't have a key, in one sentence; empty where it can.

    What it came with it can always have.
    """
    if key in table.first(action_id):
        return ""
    combination: QKeyCombination = QKeySequence(key)[0]  # type: ignore[index] # the stubs lack it
    alone = not combination.keyboardModifiers() & ~_TYPED_BEFORE
    if alone and combination.key() in _MOVING:
        words = _tr("{0} moves through fields, tables and the canvas. Add Ctrl or Alt.")
        return words.format(shown(key))
    if alone and _FIRST_TYPED_KEY <= combination.key().value < _Key.Key_Escape.value:
        return _tr("{0} by itself is typed into texts. Add Ctrl or Alt.").format(shown(key))
    if key in _editing_keys():
        return _tr("{0} is for editing texts.").format(shown(key))
    use = fixed_use(key)
    if use is not None:
        place, words = (QCoreApplication.translate("actions", part) for part in use)
        said = _tr("{0} has a use already. {1}: {2}.")
        return said.format(shown(key), place, words)
    return ""


@cache
def _editing_keys() -> frozenset[str]:
    bound = (one for editing in _EDITING for one in QKeySequence.keyBindings(editing))
    return frozenset(
        portable(one.toString(QKeySequence.SequenceFormat.PortableText)) for one in bound
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("keys", text)

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Keys in writing: one way for files and comparisons, one for people."""

from __future__ import annotations

import sys

from PySide6.QtGui import QKeySequence

_PORTABLE = QKeySequence.SequenceFormat.PortableText
_NATIVE = QKeySequence.SequenceFormat.NativeText
_MODIFIERS = ("Ctrl+", "Shift+", "Alt+")


def portable(key: str) -> str:
    """Return a key as files have it; empty where it is none, or more than one in a row."""
    sequence = QKeySequence(key, _PORTABLE)
    return sequence.toString(_PORTABLE) if sequence.count() == 1 else ""


def shown(key: str) -> str:
    """Return a key as the keyboard of this computer has it written on."""
    words = QKeySequence(key, _PORTABLE).toString(_NATIVE)
    # Qt names the big key after the typewriter's; keyboards and people say Enter.
    return words if sys.platform == "darwin" else words.replace("Return", "Enter")


def shown_in(words: str) -> str:
    """Return words such as "Ctrl+drag" with the names that the modifiers have here."""
    for modifier in _MODIFIERS:
        if modifier in words:
            words = words.replace(modifier, shown(f"{modifier}A").removesuffix("A"))
    return words

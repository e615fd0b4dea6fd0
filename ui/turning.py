# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Keys and words for turning what was captured into something else."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent

TURN_KEYS = {
    "a": "A",
    "t": "E",
    "c": "C",
    "w": "W",
    "d": "D",
    "l": "L",
    "p": "P",
    "n": "N",
    "q": "Q",
}
"""What turns a line into what a command makes. An event has the E of its name, and T as in /t."""

_TARGETS = {Qt.Key.Key_T: "t"} | {
    Qt.Key(ord(letter)): target for target, letter in TURN_KEYS.items()
}
_PLAIN = ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)


def target_of(event: QKeyEvent) -> str:
    """Return what a key turns something into; empty for any other key."""
    if event.modifiers() & _PLAIN:
        return ""
    return _TARGETS.get(Qt.Key(event.key()), "")


def target_words(target: str) -> str:
    """Return what a command makes."""
    return {
        "a": _tr("Action"),
        "t": _tr("Event"),
        "c": _tr("Cause"),
        "w": _tr("Went well"),
        "d": _tr("Didn't"),
        "l": _tr("Lucky"),
        "p": _tr("Park"),
        "n": _tr("Note"),
        "q": _tr("Quote"),
    }[target]


def turn_label(target: str, count: int) -> str:
    """Return the name of the step that turns lines: "turn 3 lines into actions"."""
    one, several = {
        "a": (_tr("turn a line into an action"), _tr("turn {0} lines into actions")),
        "t": (_tr("turn a line into an event"), _tr("turn {0} lines into events")),
        "c": (_tr("turn a line into a cause"), _tr("turn {0} lines into causes")),
        "w": (_tr("put a line under went well"), _tr("put {0} lines under went well")),
        "d": (_tr("put a line under didn't go well"), _tr("put {0} lines under didn't go well")),
        "l": (_tr("put a line under lucky"), _tr("put {0} lines under lucky")),
        "p": (_tr("park a line"), _tr("park {0} lines")),
        "n": (_tr("turn a line into a note"), _tr("turn {0} lines into notes")),
        "q": (_tr("turn a line into a quote"), _tr("turn {0} lines into quotes")),
    }[target]
    return one if count == 1 else several.format(count)


def _tr(text: str) -> str:
    return QCoreApplication.translate("transcript", text)

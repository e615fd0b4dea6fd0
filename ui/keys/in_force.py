# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The one holder of the keys that are in force; widgets ask when they show one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from ui.actions import Actions, action_rows
from ui.keys.key_table import KeyTable
from ui.keys.key_words import shown
from ui.kit.button import IconButton


class _Holder:
    """The table of the window's keys."""

    table: KeyTable | None = None


def key_table() -> KeyTable:
    """Return the keys in force; before a window read what was changed, as they came."""
    if _Holder.table is None:
        _Holder.table = KeyTable(action_rows())
    return _Holder.table


def hold_keys(actions: Actions) -> None:
    """Let the actions of a window follow the keys in force."""
    _Wearer(actions)


def key_of(action_id: str) -> str:
    """Return the key of an action as people read it; empty where it has none."""
    keys = key_table().keys(action_id)
    return shown(keys[0]) if keys else ""


def with_key(words: str, action_id: str) -> str:
    """Return words with the key of an action behind them: "Pause (Ctrl+Space)"."""
    key = key_of(action_id)
    return f"{words} ({key})" if key else words


def spoken_key(action_id: str) -> str:
    """Return what begins a sentence on how to do something: its key, or "The menu"."""
    return key_of(action_id) or QCoreApplication.translate("keys", "The menu")


def follow_key(widget: QWidget, action_id: str, show: Callable[[str], None]) -> None:
    """Show the key of an action, now and after each change, as long as the widget is there."""
    _Follower(widget, action_id, show)


def name_with_key(button: IconButton, words: str, action_id: str) -> None:
    """Name a button with the key that does the same."""
    follow_key(button, action_id, lambda _key: button.set_label(with_key(words, action_id)))


class _Follower(QObject):
    """Lives with its widget."""

    def __init__(self, widget: QWidget, action_id: str, show: Callable[[str], None]) -> None:
        super().__init__(widget)
        self._action_id = action_id
        self._show = show
        key_table().changed.connect(self._on_changed)
        self._on_changed()

    def _on_changed(self) -> None:
        self._show(key_of(self._action_id))


class _Wearer(QObject):
    """Lives with the actions of a window."""

    def __init__(self, actions: Actions) -> None:
        super().__init__(actions)
        self._actions = actions
        key_table().changed.connect(self._on_changed)
        self._on_changed()

    def _on_changed(self) -> None:
        for row in action_rows():
            keys = [QKeySequence(key) for key in key_table().keys(row.id)]
            if self._actions[row.id].shortcuts() != keys:
                self._actions[row.id].setShortcuts(keys)

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The table of the transcript: several rows may be selected, and a letter turns them.

Enter leads to what a line became, F2 edits a note, Delete takes it out of the review.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from ui.kit.data_table import DataTable
from ui.turning import target_of

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)


class TranscriptTable(DataTable):
    """`turn_wanted(target)` for a letter; the other signals are about the selected rows."""

    turn_wanted = Signal(str)
    entry_wanted = Signal()
    edit_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(lambda _index: self.entry_wanted.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send what a key asks for."""
        target = target_of(event)
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif target:
            self.turn_wanted.emit(target)
        elif event.key() in _ENTER and not event.modifiers() & _PLAIN:
            self.entry_wanted.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.edit_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

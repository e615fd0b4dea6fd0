# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The table of actions: several rows can be chosen, and a few keys act on all that are."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView

from ui.kit.data_table import DataTable, RowHeight
from ui.panels.actions_columns import TEXT
from ui.wording.prose_editor import ACTION_COLUMN


class ActionsTable(DataTable):
    """`promise_toggled` with Space, `pasted(mime data)` with Ctrl+V, not in a cell.

    `rows_chosen` is sent when another set of rows is selected.
    """

    promise_toggled = Signal()
    pasted = Signal(object)
    rows_chosen = Signal()

    def __init__(self, label: str) -> None:
        super().__init__(RowHeight.TWO_LINE, label=label)
        self.setProperty(ACTION_COLUMN, TEXT)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)

    @property
    def chosen_rows(self) -> list[int]:
        """The selected rows from the top."""
        model = self.selectionModel()
        return sorted(index.row() for index in model.selectedRows()) if model else []

    def selected_row(self) -> int:
        """Return the row that is worked on, where it is selected; else the first that is."""
        rows, current = self.chosen_rows, self.currentIndex().row()
        return current if current in rows else next(iter(rows), -1)

    def choose_rows(self, rows: list[int]) -> None:
        """Select several rows; the first is the one worked on."""
        if not rows:
            return
        self.select_row(rows[0])
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtTop)
        flags = QItemSelectionModel.SelectionFlag
        for row in rows[1:]:
            self.selectionModel().select(self.model().index(row, 0), flags.Select | flags.Rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of actions; the rest is every table's."""
        editing = self.state() == QAbstractItemView.State.EditingState
        if not editing and event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.promise_toggled.emit()
        elif not editing and event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QApplication.clipboard().mimeData())
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def selectionChanged(self, selected: object, deselected: object) -> None:
        """Tell that other rows are chosen."""
        super().selectionChanged(selected, deselected)  # type: ignore[arg-type] # as Qt gives them
        self.rows_chosen.emit()

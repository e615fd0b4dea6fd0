# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Categories of causes that come back: a table of quarters with a bar for each count."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.insight.recurring import MOST_QUARTERS, Recurring
from ui.kit.button import GhostButton
from ui.kit.data_table import DataTable, RowHeight
from ui.kit.label import Label
from ui.kit.table_cell import CELL_ROLE, Cell
from ui.theme import current_theme

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_COUNT_WIDTH, _SUM_WIDTH = 118, 88


class RecurringPage(QWidget):
    """`show_recurring`; `left()` when the person wants to go back to the list."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = Label(role="body", tone="text2", wrap=True)
        formula = self.tr(
            "Reviews of a quarter (by the day of the incident) in which a cause of the category "
            "stands that was not ruled out. Archived reviews do not count."
        )
        self._formula = Label(formula, role="help", tone="text3", wrap=True)
        self.back = GhostButton(self.tr("Back to the list"), icon="arrow-left", small=True)
        self._model = _RecurringTable(self)
        self.table = DataTable(RowHeight.LIST, label=self.tr("Causes over time"))
        self.table.setModel(self._model)
        self.table.set_columns((None, *(_COUNT_WIDTH,) * MOST_QUARTERS, _SUM_WIDTH))
        top = QHBoxLayout()
        top.addWidget(self._sentence, 1)
        top.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space.sm)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self._formula)
        self.back.clicked.connect(self.left)

    def show_recurring(self, found: Recurring) -> None:
        """Show the categories of the last quarters."""
        self._model.show(found)
        self._sentence.setText(self._words(found))

    def focus_first(self) -> None:
        """Put the focus into the table."""
        self.table.setFocus()
        self.table.select_row(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _words(self, found: Recurring) -> str:
        most = found.most
        if most is None:
            return self.tr("No category of causes has come up in more than one quarter yet.")
        words = self.tr("“{0}” came up in {1} of the last {2} quarters, in {3} of {4} reviews.")
        return words.format(
            most.category, most.quarters, len(found.quarters), most.total, sum(found.reviews)
        )


class _RecurringTable(QAbstractTableModel):
    """A row for each category, a column for each quarter, and the sum."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._found = Recurring()

    def show(self, found: Recurring) -> None:
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._found.categories)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else MOST_QUARTERS + 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        quarters = [str(quarter) for quarter in self._found.quarters] or [""] * MOST_QUARTERS
        return (self.tr("Category"), *quarters, self.tr("Reviews"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        wanted: dict[int, Callable[[Cell], object]] = {
            CELL_ROLE: lambda cell: cell,
            Qt.ItemDataRole.DisplayRole: lambda cell: cell.text,
            Qt.ItemDataRole.AccessibleTextRole: lambda cell: cell.text,
        }
        return wanted[role](self._cell(index)) if index.isValid() and role in wanted else None

    def _cell(self, index: Index) -> Cell:
        row = self._found.categories[index.row()]
        if index.column() == 0:
            return Cell(row.category, strong=True)
        if index.column() == MOST_QUARTERS + 1:
            return Cell(str(row.total), tone="text2")
        count = row.counts[index.column() - 1]
        most = max(max(each.counts) for each in self._found.categories)
        if not count:
            return Cell("–", tone="text3")
        return Cell(str(count), tone="text2", progress=count / most)

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The figures by owner, team, review, severity or kind, as a table model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.insight.kpi import Kpi, days_text
from app.insight.kpi_groups import GROUPINGS, KpiGroup
from app.review.action import ActionKind
from app.translation import tr
from ui import labels
from ui.kit.table_cell import CELL_ROLE, Cell

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()

WIDTHS: tuple[int | None, ...] = (None, 72, 92, 96, 108, 150, 120, 116)


class GroupTable(QAbstractTableModel):
    """One row for each group, those with most overdue first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._by = "owner"
        self._groups: Sequence[KpiGroup] = ()
        self._titles = (
            self.tr("Open", "column"), self.tr("Overdue", "column"), self.tr("Due soon"),
            self.tr("Oldest open"), self.tr("Completion rate"), self.tr("On-time rate"),
            self.tr("Median slip"),
        )  # fmt: skip

    @property
    def by(self) -> str:
        """What the groups are by."""
        return self._by

    def show_groups(self, by: str, groups: Sequence[KpiGroup]) -> None:
        """Show other groups."""
        self.beginResetModel()
        self._by, self._groups = by, groups
        self.endResetModel()

    def group(self, row: int) -> KpiGroup | None:
        """Return the group of a row, or None."""
        return self._groups[row] if 0 <= row < len(self._groups) else None

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many groups there are."""
        return 0 if parent.isValid() else len(self._groups)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(WIDTHS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section:
            return self._titles[section - 1]
        words = tr(GROUPINGS[self._by])
        return words[:1].upper() + words[1:]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell."""
        group = self.group(index.row())
        if group is None:
            return None
        if role == CELL_ROLE:
            return self._cell(group, index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(group, index.column()).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._cell(group, index.column()).spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            figures = {5: group.completion, 6: group.on_time, 7: group.slip}
            figure = figures.get(index.column())
            return f"{figure.formula}\n{figure.inputs}" if figure is not None else None
        return None

    def _cell(self, group: KpiGroup, column: int) -> Cell:
        if column == 0:
            return self._name(group)
        if column == 2:
            over = group.overdue > 0
            return Cell(str(group.overdue), tone="over" if over else "text2", strong=over)
        if column == 4:
            if group.oldest_days is None:
                return Cell(self.tr("none open"), tone="text3")
            return Cell(days_text(group.oldest_days), tone="text2")
        if column == 5:
            rate = group.completion.value
            return _figure(group.completion, progress=rate)
        shown = {
            1: Cell(str(group.open), tone="text2"),
            3: Cell(str(group.due_soon), tone="text2"),
            6: _figure(group.on_time),
            7: _figure(group.slip),
        }
        return shown[column]

    def _name(self, group: KpiGroup) -> Cell:
        name = group.name
        if not name:
            nobody = self.tr("nobody") if self._by == "owner" else self.tr("not known")
            return Cell(nobody, unknown=True, tone="text3")
        if self._by == "kind":
            name = labels.words(ActionKind(name))
        return Cell(name, strong=True, avatar=name if self._by == "owner" else None)


def _figure(figure: Kpi, progress: float | None = None) -> Cell:
    if figure.value is None:
        return Cell(figure.text, unknown=True, tone="text3")
    return Cell(figure.text, tone="text2", progress=progress)

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The history as a table model: when, who, in which step, what, and what it was about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, tzinfo
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.publish.history import HistoryEntry, about_words
from ui import dates, labels
from ui.kit.table_cell import CELL_ROLE, Cell, CellChip
from ui.sheets.transcript_columns import step_words

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
WIDTHS: tuple[int | None, ...] = (150, 120, 150, 200, None)
AT, BY, STEP, WHAT, ABOUT = range(5)


class HistoryTable(QAbstractTableModel):
    """Show entries, the latest first; a move of the review has the chip of its new state."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[HistoryEntry, ...] = ()
        self._zone: tzinfo = UTC
        self._titles = (
            self.tr("Time"),
            self.tr("Who"),
            self.tr("Step"),
            self.tr("What"),
            self.tr("About"),
        )

    def show_entries(self, entries: Sequence[HistoryEntry], zone: tzinfo) -> None:
        """Show other entries, given oldest first."""
        shown = tuple(reversed(entries))
        if shown != self._entries or zone != self._zone:
            self.beginResetModel()
            self._entries, self._zone = shown, zone
            self.endResetModel()

    def entry(self, row: int) -> HistoryEntry | None:
        """Return the entry of a row, or None."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many entries are shown."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell."""
        entry = self.entry(index.row())
        if entry is None:
            return None
        if role == CELL_ROLE:
            return self._cell(entry, index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            cell = self._cell(entry, index.column())
            return " ".join(
                part for part in (*(chip.text for chip in cell.chips), cell.text) if part
            )
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == ABOUT:
            return about_words(entry) or None
        return None

    def _cell(self, entry: HistoryEntry, column: int) -> Cell:
        if column == AT:
            local = entry.at.astimezone(self._zone)
            return Cell(f"{local:%H:%M:%S}", aside=dates.short_day(local.date()))
        if column == BY:
            return Cell(entry.by, tone="text2")
        if column == STEP:
            return Cell(step_words(entry.step), tone="text2")
        if column == WHAT:
            label = entry.what[:1].upper() + entry.what[1:]
            return Cell(label, strong=entry.stands_out)
        if not entry.moves:
            return Cell(entry.about, tone="text2")
        state = entry.moves[-1].to_state
        chip = CellChip(labels.words(state), labels.STATE_TONES[state])
        reasons = dict.fromkeys(move.reason for move in entry.moves if move.reason)
        return Cell(" ".join(reasons), chips=(chip,))

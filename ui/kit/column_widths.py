# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The widths of a table's columns: some have their own, the others share what is left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHeaderView, QTableView

from ui.theme import px

_LEAST = 150
"""Width in which a column of words can be read, for text at 100 %."""


class ColumnWidths:
    """Keeps every column as wide as its words need; a table without the room scrolls across."""

    def __init__(self, table: QTableView) -> None:
        self._table = table
        self._widths: tuple[int | None, ...] = ()

    def set(self, widths: Sequence[int | None]) -> None:
        """Set the width of each column, for text at 100 %; None takes what is left."""
        self._widths = tuple(widths)
        for column, width in enumerate(widths):
            if width is not None:
                self._set_mode(column, QHeaderView.ResizeMode.Interactive)
                # A heading that another language writes longer is shown whole.
                heading = self._table.horizontalHeader().sectionSizeHint(column)
                self._table.setColumnWidth(column, max(px(width), heading))
        self.share_out()

    def share_out(self) -> None:
        """Give the others what is left, as far as they can be read in it."""
        shown = [
            column for column in range(len(self._widths)) if not self._table.isColumnHidden(column)
        ]
        others = [column for column in shown if self._widths[column] is None]
        taken = sum(self._table.columnWidth(column) for column in shown if column not in others)
        fits = taken + len(others) * px(_LEAST) <= self._table.viewport().width()
        modes = QHeaderView.ResizeMode
        for column in others:
            self._set_mode(column, modes.Stretch if fits else modes.Interactive)
            if not fits:
                self._table.setColumnWidth(column, px(_LEAST))

    def _set_mode(self, column: int, mode: QHeaderView.ResizeMode) -> None:
        header = self._table.horizontalHeader()
        if header.sectionResizeMode(column) is not mode:
            header.setSectionResizeMode(column, mode)

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The facts a statement rests on, as a list of boxes to tick."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.review.evidence import Evidence


class FactList(QListWidget):
    """Show all facts of a review, those linked ticked; `linked` carries the ids ticked now.

    `opened(id)` with Enter or a double click.
    """

    linked = Signal(object)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_showing = False
        self._ids: list[str] = []
        self.setAccessibleName(self.tr("Facts"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemChanged.connect(self._on_item_changed)
        self.itemActivated.connect(lambda entry: self.opened.emit(self._ids[self.row(entry)]))

    def show_facts(self, facts: Sequence[Evidence], linked: Sequence[str]) -> None:
        """Show `facts` with the `linked` ones ticked; the place in the list stays."""
        self._is_showing = True
        names = [f"E{fact.number}  {fact.title or fact.filename or fact.link}" for fact in facts]
        ids = [fact.id for fact in facts]
        if ids != self._ids:
            self.clear()
            self.addItems(names)
            self._ids = ids
        for row, (name, fact_id) in enumerate(zip(names, ids, strict=True)):
            on = Qt.CheckState.Checked if fact_id in linked else Qt.CheckState.Unchecked
            self.item(row).setText(name)
            self.item(row).setCheckState(on)
        self._is_showing = False

    def focus_list(self) -> None:
        """Take the focus, on the first fact where none was chosen before."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.count() and self.currentRow() < 0:
            self.setCurrentRow(0)

    def _on_item_changed(self, _entry: QListWidgetItem) -> None:
        if self._is_showing:
            return
        ticked = (
            fact_id
            for row, fact_id in enumerate(self._ids)
            if self.item(row).checkState() is Qt.CheckState.Checked
        )
        self.linked.emit(tuple(ticked))

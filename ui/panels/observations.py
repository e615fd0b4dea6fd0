# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Step 7: what went well, what didn't, and where luck helped: three lists side by side."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit

from app.review.changes import Changes
from app.review.edits import Edit, addition, move, removal, set_field
from app.review.item import Kind
from app.review.observation import Observation, ObservationKind
from app.review.review import Review
from app.translation import marked
from ui import labels
from ui.fields.text_field import is_history_key
from ui.kit.card import Card
from ui.kit.data_table import is_reordering
from ui.kit.table_cell import Cell
from ui.kit.wrapped_list import WrappedList
from ui.models.item_table import Column, ItemTable
from ui.panels.panel import Panel, PanelContext
from ui.session_bridge import SessionBridge
from ui.theme import current_theme, px
from ui.wording.prose_editor import PROSE

_BESIDE_FROM = 480

_INVITATIONS = {
    ObservationKind.WENT_WELL: marked("What helped that we want to keep?"),
    ObservationKind.DID_NOT: marked("What was harder than it looks?"),
    ObservationKind.LUCKY: marked("Where could it have been worse?"),
}


class ObservationsPanel(Panel):
    """Enter adds the next line, Delete removes one, Alt with an arrow reorders."""

    kinds = frozenset({Kind.OBSERVATION})

    def __init__(self, bridge: SessionBridge, context: PanelContext) -> None:
        question = self.tr("What helped, what hurt, and where were we lucky?")
        super().__init__(bridge, context, self.tr("Went well / didn't"), question)
        self.chosen_list = ObservationKind.WENT_WELL
        self.lists = {kind: _ObservationList(kind, self) for kind in ObservationKind}
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(current_theme().space.gap)
        for entry in self.lists.values():
            row.addWidget(entry, 1)
            entry.entered.connect(self._on_entered)
        self.body.addLayout(row, 1)

    def refresh(self, review: Review, changes: Changes | None) -> None:
        """Show the three lists."""
        for entry in self.lists.values():
            entry.show_review(review)

    def focus_first(self) -> None:
        """Put the cursor into the list used last."""
        self.lists[self.chosen_list].line.setFocus()

    @property
    def item_in_hand(self) -> str:
        """Id of the sentence that has the focus, or an empty string."""
        return next((each.in_hand for each in self.lists.values() if each.in_hand), "")

    def show_item(self, item_id: str) -> None:
        """Go to an observation."""
        for each in self.lists.values():
            each.show_item(item_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the lists below each other where words have no room side by side."""
        super().resizeEvent(event)
        beside, directions = self.width() >= px(_BESIDE_FROM), QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def _on_entered(self, kind: ObservationKind) -> None:
        self.chosen_list = kind


class _Line(QLineEdit):
    """The line that adds; tells when it gets the focus. Empty, it leaves undo to the window."""

    focused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty(PROSE, True)

    def event(self, event: QEvent) -> bool:
        ours = event.type() is QEvent.Type.ShortcutOverride and is_history_key(event)
        if ours and not self.text():
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()


class _ObservationList(Card):
    """One list and the line that adds to it. `entered` tells that this list is worked in."""

    entered = Signal(object)

    def __init__(self, kind: ObservationKind, panel: ObservationsPanel) -> None:
        super().__init__()
        self._kind = kind
        self._panel = panel
        self.set_title(labels.words(kind))
        self.line = _Line()
        self.line.setPlaceholderText(self.tr("Add one and press Enter"))
        self.line.setAccessibleName(labels.words(kind))
        text = Column(
            "", _show, lambda _r, entry: entry.text, _edit, tip=lambda _r, entry: entry.text
        )
        self._table = ItemTable([text], self._rows, self._on_typed, self)
        self.view = WrappedList(labels.words(kind), self.tr(_INVITATIONS[kind]))
        self.view.setModel(self._table)
        self.add(self.view, 1)
        self.add(self.line)
        self.line.returnPressed.connect(self._on_return)
        self.line.focused.connect(lambda: self.entered.emit(self._kind))
        self.view.clicked.connect(self._on_clicked)
        self.view.link_followed.connect(panel.follow)

    def show_review(self, review: Review) -> None:
        """Show this list's part of `review`."""
        self._table.refresh(review)
        count = self._table.rowCount()
        self.set_title(
            f"{labels.words(self._kind)}  {count}" if count else labels.words(self._kind)
        )

    @property
    def in_hand(self) -> str:
        """Id of the sentence that has the focus; empty where the focus is elsewhere."""
        item = self._table.item(self.view.currentIndex().row())
        return item.id if item is not None and self.view.hasFocus() else ""

    def show_item(self, item_id: str) -> None:
        """Go to an observation, if it is one of this list's."""
        row = self._table.row_of(item_id)
        if row >= 0:
            self.view.setCurrentIndex(self._table.index(row, 0))
            self.view.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove and reorder."""
        item = self._table.item(self.view.currentIndex().row())
        if item is not None and event.key() == Qt.Key.Key_Delete:
            edit = removal(self._panel.review, Kind.OBSERVATION, item.id)
            if self._panel.apply(edit, self.tr("remove observation")) is not None:
                self._panel.context.tell(self.tr("Removed."), self.tr("Undo"))
        elif item is not None and is_reordering(event):
            self._move(item.id, -1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def _rows(self, review: Review) -> list[Observation]:
        return [entry for entry in review.observations if entry.kind is self._kind]

    def _move(self, item_id: str, step: int) -> None:
        ids = [entry.id for entry in self._rows(self._panel.review)]
        place = ids.index(item_id) + step
        if not 0 <= place < len(ids):
            return
        behind = ids[place] if step < 0 else (ids[place + 1] if place + 1 < len(ids) else None)
        edit = move(self._panel.review, Kind.OBSERVATION, item_id, before=behind)
        self._panel.apply(edit, self.tr("move observation"))
        self.view.setCurrentIndex(self._table.index(self._table.row_of(item_id), 0))

    def _on_typed(self, edit: Edit, label: str, base: Review) -> None:
        self._panel.apply(edit, label, base=base)

    def _on_return(self) -> None:
        text = self.line.text().strip()
        if not text:
            return
        edit = addition(self._panel.review, Observation(id="", kind=self._kind, text=text))
        if self._panel.apply(edit, self.tr("add observation")) is not None:
            self.line.clear()
            self.view.scrollToBottom()

    def _on_clicked(self, _index: QModelIndex) -> None:
        self.entered.emit(self._kind)


def _show(_review: Review, entry: Observation) -> Cell:
    return Cell(entry.text)


def _edit(_review: Review, entry: Observation, typed: str) -> Edit | None:
    text = typed.strip()
    return None if text == entry.text or not text else set_field(entry, "text", text)

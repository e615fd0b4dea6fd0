# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A list of short entries to go through with the arrow keys: an icon, the words, a small line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QSizePolicy, QWidget

from ui.kit.entry_delegate import EntryDelegate, Look, remove_mark
from ui.kit.linked_text import Span, mark_format
from ui.kit.tooltip import plain_tooltip
from ui.theme import current_theme

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_REMOVING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class Entry:
    """One entry; `note` stands above the words or, where so wished, below; `token` tints the icon.

    An entry with a `refusal` can't be taken; the sentence says why. `marks` are stretches of the
    words that are meant above all; a wrapping list shows them in its `look`.
    The words of a heading are bold.
    """

    id: str
    text: str
    note: str = ""
    icon: str = ""
    token: str = "text3"
    refusal: str = ""
    marks: tuple[Span, ...] = ()
    is_heading: bool = False
    is_note_below: bool = False


class EntryList(QListView):
    """`EntryList("Checks", wrap=True)`, then `show_entries`.

    `moved(id)` when another entry is gone to, `chosen(id)` with Enter or a double click, and where
    `removable` holds, `removed(id)` with Delete or the cross. `most_rows` limits the height; a list
    that `grows` is as high as all its entries and scrolls with what it stands in.
    """

    moved = Signal(str)
    chosen = Signal(str)
    removed = Signal(str)

    def __init__(
        self,
        label: str,
        *,
        wrap: bool = False,
        removable: bool = False,
        most_rows: int = 0,
        grows: bool = False,
        look: Look = mark_format,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._most_rows = most_rows
        self._grows = grows
        self.is_removable = removable
        self._entries = _Entries(self)
        self.setModel(self._entries)
        self.setItemDelegate(EntryDelegate(self, wrap=wrap, look=look))
        self.setUniformItemSizes(not wrap)
        self.setAccessibleName(label)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        if grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if most_rows:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._fit()
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.doubleClicked.connect(lambda index: self.chosen.emit(self._entries.id_at(index)))

    @property
    def entries(self) -> Sequence[Entry]:
        """What it shows."""
        return self._entries.entries

    @property
    def current_id(self) -> str:
        """Id of the entry gone to, or an empty string."""
        return self._entries.id_at(self.currentIndex())

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show `entries`; the one gone to stays, or its place does. Nothing is sent."""
        if tuple(entries) == self._entries.entries:
            return
        kept, row = self.current_id, self.currentIndex().row()
        ids = [entry.id for entry in entries]
        row = ids.index(kept) if kept in ids else min(row, len(ids) - 1)
        self.selectionModel().blockSignals(True)
        self._entries.show(tuple(entries))
        self.selectionModel().blockSignals(False)
        self.go_to(row)
        self._fit()

    def go_to(self, row: int) -> None:
        """Go to a row in silence; -1 to none."""
        model = self.selectionModel()
        model.blockSignals(True)
        self.setCurrentIndex(self._entries.index(row) if row >= 0 else _NOWHERE)
        if row < 0:
            self.clearSelection()
        model.blockSignals(False)
        self.viewport().update()

    def focus_list(self) -> None:
        """Take the focus, on the first entry where none was gone to."""
        if not self.currentIndex().isValid() and self.entries:
            self.setCurrentIndex(self._entries.index(0))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter, remove with Delete; letters are left to whoever is around."""
        if event.key() in _CHOOSING and self.current_id:
            self.chosen.emit(self.current_id)
        elif event.key() in _REMOVING and self.is_removable and self.current_id:
            self.removed.emit(self.current_id)
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Remove with the cross at the right of an entry."""
        index = self.indexAt(event.position().toPoint())
        mark = remove_mark(self.visualRect(index), self.layoutDirection())
        on_cross = index.isValid() and mark.contains(event.position())
        if self.is_removable and on_cross and event.button() is Qt.MouseButton.LeftButton:
            self.removed.emit(self._entries.id_at(index))
        else:
            super().mouseReleaseEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines anew for the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.moved.emit(self._entries.id_at(current))

    def _fit(self) -> None:
        """Take the height of the entries, within the most."""
        if self._most_rows:
            rows = min(len(self.entries), self._most_rows)
            self.setFixedHeight(rows * current_theme().size.row_compact + 2 * self.frameWidth())
            self.setVisible(rows > 0)
        elif self._grows:
            heights = (self.sizeHintForRow(row) for row in range(len(self.entries)))
            self.setFixedHeight(sum(heights) + 2 * self.frameWidth())


class _Entries(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()

    def show(self, entries: tuple[Entry, ...]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def id_at(self, index: Index) -> str:
        return self.entries[index.row()].id if index.isValid() else ""

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.UserRole:
            return entry
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(entry.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = (entry.note, entry.text)
            parts = (*(said[::-1] if entry.is_note_below else said), entry.refusal)
            return ". ".join(part for part in parts if part)
        return None

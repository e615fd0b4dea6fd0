# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A table of a review's items, described by its columns.

The model keeps a snapshot and changes nothing itself: what is typed becomes an edit that is handed
to `apply`. Rows keep their place by id, so selection and an editor survive the edits of others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.errors import UserFacingError
from app.review.citations import citations
from app.review.edits import Edit
from app.review.item import Item
from app.review.review import Review
from ui.kit.table_cell import (
    CELL_ROLE,
    CHOICES_ROLE,
    COMPLETIONS_ROLE,
    ID_ROLE,
    SECTION_ROLE,
    Cell,
)

Choices = list[tuple[Any, str]]
Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_READ_ONLY = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_EDITABLE = _READ_ONLY | Qt.ItemFlag.ItemIsEditable
_MOST_SHOWN = 400
"""Rows that are compared at a refresh: more than any window shows."""


@dataclass(frozen=True)
class Section:
    """A heading between rows."""

    title: str


Row = Item | Section
Key = tuple[str, str]
"""What a row is known by: its item's id, or its heading, which no other section may have."""


@dataclass(frozen=True)
class Column:
    """One column: how it shows an item, and how it is edited.

    `text` is what an editor starts with; `edit` turns what was typed or chosen into an edit, None
    for no change, and raises UserFacingError for what can't be meant. Without `edit` the
    column is read only. `choices` makes it a list to choose from; `completions` are the texts
    that what is typed is completed to.
    """

    title: str
    show: Callable[[Review, Any], Cell]
    text: Callable[[Review, Any], Any] | None = None
    edit: Callable[[Review, Any, Any], Edit | None] | None = None
    choices: Callable[[Review], Choices] | None = None
    tip: Callable[[Review, Any], str] | None = None
    completions: Callable[[Review], Sequence[str]] | None = None


Apply = Callable[[Edit, str, Review], object]
"""Hands an edit to the session: with a label for "Undo …", and the review it was begun on."""


class ItemTable(QAbstractTableModel):
    """Show `rows(review)` in `columns`; `refused` carries the sentence of a bad entry."""

    refused = Signal(str)

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Callable[[Review], Sequence[Row]],
        apply: Apply,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._choose_rows = rows
        self._apply = apply
        self._review: Review | None = None
        self._rows: list[Row] = []
        self._keys: list[Key] = []
        self._places: dict[Key, int] = {}
        self._shown: dict[Key, dict[int, Cell]] = {}
        self._has_forgotten = False
        self._entry: tuple[Key, int, Review] | None = None

    def refresh(self, review: Review) -> None:
        """Show another snapshot: rows come, go and move by id, so views keep their place.

        Only rows that look otherwise than when they were last asked for are told as changed.
        """
        after = list(self._choose_rows(review))
        self._review = review
        keys = [_key(row) for row in after]
        if keys != self._keys:
            self._drop_rows(set(keys))
            self._take_in_rows(after)
            if [_key(row) for row in self._rows] != keys:
                self._reorder(after)
            self._keys, self._places = keys, {key: place for place, key in enumerate(keys)}
        self._rows = after
        for first, last in self._altered():
            corner = self.index(last, len(self._columns) - 1)
            self.dataChanged.emit(self.index(first, 0), corner)

    def section_rows(self) -> list[int]:
        """Return which rows are headings: quicker than asking each of a long table."""
        return [place for place, row in enumerate(self._rows) if isinstance(row, Section)]

    def item(self, row: int) -> Item | None:
        """Return the item of a row, or None for a section or a row that is not there."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Item) else None

    def row_of(self, item_id: str) -> int:
        """Return the row of an item, or -1."""
        return self._places.get(("item", item_id), -1)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell what can be done with a cell; sections take nothing."""
        if self.item(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return _READ_ONLY if self._columns[index.column()].edit is None else _EDITABLE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, or what its editor starts with."""
        if not index.isValid() or self._review is None:
            return None
        row = self._rows[index.row()]
        if isinstance(row, Section):
            return row.title if role in (SECTION_ROLE, Qt.ItemDataRole.DisplayRole) else None
        if role == CELL_ROLE:
            return self._cell(row, index.column())
        return self._cell_data(row, self._columns[index.column()], role)

    def begin_entry(self, index: Index) -> None:
        """Note that an editor opens: what is typed was meant for the review as it is now."""
        item = self.item(index.row())
        if item is not None and self._review is not None:
            self._entry = _key(item), index.column(), self._review

    def end_entry(self) -> None:
        """Note that the editor closed."""
        self._entry = None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Turn an entry into an edit; False, and the sentence in `refused`, for a bad one."""
        item, column = self.item(index.row()), self._columns[index.column()]
        if item is None or column.edit is None or self._review is None:
            return False
        if role != Qt.ItemDataRole.EditRole:
            return False
        base = self._begun_on(item, index.column())
        try:
            begun = base.get(item.KIND, item.id) or item
            if base is not self._review and column.text and value == column.text(base, begun):
                return True  # only others changed it
            edit = column.edit(base, begun, self._chosen(column, value))
            if edit is not None:
                self._apply(edit, self.tr("change {0}").format(column.title.lower()), base)
        except UserFacingError as error:
            self.refused.emit(error.sentence)
            return False
        return True

    def _begun_on(self, item: Item, column: int) -> Review:
        """Return the review as it was when the editor of a cell was opened."""
        assert self._review is not None
        if self._entry is not None and self._entry[:2] == (_key(item), column):
            return self._entry[2]
        return self._review

    def _chosen(self, column: Column, value: Any) -> Any:
        """Return the choice that equals `value`: Qt hands enumerations back as plain texts."""
        if column.choices is None or self._review is None:
            return value
        offered = (choice for choice, _words in column.choices(self._review))
        return next((choice for choice in offered if choice == value), value)

    def _cell_data(self, item: Item, column: Column, role: int) -> Any:
        assert self._review is not None
        if role == ID_ROLE:
            return item.id
        if role == CHOICES_ROLE and column.choices is not None:
            return column.choices(self._review)
        if role == COMPLETIONS_ROLE and column.completions is not None:
            return column.completions(self._review)
        if role == Qt.ItemDataRole.EditRole and column.text is not None:
            return column.text(self._review, item)
        if role == Qt.ItemDataRole.DisplayRole:
            return column.show(self._review, item).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.show(self._review, item).spoken
        if role == Qt.ItemDataRole.ToolTipRole and column.tip is not None:
            return column.tip(self._review, item) or None
        return None

    def _cell(self, item: Item, place: int) -> Cell:
        """Return what a cell shows, and keep it to tell later whether it changed."""
        assert self._review is not None
        cell = _with_links(self._columns[place].show(self._review, item))
        if len(self._shown) >= _MOST_SHOWN:
            self._shown.clear()
            self._has_forgotten = True
        self._shown.setdefault(_key(item), {})[place] = cell
        return cell

    def _altered(self) -> Iterator[tuple[int, int]]:
        """Yield from which row to which something looks otherwise than it was shown.

        A row that nobody asked for is not shown anywhere, so it can't have changed there.
        """
        if self._has_forgotten and self._rows:
            self._has_forgotten = False
            yield 0, len(self._rows) - 1
            return
        for key in [key for key in self._shown if key not in self._places]:
            del self._shown[key]
        places = sorted(
            self._places[key] for key, cells in self._shown.items() if self._differs(key, cells)
        )
        for _, run in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0]):
            together = [place for _, place in run]
            yield together[0], together[-1]

    def _differs(self, key: Key, cells: dict[int, Cell]) -> bool:
        row, review = self._rows[self._places[key]], self._review
        if not isinstance(row, Item) or review is None:
            return False
        return any(
            cell != _with_links(self._columns[at].show(review, row)) for at, cell in cells.items()
        )

    def _drop_rows(self, wanted: set[Key]) -> None:
        """Remove the rows that are not wanted any more."""
        for place in reversed(range(len(self._rows))):
            if _key(self._rows[place]) not in wanted:
                self.beginRemoveRows(_NO_PARENT, place, place)
                del self._rows[place]
                self.endRemoveRows()

    def _take_in_rows(self, after: list[Row]) -> None:
        """Insert the rows that are new, in runs, each where it will stand or close to it."""
        known = {_key(row) for row in self._rows}
        start = 0
        while start < len(after):
            if _key(after[start]) in known:
                start += 1
                continue
            end = start
            while end < len(after) and _key(after[end]) not in known:
                end += 1
            place = min(start, len(self._rows))
            self.beginInsertRows(_NO_PARENT, place, place + end - start - 1)
            self._rows[place:place] = after[start:end]
            self.endInsertRows()
            start = end

    def _reorder(self, after: list[Row]) -> None:
        """Put the rows in their new order; every index that views hold follows its row."""
        self.layoutAboutToBeChanged.emit()
        places = {_key(row): place for place, row in enumerate(after)}
        held = self.persistentIndexList()
        moved = [
            self.index(places[_key(self._rows[index.row()])], index.column()) for index in held
        ]
        self._rows = after
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()


def _with_links(cell: Cell) -> Cell:
    """Return the cell with the citations in its text as links."""
    links = tuple((each.start, each.end) for each in citations(cell.text))
    return replace(cell, links=links) if links else cell


def _key(row: Row) -> Key:
    return ("item", row.id) if isinstance(row, Item) else ("section", row.title)

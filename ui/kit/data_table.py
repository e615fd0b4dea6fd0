# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The table of the house: rows, selection bar, section rows, and editing by keyboard alone.

Keys: arrows move; Enter or F2 edits, typing starts an edit with what was typed; in an editor Tab
goes to the next cell that can be edited, Enter commits and from the last such cell of a row goes
down, Esc gives up. Tab outside an editor leaves the table.
"""

from collections.abc import Iterator, Sequence
from enum import Enum

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QTableView, QWidget

from ui.kit.column_widths import ColumnWidths
from ui.kit.link_click import LinkClick
from ui.kit.table_cell import SECTION_ROLE
from ui.kit.table_delegate import TableDelegate, cell_at
from ui.kit.table_painter import cell_links
from ui.theme import current_theme

_LEAST_ROWS = 2
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowHeight(Enum):
    """The three row heights of the design, by the token that holds them."""

    COMPACT = "row_compact"
    LIST = "row_list"
    TWO_LINE = "row_two_line"

    @property
    def pixels(self) -> int:
        """The height in logical pixels."""
        return int(getattr(current_theme().size, self.value))


class DataTable(QTableView):
    """`DataTable(RowHeight.COMPACT, label="Timeline")`, then `setModel` and `set_columns`.

    Models speak through `table_cell`. Without `sections` none is looked for, row by row: a model of
    50,000 rows is shown at once.

    `link_followed(words)` is sent when a link of a cell was clicked;
    `end_passed` is sent when Enter goes down from the last row (add a row then);
    `edit_refused(index, text)` when the model did not take what was typed, which then stands in the
    editor again unless whoever heard it took the focus; Qt's `activated` when Enter meets a cell
    that cannot be edited, or on a double click there.
    """

    end_passed = Signal()
    edit_refused = Signal(QModelIndex, str)
    link_followed = Signal(str)

    def __init__(
        self,
        row_height: RowHeight = RowHeight.LIST,
        *,
        label: str = "",
        flush: bool = False,
        sections: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.row_height = row_height
        self._columns = ColumnWidths(self)
        self.hovered_row = -1
        self._sections: set[int] = set()
        self._link_click = LinkClick(self, self._link_at)
        self._may_have_sections = sections
        self.setAccessibleName(label)
        self.setProperty("flush", flush)
        self.setProperty("noFocusRing", True)
        self._rows = TableDelegate(self)
        self._refused: tuple[QPersistentModelIndex, str] | None = None
        self._rows.refused.connect(self._on_refused)
        self.setItemDelegate(self._rows)
        self._set_up_view()
        self._set_up_headers()

    @property
    def delegate(self) -> TableDelegate:
        """The delegate that draws the rows."""
        return self._rows

    def set_columns(self, widths: Sequence[int | None]) -> None:
        """Set the width of each column, for text at 100 %; None takes what is left.

        Where that would be less than can be read, the table scrolls across.
        """
        self._columns.set(widths)

    def minimumSizeHint(self) -> QSize:
        """Return room for the header and a few rows: less of a table tells nothing."""
        rows = current_theme().size.header + _LEAST_ROWS * self.row_height.pixels
        return QSize(super().minimumSizeHint().width(), rows + 2 * self.frameWidth())

    def selected_row(self) -> int:
        """Return the row the selection is on, or -1."""
        rows = self.selectionModel().selectedRows() if self.selectionModel() else []
        return rows[0].row() if rows else -1

    def select_row(self, row: int, column: int | None = None) -> None:
        """Make a row the current one, alone, and bring it into view."""
        index = self.model().index(row, self.first_column() if column is None else column)
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            if self.selectionBehavior() is QTableView.SelectionBehavior.SelectRows:
                flags |= QItemSelectionModel.SelectionFlag.Rows
            # The view's own way asks for the keys held down: Ctrl+T would select nothing.
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)

    def edit_cell(self, row: int, column: int) -> None:
        """Start an edit in one cell, as Enter would."""
        self.select_row(row, column)
        self.edit(self.model().index(row, column))

    def first_column(self) -> int:
        """Return the leftmost column that is shown."""
        header = self.horizontalHeader()
        shown = (header.logicalIndex(place) for place in range(header.count()))
        return next((column for column in shown if not self.isColumnHidden(column)), 0)

    def is_last_row(self, row: int) -> bool:
        """Tell whether a row ends the table right at the frame, which then is its line."""
        if row != self.model().rowCount() - 1:
            return False
        return self.rowViewportPosition(row) + self.rowHeight(row) >= self.viewport().height() - 1

    def is_section(self, row: int) -> bool:
        """Tell whether a row is a section heading."""
        return row in self._sections

    # Qt

    def setModel(self, model: QAbstractItemModel | None) -> None:
        old = self.model()
        if old is not None:
            for signal in _shape_signals(old):
                signal.disconnect(self._on_shape_changed)
        super().setModel(model)
        if model is not None:
            for signal in _shape_signals(model):
                signal.connect(self._on_shape_changed)
            self._on_shape_changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        editing = self.state() == QAbstractItemView.State.EditingState
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and plain and not editing and _editable(index):
            self.edit(index)
            event.accept()
        elif is_reordering(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._link_click.press(event)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._link_click.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if link := self._link_click.release(event):
            self.link_followed.emit(link)

    def closeEditor(self, editor: QWidget, hint: TableDelegate.EndEditHint) -> None:
        hints = TableDelegate.EndEditHint
        moving = hint in (hints.EditNextItem, hints.EditPreviousItem, hints.SubmitModelCache)
        refused, self._refused = self._refused, None
        super().closeEditor(editor, hints.NoHint if moving else hint)
        index = self.currentIndex()
        if refused is not None:
            self._after_refusal(*refused, is_kept=moving)
        elif hint == hints.SubmitModelCache:
            self._after_enter(index)
        elif moving:
            self._edit_neighbour(index, 1 if hint == hints.EditNextItem else -1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._round_corners()
        self._columns.share_out()
        self._keep_in_view(event.oldSize().height())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._set_hovered(-1)
        return super().viewportEvent(event)

    def _link_at(self, point: QPoint) -> str:
        """Return the words of the link under a point; empty where there is none."""
        index = self.indexAt(point)
        if not index.isValid():
            return ""
        links = cell_links(cell_at(index), current_theme(), QRectF(self.visualRect(index)))
        return next((words for box, words in links if box.contains(point)), "")

    # Setting up

    def _set_up_view(self) -> None:
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.DoubleClicked
        )
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setFont(current_theme().font("table"))
        self.entered.connect(self._on_entered)

    def _set_up_headers(self) -> None:
        theme = current_theme()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setFont(theme.font("label"))
        header.setFixedHeight(theme.size.header)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(theme.space.xxl)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(theme.size.row_section)
        rows.setDefaultSectionSize(self.row_height.pixels)

    # Sections, hover, corners

    def _on_shape_changed(self) -> None:
        model = self.model()
        if not self._may_have_sections:
            return
        sections = _sections_of(model)
        for row in self._sections - sections:
            self.setRowHeight(row, self.row_height.pixels)
        if self._sections or sections:
            self.clearSpans()
        for row in sections:
            if model.columnCount() > 1:
                self.setSpan(row, 0, 1, model.columnCount())
            self.setRowHeight(row, current_theme().size.row_section)
        self._sections = sections

    def _on_entered(self, index: QModelIndex) -> None:
        self._set_hovered(index.row())

    def _set_hovered(self, row: int) -> None:
        if row == self.hovered_row:
            return
        changed, self.hovered_row = (self.hovered_row, row), row
        for each in changed:
            if each >= 0:
                top, height = self.rowViewportPosition(each), self.rowHeight(each)
                self.viewport().update(QRect(0, top, self.viewport().width(), height))

    def _keep_in_view(self, height_before: int) -> None:
        """Scroll to the current row where it was seen: a line shown below must not cover it."""
        index = self.currentIndex()
        if index.isValid() and 0 <= self.rowViewportPosition(index.row()) < height_before:
            self.scrollTo(index)

    def _round_corners(self) -> None:
        """Keep square viewports inside the rounded frame: style sheets round the frame only."""
        frame = self.rect().adjusted(1, 1, -1, -1)
        rounded = _rounded(frame, current_theme().radius.card - 1)
        for part in (self.viewport(), self.horizontalHeader().viewport()):
            part.setMask(rounded.translated(-part.mapTo(self, part.rect().topLeft())))

    # Editing

    def _on_refused(self, index: QModelIndex, text: str) -> None:
        self._refused = (QPersistentModelIndex(index), text)

    def _after_refusal(self, held: QPersistentModelIndex, text: str, *, is_kept: bool) -> None:
        """Tell of a bad entry, and let the person go on where it was typed."""
        index = self.model().index(held.row(), held.column())
        self.edit_refused.emit(index, text)
        if not is_kept or not index.isValid() or not self.hasFocus():
            return
        self.setCurrentIndex(index)
        self.edit(index)
        editor = self.indexWidget(index)
        if isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    def _after_enter(self, index: QModelIndex) -> None:
        later = next(self._editable_cells(index, 1), None)
        if not index.isValid() or (later is not None and later.row() == index.row()):
            return
        if later is None:
            self.end_passed.emit()
        else:
            self.setCurrentIndex(later)

    def _edit_neighbour(self, index: QModelIndex, step: int) -> None:
        neighbour = next(self._editable_cells(index, step), None)
        if neighbour is not None:
            self.setCurrentIndex(neighbour)
            self.edit(neighbour)

    def _editable_cells(self, index: QModelIndex, step: int) -> Iterator[QModelIndex]:
        """Yield the cells that can be edited after (or before) `index`, row by row."""
        model = self.model()
        columns = [
            column for column in range(model.columnCount()) if not self.isColumnHidden(column)
        ]
        if not index.isValid() or not columns:
            return
        for place in self._places(index, columns, step):
            cell = model.index(*place)
            if _editable(cell):
                yield cell

    def _places(
        self, index: QModelIndex, columns: list[int], step: int
    ) -> Iterator[tuple[int, int]]:
        last = self.model().rowCount() - 1
        row, place = index.row(), columns.index(index.column()) + step
        while 0 <= row <= last:
            while 0 <= place < len(columns):
                yield row, columns[place]
                place += step
            row += step
            place = 0 if step > 0 else len(columns) - 1


def is_reordering(event: QKeyEvent) -> bool:
    """Tell whether a key is Alt with an up or down arrow, which views would take for a plain one.

    Whoever holds the view moves the row then.
    """
    alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)


def _sections_of(model: QAbstractItemModel) -> set[int]:
    """Return the rows that are headings; a model that knows them is not asked row by row."""
    known = getattr(model, "section_rows", None)
    if known is not None:
        return set(known())
    titles = (model.index(row, 0).data(SECTION_ROLE) for row in range(model.rowCount()))
    return {row for row, title in enumerate(titles) if title is not None}


def _editable(index: QModelIndex) -> bool:
    wanted = Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsEnabled
    return index.isValid() and (index.flags() & wanted) == wanted


def _shape_signals(model: QAbstractItemModel) -> tuple[SignalInstance, ...]:
    return (
        model.modelReset,
        model.rowsInserted,
        model.rowsRemoved,
        model.rowsMoved,
        model.layoutChanged,
    )


def _rounded(box: QRect, radius: int) -> QRegion:
    """Return a rectangle with rounded corners as a region."""
    circle = QRect(0, 0, 2 * radius, 2 * radius)
    region = QRegion(box.adjusted(radius, 0, -radius, 0)) + QRegion(
        box.adjusted(0, radius, 0, -radius)
    )
    for x in (box.left(), box.right() - 2 * radius + 1):
        for y in (box.top(), box.bottom() - 2 * radius + 1):
            region += QRegion(circle.translated(x, y), QRegion.RegionType.Ellipse)
    return region

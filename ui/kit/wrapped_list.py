# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A list of sentences, each shown whole on as many lines as it needs, edited in place."""

import math

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.kit.data_table import is_reordering
from ui.kit.direction import draw_words, mirrored
from ui.kit.link_click import LinkClick
from ui.kit.linked_text import LinkedText
from ui.kit.table_cell import CELL_ROLE, Cell
from ui.kit.table_delegate import begin_entry, end_entry
from ui.theme import current_theme

_FLAGS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Index = QModelIndex | QPersistentModelIndex


class WrappedList(QListView):
    """`WrappedList("Went well")`, then `setModel`; Enter, F2 or a double click edits.

    `empty_text` stands where there is no row. In the editor Enter keeps what was typed, Esc not.
    `link_followed(words)` is sent when a link of a sentence was clicked (see `table_cell`).
    """

    link_followed = Signal(str)

    def __init__(self, label: str, empty_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty_text = empty_text
        self.setAccessibleName(label)
        self._link_click = LinkClick(self, self._link_at)
        self._rows = _WrappedDelegate(self)
        self.setItemDelegate(self._rows)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        triggers = QListView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit with Enter too; leave Alt with an arrow to who reorders the list."""
        editing = self.state() is QListView.State.EditingState
        if is_reordering(event):
            event.ignore()
        elif event.key() in _ENTER and not editing and self.currentIndex().isValid():
            self.edit(self.currentIndex())
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

    def _link_at(self, point: QPoint) -> str:
        index = self.indexAt(point)
        if not index.isValid():
            return ""
        inner = self._rows.inner(self.visualRect(index))
        return self._rows.linked(index).link_at(QPointF(point - inner.topLeft()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say what belongs here while nothing is."""
        super().paintEvent(event)
        if self._empty_text and self.model() is not None and not self.model().rowCount():
            theme = current_theme()
            painter = QPainter(self.viewport())
            painter.setPen(theme.color("text3"))
            painter.setFont(theme.font("table"))
            room = (
                self.viewport().rect().adjusted(theme.space.md, theme.space.sm, -theme.space.md, 0)
            )
            draw_words(painter, room, _FLAGS, self._empty_text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines anew for the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _WrappedDelegate(QStyledItemDelegate):
    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size the whole sentence takes at the view's width."""
        height = self.linked(index).height + 2 * current_theme().space.sm
        return QSize(self._view.viewport().width(), math.ceil(height))

    def linked(self, index: Index) -> LinkedText:
        """Return the sentence laid out at the view's width, its links marked."""
        cell = index.data(CELL_ROLE)
        width = self.inner(self._view.viewport().rect()).width()
        links = cell.links if isinstance(cell, Cell) else ()
        return LinkedText(str(index.data() or ""), links, self._view.font(), width)

    def inner(self, row: QRect) -> QRect:
        """Return where the sentence of a row stands."""
        space = current_theme().space
        return row.adjusted(space.md, space.sm, -space.md, -space.sm)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        """Draw the sentence, a bar when it is selected, and a line below it."""
        theme = current_theme()
        area = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.color("sel"))
            bar = QRect(area.left(), area.top(), theme.size.selection_bar, area.height())
            painter.fillRect(mirrored(painter, QRectF(bar), area), theme.color("accent"))
        painter.setPen(theme.color("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(theme.color("text"))
        self.linked(index).layout.draw(painter, QPointF(self.inner(area).topLeft()))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return an editor that breaks its lines where the list does."""
        editor = QPlainTextEdit(parent)
        editor.setProperty("cell", True)
        editor.setProperty("noFocusRing", True)
        editor.setFont(option.font)
        editor.setTabChangesFocus(True)
        editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        editor.setAccessibleName(self._view.accessibleName())
        begin_entry(index)
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        end_entry(self._view.model())
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the sentence in, all of it selected; what is typed meanwhile stays."""
        assert isinstance(editor, QPlainTextEdit)
        if editor.document().isModified():
            return
        editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the sentence over on one line."""
        assert isinstance(editor, QPlainTextEdit)
        model.setData(index, " ".join(editor.toPlainText().split()), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Cover the row, and the line a growing sentence needs next."""
        more = option.fontMetrics.lineSpacing()
        editor.setGeometry(option.rect.adjusted(1, 1, -1, more))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keep the sentence with Enter: it has no lines of its own."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in _ENTER
            and isinstance(editor, QWidget)
        ):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
            return True
        return super().eventFilter(editor, event)

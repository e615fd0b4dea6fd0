# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A list of sentences, each shown whole on as many lines as it needs, edited in place."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.kit.data_table import is_reordering
from ui.theme import current_theme

_FLAGS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_TALLEST = 100_000
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Index = QModelIndex | QPersistentModelIndex


class WrappedList(QListView):
    """`WrappedList("Went well")`, then `setModel`; Enter, F2 or a double click edits.

    `empty_text` stands where there is no row. In the editor Enter keeps what was typed, Esc not.
    """

    def __init__(self, label: str, empty_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty_text = empty_text
        self.setAccessibleName(label)
        self.setItemDelegate(_WrappedDelegate(self))
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
            painter.drawText(room, _FLAGS, self._empty_text)

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
        space = current_theme().space
        width = self._view.viewport().width()
        room = QRect(0, 0, width - 2 * space.md, _TALLEST)
        text = str(index.data() or "")
        height = option.fontMetrics.boundingRect(room, _FLAGS, text).height()
        return QSize(width, height + 2 * space.sm)

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
            painter.fillRect(bar, theme.color("accent"))
        painter.setPen(theme.color("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(theme.color("text"))
        painter.setFont(option.font)
        inner = area.adjusted(theme.space.md, theme.space.sm, -theme.space.md, -theme.space.sm)
        painter.drawText(inner, _FLAGS, str(index.data() or ""))
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
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the sentence in, all of it selected."""
        assert isinstance(editor, QPlainTextEdit)
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

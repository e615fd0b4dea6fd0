# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A list of sentences, each shown whole on as many lines as it needs, edited in place."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme import current_theme

_FLAGS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_TALLEST = 100_000


class WrappedList(QListView):
    """`WrappedList("Went well")`, then `setModel`; Enter, F2 or typing edits."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self.setItemDelegate(_WrappedDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        triggers = QListView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines anew for the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _WrappedDelegate(QStyledItemDelegate):
    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
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
        index: QModelIndex | QPersistentModelIndex,
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

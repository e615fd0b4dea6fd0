# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Draws an entry of an `EntryList`: on as many lines as it needs, or on one that gives way."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.kit.direction import draw_words, mirrored
from ui.kit.linked_text import LinkedText, mark_format
from ui.theme import current_theme, draw_icon

if TYPE_CHECKING:
    from ui.kit.entry_list import Entry, EntryList

_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_ONE_LINE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_TALLEST = 100_000
Index = QModelIndex | QPersistentModelIndex
Look = Callable[[], QTextCharFormat]


def remove_mark(row: QRect, direction: Qt.LayoutDirection) -> QRectF:
    """Return where the cross of a removable entry stands."""
    side = current_theme().size.row_compact
    mark = QRect(row.right() - side, row.top() + (row.height() - side) // 2, side, side)
    return QRectF(QStyle.visualRect(direction, row, mark))


class EntryDelegate(QStyledItemDelegate):
    """Paints icon, small line, words and the cross; a bar marks the entry gone to."""

    def __init__(self, view: EntryList, *, wrap: bool, look: Look = mark_format) -> None:
        super().__init__(view)
        self._view = view
        self._wrap = wrap
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height the words take at the width of the view."""
        theme = current_theme()
        width = self._view.viewport().width()
        if not self._wrap:
            return QSize(width, theme.size.row_compact)
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        room = QRect(0, 0, width - self._left(entry) - theme.space.md, _TALLEST)
        if entry.marks:
            height = math.ceil(self._marked(entry, room.width()).height)
        else:
            metrics = QFontMetrics(_font(entry))
            height = metrics.boundingRect(room, _WRAPPED, entry.text).height()
        return QSize(width, height + self._note_height(entry, room.width()) + 2 * theme.space.sm)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the entry."""
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        theme = current_theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        area = option.rect
        inner = area.adjusted(self._left(entry), 0, -theme.space.md, 0)
        if self._view.is_removable:
            inner.setRight(area.right() - theme.size.row_compact)
            self._paint_cross(painter, option)
        inner = mirrored(painter, QRectF(inner), QRectF(area)).toRect()
        self._paint_icon(painter, area, entry)
        self._paint_words(painter, inner, entry)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        theme = current_theme()
        area = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.color("sel"))
            bar = QRect(area.left(), area.top(), theme.size.selection_bar, area.height())
            painter.fillRect(mirrored(painter, QRectF(bar), QRectF(area)), theme.color("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.color("hover"))
        if self._wrap:
            painter.setPen(theme.color("line"))
            painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _paint_cross(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        box, theme = remove_mark(option.rect, painter.layoutDirection()), current_theme()
        side = theme.size.icon_list
        place = QRectF(0, 0, side, side)
        place.moveCenter(box.center())
        draw_icon(painter, "x", place, "text3")

    def _paint_icon(self, painter: QPainter, area: QRect, entry: Entry) -> None:
        if not entry.icon:
            return
        theme = current_theme()
        side = theme.size.icon_list
        top = area.top() + (theme.space.sm + 1 if self._wrap else (area.height() - side) / 2)
        box = QRectF(area.left() + theme.space.sm + 2, top, side, side)
        draw_icon(painter, entry.icon, mirrored(painter, box, QRectF(area)), entry.token)

    def _paint_words(self, painter: QPainter, inner: QRect, entry: Entry) -> None:
        theme = current_theme()
        ink = theme.color("text3" if entry.refusal else "text")
        if not self._wrap:
            painter.setFont(theme.font("table"))
            painter.setPen(ink)
            metrics = QFontMetrics(painter.font())
            right = Qt.TextElideMode.ElideRight
            shown = metrics.elidedText(entry.text, right, inner.width())
            draw_words(painter, inner, _ONE_LINE, shown)
            return
        inner = inner.adjusted(0, theme.space.sm, 0, 0)
        if entry.note:
            inner = self._paint_note(painter, inner, entry)
        painter.setFont(_font(entry))
        painter.setPen(ink)
        if entry.marks:
            self._marked(entry, inner.width()).layout.draw(painter, QPointF(inner.topLeft()))
        else:
            draw_words(painter, inner, _WRAPPED, entry.text)

    def _paint_note(self, painter: QPainter, inner: QRect, entry: Entry) -> QRect:
        """Draw the small line, and return the room it leaves to the words."""
        theme, height = current_theme(), self._note_height(entry, inner.width())
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text3"))
        if entry.is_note_below:
            last = QRect(inner)
            last.setTop(inner.bottom() + 3 - theme.space.sm - height)
            draw_words(painter, last, _WRAPPED, entry.note)
            return inner
        draw_words(painter, inner, _WRAPPED, entry.note)
        return inner.adjusted(0, height, 0, 0)

    def _left(self, entry: Entry) -> int:
        """Return how far from the left the words begin."""
        theme = current_theme()
        icon = theme.size.icon_list + theme.space.sm if entry.icon else 0
        return theme.space.sm + 2 + icon

    def _note_height(self, entry: Entry, width: int) -> int:
        """Return the height the small line takes: more than one line where it is long."""
        if not entry.note:
            return 0
        metrics = QFontMetrics(current_theme().font("small"))
        room = QRect(0, 0, width, _TALLEST)
        return metrics.boundingRect(room, _WRAPPED, entry.note).height() + 2

    def _marked(self, entry: Entry, width: int) -> LinkedText:
        return LinkedText(entry.text, entry.marks, _font(entry), width, self._look())


def _font(entry: Entry) -> QFont:
    return current_theme().font("key" if entry.is_heading else "table")

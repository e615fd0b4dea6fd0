# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A small flag on a field: who types in it, who changed it just now, or that it waits for a choice.

It lies on the field's upper edge, so that nothing moves, and lets the mouse through.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyle, QWidget
from shiboken6 import isValid

from ui.kit.direction import draw_words, mirrored
from ui.theme import current_theme, draw_icon
from ui.theme.focus_outline import carrying_chain

_MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


class FieldMark(QWidget):
    """An icon and a few words at the end of the upper edge of `field`."""

    def __init__(self, field: QWidget, words: str, icon: str) -> None:
        self._watched = carrying_chain(field)
        super().__init__(self._watched[-1])
        self._field = field
        self._words = words
        self._icon = icon
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for widget in self._watched[:-1]:
            widget.installEventFilter(self)
        self._place()
        self.setVisible(field.isVisible())
        self.raise_()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words

    def take_away(self) -> None:
        """Leave the field."""
        for widget in self._watched[:-1]:
            if isValid(widget):
                widget.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the field's edge."""
        if event.type() in _MOVES and isValid(self._field):
            self._place()
            self.setVisible(self._field.isVisible())
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """Return room for icon and words."""
        theme = current_theme()
        self.setFont(theme.font("small_strong"))
        metrics = self.fontMetrics()
        side = round(theme.size.icon_list)
        width = metrics.horizontalAdvance(self._words) + side + 3 * theme.space.xs + theme.space.xs
        return QSize(width, max(metrics.height(), side) + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the flag."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent_line"), theme.line.hair))
        painter.setBrush(theme.color("accent_weak"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.radius.key, theme.radius.key)
        side = theme.size.icon_list
        place = QRectF(theme.space.xs, (self.height() - side) / 2, side, side)
        draw_icon(painter, self._icon, mirrored(painter, place, self.rect()), "accent_text")
        painter.setFont(theme.font("small_strong"))
        painter.setPen(theme.color("accent_text"))
        area = QRectF(self.rect()).adjusted(side + 2 * theme.space.xs, 0, -theme.space.xs, 0)
        words = painter.fontMetrics().elidedText(
            self._words, Qt.TextElideMode.ElideRight, int(area.width()) + 1
        )
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        draw_words(painter, mirrored(painter, area, self.rect()), flags.value, words)

    def _place(self) -> None:
        """Stand on the end of the field's upper edge, clear of its words and of those above."""
        carrier, size, space = self._watched[-1], self.sizeHint(), current_theme().space
        corner = self._field.mapTo(carrier, self._field.rect().topLeft())
        field = QRect(corner, self._field.size())
        width = min(size.width(), field.width())
        top = max(min(0, field.top()), field.top() - size.height() + space.xs + 2)
        left = max(field.left(), field.right() - width - space.sm)
        over = QRect(left, top, width, size.height())
        self.setGeometry(QStyle.visualRect(self.layoutDirection(), field, over))

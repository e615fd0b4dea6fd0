# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One choice in a rail: icon, word and a count at the right."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit.direction import draw_words, mirrored
from ui.kit.key_button import KeyButton
from ui.theme import current_theme, draw_icon


class RailButton(KeyButton):
    """`RailButton("Reviews", icon="house")`; checkable, exclusive within a button group."""

    def __init__(self, text: str, *, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._count = ""
        self.setText(text)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int) -> None:
        """Show a count at the right."""
        self._count = str(count)
        self.setAccessibleName(f"{self.text()}, {count}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of a rail step."""
        size = current_theme().size
        return QSize(size.rail - 2 * size.cell_padding, size.step)

    def minimumSizeHint(self) -> QSize:
        """Return room for icon, words and count."""
        theme = current_theme()
        words = QFontMetrics(theme.font("body_strong")).horizontalAdvance(self.text())
        count = QFontMetrics(theme.font("label_strong")).horizontalAdvance(self._count)
        around = theme.size.cell_padding + theme.size.icon + 3 * theme.space.md
        return QSize(words + count + around, theme.size.step)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card of the chosen one, and the words."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        on = self.isChecked()
        if on or self.underMouse():
            painter.setPen(QPen(theme.color("line" if on else "rail"), theme.line.hair))
            painter.setBrush(theme.color("surface" if on else "hover"))
            painter.drawRoundedRect(box, theme.radius.button, theme.radius.button)
        side = theme.size.icon
        top = (self.height() - side) / 2
        left = theme.size.cell_padding
        place = mirrored(painter, QRectF(left, top, side, side), box)
        draw_icon(painter, self._icon_name, place, "accent" if on else "text2")
        words = box.adjusted(left + side + theme.space.md, 0, -theme.space.md, 0)
        words = mirrored(painter, words, box)
        painter.setPen(theme.color("text" if on else "text2"))
        painter.setFont(theme.font("body_strong" if on else "body"))
        middle = Qt.AlignmentFlag.AlignVCenter
        draw_words(painter, words, (Qt.AlignmentFlag.AlignLeft | middle).value, self.text())
        painter.setFont(theme.font("label_strong" if on else "label"))
        draw_words(painter, words, (Qt.AlignmentFlag.AlignRight | middle).value, self._count)

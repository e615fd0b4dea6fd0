# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A large choice: an icon, what it does, and a line about it; pressed as one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.kit.key_cap import KeyCap
from ui.kit.label import Label
from ui.kit.row_button import RowButton
from ui.theme import current_theme, draw_icon, px

_PLATE, _ICON = 40, 20


class ChoiceCard(RowButton):
    """`ChoiceCard("file-plus", "Start a review", "An empty one.", key="Enter")`.

    Upright the icon stands above the words, flat beside them. `strong` marks the usual choice.
    """

    def __init__(
        self, icon: str, title: str, line: str, *, key: str = "", strong: bool = False
    ) -> None:
        super().__init__(title)
        self.setAccessibleDescription(line)
        self._strong = strong
        space = current_theme().space
        words = QVBoxLayout()
        words.setSpacing(space.xs)
        head = QHBoxLayout()
        head.setSpacing(space.sm)
        head.addWidget(Label(title, role="question", wrap=True), 1)
        if key:
            head.addWidget(KeyCap(key), 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(head)
        words.addWidget(Label(line, role="table", tone="text2", wrap=True))
        words.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(space.lg, space.lg, space.lg, space.lg)
        self._row.setSpacing(space.md)
        self._row.addWidget(_Plate(icon, strong=strong), 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(words, 1)

    def set_flat(self, flat: bool) -> None:
        """Put the icon beside the words, or above them."""
        space, directions = current_theme().space, QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if flat else directions.TopToBottom)
        above = space.sm if flat else space.lg
        self._row.setContentsMargins(space.lg, above, space.lg, above)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Look like something to be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_met = self.underMouse() or self.isDown()
        edge = "accent" if is_met else "accent_line" if self._strong else "line"
        painter.setPen(QPen(theme.color(edge), theme.line.hair))
        painter.setBrush(theme.color("sel" if self.isDown() else "hover" if is_met else "surface"))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.radius.card, theme.radius.card)


class _Plate(QWidget):
    """The icon on a ground of its own."""

    def __init__(self, icon: str, *, strong: bool) -> None:
        super().__init__()
        self._icon = icon
        self._strong = strong
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(_PLATE), px(_PLATE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        ground, ink = ("accent", "on_accent") if self._strong else ("accent_weak", "accent_text")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(QRectF(self.rect()), theme.radius.button, theme.radius.button)
        corner = QPointF((self.width() - px(_ICON)) / 2, (self.height() - px(_ICON)) / 2)
        draw_icon(painter, self._icon, QRectF(corner.x(), corner.y(), px(_ICON), px(_ICON)), ink)

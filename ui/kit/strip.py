# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A row in the page for what has to be said beside the content: never modal, never over it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit.wrap_row import WrapRow
from ui.theme import current_theme


class Strip(QWidget):
    """A rounded row, as wide as there is room; `ground` and `edge` are colours of the theme."""

    def __init__(
        self, ground: str, edge: str, least_height: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        space = current_theme().space
        self.ground, self.edge = ground, edge
        self.row = WrapRow(self)
        self.row.setContentsMargins(space.lg, space.sm, space.sm, space.sm)
        self.row.setSpacing(space.md)
        self.setMinimumHeight(least_height)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row's ground."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color(self.edge), theme.line.hair))
        painter.setBrush(theme.color(self.ground))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.radius.card, theme.radius.card)

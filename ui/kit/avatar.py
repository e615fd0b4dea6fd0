# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A person's initials in a circle."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit.tooltip import set_plain_tooltip
from ui.theme import current_theme


def initials(name: str) -> str:
    """Return one or two capitals for a name."""
    words = [word for word in name.replace(".", " ").split() if word[0].isalnum()]
    chosen = words[:1] + words[-1:] if len(words) > 1 else words
    return "".join(word[0] for word in chosen).upper()


def paint_avatar(painter: QPainter, box: QRectF, name: str) -> None:
    """Draw the circle in the middle of `box`."""
    theme = current_theme()
    circle = QRectF(0, 0, theme.size.avatar, theme.size.avatar)
    circle.moveCenter(box.center())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent_weak"))
    painter.drawEllipse(circle)
    painter.setFont(theme.font("small_strong"))
    painter.setPen(theme.color("accent_text"))
    painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), initials(name))


class Avatar(QWidget):
    """`Avatar("L. Brandt")`; the full name is its tooltip."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setAccessibleName(name)
        set_plain_tooltip(self, name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(current_theme().size.avatar, current_theme().size.avatar)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_avatar(painter, QRectF(self.rect()), self._name)

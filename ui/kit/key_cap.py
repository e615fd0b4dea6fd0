# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A key as it looks on a keyboard, for hints such as `Ctrl K`."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current_theme, px

_HEIGHT = 20


def key_cap_size(text: str) -> QSize:
    """Return the size of a key cap with `text`, in logical pixels."""
    metrics = QFontMetrics(current_theme().font("mono"))
    height = px(_HEIGHT)
    return QSize(max(metrics.horizontalAdvance(text) + px(12), height), height)


def paint_key_cap(painter: QPainter, box: QRectF, text: str) -> None:
    """Draw a key cap in the middle of `box`."""
    theme = current_theme()
    size = key_cap_size(text)
    cap = QRectF(0, 0, min(size.width(), box.width()), size.height())
    cap.moveCenter(box.center())
    painter.setPen(QPen(theme.color("line"), theme.line.hair))
    painter.setBrush(theme.color("rail"))
    painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), theme.radius.key, theme.radius.key)
    painter.setFont(theme.font("mono"))
    painter.setPen(theme.color("text2"))
    painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), text)


class KeyCap(QWidget):
    """`KeyCap("Ctrl K")`."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return key_cap_size(self._text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_key_cap(painter, QRectF(self.rect()), self._text)

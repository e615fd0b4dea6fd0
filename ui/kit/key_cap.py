# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A key as it looks on a keyboard, for hints such as `Ctrl K`."""

import re

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.translation import marked, tr
from ui.kit.direction import draw_words
from ui.theme import current_theme, px

_HEIGHT = 20
_NAMES = (
    *(marked("Ctrl"), marked("Shift"), marked("Alt"), marked("Tab"), marked("Enter")),
    *(marked("Space"), marked("Delete"), marked("Home"), marked("Esc"), marked("Up")),
    *(marked("Down"), marked("wheel"), marked("drag"), marked("PgUp"), marked("PgDn")),
)
"""What stands on keys, and what is done with the mouse while one is held."""

_NAME = re.compile("|".join(rf"\b{name}\b" for name in _NAMES))


def key_words(text: str) -> str:
    """Return keys such as "Ctrl+K" as they are labelled where people type the language in use."""
    return _NAME.sub(lambda name: tr(name[0]), text)


def key_cap_size(text: str) -> QSize:
    """Return the size of a key cap with `text`, in logical pixels."""
    metrics = QFontMetrics(current_theme().font("mono"))
    height = px(_HEIGHT)
    return QSize(max(metrics.horizontalAdvance(key_words(text)) + px(12), height), height)


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
    draw_words(painter, cap, Qt.AlignmentFlag.AlignCenter.value, key_words(text))


class KeyCap(QWidget):
    """`KeyCap("Ctrl K")`."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(key_words(text))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_key(self, text: str) -> None:
        """Show another key; empty hides the cap."""
        self._text = text
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return key_cap_size(self._text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_key_cap(painter, QRectF(self.rect()), self._text)

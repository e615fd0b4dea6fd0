# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""An icon by itself, as a small picture in a layout."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current_theme, draw_icon


class IconLabel(QWidget):
    """`IconLabel("clock", token="text3", side=14)`.

    Decoration only, so it has no name for a screen reader.
    """

    def __init__(
        self,
        name: str,
        *,
        token: str = "text2",
        side: int | None = None,
        filled: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._token = token
        self._filled = filled
        self._side = side or current_theme().size.icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, token: str | None = None, *, filled: bool = False) -> None:
        """Change the icon and, if given, its colour token."""
        self._name, self._token, self._filled = name, token or self._token, filled
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        box = QRectF(0, 0, self._side, self._side)
        box.moveCenter(QRectF(self.rect()).center())
        draw_icon(
            QPainter(self),
            self._name,
            box,
            self._token if self.isEnabled() else "text3",
            filled=self._filled,
        )

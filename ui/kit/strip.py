# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A row in the page for what has to be said beside the content: never modal, never over it."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget
from shiboken6 import isValid

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

        self._was_at: QWidget | None = None
        _app().focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        """Remember where people worked before they came to the row."""
        if new is None or not self.isAncestorOf(new):
            return
        if old is not None and not self.isAncestorOf(old):
            self._was_at = old

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the focus back: Qt would hand it to the first button of the window."""
        focused, was_at = self.focusWidget(), self._was_at
        has_focus = focused is not None and focused.hasFocus()
        if self.isHidden() and has_focus and was_at is not None and isValid(was_at):
            was_at.setFocus(Qt.FocusReason.OtherFocusReason)
        self._was_at = None
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row's ground."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color(self.edge), theme.line.hair))
        painter.setBrush(theme.color(self.ground))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.radius.card, theme.radius.card)


def _app() -> QApplication:
    return cast("QApplication", QApplication.instance())

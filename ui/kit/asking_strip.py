# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What every row that asks something has: an icon, the question, and the way to put it away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.kit.button import IconButton
from ui.kit.icon_label import IconLabel
from ui.kit.label import Label
from ui.kit.strip import Strip
from ui.theme import current_theme


class AskingStrip(Strip):
    """Hidden until it asks. `left` is sent when the question is put away without an answer.

    Who derives from it lays its parts into the row.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("accent_weak", "accent_line", current_theme().size.notice, parent)
        self._icon = IconLabel("clock")
        self._text = Label(role="table_medium", wrap=True)
        self._close = IconButton("x", self.tr("Not now"), edged=False, small=True)
        self._close.clicked.connect(self.leave)
        self.hide()

    @property
    def text(self) -> str:
        """The question it asks."""
        return self._text.text()

    def leave(self) -> None:
        """Put the question away unanswered."""
        if not self.isHidden():
            self.hide()
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the question away with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _set_question(self, text: str, icon: str) -> None:
        self._icon.set_icon(icon, "accent_text")
        self._text.setText(text)
        self.setAccessibleName(text)

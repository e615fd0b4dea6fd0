# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Edit a cause's wording in its place on the canvas."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.theme import current_theme

_LEAST_WIDTH, _LEAST_HEIGHT = 190, 64


class TextEditor(QPlainTextEdit):
    """A small editor over a node. Enter keeps the text, Tab also asks why, Esc leaves it."""

    finished = Signal(str, str)
    """The text, and what to do next: "" or "add_child" or "add_sibling"."""
    cancelled = Signal()
    typed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self.setObjectName("cause_editor")
        self.setFont(current_theme().font("table"))
        self.setTabChangesFocus(False)
        self.setAccessibleName(self.tr("Wording of the cause"))
        self.textChanged.connect(self._on_text_changed)
        self._open = False
        self.hide()

    @property
    def is_open(self) -> bool:
        """True while a cause is being worded."""
        return self._open

    def open(self, text: str, place: QRect) -> None:
        """Show `text` over `place` (viewport coordinates), all of it selected."""
        room = self._host.rect()
        width, height = max(place.width(), _LEAST_WIDTH), max(place.height(), _LEAST_HEIGHT)
        left = max(0, min(place.left(), room.width() - width))
        top = max(0, min(place.top(), room.height() - height))
        self.setGeometry(left, top, width, height)
        self._open = False
        self.setPlainText(text)
        self._open = True
        self.selectAll()
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with the keys of the canvas; Shift+Enter starts a new line."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self._close()
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
            self._finish("")
        elif event.key() == Qt.Key.Key_Tab:
            self._finish("add_child")
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed when the focus goes elsewhere."""
        super().focusOutEvent(event)
        if self._open and event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._finish("")

    def _finish(self, then: str) -> None:
        text = self.toPlainText().strip()
        self._close()
        self.finished.emit(text, then)

    def _close(self) -> None:
        self._open = False
        self.hide()

    def _on_text_changed(self) -> None:
        if self._open:
            self.typed.emit(self.toPlainText())

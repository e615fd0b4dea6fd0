# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Edit a cause's wording in its place on the canvas."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontInfo, QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from ui.fields.text_field import put_in
from ui.kit.answering import LeaveWatch, is_answering
from ui.theme import current_theme, px

_LEAST_WIDTH, _LEAST_HEIGHT = 190, 64
_LARGEST_ZOOM = 2.0


class TextEditor(QPlainTextEdit):
    """A small editor over a node that grows with its text.

    Enter keeps the text and leaves its cause selected, so that Enter again adds one beside it; Tab
    keeps the text and asks why; Shift+Enter breaks the line; Esc brings the old text back.
    """

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
        self.setToolTip(self.tr("Enter keeps it, Tab also asks why, Esc leaves it as it was"))
        self._place = QRect()
        self._open = False
        self.is_left = False
        """Whether it closed because the focus went elsewhere in the app."""
        LeaveWatch(self).left.connect(self._on_left)
        self.hide()

    @property
    def is_open(self) -> bool:
        """True while a cause is being worded."""
        return self._open

    def open(self, text: str, place: QRect, zoom: float = 1.0) -> None:
        """Show `text` over `place` (viewport coordinates), all of it selected.

        Its letters grow with the zoom, and never shrink below what can be read.
        """
        self._place = place
        font = QFont(current_theme().font("table"))
        font.setPixelSize(
            round(
                QFontInfo(font).pixelSize()
                * min(max(zoom / current_theme().scale, 1.0), _LARGEST_ZOOM)
            )
        )
        self.setFont(font)
        self._open = False
        self.setPlainText(text)
        self._open = True
        self.selectAll()
        self._grow()
        self.show()
        self.setFocus()

    def follow(self, place: QRect) -> None:
        """Stay over what is worded, where others' edits moved it."""
        self._place = place
        self._grow()

    def take(self, text: str) -> None:
        """Show what others made of the text, with the cursor where it is among the words."""
        self._open = False
        put_in(self, text)
        self._open = True
        self._grow()

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
        """Keep what was typed when the focus goes elsewhere; answers about the text are awaited."""
        super().focusOutEvent(event)
        is_popup = event.reason() is Qt.FocusReason.PopupFocusReason
        if self._open and not is_popup and not is_answering(QApplication.focusWidget()):
            self._finish("")

    def _finish(self, then: str) -> None:
        text = self.toPlainText().strip()
        self._close()
        self.finished.emit(text, then)

    def _close(self) -> None:
        self.is_left = QApplication.focusWidget() not in (None, self)
        self._open = False
        self.hide()

    def _grow(self) -> None:
        """Take the height of the text, inside of the canvas."""
        room, place = self._host.rect(), self._place
        width = min(max(place.width(), px(_LEAST_WIDTH)), room.width())
        self.resize(width, self.height())
        lines = max(1, round(self.document().size().height()))
        around = round(self.document().documentMargin()) * 2 + self.frameWidth() * 2
        needed = self.fontMetrics().lineSpacing() * lines + around
        height = min(max(place.height(), px(_LEAST_HEIGHT), needed), room.height())
        left = max(0, min(place.left(), room.width() - width))
        top = max(0, min(place.top(), room.height() - height))
        self.setGeometry(left, top, width, height)

    def _on_left(self) -> None:
        if self._open:
            self._finish("")

    def _on_text_changed(self) -> None:
        if self._open:
            self._grow()
            self.typed.emit(self.toPlainText())

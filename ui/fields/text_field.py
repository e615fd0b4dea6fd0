# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One line of text, and many."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.review.item import Kind
from app.translation import in_sentence
from ui.fields.binding import Binding
from ui.fields.citation_links import CitationLinks, CitationMarks
from ui.kit.linked_text import utf16_length
from ui.session_bridge import SessionBridge

_HISTORY_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class TextField(QLineEdit):
    """A line bound to a text field. Undo in it is the review's undo."""

    def __init__(
        self,
        bridge: SessionBridge,
        kind: Kind,
        item_id: str,
        field: str,
        label: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        name = self.tr("change {0}").format(in_sentence(label))
        place = (kind, item_id, field)
        self.binding = Binding(bridge, place, self._show, self.text, name, self)
        self.textEdited.connect(lambda _text: self.binding.typed())

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        if event.type() is QEvent.Type.ShortcutOverride and is_history_key(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save with Enter; hand undo and redo on."""
        if is_history_key(event):
            self.binding.flush()
            event.ignore()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.binding.leave()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save when the focus goes."""
        super().focusOutEvent(event)
        self.binding.leave()

    def finish(self) -> None:
        """Save what was typed so far."""
        self.binding.flush()

    def _show(self, value: str | None) -> None:
        place = self.cursorPosition()
        self.setText(value or "")
        self.setCursorPosition(min(place, len(self.text())) if self.hasFocus() else 0)


class LongTextField(QPlainTextEdit):
    """A text of many lines bound to a field. Undo in it is the review's undo.

    Citations in it are links (see `citation_links`).
    """

    def __init__(
        self,
        bridge: SessionBridge,
        kind: Kind,
        item_id: str,
        field: str,
        label: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self._is_showing = False
        name = self.tr("change {0}").format(in_sentence(label))
        place = (kind, item_id, field)
        self.binding = Binding(bridge, place, self._show, self.toPlainText, name, self)
        self.document().contentsChange.connect(self._on_contents_changed)
        self._marks = CitationMarks(self.document())
        self._links = CitationLinks(self, bridge.citation_followed.emit)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window."""
        if event.type() is QEvent.Type.ShortcutOverride and is_history_key(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand undo and redo on."""
        if is_history_key(event):
            self.binding.flush()
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save when the focus goes."""
        super().focusOutEvent(event)
        self.binding.leave()

    def finish(self) -> None:
        """Save what was typed so far."""
        self.binding.flush()

    def _show(self, value: str | None) -> None:
        """Show `value`, touching only what differs, so that cursor and scroll place stay."""
        before, after = self.toPlainText(), value or ""
        if before == after:
            return
        head = _common_head(before, after)
        tail = _common_head(before[head:][::-1], after[head:][::-1])
        cursor = QTextCursor(self.document())
        cursor.setPosition(utf16_length(before[:head]))
        end = utf16_length(before[: len(before) - tail])
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._is_showing = True
        cursor.insertText(after[head : len(after) - tail])
        self._is_showing = False
        if not before:
            # The editor's cursor was carried along to the end; reading begins at the top.
            self.moveCursor(QTextCursor.MoveOperation.Start)

    def _on_contents_changed(self, _place: int, removed: int, added: int) -> None:
        if not self._is_showing and (removed or added):
            self.binding.typed()


def is_history_key(event: QEvent) -> bool:
    """Tell whether a key event is undo or redo."""
    return isinstance(event, QKeyEvent) and any(event.matches(key) for key in _HISTORY_KEYS)


def _common_head(first: str, second: str) -> int:
    length = min(len(first), len(second))
    if first[:length] == second[:length]:
        return length
    low, high = 0, length
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if first[:middle] == second[:middle] else (low, middle)
    return low

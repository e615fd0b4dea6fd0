# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The editor of the capture line: one line of text with marks, that remembers earlier ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from app.capture.capture_line import Capture
from ui.fields.citation_links import mark_citations
from ui.fields.text_field import is_history_key
from ui.theme import current_theme, px

if TYPE_CHECKING:
    from ui.shell.capture_line import CaptureLine

HISTORY_LENGTH = 50


class CaptureEditor(QPlainTextEdit):
    """One line of text that can carry marks.

    `key_takers` are asked in turn whether they take a key before the line does, `tab_takers`
    whether Tab has something to write instead of moving on. `left_line` when the focus has gone,
    `cleared(text)` when Esc takes a text away.
    """

    left_line = Signal()
    cleared = Signal(str)

    def __init__(self, owner: CaptureLine) -> None:
        super().__init__(owner)
        theme = current_theme()
        self._owner = owner
        self._history: list[str] = []
        self._recalled = 0
        self._begun = ""
        self.invitation = ""
        self.marks = _Marks(self)
        self.key_takers: list[Callable[[QKeyEvent], bool]] = []
        self.tab_takers: list[Callable[[], bool]] = []
        self.undo_takers: list[Callable[[QKeyEvent], bool]] = []
        """Tell whether undo is about the line itself just now."""
        self.setObjectName("capture_line")
        self.setFont(theme.font("capture"))
        self.setAccessibleName(self.tr("Capture line"))
        self.setFixedHeight(theme.size.capture_line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        # The margin centres the one line; the style sheet leaves 2 pixels of edge and padding.
        margin = (theme.size.capture_line - self.fontMetrics().height()) / 2 - 2
        self.document().setDocumentMargin(max(2.0, margin))

    def elide_invitation(self) -> None:
        """Write as much of the invitation as there is room for: Qt would go on in a second line."""
        around = 2 * (round(self.document().documentMargin()) + self.frameWidth())
        room = max(self.viewport().width() - around, 0)
        elided = self.fontMetrics().elidedText(self.invitation, Qt.TextElideMode.ElideRight, room)
        if elided != self.placeholderText():
            self.setPlaceholderText(elided)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Invite with the words that fit."""
        super().resizeEvent(event)
        self.elide_invitation()

    def sizeHint(self) -> QSize:
        """Return a line's height."""
        return QSize(px(320), current_theme().size.capture_line)

    @property
    def history(self) -> tuple[str, ...]:
        """What Up brings back, the latest last."""
        return tuple(self._history)

    @history.setter
    def history(self, lines: tuple[str, ...]) -> None:
        self._history = list(lines)
        self._recalled = len(lines)

    def remember(self) -> None:
        """Keep the line for Up."""
        text = self.toPlainText().strip()
        if text and text not in self._history[-1:]:
            self._history = [*self._history, text][-HISTORY_LENGTH:]
        self._recalled = len(self._history)
        self._begun = ""

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window, unless they are about the line itself."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and any(takes(event) for takes in self.undo_takers)
        ):
            event.accept()
            return True
        if event.type() is QEvent.Type.ShortcutOverride and is_history_key(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Store with Enter, clear with Esc, recall with Up and Down."""
        key = event.key()
        if any(takes(event) for takes in self.key_takers):
            event.accept()
        elif is_history_key(event):
            event.ignore()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
            elif self.toPlainText().strip() not in ("", "/"):
                self._owner.stored.emit(self.toPlainText())
        elif key == Qt.Key.Key_Escape:
            self._leave_or_clear()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self._recall(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as one line; several go to where a document is wanted, if it is."""
        lines = [line for line in source.text().splitlines() if line.strip()]
        if len(lines) > 1 and not self.toPlainText() and self._owner.takes_document(source):
            return
        self.insertPlainText(" ".join(source.text().split()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Put the cursor at the end when a key brought the focus."""
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.ShortcutFocusReason:
            self.moveCursor(QTextCursor.MoveOperation.End)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the line was left."""
        super().focusOutEvent(event)
        self.left_line.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Write what Tab has to write; else let it move on."""
        if forward and any(take() for take in self.tab_takers):
            return True
        return super().focusNextPrevChild(forward)

    def _leave_or_clear(self) -> None:
        if self.toPlainText():
            self.remember()
            self.cleared.emit(self.toPlainText())
            self.clear()
        else:
            self._owner.left.emit()

    def _recall(self, step: int) -> None:
        """Show an earlier line, or a later one; after the last comes what was begun."""
        if self.toPlainText() not in self._history:
            self._begun = self.toPlainText()
        place = self._recalled + step
        if 0 <= place < len(self._history):
            self._recalled = place
            self.setPlainText(self._history[place])
            self.moveCursor(QTextCursor.MoveOperation.End)
        elif place >= len(self._history):
            self._recalled = len(self._history)
            self.setPlainText(self._begun)
            self.moveCursor(QTextCursor.MoveOperation.End)


class _Marks(QSyntaxHighlighter):
    """Show what was recognised in the line as tokens."""

    def __init__(self, line: QPlainTextEdit) -> None:
        super().__init__(line.document())
        self._reading: Capture | None = None

    def show_reading(self, reading: Capture) -> None:
        """Mark the tokens of another reading."""
        if self._reading is None or reading.tokens != self._reading.tokens:
            self._reading = reading
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Colour the tokens."""
        theme = current_theme()
        token_format = QTextCharFormat()
        token_format.setForeground(theme.color("accent_text"))
        token_format.setBackground(theme.color("accent_weak"))
        for token in self._reading.tokens if self._reading else ():
            self.setFormat(token.start, min(token.end, len(text)) - token.start, token_format)
        mark_citations(text, self.setFormat)

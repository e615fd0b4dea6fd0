# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The scribe's one line: events, actions, parked thoughts and notes, stored with one key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QWidget

from app.capture.capture_line import Capture
from ui.fields.citation_links import CitationLinks, mark_citations
from ui.fields.text_field import is_history_key
from ui.kit.button import GhostButton
from ui.kit.elided_label import ElidedLabel
from ui.kit.key_cap import KeyCap
from ui.kit.label import Label
from ui.kit.surface import Surface
from ui.theme import current_theme, px

HISTORY_LENGTH = 50
RESULT_MS = 2500
_HINTS_FROM_WIDTH = 1160


@dataclass(frozen=True)
class Begun:
    """What stands in the line, where its cursor is, and what Up brings back."""

    text: str
    cursor: int
    history: tuple[str, ...]


class CaptureLine(Surface):
    """`typed` asks for a reading of what stands in the line, `stored` to keep it.

    The owner answers with `show_reading`, `show_result` or `show_problem`. Esc clears, Up recalls.
    """

    typed = Signal(str)
    stored = Signal(str)
    left = Signal()
    undo_wanted = Signal()
    citation_followed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.takes_document: Callable[[QMimeData], bool] = lambda _data: False
        """Asked first where several lines are pasted; False leaves them to this one."""
        theme = current_theme()
        self.setObjectName("capture")
        self.setFixedHeight(theme.size.capture)
        self.line = _Line(self)
        self._links = CitationLinks(self.line, self.citation_followed.emit)
        self._result = ElidedLabel(role="table_medium", tone="ok")
        self._undo = GhostButton(self.tr("Undo"), small=True)
        self._undo.clicked.connect(self.undo_wanted)
        self._problem = ElidedLabel(role="table_medium", tone="over")
        self._preview = ElidedLabel(role="table_medium", tone="text2")
        self._hints = self._make_hints()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(RESULT_MS)
        self._timer.timeout.connect(self.clear_result)
        row = QHBoxLayout()
        row.setContentsMargins(theme.space.xl, 0, theme.space.xl, 0)
        row.setSpacing(theme.space.lg)
        row.addWidget(self.line, 1)
        for widget in (self._preview, self._result, self._undo, self._problem, self._hints):
            row.addWidget(widget)
        layout_owner = QHBoxLayout(self)
        layout_owner.setContentsMargins(0, 0, 0, 0)
        layout_owner.addLayout(row)
        self.clear_result()
        self.line.textChanged.connect(self._on_text_changed)

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self.line.toPlainText()

    def set_invitation(self, words: str) -> None:
        """Say what a plain line becomes in this step."""
        self.line.invitation = words
        self.line.elide_invitation()
        # Qt repaints only when the words come or go, not when others take their place.
        self.line.viewport().update()

    @property
    def preview(self) -> str:
        """What the line will become, in words."""
        return self._preview.text()

    def show_reading(self, reading: Capture, words: str = "") -> None:
        """Mark what was recognised, and say what it will become or what is missing."""
        self.line.marks.show_reading(reading)
        self.show_problem(reading.problem)
        if not reading.problem:
            self._show_words(self._preview, words)

    def set_slim(self, slim: bool) -> None:
        """Take less height, where a canvas needs it."""
        size = current_theme().size
        self.setFixedHeight(size.capture_slim if slim else size.capture)

    def show_result(self, words: str) -> None:
        """Say that the line was kept and can be undone, and make room for the next."""
        self.line.remember()
        self.line.clear()
        self._show_words(self._result, words)
        self._undo.show()
        self._timer.start()

    def clear_result(self) -> None:
        """Show the hints again."""
        self._timer.stop()
        self._show_words(self._result, "")

    def begin_command(self) -> None:
        """Take the focus; an empty line begins with the slash of a command."""
        self.begin_with("/")

    def begin_with(self, words: str) -> None:
        """Take the focus; an empty line begins with `words`, one begun stays as it is."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.text:
            self.line.insertPlainText(words)

    def begun(self) -> Begun:
        """Return what is begun, for another line to go on with."""
        return Begun(self.text, self.line.textCursor().position(), self.line.history)

    def go_on_with(self, begun: Begun) -> None:
        """Go on with what was begun in another line."""
        self.line.history = begun.history
        if begun.text != self.text:
            self.line.setPlainText(begun.text)
        cursor = self.line.textCursor()
        cursor.setPosition(min(begun.cursor, len(self.text)))
        self.line.setTextCursor(cursor)

    def put_back(self, text: str) -> None:
        """Show a line that was begun before; the focus stays where it is."""
        self.line.insertPlainText(text)

    def show_problem(self, words: str) -> None:
        """Say why the line was not kept; it stays."""
        self._timer.stop()
        self._show_words(self._problem, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the hints out where they would take the line's room."""
        super().resizeEvent(event)
        is_silent = all(label.isHidden() for label in (self._preview, self._result, self._problem))
        self._hints.setVisible(is_silent and self.width() >= px(_HINTS_FROM_WIDTH))

    def _show_words(self, label: Label, words: str) -> None:
        for widget in (self._preview, self._result, self._undo, self._problem):
            widget.hide()
        label.setText(words)
        label.setVisible(bool(words))
        self._hints.setVisible(not words and self.width() >= px(_HINTS_FROM_WIDTH))

    def _on_text_changed(self) -> None:
        if self.text:
            self.typed.emit(self.text)
        else:
            self.clear_result()

    def _make_hints(self) -> QWidget:
        space = current_theme().space
        hints = QWidget()
        row = QHBoxLayout(hints)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.sm - 2)
        for key, words in (
            ("/a", self.tr("action")),
            ("/t", self.tr("event")),
            ("/p", self.tr("parking lot")),
            ("Ctrl K", self.tr("focus")),
        ):
            row.addWidget(KeyCap(key))
            row.addWidget(Label(words, role="help", tone="text3"))
            row.addSpacing(space.sm)
        return hints


class _Line(QPlainTextEdit):
    """One line of text that can carry marks."""

    def __init__(self, owner: CaptureLine) -> None:
        super().__init__(owner)
        theme = current_theme()
        self._owner = owner
        self._history: list[str] = []
        self._recalled = 0
        self._begun = ""
        self.invitation = ""
        self.marks = _Marks(self)
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
        """Leave undo and redo to the window."""
        if event.type() is QEvent.Type.ShortcutOverride and is_history_key(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Store with Enter, clear with Esc, recall with Up and Down."""
        key = event.key()
        if is_history_key(event):
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

    def _leave_or_clear(self) -> None:
        if self.toPlainText():
            self.remember()
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

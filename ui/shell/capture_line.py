# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The scribe's one line: events, actions, parked thoughts and notes, stored with one key."""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
from app.capture.completion import Completion
from ui.fields.citation_links import CitationLinks, mark_citations
from ui.fields.text_field import is_history_key
from ui.keys import follow_key, key_of
from ui.kit.announce import announce
from ui.kit.button import GhostButton
from ui.kit.key_cap import KeyCap
from ui.kit.label import Label
from ui.kit.surface import Surface
from ui.shell.completion_choices import CompletionChoices
from ui.theme import current_theme

HISTORY_LENGTH = 50
RESULT_MS = 2500
_HINTS_FROM_WIDTH = 1160
_CHOICES_SHARE = 0.64
"""How much of the width choices may take; the line keeps the rest."""


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
        self.note_on_text: Callable[[], str] = str
        """Says what of the text will be written otherwise; an empty string for nothing."""
        theme = current_theme()
        self.setObjectName("capture")
        self.setFixedHeight(theme.size.capture)
        self.line = _Line(self)
        self._links = CitationLinks(self.line, self.citation_followed.emit)
        self._result = Label(role="table_medium", tone="ok")
        self._undo = GhostButton(self.tr("Undo"), small=True)
        self._undo.clicked.connect(self.undo_wanted)
        self._problem = Label(role="table_medium", tone="over")
        self._preview = Label(role="table_medium", tone="text2")
        self._hints = self._make_hints()
        self.choices = CompletionChoices()
        self._is_storing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(RESULT_MS)
        self._timer.timeout.connect(self.clear_result)
        row = QHBoxLayout()
        row.setContentsMargins(theme.space.xl, 0, theme.space.xl, 0)
        row.setSpacing(theme.space.lg)
        row.addWidget(self.line, 1)
        row.addWidget(self.choices)
        row.addWidget(self._make_side())
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
        self.line.setPlaceholderText(words)
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
            note = self.note_on_text()
            self._show_words(self._preview, " · ".join(part for part in (words, note) if part))

    def set_slim(self, slim: bool) -> None:
        """Take less height, where a canvas needs it."""
        size = current_theme().size
        self.setFixedHeight(size.capture_slim if slim else size.capture)

    def show_choices(self, choices: Sequence[Completion]) -> None:
        """Show what can be completed in the place of what else is said beside the line."""
        self.choices.show_choices(choices, round(self.width() * _CHOICES_SHARE))
        self._side.setVisible(not choices)

    def show_result(self, words: str) -> None:
        """Say that the line was kept and can be undone, and make room for the next."""
        self.line.remember()
        self._is_storing = True
        self.line.clear()
        self._is_storing = False
        self._show_words(self._result, words)
        announce(self.line, words)
        self._undo.show()
        self._timer.start()

    def clear_result(self) -> None:
        """Show the hints again."""
        self._timer.stop()
        self._show_words(self._result, "")

    def withdraw_result(self) -> None:
        """Show the hints again where a result is shown: it was about another step of undo."""
        if not self._result.isHidden():
            self.clear_result()

    def begin_command(self) -> None:
        """Take the focus; an empty line begins with the slash of a command."""
        self.begin_with("/")

    def begin_with(self, words: str) -> None:
        """Take the focus; an empty line begins with `words`, one begun stays as it is."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.text:
            self.line.insertPlainText(words)

    def put_back(self, text: str) -> None:
        """Show a line that was begun before; the focus stays where it is."""
        self.line.insertPlainText(text)

    def show_problem(self, words: str) -> None:
        """Say why the line was not kept; it stays."""
        self._timer.stop()
        if words != self._problem.text():
            announce(self.line, words)
        self._show_words(self._problem, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the hints out where they would take the line's room."""
        super().resizeEvent(event)
        is_silent = all(label.isHidden() for label in (self._preview, self._result, self._problem))
        self._hints.setVisible(is_silent and self.width() >= _HINTS_FROM_WIDTH)

    def _show_words(self, label: Label, words: str) -> None:
        for widget in (self._preview, self._result, self._undo, self._problem):
            widget.hide()
        label.setText(words)
        label.setVisible(bool(words))
        self._hints.setVisible(not words and self.width() >= _HINTS_FROM_WIDTH)

    def _on_text_changed(self) -> None:
        if self.text:
            self.typed.emit(self.text)
        elif not self._is_storing:
            self.clear_result()

    def _make_side(self) -> QWidget:
        """Return what stands beside the line: one of preview, result, problem and hints."""
        self._side = QWidget()
        row = QHBoxLayout(self._side)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space.lg)
        for widget in (self._preview, self._result, self._undo, self._problem, self._hints):
            row.addWidget(widget)
        return self._side

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
            (key_of("capture"), self.tr("focus")),
        ):
            cap = KeyCap(key)
            label = Label(words, role="help", tone="text3")
            row.addWidget(cap)
            row.addWidget(label)
            row.addSpacing(space.sm)
        follow_key(cap, "capture", cap.show_key)
        follow_key(label, "capture", lambda key: label.setVisible(bool(key)))
        return hints


class _Line(QPlainTextEdit):
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
        self.marks = _Marks(self)
        self.key_takers: list[Callable[[QKeyEvent], bool]] = []
        self.tab_takers: list[Callable[[], bool]] = []
        self.takes_undo: Callable[[QKeyEvent], bool] = lambda _event: False
        """Tells whether undo is about the line itself just now."""
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

    def sizeHint(self) -> QSize:
        """Return a line's height."""
        return QSize(320, current_theme().size.capture_line)

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
            and self.takes_undo(event)
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

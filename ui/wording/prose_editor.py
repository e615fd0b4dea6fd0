# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The editors in which people write prose, seen alike: lines, cells, long texts, capture line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from app.insight.language.hints import Hint
from app.insight.language.rewriting import Replacement
from ui.fields.text_field import TextField
from ui.kit.linked_text import sign_at, utf16_length
from ui.theme import current_theme


class ProseEditor(Protocol):
    """What hinting needs of an editor. Places count signs, not Qt's positions."""

    widget: QWidget

    @property
    def text(self) -> str:
        """What is written."""
        ...

    @property
    def cursor(self) -> int:
        """Where the cursor stands."""
        ...

    @property
    def changed(self) -> tuple[SignalInstance, ...]:
        """The signals that tell of a change of text or cursor."""
        ...

    def put(self, change: Replacement) -> None:
        """Write what takes the place of a stretch, as if it had been typed."""
        ...

    def underline(self, hints: Sequence[Hint]) -> None:
        """Mark the wordings, where the editor can."""
        ...


class LineEditor:
    """A line of text. Qt gives no way to underline a part of it, so the strip alone speaks."""

    def __init__(self, widget: QLineEdit) -> None:
        self.widget: QWidget = widget
        self._line = widget

    @property
    def text(self) -> str:
        """What is written."""
        return self._line.text()

    @property
    def cursor(self) -> int:
        """Where the cursor stands."""
        return sign_at(self.text, self._line.cursorPosition())

    @property
    def changed(self) -> tuple[SignalInstance, ...]:
        """The signals that tell of a change of text or cursor."""
        return (self._line.textChanged, self._line.cursorPositionChanged)

    def put(self, change: Replacement) -> None:
        """Write what takes the place of a stretch, as if it had been typed."""
        start = utf16_length(self.text[: change.start])
        length = utf16_length(self.text[change.start : change.end])
        self._line.setSelection(start, length)
        self._line.insert(change.text)

    def underline(self, hints: Sequence[Hint]) -> None:
        """Mark nothing."""


class LongEditor:
    """A text of many lines, or the capture line."""

    def __init__(self, widget: QPlainTextEdit) -> None:
        self.widget: QWidget = widget
        self._editor = widget

    @property
    def text(self) -> str:
        """What is written."""
        return self._editor.toPlainText()

    @property
    def cursor(self) -> int:
        """Where the cursor stands."""
        return sign_at(self.text, self._editor.textCursor().position())

    @property
    def changed(self) -> tuple[SignalInstance, ...]:
        """The signals that tell of a change of text or cursor."""
        return (self._editor.textChanged, self._editor.cursorPositionChanged)

    def put(self, change: Replacement) -> None:
        """Write what takes the place of a stretch, as if it had been typed."""
        cursor = self._cursor_over(change.start, change.end)
        cursor.insertText(change.text)
        self._editor.setTextCursor(cursor)

    def underline(self, hints: Sequence[Hint]) -> None:
        """Mark the wordings with a dotted line."""
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        look.setUnderlineColor(current_theme().color("hint_line"))
        marks = []
        for hint in hints:
            mark = QTextEdit.ExtraSelection()
            mark.format = look
            mark.cursor = self._cursor_over(hint.start, hint.end)
            marks.append(mark)
        self._editor.setExtraSelections(marks)

    def _cursor_over(self, start: int, end: int) -> QTextCursor:
        text = self.text
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(utf16_length(text[:start]))
        cursor.setPosition(utf16_length(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        return cursor


def prose_editor(widget: QWidget | None) -> ProseEditor | None:
    """Return `widget` as an editor of prose; None where it is none, or takes no writing."""
    if isinstance(widget, QPlainTextEdit) and not widget.isReadOnly():
        return LongEditor(widget)
    if isinstance(widget, TextField) or (isinstance(widget, QLineEdit) and _is_in_table(widget)):
        return LineEditor(widget)
    return None


def _is_in_table(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return parent is not None and isinstance(parent.parentWidget(), QAbstractItemView)

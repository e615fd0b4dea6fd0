# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The editors in which people write prose, seen alike: lines, cells, long texts, capture line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPoint, SignalInstance
from PySide6.QtGui import QInputMethodEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app.insight.language.rewriting import Replacement
from app.insight.spelling.misspellings import Misspelling
from ui.fields.text_field import TextField
from ui.kit.linked_text import sign_at, utf16_length
from ui.theme import current_theme
from ui.wording.text_reader import Mark
from ui.wording.underlines import Stretch, Underlines

PROSE = "prose"
"""Property of a line that holds prose, though it is neither bound to a field nor in a table."""
ACTION_COLUMN = "actionColumn"
"""Property of a table: the column in which actions are worded, which are asked for an end too."""


class ProseEditor(Protocol):
    """What hinting needs of an editor. Places count signs, not Qt's positions."""

    widget: QWidget
    surface: QWidget
    """What the pointer rests on: the widget itself, or what it shows its text in."""
    is_action: bool
    """Whether it says what will be done."""

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

    def go_to(self, place: int) -> None:
        """Put the cursor somewhere, into view."""
        ...

    def place_at(self, point: QPoint) -> int:
        """Return which sign stands at a point of the surface."""
        ...

    def underline(self, marks: Sequence[Mark]) -> None:
        """Mark the wordings and the misspelt words."""
        ...


class LineEditor:
    """A line of text. Qt underlines parts of it for input methods only, so it is told like one."""

    def __init__(self, widget: QLineEdit) -> None:
        self.widget: QWidget = widget
        self.surface: QWidget = widget
        self.is_action = _is_action(widget)
        self._line = widget
        self._is_marked = False

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
        select_gap(self._line, start, change.text)

    def go_to(self, place: int) -> None:
        """Put the cursor somewhere, into view."""
        self._line.setCursorPosition(utf16_length(self.text[:place]))

    def place_at(self, point: QPoint) -> int:
        """Return which sign stands at a point of the surface."""
        return sign_at(self.text, self._line.cursorPositionAt(point))

    def underline(self, marks: Sequence[Mark]) -> None:
        """Mark the wordings and the misspelt words."""
        if not marks and not self._is_marked:
            return
        self._is_marked = bool(marks)
        text, cursor = self.text, self._line.cursorPosition()
        looks = []
        for mark in marks:
            start = utf16_length(text[: mark.start])
            length = utf16_length(text[mark.start : mark.end])
            kind = QInputMethodEvent.AttributeType.TextFormat
            looks.append(QInputMethodEvent.Attribute(kind, start - cursor, length, _look(mark)))
        QApplication.sendEvent(self._line, QInputMethodEvent("", looks))


class LongEditor:
    """A text of many lines, or the capture line."""

    def __init__(self, widget: QPlainTextEdit) -> None:
        self.widget: QWidget = widget
        self.surface: QWidget = widget.viewport()
        self.is_action = False
        self._editor = widget
        self._lines = widget.findChild(Underlines)

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
        cursor = self._cursor_over(self.text, change.start, change.end)
        cursor.insertText(change.text)
        self._editor.setTextCursor(cursor)

    def go_to(self, place: int) -> None:
        """Put the cursor somewhere, into view."""
        self._editor.setTextCursor(self._cursor_over(self.text, place, place))
        self._editor.ensureCursorVisible()

    def place_at(self, point: QPoint) -> int:
        """Return which sign stands at a point of the surface."""
        return sign_at(self.text, self._editor.cursorForPosition(point).position())

    def underline(self, marks: Sequence[Mark]) -> None:
        """Mark the wordings and the misspelt words."""
        if not marks and self._lines is None:
            return
        if self._lines is None:
            self._lines = Underlines(self._editor)
        stretches = [Stretch(each.start, each.end, _is_word(each)) for each in marks]
        self._lines.show_stretches(self.text, stretches)

    def _cursor_over(self, text: str, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(utf16_length(text[:start]))
        cursor.setPosition(utf16_length(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        return cursor


def select_gap(line: QLineEdit, start: int, written: str) -> None:
    """Select the first [words] of what was just written into a line: they are to be filled in."""
    first, last = written.find("["), written.find("]")
    if 0 <= first < last:
        before = utf16_length(written[:first])
        line.setSelection(start + before, utf16_length(written[first : last + 1]))


def prose_editor(widget: QWidget | None) -> ProseEditor | None:
    """Return `widget` as an editor of prose; None where it is none, or takes no writing."""
    if isinstance(widget, QPlainTextEdit) and not widget.isReadOnly():
        return LongEditor(widget)
    if isinstance(widget, TextField):
        return LineEditor(widget)
    if isinstance(widget, QLineEdit) and (widget.property(PROSE) or _is_in_table(widget)):
        return LineEditor(widget)
    return None


def _look(mark: Mark) -> QTextCharFormat:
    """Return a soft line: dots under a wording, a wave under a misspelt word."""
    look, styles = QTextCharFormat(), QTextCharFormat.UnderlineStyle
    is_word = _is_word(mark)
    look.setUnderlineStyle(styles.WaveUnderline if is_word else styles.DotLine)
    look.setUnderlineColor(current_theme().color("line2" if is_word else "hint_line"))
    return look


def _is_word(mark: Mark) -> bool:
    return isinstance(mark, Misspelling)


def _is_action(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    table = parent.parentWidget() if parent is not None else None
    if not isinstance(table, QAbstractItemView):
        return False
    return bool(table.property(ACTION_COLUMN) == table.currentIndex().column())


def _is_in_table(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return parent is not None and isinstance(parent.parentWidget(), QAbstractItemView)

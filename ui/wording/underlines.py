# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Soft lines under stretches of a long text, drawn over it.

Qt's own way, a selection for each, draws a paragraph once more for every one of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.kit.linked_text import utf16_length
from ui.theme import current_theme


@dataclass(frozen=True)
class Stretch:
    """From and to, counted in signs of the text; `is_word` for a misspelt word."""

    start: int
    end: int
    is_word: bool


class Underlines(QWidget):
    """Lies over the text of `editor` and lets everything through; the lines go with the words."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._lines: list[tuple[QTextCursor, bool]] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        editor.viewport().installEventFilter(self)
        editor.verticalScrollBar().valueChanged.connect(self.update)

    @property
    def looks(self) -> list[tuple[str, bool]]:
        """What is underlined, and whether it is as a misspelt word."""
        return [(cursor.selectedText(), is_word) for cursor, is_word in self._lines]

    def show_stretches(self, text: str, stretches: Sequence[Stretch]) -> None:
        """Underline stretches of the editor's text, in order, and nothing else."""
        self._lines = [(self._over(text, each), each.is_word) for each in stretches]
        self.setGeometry(self._editor.viewport().geometry())
        self.setVisible(bool(stretches))
        self.raise_()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lie over the text wherever it is."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.setGeometry(self._editor.viewport().geometry())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw dots under wordings and a wave under misspelt words, as far as they are in view."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dots = QPen(theme.color("hint_line"), theme.line.hair, Qt.PenStyle.DotLine)
        wave = QPen(theme.color("line2"), theme.line.hair)
        for cursor, is_word in self._in_view():
            painter.setPen(wave if is_word else dots)
            for left, right in self._pieces(cursor):
                if is_word:
                    painter.drawPolyline(_wave(left, right))
                else:
                    painter.drawLine(left, right)

    def _in_view(self) -> Iterator[tuple[QTextCursor, bool]]:
        first = self._editor.cursorForPosition(QPoint(0, 0)).position()
        last = self._editor.cursorForPosition(self.rect().bottomRight()).position()
        place = bisect_left(self._lines, first, key=lambda line: line[0].selectionEnd())
        while place < len(self._lines) and self._lines[place][0].selectionStart() <= last:
            yield self._lines[place]
            place += 1

    def _pieces(self, cursor: QTextCursor) -> Iterator[tuple[QPointF, QPointF]]:
        """Yield from where to where a line goes: one piece, or two where the words wrap."""
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        first, last = self._point(start), self._point(end)
        if start == end:
            return
        if first.y() == last.y():
            yield first, last
            return
        edge = QTextCursor(self._editor.document())
        edge.setPosition(start)
        edge.movePosition(QTextCursor.MoveOperation.EndOfLine)
        yield first, self._point(edge.position(), first.y())
        edge.setPosition(end)
        edge.movePosition(QTextCursor.MoveOperation.StartOfLine)
        yield self._point(edge.position()), last

    def _point(self, position: int, y: float | None = None) -> QPointF:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(position)
        box = self._editor.cursorRect(cursor)
        return QPointF(box.left(), box.bottom() if y is None else y)

    def _over(self, text: str, stretch: Stretch) -> QTextCursor:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(utf16_length(text[: stretch.start]))
        kept = QTextCursor.MoveMode.KeepAnchor
        cursor.setPosition(utf16_length(text[: stretch.end]), kept)
        return cursor


def _wave(left: QPointF, right: QPointF) -> list[QPointF]:
    """Return a soft zigzag along a line."""
    step = current_theme().space.xs / 2
    points, x, up = [], min(left.x(), right.x()), False
    while x <= max(left.x(), right.x()):
        points.append(QPointF(x, left.y() - (step if up else 0.0)))
        x, up = x + step, not up
    return points

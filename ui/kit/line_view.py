# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Lines of a text of any length: only those in sight are asked for and drawn."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.theme import current_theme

_KEYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_MOST_COPIED = 10_000
"""Lines that Ctrl+C puts on the clipboard at most."""


class Lines(Protocol):
    """Lines counted from 1."""

    @property
    def count(self) -> int:
        """How many there are."""
        ...

    def line(self, number: int) -> str:
        """Return one of them."""
        ...


class LineView(QAbstractScrollArea):
    """Shows `Lines`; `lines_chosen(first, last)` when others were gone to.

    Shift with the keys or the mouse chooses several.
    """

    lines_chosen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: Lines | None = None
        self._current = self._anchor = 0
        self._sought = ""
        self._font = current_theme().font("mono")
        self._metrics = QFontMetricsF(self._font)
        self._margin = float(current_theme().space.sm)
        self.setAccessibleName(self.tr("Lines"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as logs are written
        self.verticalScrollBar().valueChanged.connect(self.viewport().update)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)

    @property
    def current_line(self) -> int:
        """The line that was gone to, or 0."""
        return self._current

    @property
    def chosen_lines(self) -> tuple[int, int]:
        """The first and the last line that are chosen; both 0 where none is."""
        return min(self._anchor, self._current), max(self._anchor, self._current)

    def show_lines(self, lines: Lines | None) -> None:
        """Show other lines, from the first."""
        self._lines, self._current, self._anchor = lines, 0, 0
        self._set_range()
        self.verticalScrollBar().setValue(0)
        self.viewport().update()

    def show_sought(self, words: str) -> None:
        """Mark `words` wherever they stand in the lines in sight."""
        self._sought = words.casefold()
        self.viewport().update()

    def go_to(self, number: int, *, extend: bool = False) -> None:
        """Make a line the current one and bring it into sight; `extend` chooses up to it."""
        if self._lines is None or not self._lines.count:
            return
        self._current = min(max(number, 1), self._lines.count)
        if not extend or not self._anchor:
            self._anchor = self._current
        bar, rows = self.verticalScrollBar(), self._rows_in_sight()
        if not bar.value() < self._current <= bar.value() + rows:
            bar.setValue(self._current - rows // 2)
        self.setAccessibleDescription(self._lines.line(self._current))
        self.viewport().update()
        self.lines_chosen.emit(*self.chosen_lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down, by lines and pages, to the first and the last line; copy."""
        last = self._lines.count if self._lines is not None else 0
        page = max(1, self._rows_in_sight() - 1)
        moves = {
            **{key: self._current + step for key, step in _KEYS.items()},
            Qt.Key.Key_PageUp: self._current - page,
            Qt.Key.Key_PageDown: self._current + page,
            Qt.Key.Key_Home: 1,
            Qt.Key.Key_End: last,
        }
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() in moves:
            self.go_to(moves[Qt.Key(event.key())], extend=extend)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the line under the mouse."""
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.go_to(self._line_at(event), extend=extend)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose up to the line under the mouse."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.go_to(self._line_at(event), extend=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the scroll bars."""
        super().resizeEvent(event)
        self._set_range()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines in sight."""
        if self._lines is None:
            return
        painter = QPainter(self.viewport())
        painter.setFont(self._font)
        first = self.verticalScrollBar().value() + 1
        last = min(self._lines.count, first + self._rows_in_sight())
        for row, number in enumerate(range(first, last + 1)):
            self._paint_line(painter, row * self._row_height(), number, self._lines.line(number))

    def _paint_line(self, painter: QPainter, top: float, number: int, text: str) -> None:
        color = current_theme().color
        gutter, height = self._gutter(), self._row_height()
        first, last = self.chosen_lines
        if first <= number <= last:
            painter.fillRect(QRectF(0, top, self.viewport().width(), height), color("accent_weak"))
            bar = float(current_theme().size.selection_bar)
            painter.fillRect(QRectF(0, top, bar, height), color("accent"))
        baseline = top + self._metrics.ascent() + (height - self._metrics.height()) / 2
        left = gutter + self._margin - self.horizontalScrollBar().value()
        shown = text.replace("\t", "    ")
        painter.save()
        painter.setClipRect(QRectF(gutter, top, self.viewport().width() - gutter, height))
        self._paint_sought(painter, QRectF(left, top, 0, height), shown)
        painter.setPen(color("text"))
        painter.drawText(QPointF(left, baseline), shown)
        painter.restore()
        painter.setPen(color("text3"))
        place = gutter - self._margin - self._metrics.horizontalAdvance(f"{number}")
        painter.drawText(QPointF(place, baseline), f"{number}")

    def _paint_sought(self, painter: QPainter, box: QRectF, text: str) -> None:
        """Put a ground under the words that are sought."""
        folded = text.casefold()
        if not self._sought or len(folded) != len(text):
            return
        place = folded.find(self._sought)
        while place >= 0:
            before = self._metrics.horizontalAdvance(text[:place])
            end = place + len(self._sought)
            width = self._metrics.horizontalAdvance(text[:end]) - before
            mark = QRectF(box.left() + before, box.top(), width, box.height())
            theme = current_theme()
            painter.fillRect(mark, theme.color("warn_bg"))
            painter.setPen(QPen(theme.color("warn_fill"), theme.line.hair))
            painter.drawRect(mark.adjusted(0, 1, 0, -1))
            place = folded.find(self._sought, end)

    def _copy(self) -> None:
        first, last = self.chosen_lines
        if self._lines is not None and first:
            chosen = range(first, min(last, first + _MOST_COPIED - 1) + 1)
            QGuiApplication.clipboard().setText("\n".join(map(self._lines.line, chosen)))

    def _line_at(self, event: QMouseEvent) -> int:
        row = int(event.position().y() // self._row_height())
        return self.verticalScrollBar().value() + row + 1

    def _set_range(self) -> None:
        count = self._lines.count if self._lines is not None else 0
        bar = self.verticalScrollBar()
        bar.setPageStep(max(1, self._rows_in_sight()))
        bar.setRange(0, max(0, count - self._rows_in_sight()))
        wide = self._metrics.averageCharWidth() * 400
        self.horizontalScrollBar().setPageStep(self.viewport().width())
        self.horizontalScrollBar().setRange(0, int(wide))

    def _rows_in_sight(self) -> int:
        return int(self.viewport().height() // self._row_height())

    def _row_height(self) -> float:
        return self._metrics.height() + 2

    def _gutter(self) -> float:
        count = self._lines.count if self._lines is not None else 0
        return self._metrics.horizontalAdvance("0") * (len(str(count)) + 1) + 2 * self._margin

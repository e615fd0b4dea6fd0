# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Numbered lines of a text of any length: only those in sight are asked for and drawn."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.theme import current_theme

_KEYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


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
    """Shows `Lines`; `line_chosen` carries the number of the line that was gone to."""

    line_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: Lines | None = None
        self._current = 0
        self._font = current_theme().font("mono")
        self._metrics = QFontMetricsF(self._font)
        self._margin = float(current_theme().space.sm)
        self.setAccessibleName(self.tr("Lines"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self.viewport().update)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)

    @property
    def current_line(self) -> int:
        """The line that was gone to, or 0."""
        return self._current

    def show_lines(self, lines: Lines | None) -> None:
        """Show other lines, from the first."""
        self._lines, self._current = lines, 0
        self._set_range()
        self.verticalScrollBar().setValue(0)
        self.viewport().update()

    def go_to(self, number: int) -> None:
        """Make a line the current one and bring it into sight."""
        if self._lines is None or not self._lines.count:
            return
        self._current = min(max(number, 1), self._lines.count)
        bar, rows = self.verticalScrollBar(), self._rows_in_sight()
        if not bar.value() < self._current <= bar.value() + rows:
            bar.setValue(self._current - rows // 2)
        self.setAccessibleDescription(self._lines.line(self._current))
        self.viewport().update()
        self.line_chosen.emit(self._current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down, by lines and pages, to the first and the last line."""
        last = self._lines.count if self._lines is not None else 0
        page = max(1, self._rows_in_sight() - 1)
        moves = {
            **{key: self._current + step for key, step in _KEYS.items()},
            Qt.Key.Key_PageUp: self._current - page,
            Qt.Key.Key_PageDown: self._current + page,
            Qt.Key.Key_Home: 1,
            Qt.Key.Key_End: last,
        }
        if event.key() in moves:
            self.go_to(moves[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the line under the mouse."""
        row = int(event.position().y() // self._row_height())
        self.go_to(self.verticalScrollBar().value() + row + 1)

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
        if number == self._current:
            painter.fillRect(QRectF(0, top, self.viewport().width(), height), color("accent_weak"))
        baseline = top + self._metrics.ascent() + (height - self._metrics.height()) / 2
        painter.setPen(color("text"))
        left = gutter + self._margin - self.horizontalScrollBar().value()
        painter.save()
        painter.setClipRect(QRectF(gutter, top, self.viewport().width() - gutter, height))
        painter.drawText(QPointF(left, baseline), text.replace("\t", "    "))
        painter.restore()
        painter.setPen(color("text3"))
        shown = f"{number}"
        painter.drawText(
            QPointF(gutter - self._margin - self._metrics.horizontalAdvance(shown), baseline), shown
        )

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

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Rows are causes that can be acted on, columns are actions; a dot says that one answers the other.

A filled dot is a ready action, a ring a draft. Where the actions are too many for columns, their
number stands in the row.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.insight.actions import Coverage, is_ready
from app.review.action import Action
from ui.kit.announce import announce
from ui.kit.direction import draw_words, mirrored
from ui.kit.tooltip import plain_tooltip
from ui.theme import current_theme, px

_ROW, _HEAD = 24, 20
_ID_WIDTH, _LEAST_TEXT = 34, 92
_COLUMN, _NARROW_COLUMN = 12, 9
_DOT, _SMALL_DOT = 4.5, 1.0
_NAME = -1
"""The column of the names of the causes, for the cursor."""

_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
_PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


class CoverageMatrix(QWidget):
    """`cell_chosen(cause id, action id)` when a place for a dot is clicked.

    `cause_chosen(cause id)` when the name of a cause is. With the focus arrows go from place to
    place, and Enter or Space does what a click does.
    """

    cell_chosen = Signal(str, str)
    cause_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Coverage] = ()
        self._actions: Sequence[Action] = ()
        self._chosen = ""
        self._cursor = (0, _NAME)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def show_coverage(
        self, rows: Sequence[Coverage], actions: Sequence[Action], chosen: str
    ) -> None:
        """Show `rows` against `actions`; `chosen` is the id of the action whose column is lit."""
        self._rows, self._actions, self._chosen = rows, actions, chosen
        self.setAccessibleName(self.tr("Which causes do these break"))
        self.setAccessibleDescription("\n".join(self.row_text(row) for row in rows))
        self._go_to(*self._cursor)
        self.updateGeometry()
        self.update()

    def row_text(self, row: Coverage) -> str:
        """Return a row in words."""
        told = [
            self.tr("A{0} {1}").format(
                action.number, self.tr("ready") if is_ready(action) else self.tr("draft")
            )
            for action in row.actions
        ]
        return f"C{row.cause.number} {row.cause.text}: {', '.join(told) or self._state(row)}"

    def sizeHint(self) -> QSize:
        return QSize(px(_ID_WIDTH) + px(_LEAST_TEXT), px(_HEAD) + px(_ROW) * len(self._rows))

    def cell_centre(self, cause_id: str, action_id: str) -> QPoint | None:
        """Return where a dot stands, or None where there is no column for it."""
        causes = [row.cause.id for row in self._rows]
        actions = [action.id for action in self._actions]
        if not self._column_width() or cause_id not in causes or action_id not in actions:
            return None
        x = self._column_left(actions.index(action_id)) + self._column_width() / 2
        place = QPointF(x, px(_HEAD) + px(_ROW) * (causes.index(cause_id) + 0.5))
        return self._as_from_left(place).toPoint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        row, column = self._cursor
        if step is not None:
            down, along = step
            forth = -along if self._is_mirrored() else along
            self._go_to(row + down, column + forth)
            announce(self, self._words_at_cursor())
        elif event.key() in _PRESSING and row < len(self._rows):
            self._choose(self._rows[row], column if column != _NAME else None)
            announce(self, self._words_at_cursor())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._as_from_left(event.position())
        row = self._row_at(place)
        if row is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._choose(row, self._column_at(place))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            row = self._row_at(QPointF(event.pos()))
            text = plain_tooltip(self.row_text(row)) if row is not None else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = current_theme()
        width = self._column_width()
        for place, action in enumerate(self._actions):
            if not width:
                break
            box = QRectF(self._column_left(place), 0, width, px(_HEAD))
            box = mirrored(painter, box, self.rect())
            is_chosen = action.id == self._chosen
            if is_chosen:
                lit = QRectF(box.left(), 0, width, self.height())
                painter.fillRect(lit, theme.color("accent_weak"))
            painter.setFont(theme.font("label_strong" if is_chosen else "help"))
            painter.setPen(theme.color("accent_text" if is_chosen else "text3"))
            if is_chosen or self._has_room_for_number(place):
                wide = box.adjusted(-width, 0, width, 0)
                painter.drawText(wide, _CENTRE, str(action.number))
        for place, row in enumerate(self._rows):
            self._paint_row(painter, row, px(_HEAD) + place * px(_ROW))
        if self.hasFocus() and self._rows:
            painter.setPen(QPen(theme.color("accent"), theme.line.selected))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            cursor = mirrored(painter, self._cursor_box(), self.rect())
            painter.drawRoundedRect(cursor, theme.radius.key, theme.radius.key)

    def _paint_row(self, painter: QPainter, row: Coverage, top: float) -> None:
        theme = current_theme()
        words = "" if row.actions else self._state(row)
        box = QRectF(0, top, self.width(), px(_ROW))
        if row.is_open:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("warn_bg"))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), theme.radius.chip, theme.radius.chip)
        ink = "warn" if row.is_open else "text"
        painter.setFont(theme.font("label_strong" if row.is_open else "label"))
        painter.setPen(theme.color("warn" if row.is_open else "text2"))
        inner = box.adjusted(theme.space.xs, 0, -theme.space.xs, 0)
        draw_words(painter, inner, _LEFT, f"C{row.cause.number}")
        if not words and not self._column_width():
            words = self.tr("%n action(s)", "", len(row.actions))
        metrics = QFontMetrics(painter.font())
        right = self._columns_left() if not words else inner.right()
        if words:
            draw_words(painter, inner, _RIGHT, words)
            right -= metrics.horizontalAdvance(words)
        name = QRectF(px(_ID_WIDTH), top, right - px(_ID_WIDTH) - theme.space.sm, px(_ROW))
        painter.setPen(theme.color(ink))
        shown = metrics.elidedText(
            row.cause.text, Qt.TextElideMode.ElideRight, max(int(name.width()), 0)
        )
        draw_words(painter, mirrored(painter, name, self.rect()), _LEFT, shown)
        if not words:
            self._paint_dots(painter, row, top + px(_ROW) / 2)

    def _paint_dots(self, painter: QPainter, row: Coverage, middle: float) -> None:
        theme = current_theme()
        for place, action in enumerate(self._actions):
            column = QRectF(self._column_left(place), 0, self._column_width(), 0)
            centre = QPointF(mirrored(painter, column, self.rect()).center().x(), middle)
            if action not in row.actions:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("text3"))
                painter.drawEllipse(centre, theme.scale * _SMALL_DOT, theme.scale * _SMALL_DOT)
                continue
            painter.setPen(QPen(theme.color("accent"), theme.line.selected))
            painter.setBrush(theme.color("accent" if is_ready(action) else "surface"))
            painter.drawEllipse(centre, theme.scale * _DOT - 1, theme.scale * _DOT - 1)

    def _choose(self, row: Coverage, column: int | None) -> None:
        """Do what a click on the name (no column) or on the place of a dot does."""
        if column is None:
            self.cause_chosen.emit(row.cause.id)
        else:
            self.cell_chosen.emit(row.cause.id, self._actions[column].id)

    def _go_to(self, row: int, column: int) -> None:
        """Put the cursor on a place that is there."""
        last = len(self._actions) - 1 if self._column_width() else _NAME
        self._cursor = max(0, min(row, len(self._rows) - 1)), max(_NAME, min(column, last))
        self.update()

    def _words_at_cursor(self) -> str:
        """Return where the cursor stands: the row in words, or whether an action answers it."""
        row, column = self._cursor
        if row >= len(self._rows):
            return ""
        if column == _NAME:
            return self.row_text(self._rows[row])
        action, cause = self._actions[column], self._rows[row].cause
        answers = action in self._rows[row].actions
        words = self.tr("A{0} answers C{1}") if answers else self.tr("A{0} does not answer C{1}")
        return words.format(action.number, cause.number)

    def _cursor_box(self) -> QRectF:
        row, column = self._cursor
        top = px(_HEAD) + row * px(_ROW)
        if column == _NAME:
            return QRectF(1, top + 1, self._columns_left() - 2, px(_ROW) - 2)
        return QRectF(self._column_left(column), top + 2, self._column_width(), px(_ROW) - 4)

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _as_from_left(self, place: QPointF) -> QPointF:
        """Return a place as it is reckoned from the left, or back."""
        return QPointF(self.width() - place.x(), place.y()) if self._is_mirrored() else place

    def _state(self, row: Coverage) -> str:
        return self.tr("accepted") if row.cause.accepted_because else self.tr("no action yet")

    def _column_width(self) -> int:
        """Return how wide each column is; 0 where there is no room for columns."""
        if not self._actions:
            return 0
        room = (self.width() - px(_ID_WIDTH) - px(_LEAST_TEXT)) // len(self._actions)
        return min(room, px(_COLUMN)) if room >= px(_NARROW_COLUMN) else 0

    def _has_room_for_number(self, place: int) -> bool:
        """Tell whether a column's number is drawn: only some where they would touch."""
        theme, width = current_theme(), self._column_width()
        longest = max(len(str(action.number)) for action in self._actions)
        needed = QFontMetrics(theme.font("label_strong")).horizontalAdvance("0" * longest)
        every = -(-(needed + theme.space.xs) // width)
        ids = [action.id for action in self._actions]
        chosen = ids.index(self._chosen) if self._chosen in ids else -every
        return place % every == 0 and abs(place - chosen) >= every

    def _columns_left(self) -> float:
        return self.width() - self._column_width() * len(self._actions)

    def _column_left(self, place: int) -> float:
        return self._columns_left() + place * self._column_width()

    def _row_at(self, place: QPointF) -> Coverage | None:
        number = int((place.y() - px(_HEAD)) // px(_ROW))
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def _column_at(self, place: QPointF) -> int | None:
        width = self._column_width()
        if not width or place.x() < self._columns_left():
            return None
        return min(int((place.x() - self._columns_left()) // width), len(self._actions) - 1)

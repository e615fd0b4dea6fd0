# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The box with the time left, the step, the meeting's rest and the pace; its width stays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.agenda.clock import Look
from app.agenda.pace import Standing
from ui.kit.announce import announce
from ui.theme import Theme, current_theme, draw_icon

WIDTH, HEIGHT = 520, 48

_LOOKS = {
    Look.CALM: ("bg", "line", "text"),
    Look.WARNING: ("warn_bg", "warn_fill", "warn"),
    Look.DANGER: ("warn_bg", "over_fill", "over"),
    Look.OVER: ("over_bg", "over_fill", "over"),
    Look.PAUSED: ("bg", "line", "text3"),
}


@dataclass(frozen=True)
class ClockFace:
    """Everything the box shows, in words."""

    digits: str
    step: str
    note: str
    rest: str
    end: str
    pace: str
    standing: Standing | None
    look: Look
    sign: str = ""
    """What the room is told at this very moment, in place of the note."""

    @property
    def spoken(self) -> str:
        """The face as one sentence, for a screen reader."""
        return ", ".join(part for part in (self.step, self.digits, self.told, self.pace) if part)

    @property
    def told(self) -> str:
        """What stands beside the digits: the sign while there is one, else the note."""
        return self.sign or self.note


def digits(length: timedelta) -> str:
    """Write a rest such as "08:46", or overtime such as "+02:10"; over an hour "1:15:00"."""
    over = length < timedelta(0)
    seconds = int(abs(length).total_seconds()) if over else _ceil_seconds(length)
    hours, rest = divmod(seconds, 3600)
    written = f"{rest // 60:02}:{rest % 60:02}"
    if hours:
        written = f"{hours}:{written}"
    return f"+{written}" if over else written


def _ceil_seconds(length: timedelta) -> int:
    """Round up, so that the full time is shown for its whole first second."""
    return -(-length // timedelta(seconds=1))


class ClockBox(QWidget):
    """Show a `ClockFace`; repaints only when it differs.

    Where the look changes a screen reader says so, unless `is_silent`: one box of two is enough.
    """

    def __init__(self, parent: QWidget | None = None, *, is_silent: bool = False) -> None:
        super().__init__(parent)
        self._is_silent = is_silent
        self._face: ClockFace | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def face(self) -> ClockFace | None:
        """What is shown."""
        return self._face

    def show_face(self, face: ClockFace) -> None:
        """Show `face`."""
        if face != self._face:
            before, self._face = self._face, face
            if before is not None and face.look is not before.look and not self._is_silent:
                announce(self, face.spoken, urgent=face.look is Look.OVER)
            self.setAccessibleName(face.spoken)
            self.update()

    def sizeHint(self) -> QSize:
        """Return the box's one size."""
        return QSize(WIDTH, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box."""
        if self._face is None:
            return
        theme, face = current_theme(), self._face
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # words as written
        ground, edge, ink = _LOOKS[face.look]
        wide = theme.line.spine if face.sign else theme.line.hair
        painter.setPen(QPen(theme.color(ink if face.sign else edge), wide))
        painter.setBrush(theme.color(ground))
        half = wide / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, theme.radius.card, theme.radius.card)
        left = float(theme.space.lg)
        if face.look is Look.PAUSED:
            side = theme.size.icon
            draw_icon(painter, "pause", QRectF(left, (HEIGHT - side) / 2, side, side), ink)
            left += side + theme.space.xs
        left = self._paint_digits(painter, theme, left, ink)
        left = self._paint_pair(painter, theme, left, (face.step, face.told), ink)
        if face.rest:
            left = self._paint_divider(painter, theme, left)
            left = self._paint_pair(painter, theme, left, (face.rest, face.end), "text")
        if face.standing is not None:
            left = self._paint_divider(painter, theme, left)
            self._paint_pace(painter, theme, left)

    def _paint_digits(self, painter: QPainter, theme: Theme, left: float, ink: str) -> float:
        assert self._face is not None
        painter.setFont(theme.font("countdown"))
        painter.setPen(theme.color(ink))
        room = painter.fontMetrics().horizontalAdvance(max(self._face.digits, "00:00", key=len))
        area = QRectF(left, 0, room + 2, HEIGHT)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._face.digits)
        return left + room + theme.space.md

    def _paint_pair(
        self, painter: QPainter, theme: Theme, left: float, pair: tuple[str, str], ink: str
    ) -> float:
        """Paint a strong line over a quiet one; return where they end."""
        upper, lower = pair
        strong, quiet = theme.font("button_strong"), theme.font("help")
        middle = HEIGHT / 2
        painter.setFont(strong)
        width: float = painter.fontMetrics().horizontalAdvance(upper)
        painter.setPen(theme.color(ink))
        painter.drawText(QPointF(left, middle - 3), upper)
        painter.setFont(strong if self._is_sign(lower) else quiet)
        width = max(width, painter.fontMetrics().horizontalAdvance(lower))
        painter.setPen(theme.color(ink if self._is_sign(lower) else "text2"))
        painter.drawText(QPointF(left, middle + 14), lower)
        return left + width

    def _is_sign(self, words: str) -> bool:
        return self._face is not None and bool(words) and words == self._face.sign

    def _paint_divider(self, painter: QPainter, theme: Theme, left: float) -> float:
        edge = left + theme.space.md
        painter.setPen(QPen(theme.color("line"), theme.line.hair))
        painter.drawLine(QPointF(edge, 10), QPointF(edge, HEIGHT - 10))
        return edge + theme.space.md

    def _paint_pace(self, painter: QPainter, theme: Theme, left: float) -> None:
        """Paint the sentence, its mark a diamond when behind and round otherwise.

        Where a long step leaves no room for one line it takes two: the box's width is fixed.
        """
        assert self._face is not None
        painter.setPen(Qt.PenStyle.NoPen)
        middle = HEIGHT / 2
        behind = self._face.standing is Standing.BEHIND
        painter.setBrush(theme.color("warn_fill" if behind else "ok"))
        if behind:
            points = (
                (left, middle),
                (left + 5, middle - 5),
                (left + 10, middle),
                (left + 5, middle + 5),
            )
            painter.drawPolygon(QPolygonF([QPointF(*point) for point in points]))
        else:
            painter.drawEllipse(QRectF(left + 1, middle - 4, 8, 8))
        area = QRectF(left + 16, 0, self.width() - left - 24, HEIGHT)
        words = self._face.pace
        painter.setFont(theme.font("button"))
        if painter.fontMetrics().horizontalAdvance(words) > area.width():
            painter.setFont(theme.font("help"))
            words = words.replace(", ", ",\n", 1)
        painter.setPen(theme.color("text2"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, int(flags | Qt.TextFlag.TextWordWrap), words)

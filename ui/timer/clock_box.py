# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The box with the time left, the step, the meeting's rest and the pace; its width stays.

Where the window has no room for all of it, the pace goes first and the time left never.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.agenda.clock import Look
from app.agenda.pace import Standing
from ui.kit.announce import announce
from ui.kit.tooltip import set_plain_tooltip
from ui.theme import Theme, current_theme, draw_icon

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


class Shown(Enum):
    """How much of its face the box shows, by the token of the width that takes."""

    ALL = "clock_wide"
    NO_PACE = "clock_middle"
    STEP = "clock_short"
    DIGITS = "clock_digits"
    PRESENTED = "clock_presented"
    """For who stands beside it: what is left and the pace; step and question stand elsewhere."""


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
    """Show a `ClockFace`; repaints only when it differs. `theme` says where it takes sizes from.

    Where the look changes a screen reader says so, unless `is_silent`: one box of two is enough.
    """

    def __init__(
        self,
        theme: Callable[[], Theme] = current_theme,
        parent: QWidget | None = None,
        *,
        is_silent: bool = False,
    ) -> None:
        super().__init__(parent)
        self._is_silent = is_silent
        self._face: ClockFace | None = None
        self._theme = theme
        self._shown = Shown.ALL
        self._slim = False
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
            self._tell_rest()
            self.update()

    def set_shown(self, shown: Shown, *, slim: bool = False) -> None:
        """Show more of the face, or less of it; `slim` takes less height."""
        if (shown, slim) != (self._shown, self._slim):
            self._shown, self._slim = shown, slim
            self._tell_rest()
            self.updateGeometry()
            self.update()

    def width_of(self, shown: Shown) -> int:
        """Return how wide the box is that shows so much."""
        return int(getattr(self._theme().size, shown.value))

    def sizeHint(self) -> QSize:
        """Return the one size the box has for what it shows."""
        size = self._theme().size
        return QSize(self.width_of(self._shown), size.clock_slim if self._slim else size.clock)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a clock is not squeezed."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box."""
        if self._face is None:
            return
        theme, face = self._theme(), self._face
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
            place = QRectF(left, (self.height() - side) / 2, side, side)
            draw_icon(painter, "pause", place, ink)
            left += side + theme.space.xs
        left = self._paint_digits(painter, theme, left, ink)
        if self._shown is Shown.PRESENTED:
            self._paint_pair(painter, theme, left, (face.told, face.pace), ink)
        elif self._shown is not Shown.DIGITS:
            left = self._paint_pair(painter, theme, left, (face.step, face.told), ink)
            self._paint_meeting(painter, theme, left)

    def _paint_meeting(self, painter: QPainter, theme: Theme, left: float) -> None:
        """Paint what is left of the meeting, and the pace."""
        face = self._face
        assert face is not None
        if face.rest and self._shown is not Shown.STEP:
            left = self._paint_divider(painter, theme, left)
            left = self._paint_pair(painter, theme, left, (face.rest, face.end), "text")
        if face.standing is not None and self._shown is Shown.ALL:
            left = self._paint_divider(painter, theme, left)
            self._paint_pace(painter, theme, left)

    def _tell_rest(self) -> None:
        """Say in the tooltip what a small box leaves out."""
        face = self._face
        left_out = face is not None and self._shown is not Shown.ALL
        parts = (face.step, face.note, face.rest, face.end, face.pace) if face and left_out else ()
        set_plain_tooltip(self, ", ".join(part for part in parts if part))

    def _paint_digits(self, painter: QPainter, theme: Theme, left: float, ink: str) -> float:
        assert self._face is not None
        role = "page_title" if self._slim else "countdown"
        painter.setFont(theme.font(role, tabular=True))
        painter.setPen(theme.color(ink))
        room = painter.fontMetrics().horizontalAdvance(max(self._face.digits, "00:00", key=len))
        area = QRectF(left, 0, room + 2, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._face.digits)
        return left + room + theme.space.md

    def _paint_pair(
        self, painter: QPainter, theme: Theme, left: float, pair: tuple[str, str], ink: str
    ) -> float:
        """Paint a strong line over a quiet one; return where they end."""
        upper, lower = pair
        middle = self.height() / 2
        strong = (theme.font("button_strong"), ink)
        quiet = strong if self._is_sign(lower) else (theme.font("help"), "text2")
        width = 0.0
        for words, down, (font, tone) in (
            (upper, -theme.px(3), strong),
            (lower, theme.px(14), quiet),
        ):
            painter.setFont(font)
            room = int(self.width() - left - theme.space.xs)
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.setPen(theme.color(tone))
            painter.drawText(QPointF(left, middle + down), shown)
            width = max(width, painter.fontMetrics().horizontalAdvance(shown))
        return left + width

    def _is_sign(self, words: str) -> bool:
        return self._face is not None and bool(words) and words == self._face.sign

    def _paint_divider(self, painter: QPainter, theme: Theme, left: float) -> float:
        edge = left + theme.space.md
        painter.setPen(QPen(theme.color("line"), theme.line.hair))
        inset = theme.space.sm + 2
        painter.drawLine(QPointF(edge, inset), QPointF(edge, self.height() - inset))
        return edge + theme.space.md

    def _paint_pace(self, painter: QPainter, theme: Theme, left: float) -> None:
        """Paint the sentence, its mark a diamond when behind and round otherwise.

        Where a long step leaves no room for one line it takes two: the box's width is fixed.
        """
        assert self._face is not None
        painter.setPen(Qt.PenStyle.NoPen)
        middle, side = self.height() / 2, theme.px(5)
        behind = self._face.standing is Standing.BEHIND
        painter.setBrush(theme.color("warn_fill" if behind else "ok"))
        if behind:
            points = (
                (left, middle),
                (left + side, middle - side),
                (left + 2 * side, middle),
                (left + side, middle + side),
            )
            painter.drawPolygon(QPolygonF([QPointF(*point) for point in points]))
        else:
            round_side = side - 1
            painter.drawEllipse(
                QRectF(left + 1, middle - round_side, 2 * round_side, 2 * round_side)
            )
        indent = 2 * side + theme.px(6)
        area = QRectF(left + indent, 0, self.width() - left - indent - theme.px(8), self.height())
        words = self._face.pace
        painter.setFont(theme.font("button"))
        if painter.fontMetrics().horizontalAdvance(words) > area.width():
            painter.setFont(theme.font("help"))
            words = words.replace(", ", ",\n", 1)
        painter.setPen(theme.color("text2"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, int(flags | Qt.TextFlag.TextWordWrap), words)

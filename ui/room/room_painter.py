# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Paints the room's screen: clock and pace at the left, the question, content, and what is next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from app.agenda.clock import Look
from app.agenda.pace import Standing
from app.causal.shapes import Drawing
from ui.canvas.shape_painter import paint_drawing
from ui.room.room_content import DRAWN_AT, RoomContent, RoomRow
from ui.room.room_face import RoomFace, Segment
from ui.theme import Theme

_SIDE, _TOP = 72.0, 48.0
_CLOCK_WIDTH = 620.0
_QUESTION_LEFT = 782.0
_HEAD_FOOT = 380.0
_FOOT_HEIGHT = 200.0
_ROW_HEIGHT = 108.0
_TRAIL_SHARE = 0.36
"""The most of a line that what stands at its end may take."""
_BAR_HEIGHT, _BAR_GAP = 12.0, 12.0
_RING = 8.0
_QUESTION_SIZES = (76, 60, 48)

_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_INKS = {
    Look.CALM: "text",
    Look.WARNING: "warn",
    Look.DANGER: "over",
    Look.OVER: "over",
    Look.PAUSED: "text3",
}


@dataclass(frozen=True)
class ContentPlace:
    """Where the content stands: how far in from the sides, and from the card's edge."""

    side: float = _SIDE
    inset: float = 42.0

    def card(self, area: QRectF) -> QRectF:
        """Return the card's rectangle."""
        height = area.height() - _HEAD_FOOT - _FOOT_HEIGHT
        return QRectF(self.side, _HEAD_FOOT, area.width() - 2 * self.side, height)

    def width(self, area_width: float) -> float:
        """Return the room inside the card."""
        return area_width - 2 * (self.side + self.inset)


CONTENT = ContentPlace()


class RoomParts:
    """The rectangles that hold all that is painted of each part; they don't overlap."""

    def __init__(self, area: QRectF) -> None:
        width, foot = area.width(), area.height() - _FOOT_HEIGHT
        aside = _QUESTION_LEFT - 40
        self.clock = QRectF(0, 0, aside, _HEAD_FOOT - 4)
        self.question = QRectF(aside, 0, width - aside, _HEAD_FOOT - 4)
        self.content = QRectF(0, _HEAD_FOOT - 4, width, foot + 4 - (_HEAD_FOOT - 4))
        self.next = QRectF(0, foot + 4, width, _FOOT_HEIGHT / 2 - 4)
        self.bar = QRectF(0, foot + _FOOT_HEIGHT / 2, width, _FOOT_HEIGHT / 2)


class RoomPainter:
    """Paints one frame into `area`, in logical pixels."""

    def __init__(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        self._painter = painter
        self._theme = theme
        self._area = area

    def paint(self, face: RoomFace, content: RoomContent, wanted: Callable[[QRectF], bool]) -> None:
        """Paint every part that is wanted."""
        parts = RoomParts(self._area)
        if wanted(parts.clock):
            self._paint_clock(face)
        if wanted(parts.question):
            self._paint_question(face)
        if wanted(parts.content) and (content.drawing is not None or content.rows):
            self._paint_content(content)
        if wanted(parts.next):
            self._paint_next(face)
        if wanted(parts.bar):
            self._paint_bar(face.segments)

    def _paint_clock(self, face: RoomFace) -> None:
        clock = face.clock
        self._painter.setPen(QPen(self._theme.color("line"), 2))
        edge = _QUESTION_LEFT - 58
        self._painter.drawLine(QPointF(edge, _TOP), QPointF(edge, 292))
        font = self._theme.font("room_countdown")
        wide = QFontMetricsF(font).horizontalAdvance(clock.digits)
        if wide > _CLOCK_WIDTH:
            font.setPixelSize(int(font.pixelSize() * _CLOCK_WIDTH / wide))
        ink = _INKS[clock.look]
        if clock.sign:
            self._paint_ring(ink)
        place = QRectF(_SIDE, _TOP, _CLOCK_WIDTH + 20, 200)
        self._write(place, clock.digits, font, ink)
        role, told_ink = ("room_content_strong", ink) if clock.sign else ("room_label", "text2")
        self._text(QRectF(_SIDE, 262, _CLOCK_WIDTH, 50), clock.told, role, told_ink)
        if clock.standing is not None:
            self._paint_mark(QPointF(_SIDE + 8, 334), behind=clock.standing is Standing.BEHIND)
            beside = QRectF(_SIDE + 36, 309, _CLOCK_WIDTH, 50)
            self._text(beside, clock.pace, "room_label", "text2")

    def _paint_ring(self, ink: str) -> None:
        """Frame the clock: the sign at a step's last fifth and at its end. It stands still."""
        self._painter.setPen(QPen(self._theme.color(ink), _RING))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        ring = QRectF(_SIDE - 40, 24, _QUESTION_LEFT - 58 - _SIDE + 20, _HEAD_FOOT - 38)
        self._painter.drawRoundedRect(ring, self._theme.radius.room, self._theme.radius.room)

    def _paint_mark(self, middle: QPointF, *, behind: bool) -> None:
        """Paint the pace's mark: a diamond when behind and round otherwise."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._theme.color("warn_fill" if behind else "ok"))
        if behind:
            corners = [QPointF(0, -12), QPointF(12, 0), QPointF(0, 12), QPointF(-12, 0)]
            self._painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))
        else:
            self._painter.drawEllipse(middle, 10, 10)

    def _paint_question(self, face: RoomFace) -> None:
        width = self._area.width() - _QUESTION_LEFT - _SIDE
        title = QRectF(_QUESTION_LEFT, _TOP, width, 56)
        self._text(title, f"{face.number}   {face.title}", "room_title", "accent")
        place = QRectF(_QUESTION_LEFT, 112, width, 232)
        flags = int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        font = self._theme.font("room_question")
        for size in _QUESTION_SIZES:
            font.setPixelSize(size)
            if QFontMetricsF(font).boundingRect(place, flags, face.question).height() <= 232:
                break
        self._painter.setFont(font)
        self._painter.setPen(self._theme.color("text"))
        self._painter.drawText(place, flags, face.question)

    def _paint_content(self, content: RoomContent) -> None:
        card = CONTENT.card(self._area)
        self._painter.setPen(QPen(self._theme.color("line"), 2))
        self._painter.setBrush(self._theme.color("surface"))
        self._painter.drawRoundedRect(card, self._theme.radius.room, self._theme.radius.room)
        inside = card.adjusted(CONTENT.inset, 28, -CONTENT.inset, -28)
        if content.drawing is not None and content.rows:
            self._paint_drawing(content.drawing, inside.topLeft(), 1.0)
            inside.adjust(0, content.drawing.height + 28, 0, 0)
        elif content.drawing is not None:
            self._paint_around(content, inside)
        if content.rows:
            self._paint_rows(content.rows, inside)

    def _paint_drawing(self, drawing: Drawing, corner: QPointF, scale: float) -> None:
        self._painter.save()
        self._painter.translate(corner)
        self._painter.scale(scale, scale)
        paint_drawing(self._painter, drawing, self._theme)
        self._painter.restore()

    def _paint_around(self, content: RoomContent, inside: QRectF) -> None:
        """Paint a drawing at a size that can be read: whole if it fits, else around its focus."""
        drawing = content.drawing
        assert drawing is not None
        fits = min(inside.width() / drawing.width, inside.height() / drawing.height)
        scale = min(DRAWN_AT * 1.25, max(fits, DRAWN_AT))
        wide, high = drawing.width * scale, drawing.height * scale
        focus = content.focus
        at = QPointF(drawing.width / 2, drawing.height / 2)
        if focus is not None:
            at = QPointF(focus.x + focus.width / 2, focus.y + focus.height / 2)
        left = _shifted(inside.left(), inside.width(), wide, at.x() * scale)
        top = _shifted(inside.top(), inside.height(), high, at.y() * scale)
        self._painter.save()
        self._painter.setClipRect(inside)
        self._paint_drawing(drawing, QPointF(left, top), scale)
        if focus is not None:
            box = QRectF(focus.x, focus.y, focus.width, focus.height)
            self._painter.translate(left, top)
            self._painter.scale(scale, scale)
            self._painter.setPen(QPen(self._theme.color("accent"), 2.5))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRoundedRect(box, focus.radius, focus.radius)
        self._painter.restore()

    def _paint_rows(self, rows: tuple[RoomRow, ...], inside: QRectF) -> None:
        strong = self._theme.font("room_content_strong", tabular=True)
        widest = max(QFontMetricsF(strong).horizontalAdvance(row.lead) for row in rows)
        lead = widest + 36 if widest else 0.0
        height = min(_ROW_HEIGHT, inside.height() / len(rows))
        for place, row in enumerate(rows):
            line = QRectF(inside.left(), inside.top() + place * height, inside.width(), height)
            if place:
                self._painter.setPen(QPen(self._theme.color("line"), 2))
                self._painter.drawLine(line.topLeft(), line.topRight())
            ink = "text" if row.in_hand else "text2"
            self._write(line.adjusted(0, 0, lead - line.width(), 0), row.lead, strong, ink)
            words = line.adjusted(lead, 0, 0, 0)
            if row.phase:
                self._paint_swatch(row.phase, QPointF(words.left(), line.center().y()))
                words.adjust(44, 0, 0, 0)
            role = "room_content_strong" if row.in_hand else "room_content"
            if row.trail:
                words.adjust(0, 0, -self._paint_trail(words, row.trail, ink), 0)
            self._paint_words(words, row.text, role, ink)

    def _paint_words(self, place: QRectF, words: str, role: str, ink: str) -> None:
        """Write what a line says, in two lines where they have the height."""
        metrics = QFontMetricsF(self._theme.font(role))
        first = _first_line(words, metrics, place.width())
        if not first or first == words or place.height() < 2 * metrics.height():
            self._text(place, words, role, ink)
            return
        half = metrics.height()
        top = QRectF(place.left(), place.center().y() - half, place.width(), half)
        self._text(top, first, role, ink)
        self._text(top.translated(0, half), words[len(first) :].strip(), role, ink)

    def _paint_trail(self, line: QRectF, trail: str, ink: str) -> float:
        """Write what stands at the end of a line; return the room it takes."""
        wide = min(self._wide("room_label", trail) + 4, line.width() * _TRAIL_SHARE)
        self._text(line.adjusted(line.width() - wide, 0, 0, 0), trail, "room_label", ink)
        return wide + 32

    def _paint_swatch(self, phase: str, place: QPointF) -> None:
        colors = self._theme.phase(phase)
        self._painter.setPen(QPen(colors.edge, 2))
        self._painter.setBrush(colors.fill)
        self._painter.drawRoundedRect(QRectF(place.x(), place.y() - 10, 20, 20), 5, 5)

    def _paint_next(self, face: RoomFace) -> None:
        if not face.next:
            return
        top = self._area.height() - _FOOT_HEIGHT + 24
        lead = self._tr("Next")
        line = QRectF(_SIDE, top, self._area.width() - 2 * _SIDE, 60)
        self._text(line, lead, "room_content", "text2")
        left = _SIDE + self._wide("room_content", lead) + 26
        self._text(QRectF(left, top, 900, 60), face.next, "room_content_strong", "text")
        left += self._wide("room_content_strong", face.next)
        minutes = self._tr(", {0} min").format(face.next_minutes)
        self._text(QRectF(left, top, 400, 60), minutes, "room_content", "text2")

    def _paint_bar(self, segments: tuple[Segment, ...]) -> None:
        """Paint the steps of this part of the meeting, each as long as its time."""
        whole = sum(segment.minutes for segment in segments)
        if not whole:
            return
        room = self._area.width() - 2 * _SIDE - _BAR_GAP * (len(segments) - 1)
        top, left = self._area.height() - 96, _SIDE
        for segment in segments:
            width = room * segment.minutes / whole
            bar = QRectF(left, top, width, _BAR_HEIGHT)
            self._fill(bar, "line")
            fill = "accent" if segment.is_current else "text3"
            self._fill(QRectF(left, top, width * segment.used, _BAR_HEIGHT), fill)
            ink = "text" if segment.is_current else "text3"
            self._text(QRectF(left, top + 20, width, 44), segment.title, "room_small", ink)
            left += width + _BAR_GAP

    def _fill(self, bar: QRectF, token: str) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._theme.color(token))
        self._painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)

    def _text(self, place: QRectF, words: str, role: str, ink: str) -> None:
        self._write(place, words, self._theme.font(role), ink)

    def _write(self, place: QRectF, words: str, font: QFont, ink: str) -> None:
        """Write one line, shortened where there is no room."""
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        self._painter.setFont(font)
        self._painter.setPen(self._theme.color(ink))
        self._painter.drawText(place, _LINE, shown)

    def _wide(self, role: str, words: str) -> float:
        return QFontMetricsF(self._theme.font(role)).horizontalAdvance(words)

    def _tr(self, text: str) -> str:
        return QCoreApplication.translate("room", text)


def _first_line(words: str, metrics: QFontMetricsF, width: float) -> str:
    """Return as many of the words as fit; empty where not even one does."""
    fitting = words
    while fitting and metrics.horizontalAdvance(fitting) > width:
        fitting = fitting.rpartition(" ")[0]
    return fitting


def _shifted(start: float, room: float, length: float, focus: float) -> float:
    """Return where a drawing of `length` begins: in the middle, or so that `focus` is in sight."""
    if length <= room:
        return start + (room - length) / 2
    return start + min(0.0, max(room - length, room / 2 - focus))

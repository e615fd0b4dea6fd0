# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Draws placed shapes with a QPainter, the screen's counterpart of the paper's drawing.

Fonts have kerning off, so that drawn and measured widths agree (decision 005).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from app.causal.shapes import Box, Command, Drawing, Label, Path, Shape, TextLine
from ui.theme import Theme

DASH = (4.0, 3.0)
"""Length of a dash and of the gap, in drawing units."""

BAR_WIDTH = 4.0
"""Width of the accent bar at the left of a box."""

TEXT_FROM_SCALE = 0.4
"""Below this scale words can't be read; a line stands for them: painting text is what costs."""

STAND_IN_FROM_SCALE = 0.18
"""Below this scale a box is a mere patch: an outline with corners costs three times as much."""

STAND_IN_SHARE = 0.7
"""How much of a box's width the line takes."""


def shape_color(theme: Theme, token: str) -> QColor:
    """Return the colour of a shape's token, phase tokens (`phase_detection_edge`) included."""
    if not token.startswith("phase_"):
        return theme.color(token)
    name = token.removeprefix("phase_")
    for part in ("edge", "ink"):
        if name.endswith(f"_{part}"):
            return QColor(getattr(theme.phase(name.removesuffix(f"_{part}")), part))
    return QColor(theme.phase(name.removesuffix("_fill")).fill)


def paint_drawing(painter: QPainter, drawing: Drawing, theme: Theme) -> None:
    """Draw all shapes of `drawing`, back to front."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    dots_per_inch = painter.device().logicalDpiY()
    for shape in drawing.shapes:
        Sketch(shape, theme, dots_per_inch).paint(painter)


class Sketch:
    """A shape made ready for painting: pen, brush, outline and fonts are looked up once.

    They are looked up at the first painting that needs them: far away a patch of colour is enough.
    """

    def __init__(self, shape: Shape, theme: Theme, dots_per_inch: int) -> None:
        self.theme = theme
        self._shape = shape
        self._dots_per_inch = dots_per_inch
        self._texts: Sequence[TextLine] = () if isinstance(shape, Path) else shape.texts
        self._ready: list[tuple[QPointF, str, QFont, QColor]] | None = None
        self._area: QRectF | None = None
        if isinstance(shape, Box):
            self._area = QRectF(shape.x, shape.y, shape.width, shape.height)

    @cached_property
    def _outline(self) -> QPainterPath | None:
        return painter_path(self._shape) if isinstance(self._shape, Path) else None

    @cached_property
    def _pen(self) -> QPen:
        shape = self._shape
        if isinstance(shape, Label):
            return QPen(Qt.PenStyle.NoPen)
        return shape_pen(self.theme, shape.stroke, shape.stroke_width, dashed=shape.dashed)

    @cached_property
    def _brush(self) -> QBrush:
        return shape_brush(self.theme, "" if isinstance(self._shape, Label) else self._shape.fill)

    @cached_property
    def _far(self) -> QColor:
        """The colour of the patch that stands for a box far away."""
        box = self._shape
        assert isinstance(box, Box)
        return shape_color(self.theme, box.stroke or box.fill or "line2")

    @cached_property
    def _bar(self) -> QColor | None:
        box = self._shape
        return shape_color(self.theme, box.bar) if isinstance(box, Box) and box.bar else None

    def paint(self, painter: QPainter, *, scale: float = 1.0) -> None:
        """Draw the shape; where `scale` leaves words unreadable, a line stands for them."""
        small = scale < TEXT_FROM_SCALE
        if self._area is not None and scale < STAND_IN_FROM_SCALE:
            painter.fillRect(self._area, self._far)
            return
        if self._area is not None:
            self._paint_box(painter, self._area, small=small)
        elif self._outline is not None:
            painter.setPen(self._pen)
            painter.setBrush(self._brush)
            painter.drawPath(self._outline)
        if not self._texts:
            return
        if small:
            self._paint_stand_in(painter)
        else:
            self._paint_texts(painter)

    def _paint_box(self, painter: QPainter, area: QRectF, *, small: bool) -> None:
        box = self._shape
        radius = box.radius if isinstance(box, Box) else 0.0
        painter.setPen(self._pen)
        painter.setBrush(self._brush)
        if small:
            painter.drawRect(area)
        else:
            painter.drawRoundedRect(area, radius, radius)
        if self._bar is None:
            return
        strip = QRectF(area.x(), area.y(), BAR_WIDTH, area.height())
        if small:
            painter.fillRect(strip, self._bar)
            return
        painter.save()
        clip = QPainterPath()
        clip.addRoundedRect(area, radius, radius)
        painter.setClipPath(clip, Qt.ClipOperation.IntersectClip)
        painter.fillRect(strip, self._bar)
        painter.restore()

    def _paint_stand_in(self, painter: QPainter) -> None:
        """Draw one line in place of a box's words."""
        if self._area is None:
            return
        last = self._texts[-1]
        width = self._area.width() * STAND_IN_SHARE
        left = self._area.center().x() - width / 2
        top = self._area.center().y() - last.size / 4
        color = shape_color(self.theme, last.color)
        painter.fillRect(QRectF(left, top, width, last.size / 2), color)

    def _paint_texts(self, painter: QPainter) -> None:
        if self._ready is None:
            self._ready = [self._placed(line) for line in self._texts]
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # words as written
        for place, text, font, color in self._ready:
            painter.setFont(font)
            painter.setPen(color)
            painter.drawText(place, text)

    def _placed(self, line: TextLine) -> tuple[QPointF, str, QFont, QColor]:
        font = line_font(self.theme, line, self._dots_per_inch)
        x = line.x
        if line.anchor != "start":
            width = QFontMetricsF(font).horizontalAdvance(line.text)
            x -= width / 2 if line.anchor == "middle" else width
        return QPointF(x, line.y), line.text, font, shape_color(self.theme, line.color)


def shape_bounds(shape: Shape) -> QRectF:
    """Return the rectangle a shape stays within, its line width included."""
    if isinstance(shape, Box):
        box = QRectF(shape.x, shape.y, shape.width, shape.height)
        margin = shape.stroke_width
    elif isinstance(shape, Path):
        box, margin = painter_path(shape).boundingRect(), shape.stroke_width
    else:
        box, margin = _texts_bounds(shape), 1.0
    return box.adjusted(-margin, -margin, margin, margin)


def painter_path(shape: Path) -> QPainterPath:
    """Return the outline of a path shape."""
    return outline(shape.commands)


def outline(commands: Sequence[Command]) -> QPainterPath:
    """Return the outline that `commands` draw."""
    path = QPainterPath()
    for name, points in commands:
        placed = [QPointF(*point) for point in points]
        if name == "M":
            path.moveTo(placed[0])
        elif name == "L":
            path.lineTo(placed[0])
        elif name == "C":
            path.cubicTo(*placed)
        else:
            path.closeSubpath()
    return path


@lru_cache(maxsize=64)
def canvas_font(families: tuple[str, ...], points: float, weight: int) -> QFont:
    """Return an unkerned, unhinted font, as it is measured."""
    font = QFont(list(families))
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight(weight))
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def line_font(theme: Theme, line: TextLine, dots_per_inch: int) -> QFont:
    """Return the line's font; Qt takes sizes in fractions of a pixel only as points."""
    points = line.size * 72.0 / dots_per_inch
    font = canvas_font((theme.fonts.text, *theme.fonts.fallback), points, line.weight)
    if line.struck:
        font = QFont(font)
        font.setStrikeOut(True)
    return font


def _texts_bounds(shape: Label) -> QRectF:
    box = QRectF()
    for line in shape.texts:
        width = len(line.text) * line.size
        left = {"start": line.x, "middle": line.x - width / 2, "end": line.x - width}[line.anchor]
        box = box.united(QRectF(left, line.y - line.size * 1.2, width, line.size * 1.6))
    return box


def shape_brush(theme: Theme, token: str) -> QBrush:
    """Return the brush of a fill token; none for an empty one."""
    return QBrush(shape_color(theme, token)) if token else QBrush(Qt.BrushStyle.NoBrush)


def shape_pen(theme: Theme, token: str, width: float, *, dashed: bool) -> QPen:
    """Return the pen of a stroke token; none for an empty one."""
    if not token:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(shape_color(theme, token), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashed:
        pen.setDashPattern([step / max(width, 0.5) for step in DASH])
    return pen

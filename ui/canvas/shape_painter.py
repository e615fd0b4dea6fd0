# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Draws placed shapes with a QPainter, the screen's counterpart of the paper's drawing.

Fonts have kerning off, so that drawn and measured widths agree (decision 005).
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from app.causal.shapes import Box, Drawing, Label, Path, Shape, TextLine
from ui.theme import Theme

DASH = (4.0, 3.0)
"""Length of a dash and of the gap, in drawing units."""

BAR_WIDTH = 4.0
"""Width of the accent bar at the left of a box."""


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
    for shape in drawing.shapes:
        paint_shape(painter, shape, theme)


def paint_shape(painter: QPainter, shape: Shape, theme: Theme, *, with_text: bool = True) -> None:
    """Draw one shape; `with_text` False leaves the words out, for small scales."""
    if isinstance(shape, Box):
        _paint_box(painter, shape, theme)
    elif isinstance(shape, Path):
        painter.setPen(_pen(theme, shape.stroke, shape.stroke_width, dashed=shape.dashed))
        painter.setBrush(shape_color(theme, shape.fill) if shape.fill else Qt.BrushStyle.NoBrush)
        painter.drawPath(painter_path(shape))
    if with_text and not isinstance(shape, Path):
        for line in shape.texts:
            _paint_line(painter, line, theme)


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
    path = QPainterPath()
    for name, points in shape.commands:
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


def _paint_box(painter: QPainter, box: Box, theme: Theme) -> None:
    area = QRectF(box.x, box.y, box.width, box.height)
    painter.setPen(_pen(theme, box.stroke, box.stroke_width, dashed=box.dashed))
    painter.setBrush(shape_color(theme, box.fill) if box.fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area, box.radius, box.radius)
    if box.bar:
        painter.save()
        clip = QPainterPath()
        clip.addRoundedRect(area, box.radius, box.radius)
        painter.setClipPath(clip, Qt.ClipOperation.IntersectClip)
        painter.fillRect(QRectF(box.x, box.y, BAR_WIDTH, box.height), shape_color(theme, box.bar))
        painter.restore()


def _paint_line(painter: QPainter, line: TextLine, theme: Theme) -> None:
    font = line_font(theme, line, painter.device().logicalDpiY())
    painter.setFont(font)
    painter.setPen(shape_color(theme, line.color))
    x = line.x
    if line.anchor != "start":
        width = QFontMetricsF(font).horizontalAdvance(line.text)
        x -= width / 2 if line.anchor == "middle" else width
    painter.drawText(QPointF(x, line.y), line.text)


def _pen(theme: Theme, token: str, width: float, *, dashed: bool) -> QPen:
    if not token:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(shape_color(theme, token), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashed:
        pen.setDashPattern([step / max(width, 0.5) for step in DASH])
    return pen

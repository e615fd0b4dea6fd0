# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Placed shapes as a ReportLab drawing, which is PDF and SVG: the paper's side of decision 005."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from reportlab.graphics import shapes as paper_shapes
from reportlab.pdfbase import pdfmetrics

from app.causal.shapes import Box, Drawing, Path, TextLine
from app.publish.pdf.paper import color, font
from app.publish.pdf.right_to_left import in_visual_order
from app.publish.pdf.text import TextReport, runs

_DASH = (4, 3)
_BAR = 4.0


Run = tuple[str, str, float]
"""A piece of a line in one font: its text, the font's registered name, and how wide it is."""

Typesetter = Callable[[TextLine], list[Run]]


def paper_drawing(
    drawing: Drawing, report: TextReport, typeset: Typesetter | None = None
) -> paper_shapes.Drawing:
    """Return `drawing` with y upwards, as paper has it.

    `typeset` parts a line into runs; by default into embedded fonts, in the order they are seen.
    """
    set_line = typeset or partial(_in_fonts, report)
    # A drawing begins by setting this font, used or not; the default is one that no file embeds.
    paper_shapes.STATE_DEFAULTS["fontName"] = font(400)
    paper = paper_shapes.Drawing(drawing.width, drawing.height)
    for shape in drawing.shapes:
        if isinstance(shape, Path):
            paper.add(_path(shape, drawing.height))
            continue
        if isinstance(shape, Box):
            for part in _box(shape, drawing.height):
                paper.add(part)
        for line in shape.texts:
            for part in _text(line, drawing.height, set_line(line)):
                paper.add(part)
    return paper


def _box(box: Box, height: float) -> list[paper_shapes.Shape]:
    bottom = height - box.y - box.height
    radius = min(box.radius, box.width / 2, box.height / 2)
    rect = paper_shapes.Rect(box.x, bottom, box.width, box.height, rx=radius, ry=radius)
    rect.fillColor = color(box.fill) if box.fill else None
    rect.strokeColor = color(box.stroke) if box.stroke else None
    rect.strokeWidth = box.stroke_width
    rect.strokeDashArray = _DASH if box.dashed else None
    parts: list[paper_shapes.Shape] = [rect]
    if box.bar:
        inset = box.stroke_width / 2
        bar = paper_shapes.Rect(box.x + inset, bottom + radius / 2, _BAR, box.height - radius)
        bar.fillColor, bar.strokeColor = color(box.bar), None
        parts.append(bar)
    return parts


def _path(shape: Path, height: float) -> paper_shapes.Path:
    path = paper_shapes.Path()
    for name, points in shape.commands:
        places = [value for x, y in points for value in (x, height - y)]
        if name == "M":
            path.moveTo(*places)
        elif name == "L":
            path.lineTo(*places)
        elif name == "C":
            path.curveTo(*places)
        else:
            path.closePath()
    path.fillColor = color(shape.fill) if shape.fill else None
    path.strokeColor = color(shape.stroke) if shape.stroke else None
    path.strokeWidth = shape.stroke_width
    path.strokeDashArray = _DASH if shape.dashed else None
    return path


def _in_fonts(report: TextReport, line: TextLine) -> list[Run]:
    """Return a line in fonts that have its signs, the leftmost first."""
    found = runs(in_visual_order(line.text), report, line.weight)
    return [
        (
            run.text,
            run.typeface.name,
            pdfmetrics.stringWidth(run.text, run.typeface.name, line.size),
        )
        for run in found
    ]


def _text(line: TextLine, height: float, pieces: list[Run]) -> list[paper_shapes.Shape]:
    total = sum(width for _, _, width in pieces)
    start = line.x - {"start": 0.0, "middle": total / 2, "end": total}[line.anchor]
    x, y = start, height - line.y
    parts: list[paper_shapes.Shape] = []
    for run, name, width in pieces:
        string = paper_shapes.String(x, y, run, fontName=name, fontSize=line.size)
        string.fillColor = color(line.color)
        parts.append(string)
        x += width
    if line.struck and total:
        middle = y + line.size * 0.3
        stroke = paper_shapes.Line(start, middle, start + total, middle)
        stroke.strokeColor, stroke.strokeWidth = color(line.color), 0.8
        parts.append(stroke)
    return parts

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A chart as a file of its own: SVG whose text stays text."""

from __future__ import annotations

from pathlib import Path

from reportlab.graphics import renderSVG, shapes

from app.causal.shapes import Drawing
from app.publish.drawing import paper_drawing
from app.publish.pdf.paper import color
from app.publish.pdf.text import TextReport
from app.publish.picture import GROUND, MARGIN
from app.publish.svg import titled_svg, whole_line
from app.publish.written_file import write_bytes


def chart_svg(chart: Drawing, title: str) -> bytes:
    """Return a chart on white, with a margin and a title."""
    paper = paper_drawing(chart, TextReport(), whole_line)
    width, height = chart.width + 2 * MARGIN, chart.height + 2 * MARGIN
    ground = shapes.Rect(0, 0, width, height, strokeColor=None, fillColor=color(GROUND))
    placed = shapes.Group(*paper.contents, transform=(1, 0, 0, 1, MARGIN, MARGIN))
    drawn: str = renderSVG.drawToString(shapes.Drawing(width, height, ground, placed))
    return titled_svg(drawn, title)


def write_chart(chart: Drawing, title: str, path: Path) -> None:
    """Write a chart to a file. Raises UserFacingError."""
    write_bytes(path, chart_svg(chart, title))

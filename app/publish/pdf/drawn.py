# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Placed shapes drawn on the report's page: the same shapes as on the screen (decision 005).

Written straight into the page, in the report's own text, so that a word in a box is shaped and
ordered as it is in a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.causal.shapes import Box, Drawing, Path, Shape, TextLine
from app.publish.pdf.canvas import Ink, ReportCanvas, ink_code, text_code
from app.publish.pdf.directions import has_right_to_left, reads_right_to_left
from app.publish.pdf.lines import Ruler
from app.publish.pdf.paper import color
from app.publish.pdf.text import TextReport, runs

_DASH, _SOLID = "[4 3] 0 d", "[] 0 d"
_BAR = 4.0
_ROUND = 0.5523
"""How far the handles of a curve reach that stands for a quarter of a circle."""


class Pen:
    """Draws shapes; `report` gathers the signs that no font has."""

    def __init__(self, report: TextReport, ruler: Ruler) -> None:
        self._report = report
        self._ruler = ruler

    def draw(self, canvas: ReportCanvas, drawing: Drawing) -> None:
        """Draw all shapes, with the drawing's lower left corner at the origin."""
        for shape in drawing.shapes:
            canvas._code += self._code(canvas, shape, drawing.height)

    def _code(self, canvas: ReportCanvas, shape: Shape, height: float) -> Iterator[str]:
        if isinstance(shape, Path):
            yield from _path(shape, height)
            return
        if isinstance(shape, Box):
            yield from _box(shape, height)
        for line in shape.texts:
            yield from self._text(canvas, line, height)

    def _text(self, canvas: ReportCanvas, line: TextLine, height: float) -> Iterator[str]:
        set_ = runs(line.text, self._report, line.weight)
        total = sum(self._ruler.width(run.text, run.typeface) for run in set_) * line.size
        x = line.x - {"start": 0.0, "middle": total / 2, "end": total}[line.anchor]
        y = height - line.y
        turns = reads_right_to_left(line.text) if has_right_to_left(line.text) else None
        ink = Ink(line.size, color(line.color))
        if set_:
            yield text_code(canvas, (x, y), set_, ink, right_to_left=turns)
        if line.struck and total:
            middle = y + line.size * 0.3
            yield f"{_stroke(line.color)} 0.8 w {_SOLID}"
            yield f"{x:.2f} {middle:.2f} m {x + total:.2f} {middle:.2f} l S"


def _box(box: Box, height: float) -> Iterator[str]:
    bottom = height - box.y - box.height
    radius = min(box.radius, box.width / 2, box.height / 2)
    painted = _painted(box.fill, box.stroke)
    if painted:
        yield _inks(box.fill, box.stroke, box.stroke_width, dashed=box.dashed)
        yield f"{_rounded(box.x, bottom, box.width, box.height, radius)} {painted}"
    if box.bar:
        left = box.x + box.stroke_width / 2
        yield ink_code(color(box.bar))
        yield f"{left:.2f} {bottom + radius / 2:.2f} {_BAR:g} {box.height - radius:.2f} re f"


def _path(shape: Path, height: float) -> Iterator[str]:
    painted = _painted(shape.fill, shape.stroke)
    if not painted:
        return
    yield _inks(shape.fill, shape.stroke, shape.stroke_width, dashed=shape.dashed)
    steps = []
    for name, points in shape.commands:
        places = " ".join(f"{x:.2f} {height - y:.2f}" for x, y in points)
        steps.append("h" if name not in "MLC" else f"{places} {name.lower()}")
    yield " ".join([*steps, painted])


def _painted(fill: str, stroke: str) -> str:
    """Return the operator that fills or strokes, or does both; empty for neither."""
    return {(True, True): "B", (True, False): "f", (False, True): "S"}.get(
        (bool(fill), bool(stroke)), ""
    )


def _inks(fill: str, stroke: str, width: float, *, dashed: bool) -> str:
    parts = [ink_code(color(fill))] if fill else []
    if stroke:
        parts += [_stroke(stroke), f"{width:g} w", _DASH if dashed else _SOLID]
    return " ".join(parts)


def _stroke(token: str) -> str:
    return ink_code(color(token)).upper()


def _rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    if radius <= 0:
        return f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"
    right, top, off = x + width, y + height, radius * (1 - _ROUND)
    return (
        f"{x + radius:.2f} {y:.2f} m {right - radius:.2f} {y:.2f} l "
        f"{right - off:.2f} {y:.2f} {right:.2f} {y + off:.2f} {right:.2f} {y + radius:.2f} c "
        f"{right:.2f} {top - radius:.2f} l "
        f"{right:.2f} {top - off:.2f} {right - off:.2f} {top:.2f} {right - radius:.2f} {top:.2f} c "
        f"{x + radius:.2f} {top:.2f} l "
        f"{x + off:.2f} {top:.2f} {x:.2f} {top - off:.2f} {x:.2f} {top - radius:.2f} c "
        f"{x:.2f} {y + radius:.2f} l "
        f"{x:.2f} {y + off:.2f} {x + off:.2f} {y:.2f} {x + radius:.2f} {y:.2f} c h"
    )

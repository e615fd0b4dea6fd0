# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Diagrams in the report: scaled to the room there is, never so far that they can't be read."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing as PaperDrawing
from reportlab.platypus import Flowable

from app.causal.shapes import Drawing
from app.publish.drawing import paper_drawing
from app.publish.pdf.text import TextReport

SMALLEST_TEXT = 11.0
"""The smallest text in a lens, in drawing units (see `app.causal.cause_box`)."""

LEAST_POINTS = 7.0
_OVERLAP = 24.0


class Tile(Flowable):
    """A part of a drawing: the rectangle from `left`, `top`, clipped to its size."""

    def __init__(
        self,
        drawing: PaperDrawing,
        scale: float,
        corner: tuple[float, float],
        size: tuple[float, float],
    ) -> None:
        super().__init__()
        self._drawing = drawing
        self._scale = scale
        self._corner = corner
        self.width, self.height = size

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the tile's size on paper."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the part that shows."""
        canvas = self.canv
        canvas.saveState()
        clip = canvas.beginPath()
        clip.rect(-1, -1, self.width + 2, self.height + 2)
        canvas.clipPath(clip, stroke=0, fill=0)
        left, top = self._corner
        whole = self._drawing.height * self._scale
        canvas.translate(-left * self._scale, self.height - whole + top * self._scale)
        canvas.scale(self._scale, self._scale)
        renderPDF.draw(self._drawing, canvas, 0, 0)
        canvas.restoreState()


def tiles(drawing: Drawing, report: TextReport, width: float, height: float) -> Iterator[Flowable]:
    """Yield `drawing` fitted into `width` × `height`, over several tiles where it must be.

    Text never prints under 7 pt; neighbouring tiles overlap a little.
    """
    paper = paper_drawing(drawing, report)
    fitting = min(1.0, width / drawing.width, height / drawing.height)
    scale = max(fitting, LEAST_POINTS / SMALLEST_TEXT)
    room_x, room_y = width / scale, height / scale
    for top in _starts(drawing.height, room_y):
        for left in _starts(drawing.width, room_x):
            part = (min(room_x, drawing.width - left), min(room_y, drawing.height - top))
            yield Tile(paper, scale, (left, top), (part[0] * scale, part[1] * scale))


def _starts(length: float, room: float) -> list[float]:
    """Return where tiles begin along one side."""
    if length <= room + 0.01:
        return [0.0]
    starts = [0.0]
    while starts[-1] + room < length:
        starts.append(starts[-1] + room - _OVERLAP)
    return starts

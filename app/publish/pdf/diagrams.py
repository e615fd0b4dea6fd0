# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Diagrams in the report: scaled to the room there is, never so far that they can't be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing as PaperDrawing
from reportlab.platypus import Flowable

from app.causal.shapes import Box, Drawing, Path
from app.publish.drawing import paper_drawing
from app.publish.pdf.text import TextReport

LEAST_POINTS = 7.0


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

    Text never prints under 7 pt; a drawing that would is cut between its boxes.
    """
    paper = paper_drawing(drawing, report)
    fitting = min(1.0, width / drawing.width, height / drawing.height)
    scale = max(fitting, min(1.0, LEAST_POINTS / _smallest_text(drawing)))
    boxes = [shape for shape in drawing.shapes if isinstance(shape, Box)]
    across = [(box.x, box.x + box.width) for box in boxes]
    down = [(box.y, box.y + box.height) for box in boxes]
    for top, bottom in _strips(drawing.height, height / scale, down):
        for left, right in _strips(drawing.width, width / scale, across):
            if _has_content(boxes, left, right, top, bottom):
                size = ((right - left) * scale, (bottom - top) * scale)
                yield Tile(paper, scale, (left, top), size)


def _smallest_text(drawing: Drawing) -> float:
    sizes = (
        line.size for shape in drawing.shapes if not isinstance(shape, Path) for line in shape.texts
    )
    return min(sizes, default=LEAST_POINTS)


def _strips(
    length: float, room: float, boxes: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """Return where to cut one side so that each strip fits; between boxes wherever possible."""
    strips: list[tuple[float, float]] = []
    start = 0.0
    while length - start > room + 0.01:
        end = _cut(start, room, boxes)
        strips.append((start, end))
        start = end
    return [*strips, (start, length)]


def _cut(start: float, room: float, boxes: Sequence[tuple[float, float]]) -> float:
    """Return the last place within reach that runs through no box, else the end of reach."""
    reach = start + room
    candidates = sorted(
        (low - 4 for low, _ in boxes if start + room / 2 < low - 4 <= reach), reverse=True
    )
    free = (place for place in candidates if not any(low < place < high for low, high in boxes))
    return next(free, reach)


def _has_content(
    boxes: Sequence[Box], left: float, right: float, top: float, bottom: float
) -> bool:
    return any(
        box.x < right and box.x + box.width > left and box.y < bottom and box.y + box.height > top
        for box in boxes
    )

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Diagrams in the report: scaled to the room there is, never so far that they can't be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from math import inf

from reportlab.platypus import Flowable

from app.causal.shapes import Drawing, Shape
from app.publish.pdf.canvas import ReportCanvas
from app.publish.pdf.crossings import BAND_ACROSS, BAND_DOWN, joined, lines_of, marks
from app.publish.pdf.cutting import Part, cut, packed
from app.publish.pdf.drawn import Pen
from app.publish.pdf.paper import color
from app.publish.pdf.pieces import Rect, pieces, texts_of
from app.translation import tr

LEAST_POINTS = 7.0
GAP = 10.0
"""Room between two parts on one page."""

CAPTION, WORDS = 16.0, 30.0
"""Room over each part for its number, and on each page for words and the map of the parts."""

_ENLARGED, _STEPS = 1.3, 12
"""How far a scale is raised where this takes no more pages, and in how many steps it is tried."""

_TALLEST = 0.9
"""A box that takes more of a page than this is parted."""

_MAP = (84.0, 26.0)
"""The most room for the small map of a drawing's parts."""


@dataclass(frozen=True)
class Sheets:
    """A drawing laid out for pages of one size: at which scale, on which pages and shelves."""

    drawing: Drawing
    scale: float
    pages: tuple[tuple[tuple[Part, ...], ...], ...]
    band: tuple[float, float] = (0.0, 0.0)
    cut_lines: int = 0
    room: tuple[float, float] = (inf, inf)

    def scale_of(self, part: Part) -> float:
        """Return the scale of one part: smaller where a single box is larger than a page."""
        across, down = part.rect.width, part.rect.height
        if across * self.scale <= self.room[0] and down * self.scale <= self.room[1]:
            return self.scale
        return min(
            self.scale,
            self.room[0] / (across + 2 * self.band[0]),
            self.room[1] / (down + 2 * self.band[1]),
        )

    @property
    def effort(self) -> tuple[int, int, float]:
        """Return what makes it hard to read: pages, lines that are cut, and how small it is."""
        return len(self.pages), self.cut_lines, -self.scale

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return all parts, in their order."""
        return tuple(part for page in self.pages for shelf in page for part in shelf)


class Tile(Flowable):
    """A part of a drawing; what lies outside of `rect` is cut off, `over` is drawn over it."""

    def __init__(
        self,
        layers: tuple[Drawing, Drawing],
        scale: float,
        rect: Rect,
        band: tuple[float, float],
        pen: Pen,
    ) -> None:
        super().__init__()
        self._under, self._over = layers
        self._pen = pen
        self._scale = scale
        self._rect = rect
        self._band = band
        self.width = (rect.width + 2 * band[0]) * scale
        self.height = (rect.height + 2 * band[1]) * scale

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return the tile's size on paper."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the part that shows."""
        canvas: ReportCanvas = self.canv
        with canvas.content(canvas.structure.root.add("Figure", self._words())):
            self._draw(canvas)

    def _words(self) -> str:
        """Return what the figure shows, for those who can't see it: its texts, in order."""
        lines = (
            line.text for layer in (self._under, self._over) for line in texts_of(layer.shapes)
        )
        return tr("Diagram: {0}").format(" ".join(lines))

    def _draw(self, canvas: ReportCanvas) -> None:
        rect = self._rect
        canvas.saveState()
        whole = self._under.height
        canvas.scale(self._scale, self._scale)
        canvas.translate(self._band[0] - rect.left, self._band[1] + rect.bottom - whole)
        canvas.saveState()
        clip = canvas.beginPath()
        clip.rect(rect.left - 1, whole - rect.bottom - 1, rect.width + 2, rect.height + 2)
        canvas.clipPath(clip, stroke=0, fill=0)
        self._pen.draw(canvas, self._under)
        canvas.restoreState()
        self._pen.draw(canvas, self._over)
        canvas.restoreState()


class PartMap(Flowable):
    """A small map of a drawing's parts, those that a page shows filled."""

    def __init__(self, sheets: Sheets, shown: Sequence[Part]) -> None:
        super().__init__()
        self._sheets = sheets
        self._shown = shown
        drawing = sheets.drawing
        self._scale = min(_MAP[0] / drawing.width, _MAP[1] / drawing.height)
        self.width, self.height = drawing.width * self._scale, drawing.height * self._scale
        self._left = 0.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Return the map's size on paper; it stands at the right of its room."""
        self._left = max(width - self.width, 0.0)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the outlines of all parts."""
        canvas: ReportCanvas = self.canv
        with canvas.artifact():
            self._draw(canvas)

    def _draw(self, canvas: ReportCanvas) -> None:
        canvas.translate(self._left, 0)
        canvas.setLineWidth(0.5)
        canvas.setStrokeColor(color("line2"))
        canvas.setFillColor(color("accent"))
        for part in self._sheets.parts:
            rect = part.rect
            canvas.rect(
                rect.left * self._scale,
                self.height - rect.bottom * self._scale,
                rect.width * self._scale,
                rect.height * self._scale,
                fill=part in self._shown,
            )


def sheets(drawing: Drawing, width: float, height: float) -> Sheets:
    """Return how `drawing` is laid out on pages of `width` × `height`.

    Text never prints under 7 pt; a drawing that would is cut between its boxes.
    """
    fitting = min(1.0, width / drawing.width, height / drawing.height)
    least = min(1.0, LEAST_POINTS / _smallest_text(drawing))
    if fitting >= least:
        whole = Part(1, Rect(0, 0, drawing.width, drawing.height), ())
        return Sheets(drawing, fitting, (((whole,),),))
    room = (width, height - WORDS)
    choices = [_cut_up(drawing, least, room, by_rows=by_rows) for by_rows in (True, False)]
    return min(choices, key=lambda laid: laid.effort)


def _cut_up(drawing: Drawing, least: float, room: tuple[float, float], *, by_rows: bool) -> Sheets:
    """Return a drawing in parts, on as few pages as it takes at the least scale."""
    width = room[0] / least - 2 * BAND_ACROSS
    height = (room[1] - CAPTION) / least - 2 * BAND_DOWN
    own, lines = pieces(drawing, _TALLEST * height)
    whole = Rect(0, 0, drawing.width, drawing.height)
    parts = cut(own, width, height, whole, by_rows=by_rows)
    few = len(_packed(parts, least, room))
    most = min(1.0, least * _ENLARGED)
    steps = (most + (least - most) * step / _STEPS for step in range(_STEPS))
    scale = next((at for at in steps if _is_roomy(parts, at, room, few)), least)
    waiting = iter(parts)
    pages = tuple(
        tuple(tuple(islice(waiting, count)) for count in page)
        for page in _packed(parts, scale, room)
    )
    cut_lines = sum(line.is_cut for line in joined(lines, parts))
    largest = (room[0] - GAP, room[1] - CAPTION)
    return Sheets(drawing, scale, pages, (BAND_ACROSS, BAND_DOWN), cut_lines, largest)


def _is_roomy(parts: Sequence[Part], scale: float, room: tuple[float, float], pages: int) -> bool:
    """Tell whether each part fits a page at a scale, and all of them the given number of pages."""
    sizes = _sizes(parts, scale)
    fit = all(width <= room[0] + GAP and height <= room[1] for width, height in sizes)
    return fit and len(_packed(parts, scale, room)) <= pages


def _packed(parts: Sequence[Part], scale: float, room: tuple[float, float]) -> list[list[int]]:
    return packed(_sizes(parts, scale), room[0] + GAP, room[1])


def _sizes(parts: Sequence[Part], scale: float) -> list[tuple[float, float]]:
    """Return the room that each part takes on paper, with its caption and bands."""
    return [
        (
            (part.rect.width + 2 * BAND_ACROSS) * scale + GAP,
            (part.rect.height + 2 * BAND_DOWN) * scale + CAPTION,
        )
        for part in parts
    ]


def tiles(laid: Sheets, pen: Pen) -> list[Tile]:
    """Return what shows each part of a drawing."""
    drawing = laid.drawing
    if len(laid.parts) == 1:
        layers = (drawing, _with(drawing, ()))
        return [Tile(layers, laid.scale, laid.parts[0].rect, laid.band, pen)]
    _, paths = pieces(drawing, drawing.height)
    lines = joined(paths, laid.parts)
    shown = []
    for part in laid.parts:
        own = lines_of(part, lines)
        under = _with(drawing, [line.path for line in own])
        over = [shape for piece in part.pieces for shape in piece.shapes]
        layers = (under, _with(drawing, [*over, *marks(part, own)]))
        shown.append(Tile(layers, laid.scale_of(part), part.rect, laid.band, pen))
    return shown


def _with(drawing: Drawing, shapes: Sequence[Shape]) -> Drawing:
    return Drawing(drawing.width, drawing.height, tuple(shapes))


def _smallest_text(drawing: Drawing) -> float:
    return min((line.size for line in texts_of(drawing.shapes)), default=LEAST_POINTS)

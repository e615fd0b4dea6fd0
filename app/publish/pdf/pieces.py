# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""What of a drawing must stay in one piece when it is cut over pages: boxes, symbols, labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from app.causal.shapes import Box, Drawing, Label, Path, Point, Shape, TextLine
from app.fonts import BundledMeasure

_NEAR = 40.0
"""How far from its box a shape may lie that is drawn only together with it."""

_RISE, _FALL = 0.8, 0.25
"""How far a line of text reaches above and below its baseline, in its own size."""

_NAME_MOST = 28


@dataclass(frozen=True)
class Rect:
    """A part of a drawing; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Return how wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return how high it is."""
        return self.bottom - self.top

    def grown(self, by: float) -> Rect:
        """Return the rectangle with `by` more on each side."""
        return Rect(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def holds(self, point: Point) -> bool:
        """Tell whether a place lies in it."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def covers(self, other: Rect) -> bool:
        """Tell whether all of another lies in it."""
        return self.holds((other.left, other.top)) and self.holds((other.right, other.bottom))

    def touches(self, other: Rect) -> bool:
        """Tell whether the two have anything in common."""
        aside = other.right < self.left or self.right < other.left
        return not (aside or other.bottom < self.top or self.bottom < other.top)


@dataclass(frozen=True)
class Piece:
    """Shapes that stay together, and the name other pages know them by."""

    rect: Rect
    shapes: tuple[Shape, ...]
    name: str = ""


def pieces(drawing: Drawing, most_height: float) -> tuple[list[Piece], list[Path]]:
    """Return the pieces of a drawing, and the lines between them, which may be cut.

    A box higher than `most_height` is parted between its lines of text.
    """
    found: list[Piece] = []
    attached, lines = _sorted_out(drawing)
    held = {shape.id for group in attached.values() for shape in group}
    for shape in drawing.shapes:
        if isinstance(shape, Box) and shape.id not in held:
            *upper, last = [shape]
            if shape.height > most_height:
                *upper, last = _parted(shape, most_height)
            own = [*((part,) for part in upper), (last, *attached.get(shape.id, ()))]
            name = shape.texts[0].text[:_NAME_MOST] if shape.texts else ""
            found += [Piece(_around(map(bounds, group)), tuple(group), name) for group in own]
    words = [shape for shape in drawing.shapes if isinstance(shape, Label) and shape.texts]
    found += [Piece(bounds(shape), (shape,)) for shape in words if shape.id not in held]
    return found, lines


def bounds(shape: Shape) -> Rect:
    """Return the rectangle a shape fills; a label's is that of its texts."""
    if isinstance(shape, Box):
        return Rect(shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
    if isinstance(shape, Path):
        points = [point for _, steps in shape.commands for point in steps]
        across, down = [x for x, _ in points], [y for _, y in points]
        return Rect(min(across), min(down), max(across), max(down))
    return _around(_line_bounds(line) for line in shape.texts)


def texts_of(shapes: Iterable[Shape]) -> Iterator[TextLine]:
    """Yield every line of text."""
    for shape in shapes:
        if not isinstance(shape, Path):
            yield from shape.texts


def _sorted_out(drawing: Drawing) -> tuple[dict[str, list[Shape]], list[Path]]:
    """Return the symbols and words that belong to a box, by its id, and the lines between boxes.

    What belongs to a box bears its id with a suffix, and lies close by.
    """
    boxes = {shape.id: bounds(shape) for shape in drawing.shapes if isinstance(shape, Box)}
    attached: dict[str, list[Shape]] = {}
    lines: list[Path] = []
    for shape in drawing.shapes:
        owner = shape.id.rpartition(":")[0]
        if owner in boxes and boxes[owner].grown(_NEAR).covers(bounds(shape)):
            attached.setdefault(owner, []).append(shape)
        elif isinstance(shape, Path):
            lines.append(shape)
    return attached, lines


def _parted(box: Box, most: float) -> Iterator[Box]:
    """Yield a box in parts that each fit, cut between its lines of text."""
    top, texts = box.y, list[TextLine]()
    for line in box.texts:
        edge = line.y - line.size
        if texts and line.y + line.size - top > most:
            yield replace(
                box, id=f"{box.id}:{top:.0f}", y=top, height=edge - top, texts=tuple(texts)
            )
            top, texts = edge, []
        texts.append(line)
    rest = box.y + box.height - top
    yield replace(box, id=f"{box.id}:{top:.0f}", y=top, height=rest, texts=tuple(texts))


def _line_bounds(line: TextLine) -> Rect:
    width = BundledMeasure().width(line.text, line.size, line.weight)
    left = line.x - {"start": 0.0, "middle": width / 2, "end": width}[line.anchor]
    return Rect(left, line.y - line.size * _RISE, left + width, line.y + line.size * _FALL)


def _around(rects: Iterable[Rect]) -> Rect:
    known = list(rects)
    return Rect(
        min(rect.left for rect in known),
        min(rect.top for rect in known),
        max(rect.right for rect in known),
        max(rect.bottom for rect in known),
    )


def around(parts: Iterable[Piece]) -> Rect:
    """Return the rectangle that holds all of the pieces."""
    return _around(piece.rect for piece in parts)

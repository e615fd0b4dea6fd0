# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""One placed shape in the scene. It holds an id and a shape; it edits nothing."""

from __future__ import annotations

from enum import Enum
from operator import attrgetter

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QGraphicsPathItem,
    QGraphicsRectItem,
    QStyleOptionGraphicsItem,
    QWidget,
)

from app.causal.moving import MovedCommands, looks_like
from app.causal.shapes import Box, Label, Path
from ui.canvas.fold_mark import FoldSide, FoldState, mark_place, paint_mark
from ui.canvas.shape_painter import (
    TEXT_FROM_SCALE,
    Sketch,
    outline,
    shape_bounds,
    shape_brush,
    shape_pen,
)
from ui.theme import Theme, current_theme

_HALO = 12.0
_PEN = attrgetter("stroke", "stroke_width", "dashed", "fill")
"""Room around a box for its rings and its fold mark."""

_RING_OFF = 4.0


class Mark(Enum):
    """What the ring around a box says."""

    NONE = "none"
    SELECTED = "selected"
    FOUND = "found"
    TARGET = "target"
    REFUSED = "refused"


_RINGS = {
    Mark.SELECTED: ("accent", "accent_weak", Qt.PenStyle.SolidLine),
    Mark.FOUND: ("hint_line", "hint_bg", Qt.PenStyle.SolidLine),
    Mark.TARGET: ("accent", "accent_weak", Qt.PenStyle.DashLine),
    Mark.REFUSED: ("over", "over_bg", Qt.PenStyle.DotLine),
}


class ShapeItem(QGraphicsRectItem):
    """Show a box or a label; a mark adds the ring that the design asks for.

    Its rectangle is the drawn area, so that Qt asks Python for nothing but the painting. What it
    paints is `drawn`; a shape that only lies elsewhere is shown by moving the item from there.
    """

    def __init__(self, shape: Box | Label) -> None:
        super().__init__(_bounds_of(shape))
        self.setPen(QPen(Qt.PenStyle.NoPen))
        self._shape = self._drawn = shape
        self._sketch: Sketch | None = None
        self._mark = Mark.NONE
        self._fold = FoldState.NONE
        self._fold_side = FoldSide.RIGHT
        self.setZValue(1.0 if isinstance(shape, Box) else 0.75)

    @property
    def shape_shown(self) -> Box | Label:
        """The shape as it is drawn now."""
        return self._shape

    @property
    def box(self) -> QRectF | None:
        """The rectangle of a box; None for a label."""
        return _box_of(self._shape)

    @property
    def home(self) -> QPointF:
        """How far the shape lies from where it was drawn."""
        shape, drawn = self._shape, self._drawn
        if isinstance(shape, Label) or isinstance(drawn, Label):
            return QPointF()
        return QPointF(shape.x - drawn.x, shape.y - drawn.y)

    @property
    def owner(self) -> str:
        """Id of the part of the review behind the shape; empty for decoration."""
        return self._shape.owner

    @property
    def mark(self) -> Mark:
        """The ring that is shown."""
        return self._mark

    @property
    def fold_place(self) -> QPointF | None:
        """Middle of the fold mark; None where there is nothing to fold."""
        box = self.box
        if box is None or self._fold is FoldState.NONE:
            return None
        return mark_place(box, self._fold_side)

    def set_shape(self, shape: Box | Label) -> None:
        """Show another shape in place of the one shown."""
        before, self._shape = self._shape, shape
        if isinstance(shape, Box) and isinstance(before, Box) and looks_like(shape, before):
            if (shape.x, shape.y) != (before.x, before.y):
                self.setPos(self.home)
        elif shape != before:
            self._sketch = None
            self._drawn = shape
            self.setRect(_bounds_of(shape))
            self.setPos(self.home)
            self.update()

    def set_mark(self, mark: Mark) -> None:
        """Show another ring."""
        if mark is not self._mark:
            self._mark = mark
            self.update()

    def set_fold(self, fold: FoldState, side: FoldSide) -> None:
        """Show whether the branch below can be folded, or is."""
        if (fold, side) != (self._fold, self._fold_side):
            self._fold, self._fold_side = fold, side
            self.update()

    def restyle(self) -> None:
        """Take the colours and fonts of another theme."""
        self._sketch = None
        self.update()

    def shape(self) -> QPainterPath:
        """Return the area that takes the mouse: boxes only."""
        path = QPainterPath()
        box = _box_of(self._drawn)
        if box is not None and self.owner:
            path.addRect(box)
        return path

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw the shape, and its rings around it."""
        sketch = self._sketch
        if sketch is None:
            dots_per_inch = painter.device().logicalDpiY()
            sketch = self._sketch = Sketch(self._drawn, current_theme(), dots_per_inch)
        scale = painter.worldTransform().m11()
        if self._mark is Mark.NONE:
            sketch.paint(painter, scale=scale)
        else:
            self._paint_halo(painter, sketch.theme)
            sketch.paint(painter, scale=scale)
            self._paint_ring(painter, sketch.theme)
        if scale >= TEXT_FROM_SCALE and self._fold is not FoldState.NONE:
            box = _box_of(self._drawn)
            if box is not None:
                place = mark_place(box, self._fold_side)
                paint_mark(painter, place, self._fold, sketch.theme)

    def _paint_halo(self, painter: QPainter, theme: Theme) -> None:
        box = _box_of(self._drawn)
        if box is not None and isinstance(self._shape, Box):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(_RINGS[self._mark][1]))
            radius = self._shape.radius + _RING_OFF
            halo = box.adjusted(-_RING_OFF, -_RING_OFF, _RING_OFF, _RING_OFF)
            painter.drawRoundedRect(halo, radius, radius)

    def _paint_ring(self, painter: QPainter, theme: Theme) -> None:
        box = _box_of(self._drawn)
        if box is not None and isinstance(self._shape, Box):
            token, _, style = _RINGS[self._mark]
            pen = QPen(theme.color(token), theme.line.selected)
            pen.setStyle(style)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, self._shape.radius, self._shape.radius)


class PathItem(QGraphicsPathItem):
    """Show a path. Nothing of it is painted in Python, so a thousand connectors are cheap."""

    def __init__(self, shape: Path) -> None:
        super().__init__(_outline(shape))
        self._shape = shape
        self.setPos(self.home)
        self.setZValue(0.5 if shape.fill else 0.0)
        self.restyle()

    @property
    def shape_shown(self) -> Path:
        """The path as it is drawn now."""
        return self._shape

    @property
    def owner(self) -> str:
        """Id of the part of the review behind the path; empty for decoration."""
        return self._shape.owner

    @property
    def home(self) -> QPointF:
        """How far the path lies from where its steps were made."""
        commands = self._shape.commands
        if isinstance(commands, MovedCommands):
            return QPointF(commands.across, commands.down)
        return QPointF()

    def set_shape(self, shape: Path) -> None:
        """Show another path in place of the one shown."""
        before, self._shape = self._shape, shape
        here, there = shape.commands, before.commands
        if type(here) is MovedCommands and type(there) is MovedCommands:
            if here.still is not there.still:
                self.setPath(_outline(shape))
            if (here.across, here.down) != (there.across, there.down):
                self.setPos(here.across, here.down)
        elif here != there:
            self.setPath(_outline(shape))
            self.setPos(self.home)
        if _PEN(shape) != _PEN(before):
            self.restyle()

    def restyle(self) -> None:
        """Take the colours of the theme."""
        theme, shape = current_theme(), self._shape
        self.setPen(shape_pen(theme, shape.stroke, shape.stroke_width, dashed=shape.dashed))
        self.setBrush(shape_brush(theme, shape.fill))


def _outline(shape: Path) -> QPainterPath:
    """Return the outline where its steps were made; the item's place does the rest."""
    commands = shape.commands
    return outline(commands.still if isinstance(commands, MovedCommands) else commands)


def _box_of(shape: Box | Label) -> QRectF | None:
    if isinstance(shape, Label):
        return None
    return QRectF(shape.x, shape.y, shape.width, shape.height)


def _bounds_of(shape: Box | Label) -> QRectF:
    return shape_bounds(shape).adjusted(-_HALO, -_HALO, _HALO, _HALO)

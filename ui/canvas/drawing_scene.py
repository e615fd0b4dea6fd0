# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A mirror of a drawing: one item for each shape, by id. It edits nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsScene

from app.causal.shapes import Box, Drawing
from ui.canvas.shape_item import ShapeItem

MARGIN = 24.0
FOOT = 64.0
"""Room below the drawing for what lies over the canvas's lower corners."""


class DrawingScene(QGraphicsScene):
    """Show a drawing and the selection in it. Moves only what changed when a new one is shown."""

    selection_moved = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, ShapeItem] = {}
        self._selected = ""
        self._also: frozenset[str] = frozenset()
        self._target = ""

    @property
    def selected(self) -> str:
        """Owner of the selected shape; empty where nothing is selected."""
        return self._selected

    @property
    def all_selected(self) -> frozenset[str]:
        """Every owner selected, the rubber band's included."""
        return self._also | ({self._selected} if self._selected else frozenset())

    def show_drawing(self, drawing: Drawing) -> None:
        """Mirror `drawing`: shapes keep their item as long as their id stays."""
        wanted = {shape.id: shape for shape in drawing.shapes}
        for gone in self._items.keys() - wanted.keys():
            self.removeItem(self._items.pop(gone))
        for shape_id, shape in wanted.items():
            item = self._items.get(shape_id)
            if item is None:
                item = self._items[shape_id] = ShapeItem(shape)
                self.addItem(item)
            else:
                item.set_shape(shape)
        area = QRectF(0, 0, drawing.width, drawing.height)
        self.setSceneRect(area.adjusted(-MARGIN, -MARGIN, MARGIN, FOOT))
        self._keep_selection()
        self._mark()

    def select(self, owner: str, also: frozenset[str] = frozenset()) -> None:
        """Select the shape of `owner`; an empty string selects nothing."""
        moved = owner != self._selected
        self._selected, self._also = owner, also
        self._mark()
        if moved:
            self.selection_moved.emit(owner)

    def set_target(self, owner: str) -> None:
        """Show which shape a drag would drop on; an empty string shows none."""
        self._target = owner
        self._mark()

    def owner_at(self, place: QPointF) -> str:
        """Return the owner of the topmost box at `place`, or an empty string."""
        for item in self.items(place):
            if isinstance(item, ShapeItem) and item.owner and isinstance(item.shape_shown, Box):
                return item.owner
        return ""

    def shape_id_at(self, place: QPointF) -> str:
        """Return the id of the topmost box at `place`, decoration included."""
        for item in self.items(place, deviceTransform=QTransform()):
            if isinstance(item, ShapeItem) and isinstance(item.shape_shown, Box):
                return item.shape_shown.id
        return ""

    def box_of(self, owner: str) -> QRectF | None:
        """Return the rectangle of the owner's own box, or None where it has none."""
        item = self._items.get(owner) or next(
            (entry for entry in self._items.values() if entry.owner == owner), None
        )
        if item is None or not isinstance(item.shape_shown, Box):
            return None
        box = item.shape_shown
        return QRectF(box.x, box.y, box.width, box.height)

    def owners_within(self, area: QRectF) -> frozenset[str]:
        """Return the owners of all boxes that lie in `area`."""
        found = (item for item in self.items(area) if isinstance(item, ShapeItem))
        return frozenset(item.owner for item in found if item.owner)

    def _keep_selection(self) -> None:
        present = {item.owner for item in self._items.values()}
        self._also &= present
        if self._selected and self._selected not in present:
            self.select("")

    def _mark(self) -> None:
        chosen = self.all_selected
        for item in self._items.values():
            owner = item.owner
            item.set_marks(
                selected=bool(owner) and owner in chosen, target=owner == self._target != ""
            )

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""A mirror of a drawing: one item for each shape, by id. It edits nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from app.causal.shapes import Box, Drawing, Path
from app.causal.text_measure import ELLIPSIS
from ui.canvas.fold_mark import REACH, FoldSide, FoldState
from ui.canvas.shape_item import Mark, PathItem, ShapeItem
from ui.canvas.travel import Travel

MARGIN = 24.0


class DrawingScene(QGraphicsScene):
    """Show a drawing and the selection in it. Touches only what changed when a new one is shown."""

    selection_moved = Signal(str)
    drawing_shown = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drawing = Drawing(0.0, 0.0, ())
        self._items: dict[str, ShapeItem | PathItem] = {}
        self._by_owner: dict[str, list[ShapeItem]] = {}
        self._selected = ""
        self._also: frozenset[str] = frozenset()
        self._found: frozenset[str] = frozenset()
        self._target: tuple[str, bool] = ("", True)
        self._folds: Mapping[str, FoldState] = {}
        self._travel = Travel(self)

    @property
    def drawing(self) -> Drawing:
        """The drawing that is mirrored."""
        return self._drawing

    @property
    def travel(self) -> Travel:
        """What moves boxes after a change of lens."""
        return self._travel

    @property
    def selected(self) -> str:
        """Owner of the selected shape; empty where nothing is selected."""
        return self._selected

    @property
    def all_selected(self) -> frozenset[str]:
        """Every owner selected, the rubber band's included."""
        return self._also | ({self._selected} if self._selected else frozenset())

    @property
    def owners(self) -> frozenset[str]:
        """Every owner that has a box."""
        return frozenset(self._by_owner)

    def show_drawing(self, drawing: Drawing) -> None:
        """Mirror `drawing`: shapes keep their item as long as their id and kind stay."""
        self._travel.finish()
        self._drawing = drawing
        wanted = {shape.id: shape for shape in drawing.shapes}
        for gone in self._items.keys() - wanted.keys():
            self._take_away(gone)
        for shape_id, shape in wanted.items():
            item = self._items.get(shape_id)
            if item is not None and item.shape_shown is shape:
                continue
            if isinstance(shape, Path):
                if isinstance(item, PathItem):
                    item.set_shape(shape)
                    continue
            elif isinstance(item, ShapeItem) and item.owner == shape.owner:
                item.set_shape(shape)
                continue
            if item is not None:
                self._take_away(shape_id)
            self._put(shape_id, PathItem(shape) if isinstance(shape, Path) else ShapeItem(shape))
        area = QRectF(0, 0, drawing.width, drawing.height)
        self.setSceneRect(area.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN))
        self._keep_selection()
        self.drawing_shown.emit()

    def send_home(self, places: Mapping[str, QPointF], duration_ms: int) -> None:
        """Let boxes travel from `places` (upper left corners, by owner) to where they are now.

        What has no such place, and every line, is shown at the end.
        """
        offsets: list[tuple[ShapeItem, QPointF]] = []
        stills: list[QGraphicsItem] = []
        for shape_id, item in self._items.items():
            box = item.box if isinstance(item, ShapeItem) and shape_id == item.owner else None
            if isinstance(item, ShapeItem) and box is not None and item.owner in places:
                offsets.append((item, places[item.owner] - box.topLeft()))
            else:
                stills.append(item)
        self._travel.start(offsets, stills, duration_ms)

    def restyle(self) -> None:
        """Take the colours and fonts of another theme."""
        for item in self._items.values():
            item.restyle()

    def select(self, owner: str, also: frozenset[str] = frozenset()) -> None:
        """Select the shape of `owner`, and `also` with it; an empty string selects nothing."""
        before, moved = self.all_selected, owner != self._selected
        self._selected, self._also = owner, also
        self._mark(before ^ self.all_selected)
        if moved:
            self.selection_moved.emit(owner)

    def set_found(self, owners: frozenset[str]) -> None:
        """Show what a search found."""
        before, self._found = self._found, owners
        self._mark(before ^ owners)

    def set_target(self, target: str, *, refused: bool = False) -> None:
        """Show which owner (or bone) a drag would drop on, and whether it may; "" shows none."""
        before, self._target = self._target[0], (target, not refused)
        self._mark({before, target} - {""})

    def set_folds(self, folds: Mapping[str, FoldState], side: FoldSide) -> None:
        """Show which branches can be folded or are, and where their marks sit."""
        touched = folds.keys() | self._folds.keys()
        self._folds = folds
        for owner in touched:
            item = self._items.get(owner)
            if isinstance(item, ShapeItem):
                item.set_fold(folds.get(owner, FoldState.NONE), side)

    def owner_at(self, place: QPointF) -> str:
        """Return the owner of the topmost box at `place`, or an empty string."""
        for item in self.items(place):
            if isinstance(item, ShapeItem) and item.owner and item.box is not None:
                return item.owner
        return ""

    def cut_box_at(self, place: QPointF) -> str | None:
        """Return the owner of the box at `place` if its words did not all fit, else None."""
        owner = self.owner_at(place)
        cut = any(
            line.text.endswith(ELLIPSIS)
            for item in self._by_owner.get(owner, ())
            if not isinstance(item.shape_shown, Path)
            for line in item.shape_shown.texts
        )
        return owner if cut else None

    def shape_id_at(self, place: QPointF) -> str:
        """Return the id of the topmost box at `place`, decoration included."""
        around = QRectF(place, place).adjusted(-0.5, -0.5, 0.5, 0.5)
        found = self.items(
            around, Qt.ItemSelectionMode.IntersectsItemBoundingRect, deviceTransform=QTransform()
        )
        for item in found:
            if isinstance(item, ShapeItem) and item.box is not None and item.box.contains(place):
                return item.shape_shown.id
        return ""

    def fold_at(self, place: QPointF) -> str:
        """Return the owner whose fold mark is at `place`, or an empty string."""
        around = QRectF(place, place).adjusted(-REACH, -REACH, REACH, REACH)
        for item in self.items(around, Qt.ItemSelectionMode.IntersectsItemBoundingRect):
            mark = item.fold_place if isinstance(item, ShapeItem) else None
            if mark is not None and (mark - place).manhattanLength() <= REACH:
                return item.owner if isinstance(item, ShapeItem) else ""
        return ""

    def box_of(self, owner: str) -> QRectF | None:
        """Return the rectangle of the owner's own box, or None where it has none."""
        item = self._items.get(owner)
        if isinstance(item, ShapeItem) and item.box is not None:
            return item.box
        return next((entry.box for entry in self._by_owner.get(owner, ())), None)

    def owners_within(self, area: QRectF) -> frozenset[str]:
        """Return the owners of all boxes that lie in `area`."""
        found = (item for item in self.items(area) if isinstance(item, ShapeItem))
        return frozenset(item.owner for item in found if item.owner)

    def boxes_within(self, area: QRectF) -> list[Box]:
        """Return the boxes that reach into `area`, decoration included."""
        touched = self.items(area, Qt.ItemSelectionMode.IntersectsItemBoundingRect)
        shapes = (item.shape_shown for item in touched if isinstance(item, ShapeItem))
        return [shape for shape in shapes if isinstance(shape, Box)]

    def mark_of(self, shape_id: str) -> Mark:
        """Return the ring around a box."""
        item = self._items.get(shape_id)
        return item.mark if isinstance(item, ShapeItem) else Mark.NONE

    def _put(self, shape_id: str, item: ShapeItem | PathItem) -> None:
        self._items[shape_id] = item
        if isinstance(item, ShapeItem) and item.owner and isinstance(item.shape_shown, Box):
            self._by_owner.setdefault(item.owner, []).append(item)
            item.set_mark(self._wanted_mark(item.owner))
        self.addItem(item)

    def _take_away(self, shape_id: str) -> None:
        item = self._items.pop(shape_id)
        self.removeItem(item)
        same = self._by_owner.get(item.owner)
        if same is not None and isinstance(item, ShapeItem) and item in same:
            same.remove(item)
            if not same:
                del self._by_owner[item.owner]

    def _keep_selection(self) -> None:
        self._also &= self._by_owner.keys()
        if self._selected and self._selected not in self._by_owner:
            self.select("")

    def _mark(self, owners: Iterable[str]) -> None:
        for owner in owners:
            mark = self._wanted_mark(owner)
            for item in self._by_owner.get(owner) or (self._items.get(owner),):
                if isinstance(item, ShapeItem):
                    item.set_mark(mark)

    def _wanted_mark(self, owner: str) -> Mark:
        target, allowed = self._target
        if owner == target:
            return Mark.TARGET if allowed else Mark.REFUSED
        if owner in self.all_selected:
            return Mark.SELECTED
        return Mark.FOUND if owner in self._found else Mark.NONE

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Drag a cause onto another one, or onto a bone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QApplication, QGraphicsRectItem

from ui.canvas.drawing_scene import DrawingScene
from ui.theme import current_theme

Dropped = Callable[[str, str, bool], None]
"""Called with the cause dragged, the id of the shape it was dropped on, and whether to link too."""

_GHOST_OPACITY = 0.45


class DragCause:
    """Move a ghost of the cause; the shape under the mouse is marked as target.

    With Ctrl held at the end the cause keeps its place and gets a second effect.
    """

    def __init__(self, scene: DrawingScene, owner: str, dropped: Dropped) -> None:
        self._scene = scene
        self._owner = owner
        self._dropped = dropped
        self._from = QPointF()
        self._ghost: QGraphicsRectItem | None = None

    def start(self, place: QPointF) -> None:
        """Remember where the mouse went down."""
        self._from = place

    def move(self, place: QPointF) -> None:
        """Let the ghost follow, once the mouse has really moved."""
        far = (place - self._from).manhattanLength() >= QApplication.startDragDistance()
        if self._ghost is None and far:
            self._ghost = self._make_ghost()
        if self._ghost is not None:
            self._ghost.setPos(place - self._from)
            target = self._scene.owner_at(place)
            self._scene.set_target(target if target != self._owner else "")

    def end(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Drop the cause on the shape under the mouse, if it was dragged at all."""
        dragged = self._ghost is not None
        self._clear()
        target = self._scene.shape_id_at(place)
        if dragged and target and self._scene.owner_at(place) != self._owner:
            also = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
            self._dropped(self._owner, target, also)

    def cancel(self) -> None:
        """Take the ghost away and drop nothing."""
        self._clear()

    def _make_ghost(self) -> QGraphicsRectItem | None:
        box = self._scene.box_of(self._owner)
        if box is None:
            return None
        theme = current_theme()
        ghost = QGraphicsRectItem(QRectF(box))
        ghost.setBrush(theme.color("accent_weak"))
        ghost.setPen(theme.color("accent"))
        ghost.setOpacity(_GHOST_OPACITY)
        ghost.setZValue(10)
        self._scene.addItem(ghost)
        return ghost

    def _clear(self) -> None:
        self._scene.set_target("")
        if self._ghost is not None:
            self._scene.removeItem(self._ghost)
            self._ghost = None

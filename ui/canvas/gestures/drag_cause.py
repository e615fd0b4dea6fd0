# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Drag a cause onto another one, or into a bone."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QGraphicsRectItem

from app.causal.bone_area import bone_at
from ui.canvas.drawing_view import DrawingView
from ui.canvas.gestures.drop import Drop, DropJudge
from ui.canvas.gestures.gesture import extends, is_far
from ui.theme import current_theme

_GHOST_OPACITY = 0.45


class DropTaker(Protocol):
    """Shows and takes what a drag comes to."""

    def show_drop(self, drop: Drop | None) -> None:
        """Tell the room what would happen; None takes the words away."""
        ...

    def take_drop(self, cause_id: str, target: str, also: bool) -> None:
        """Ask for the edit."""
        ...


class DragCause:
    """Move a ghost of the cause; the target is marked, or marked as refused with the reason.

    With Ctrl held at the end the cause keeps its place and explains the target too. Without a
    drag it was a click, which selects; with Shift or Ctrl it adds or takes away.
    """

    scrolls_at_edges = True

    def __init__(self, view: DrawingView, owner: str, judge: DropJudge, taker: DropTaker) -> None:
        self._view = view
        self._scene = view.drawing_scene
        self._owner = owner
        self._judge = judge
        self._taker = taker
        self._from = QPointF()
        self._before = (self._scene.selected, self._scene.all_selected)
        self._ghost: QGraphicsRectItem | None = None

    def start(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Select what was pressed; one of several selected keeps the others."""
        self._from = place
        if not extends(modifiers) and self._owner not in self._scene.all_selected:
            self._scene.select(self._owner)

    def move(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Let the ghost follow, once the mouse has really moved."""
        if self._ghost is None and is_far(self._from, place, self._view.zoom):
            self._ghost = self._make_ghost()
        if self._ghost is None:
            return
        self._ghost.setPos(place - self._from)
        also = _links(modifiers)
        target = self._target(place, also=also)
        drop = self._judge(self._owner, target, also) if target else None
        self._scene.set_target(target, refused=drop is not None and drop.refused)
        self._taker.show_drop(drop)

    def end(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Drop the cause, or take the click."""
        self.move(place, modifiers)
        dragged = self._ghost is not None
        self._clear()
        if not dragged:
            self._click(modifiers)
            return
        also = _links(modifiers)
        target = self._target(place, also=also)
        if target and not self._judge(self._owner, target, also).refused:
            self._taker.take_drop(self._owner, target, also)

    def cancel(self) -> None:
        """Take the ghost away and drop nothing."""
        self._clear()
        self._scene.select(*self._before)

    def _click(self, modifiers: Qt.KeyboardModifier) -> None:
        first, chosen = self._before
        if not extends(modifiers):
            self._scene.select(self._owner)
        elif self._owner in chosen:
            left = chosen - {self._owner}
            self._scene.select(first if first in left else min(left, default=""), left)
        else:
            self._scene.select(self._owner, chosen | {self._owner})

    def _target(self, place: QPointF, *, also: bool) -> str:
        """Return the id of the shape the cause would go to; itself is none."""
        bone = "" if also else bone_at(self._scene.drawing, place.x(), place.y())
        target = bone or self._scene.owner_at(place)
        return "" if target == self._owner else target

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
        self._taker.show_drop(None)
        if self._ghost is not None:
            self._scene.removeItem(self._ghost)
            self._ghost = None


def _links(modifiers: Qt.KeyboardModifier) -> bool:
    return bool(modifiers & Qt.KeyboardModifier.ControlModifier)

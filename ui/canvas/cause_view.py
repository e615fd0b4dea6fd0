# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The canvas of causes: turns mouse and keys into wishes, and carries none of them out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app.causal.shapes import Drawing
from ui.canvas.cause_keys import command_of, view_command_of
from ui.canvas.drawing_scene import DrawingScene
from ui.canvas.drawing_view import DrawingView
from ui.canvas.drop_words import DropWords
from ui.canvas.edge_scroll import EdgeScroll
from ui.canvas.gestures.drag_cause import DragCause
from ui.canvas.gestures.drop import Drop, DropJudge
from ui.canvas.gestures.gesture import Gesture
from ui.canvas.gestures.pan import Pan
from ui.canvas.gestures.rubber_band import RubberBand
from ui.canvas.minimap import Minimap
from ui.kit.announce import announce
from ui.kit.tooltip import plain_tooltip
from ui.theme import current_theme, duration

_BUTTONS = (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton)


def _allow_all(_cause_id: str, _target: str, _also: bool) -> Drop:
    return Drop("")


class CauseView(DrawingView):
    """Emit what the person at the canvas wants; the panel answers with edits.

    `judge` answers what a drop would do, before it is done; `wording` the whole text of a cause.
    """

    command_wanted = Signal(str)
    edit_wanted = Signal(str)
    fold_wanted = Signal(str)
    drop_wanted = Signal(str, str, bool)
    menu_wanted = Signal(str, object)
    add_wanted = Signal()

    def __init__(self, scene: DrawingScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self._gesture: Gesture | None = None
        self._button = Qt.MouseButton.NoButton
        self._mouse = QPoint()
        self._held = Qt.KeyboardModifier.NoModifier
        self.judge: DropJudge = _allow_all
        self.wording: Callable[[str], str] = str
        self._words = DropWords(self.viewport())
        self.minimap = Minimap(self)
        self._edges = EdgeScroll(self)
        self._edges.scroll_wanted.connect(self._on_scroll_wanted)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Causes"))

    @property
    def is_dragging(self) -> bool:
        """True while a gesture is under way; undo waits for its end."""
        return self._gesture is not None

    @property
    def drop_text(self) -> str:
        """What is said beside the mouse while something is dragged; empty otherwise."""
        return self._words.text

    def describe(self, said: str) -> None:
        """Let screen readers say the selected cause, now and when they ask."""
        if said == self.accessibleDescription():
            return
        self.setAccessibleDescription(said)
        if self.hasFocus():
            announce(self, said)

    def show_drop(self, drop: Drop | None) -> None:
        """Tell at the mouse what letting go would do, or why it would do nothing."""
        self._words.show_drop(drop, self._mouse)

    def take_drop(self, cause_id: str, target: str, also: bool) -> None:
        """Ask for the edit that a drop stands for."""
        self.drop_wanted.emit(cause_id, target, also)

    def change_drawing(self, drawing: Drawing) -> None:
        """Show the same causes in another drawing, the selected one in view.

        What is in both travels there, so that the room sees it is one model.
        """
        scene = self.drawing_scene
        scene.travel.finish()
        boxes = {owner: scene.box_of(owner) for owner in scene.owners}
        seen = {owner: self.mapFromScene(box.topLeft()) for owner, box in boxes.items() if box}
        scene.show_drawing(drawing)
        self.settle()
        box = scene.box_of(scene.selected)
        if box is not None:
            self.show_box(box)
        scene.send_home(
            {owner: self.mapToScene(place) for owner, place in seen.items()},
            duration(current_theme().motion.lens_ms),
        )

    def event(self, event: QEvent) -> bool:
        """Take Tab and the canvas's keys before focus travel and window shortcuts do."""
        if isinstance(event, QKeyEvent) and event.type() in (
            QEvent.Type.KeyPress,
            QEvent.Type.ShortcutOverride,
        ):
            known = command_of(event) is not None
            if known and event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if known and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.keyPressEvent(event)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn a key into a command; while something is dragged only Esc counts."""
        self.drawing_scene.travel.finish()
        if self._gesture is not None:
            if event.key() == Qt.Key.Key_Escape:
                self._drop_gesture()
            else:
                self._move_gesture(self._mouse, event.modifiers() | _modifier_of(event))
            return
        if event.key() == Qt.Key.Key_Escape and len(self.drawing_scene.all_selected) > 1:
            self.drawing_scene.select(self.drawing_scene.selected)
            return
        change, command = view_command_of(event), command_of(event)
        if change is not None:
            self._change_view(change)
        elif command is not None:
            self.command_wanted.emit(command)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let a drag know that Ctrl was let go."""
        if self._gesture is not None:
            self._move_gesture(self._mouse, event.modifiers() & ~_modifier_of(event))
        super().keyReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select what is under the mouse and begin a gesture."""
        self.drawing_scene.travel.finish()
        if event.button() not in _BUTTONS or self._gesture is not None:
            event.accept()
            return
        place = self.mapToScene(event.position().toPoint())
        fold = self.drawing_scene.fold_at(place)
        if fold and event.button() is Qt.MouseButton.LeftButton:
            self.fold_wanted.emit(fold)
            return
        self._button = event.button()
        self._gesture = self._gesture_at(place)
        self._gesture.start(place, event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the gesture."""
        if self._gesture is None:
            super().mouseMoveEvent(event)
            return
        self._move_gesture(event.position().toPoint(), event.modifiers())
        if self._gesture.scrolls_at_edges:
            self._edges.follow(event.position().toPoint(), self.viewport().rect())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture."""
        if self._gesture is None or event.button() is not self._button:
            return
        gesture, self._gesture = self._gesture, None
        self._edges.stop()
        gesture.end(self.mapToScene(event.position().toPoint()), event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the cause under the mouse in place; on empty canvas add one under the effect."""
        self._drop_gesture()
        place = self.mapToScene(event.position().toPoint())
        owner = self.drawing_scene.owner_at(place)
        if owner:
            self.edit_wanted.emit(owner)
        elif not self.drawing_scene.fold_at(place):
            self.add_wanted.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell in a tooltip what did not fit into the box under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            box = self.drawing_scene.cut_box_at(self.mapToScene(event.pos()))
            if box is not None:
                QToolTip.showText(event.globalPos(), plain_tooltip(self.wording(box)), self)
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the cause under the mouse, or of the selected one."""
        self._drop_gesture()
        scene = self.drawing_scene
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            owner, where = scene.owner_at(self.mapToScene(event.pos())), event.globalPos()
        else:
            owner, where = scene.selected, self._below_selected()
        if owner and owner not in scene.all_selected:
            scene.select(owner)
        self.menu_wanted.emit(owner, where)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave nothing half dragged behind."""
        self._drop_gesture()
        super().focusOutEvent(event)

    def _gesture_at(self, place: QPointF) -> Gesture:
        if self._button is Qt.MouseButton.MiddleButton:
            return Pan(self)
        owner = self.drawing_scene.owner_at(place)
        return DragCause(self, owner, self.judge, self) if owner else RubberBand(self)

    def _change_view(self, change: str) -> None:
        changes = {
            "fit": self.fit,
            "zoom_in": self.zoom_in,
            "zoom_out": self.zoom_out,
            "minimap": self.minimap.toggle,
        }
        changes[change]()

    def _move_gesture(self, place: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        self._mouse, self._held = place, modifiers
        if self._gesture is not None:
            self._gesture.move(self.mapToScene(place), modifiers)

    def _on_scroll_wanted(self, across: int, down: int) -> None:
        self.pan_by(across, down)
        self._move_gesture(self._mouse, self._held)

    def _drop_gesture(self) -> None:
        gesture, self._gesture = self._gesture, None
        self._edges.stop()
        if gesture is not None:
            gesture.cancel()

    def _below_selected(self) -> QPoint:
        """Return where a menu opened by key belongs, on the screen."""
        box = self.drawing_scene.box_of(self.drawing_scene.selected)
        place = self.viewport().rect().center()
        if box is not None:
            place = self.mapFromScene(QPointF(box.left(), box.bottom()))
        return self.viewport().mapToGlobal(place)


def _modifier_of(event: QKeyEvent) -> Qt.KeyboardModifier:
    """Return the modifier that a key is itself."""
    if event.key() == Qt.Key.Key_Control:
        return Qt.KeyboardModifier.ControlModifier
    if event.key() == Qt.Key.Key_Shift:
        return Qt.KeyboardModifier.ShiftModifier
    return Qt.KeyboardModifier.NoModifier

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The canvas of causes: turns mouse and keys into wishes, and carries none of them out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.canvas.drawing_scene import DrawingScene
from ui.canvas.drawing_view import DrawingView
from ui.canvas.gestures.drag_cause import DragCause
from ui.canvas.gestures.gesture import Gesture
from ui.canvas.gestures.rubber_band import RubberBand

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier

COMMAND_KEYS: dict[tuple[Qt.Key, Qt.KeyboardModifier], str] = {
    (Qt.Key.Key_Return, _NONE): "add_sibling",
    (Qt.Key.Key_Enter, _NONE): "add_sibling",
    (Qt.Key.Key_Tab, _NONE): "add_child",
    (Qt.Key.Key_Backtab, _SHIFT): "promote",
    (Qt.Key.Key_Up, _ALT): "move_up",
    (Qt.Key.Key_Down, _ALT): "move_down",
    (Qt.Key.Key_Up, _NONE): "select_up",
    (Qt.Key.Key_Down, _NONE): "select_down",
    (Qt.Key.Key_Left, _NONE): "select_left",
    (Qt.Key.Key_Right, _NONE): "select_right",
    (Qt.Key.Key_F2, _NONE): "edit",
    (Qt.Key.Key_Delete, _NONE): "remove",
    (Qt.Key.Key_Backspace, _NONE): "remove",
    (Qt.Key.Key_Space, _NONE): "fold",
    (Qt.Key.Key_G, _NONE): "gate",
    (Qt.Key.Key_S, _NONE): "state",
    (Qt.Key.Key_E, _CTRL): "evidence",
    (Qt.Key.Key_A, _CTRL | _SHIFT): "make_action",
    (Qt.Key.Key_C, _CTRL): "copy",
    (Qt.Key.Key_X, _CTRL): "cut",
    (Qt.Key.Key_V, _CTRL): "paste",
}
"""The canvas's own keys. They act only while the canvas has the focus."""

ZOOM_KEYS: dict[Qt.Key, str] = {
    Qt.Key.Key_0: "fit",
    Qt.Key.Key_Plus: "zoom_in",
    Qt.Key.Key_Equal: "zoom_in",
    Qt.Key.Key_Minus: "zoom_out",
}


class CauseView(DrawingView):
    """Emit what the person at the canvas wants; the panel answers with edits."""

    command_wanted = Signal(str)
    edit_wanted = Signal(str)
    drop_wanted = Signal(str, str, bool)
    menu_wanted = Signal(str, object)

    def __init__(self, scene: DrawingScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self._cause_scene = scene
        self._gesture: Gesture | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Causes"))

    @property
    def is_dragging(self) -> bool:
        """True while a gesture is under way; undo waits for its end."""
        return self._gesture is not None

    def event(self, event: QEvent) -> bool:
        """Take Tab and the canvas's keys before focus travel and window shortcuts do."""
        if isinstance(event, QKeyEvent) and event.type() in (
            QEvent.Type.KeyPress,
            QEvent.Type.ShortcutOverride,
        ):
            known = self._command_of(event) is not None
            if known and event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if known and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.keyPressEvent(event)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn a key into a command; a printable one begins to type over the selected cause."""
        if event.key() == Qt.Key.Key_Escape and self._gesture is not None:
            self._drop_gesture()
            return
        plain = event.modifiers() & ~_KEYPAD
        zoom = ZOOM_KEYS.get(Qt.Key(event.key()))
        if zoom is not None and not plain & (_CTRL | _ALT):
            {"fit": self.fit, "zoom_in": self.zoom_in, "zoom_out": self.zoom_out}[zoom]()
            return
        command = self._command_of(event)
        if command is not None and self._gesture is None:
            self.command_wanted.emit(command)
            event.accept()
            return
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select what is under the mouse and begin a gesture."""
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        place = self._place(event)
        owner = self._cause_scene.owner_at(place)
        if owner:
            self._cause_scene.select(owner)
            self._gesture = DragCause(self._cause_scene, owner, self.drop_wanted.emit)
        else:
            self._gesture = RubberBand(self._cause_scene)
        self._gesture.start(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the gesture."""
        if self._gesture is not None:
            self._gesture.move(self._place(event))
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None and event.button() is Qt.MouseButton.LeftButton:
            gesture.end(self._place(event), event.modifiers())
            return
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the cause under the mouse in place."""
        self._drop_gesture()
        owner = self._cause_scene.owner_at(self._place(event))
        if owner:
            self.edit_wanted.emit(owner)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the cause under the mouse, or of the selected one."""
        self._drop_gesture()
        at_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        place = self.mapToScene(event.pos())
        owner = self._cause_scene.owner_at(place) if at_mouse else self._cause_scene.selected
        if owner:
            self._cause_scene.select(owner)
        self.menu_wanted.emit(owner, event.globalPos())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave nothing half dragged behind."""
        self._drop_gesture()
        super().focusOutEvent(event)

    def _command_of(self, event: QKeyEvent) -> str | None:
        modifiers = event.modifiers() & ~_KEYPAD
        return COMMAND_KEYS.get((Qt.Key(event.key()), modifiers))

    def _drop_gesture(self) -> None:
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.cancel()

    def _place(self, event: QMouseEvent) -> QPointF:
        return self.mapToScene(event.position().toPoint())

# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Real mouse events on the viewport of a canvas, step by step."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ui.canvas.cause_view import CauseView

LEFT = Qt.MouseButton.LeftButton
MIDDLE = Qt.MouseButton.MiddleButton
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def place_of(view: CauseView, owner: str) -> QPoint:
    """Return the middle of a box on the viewport."""
    box = view.drawing_scene.box_of(owner)
    assert box is not None
    return view.mapFromScene(box.center())


def hold(
    view: CauseView,
    start: QPoint,
    end: QPoint,
    held: Qt.KeyboardModifier = NONE,
    button: Qt.MouseButton = LEFT,
) -> None:
    """Press at `start` and move to `end`, without letting go."""
    QTest.mousePress(view.viewport(), button, held, start)
    QTest.mouseMove(view.viewport(), (start + end) / 2)
    QTest.mouseMove(view.viewport(), end)


def drag(
    view: CauseView,
    start: QPoint,
    end: QPoint,
    held: Qt.KeyboardModifier = NONE,
    button: Qt.MouseButton = LEFT,
) -> None:
    """Drag from `start` to `end`."""
    hold(view, start, end, held, button)
    QTest.mouseRelease(view.viewport(), button, held, end)


def give_up(view: CauseView, button: Qt.MouseButton = LEFT) -> None:
    """Press Esc while something is held, then let the button go."""
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view.viewport(), button, NONE, view.viewport().rect().center())


def double_click(view: CauseView, place: QPoint) -> None:
    """Double-click on the viewport, and let go: by itself Qt's helper leaves the button down."""
    QTest.mouseDClick(view.viewport(), LEFT, NONE, place)
    QTest.mouseRelease(view.viewport(), LEFT, NONE, place)


def click(view: CauseView, owner: str, held: Qt.KeyboardModifier = NONE) -> None:
    """Click on a box."""
    QTest.mouseClick(view.viewport(), LEFT, held, place_of(view, owner))

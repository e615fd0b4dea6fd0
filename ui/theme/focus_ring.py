# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Decides who gets the focus ring.

Inputs always, everything else that can be pressed when the keyboard brought the focus there.

Asks widgets for their class by name: naming the Python classes here would build them all before the
first window is up.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from ui.theme.focus_outline import FocusOutline

_INPUTS = ("QLineEdit", "QPlainTextEdit", "QTextEdit", "QAbstractSpinBox", "QComboBox")
_COMPOUND = ("QAbstractSpinBox", "QComboBox")
_NO_RING = "noFocusRing"


class FocusRing(QObject):
    """Follows the focus of one application.

    A widget with the property `noFocusRing` draws its own.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._outline: FocusOutline | None = None
        app.focusChanged.connect(self._on_focus_changed)

    @property
    def outline(self) -> "FocusOutline | None":
        """The ring that is drawn now."""
        return self._outline

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._drop()
        if now is None or now.isWindow() or now.property(_NO_RING):
            return
        if _is_any(now, _INPUTS):
            self._draw(_whole(now), halo=True)
        elif QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._draw(now, halo=False)

    def _draw(self, target: QWidget, *, halo: bool) -> None:
        from ui.theme.focus_outline import (
            FocusOutline,  # seen first when something gets the focus, after the first paint
        )

        self._outline = FocusOutline(target, halo=halo)
        self._outline.destroyed.connect(self._on_outline_destroyed)

    def _on_outline_destroyed(self) -> None:
        self._outline = None

    def _drop(self) -> None:
        outline, self._outline = self._outline, None
        if outline is not None:
            outline.destroyed.disconnect(self._on_outline_destroyed)
            outline.release()


def _is_any(widget: QWidget, classes: tuple[str, ...]) -> bool:
    return any(widget.inherits(name) for name in classes)


def _whole(widget: QWidget) -> QWidget:
    """Return the spin box or combo box a line edit is part of, else the widget itself."""
    parent = widget.parentWidget()
    return parent if parent is not None and _is_any(parent, _COMPOUND) else widget
